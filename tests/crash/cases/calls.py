# SPDX-License-Identifier: MIT
"""An update whose system calls are cut short: killed at each, at each pair, and each failing."""
import collections
import re

from common import (BUILD, KILL, NEW, OLD, TOOL, Hurt, Wall, calls_of, case, figure, fresh, from_the, importing, injected, need_strace,
                    packed, prepared, retry, sample, stick, tool, update)
from harness import same
from harness.vectors import VECTORS

ERRORS = ("EIO", "ENOSPC", "EINTR", "ENOMEM", "EROFS", "EMFILE", "EDQUOT")
# A sanitizer that gets no memory gives up, or turns in a circle; unit tests see to memory.
SPARED = {"mmap", "munmap", "mprotect", "madvise", "brk"} if "san" in BUILD.name else set()


def told(ends):
    return ", ".join(f"{n} {end}" for end, n in ends.most_common())


@case
def an_update_killed_at_every_call(folder):
    need_strace()
    template, source = prepared(folder)
    empty = folder / "empty"
    empty.mkdir()
    with Wall() as wall:
        for what, start in (("an update", template), ("a first edition", empty)):
            hurt, ended = Hurt(folder, wall, start, source), collections.Counter()
            calls, _ = hurt.calls()
            chosen = sample(calls, 60)
            for name, which, _ in chosen:
                ended[hurt.by(name, which, KILL, f"{what} killed at {name} {which}")[1]] += 1
            figure(f"{what} killed at {len(chosen)} of {len(calls)} system calls: {ended[hurt.was]} old, {ended[NEW]} new, 0 else; "
                   "every retry succeeded")


@case
def an_update_and_its_recovery_both_killed(folder):
    """Before the shelf is opened nothing has changed, so that a kill there is like none."""
    need_strace()
    template, source = prepared(folder)
    pairs = many = 0
    ended = collections.Counter()
    with Wall() as wall:
        first = Hurt(folder, wall, template, source)
        for name, which, _ in sample(first.calls()[1], 12, seed=2):
            shelf = fresh(folder, template, "half")
            update(shelf, source, wrap=injected(name, which, KILL))
            # What the recovery calls depends on how far the first came.
            second = Hurt(folder, wall, shelf, source)
            calls = second.calls()[1]
            many += len(calls)
            for again, which_again, _ in sample(calls, 6, seed=pairs):
                what = f"killed at {name} {which}, then at {again} {which_again}"
                ended[second.by(again, which_again, KILL, what)[1]] += 1
                pairs += 1
    figure(f"killed twice, {pairs} pairs of {many}: {ended[OLD]} old, {ended[NEW]} new, 0 else; every retry succeeded")


@case
def a_change_of_the_shelf_killed_at_every_call(folder):
    """By the kiosk, that is: taking back, marking good, counting a start. The next update succeeds in any case."""
    need_strace()
    template, source = prepared(folder)
    same(update(template, source).reason, "done", "update")
    ended = collections.Counter()
    with Wall() as wall:
        for change, after in ((("undo",), OLD), (("good",), NEW), (("start", "boot"), NEW)):
            shelf = fresh(folder, template)
            command = (TOOL, *change, shelf, VECTORS)
            for name, which, _ in sample(from_the(shelf, calls_of(folder, command)), 20, seed=13):
                shelf = fresh(folder, template)
                tool(*command[1:], wrap=injected(name, which, KILL), ok=None)
                now, what = wall.shows(shelf), f"{change} killed at {name} {which}"
                same(now in (NEW, after), True, f"{what}: {now}")
                ended[now] += 1
                retry(wall, shelf, source, what)
    figure(f"changes of the shelf by the kiosk killed at {sum(ended.values())} system calls: 0 editions lost")


@case
def every_call_fails_once(folder):
    need_strace()
    template, source = prepared(folder)
    ends = collections.Counter()
    with Wall() as wall:
        hurt = Hurt(folder, wall, template, source)
        calls, on_the_shelf = hurt.calls()
        if SPARED:
            calls = [call for call in on_the_shelf if call.name not in SPARED]
        # Without one of these nothing is durable; before the shelf is opened they are the program loader's.
        essential = [call for call in on_the_shelf if call.name in ("fsync", "renameat", "pwrite64")]
        faults = sample(((call, error) for call in calls for error in ERRORS), 150, seed=3)
        faults += [(call, "EIO") for call in essential if (call, "EIO") not in faults]
        for call, error in faults:
            what = f"{call.name} {call.which} failed with {error}"
            outcome, _ = hurt.by(call.name, call.which, f"error={error}", what)
            interrupted = call.name == "pwrite64" and error == "EINTR"  # and so written again
            if call in essential and not interrupted and outcome.reason == "done":
                raise AssertionError(f"{what}, and it said done")
            # That the sanitizer itself gives up when a call of its own fails is no fault of ours.
            if re.search(r"Sanitizer: [a-z]+-|runtime error:", outcome.stderr):
                raise AssertionError(f"{what}: {outcome.stderr}")
            ends[outcome.reason or "no word"] += 1
    figure(f"{len(faults)} failing calls ({len(calls)} calls, {len(ERRORS)} errors): {told(ends)}; 0 false successes")


@case
def every_call_of_a_kind_fails_for_good(folder):
    """A medium that has gone bad stays bad."""
    need_strace()
    template, source = prepared(folder)
    n = 0
    with Wall() as wall:
        hurt = Hurt(folder, wall, template, source)
        starts = {}
        for name, which, _ in hurt.calls()[1]:
            starts.setdefault(name, which)
        for name in sample(sorted(starts.keys() - SPARED), 12, seed=4):
            for error in ("EIO", "ENOSPC"):
                hurt.by(name, f"{starts[name]}+", f"error={error}", f"{name} fails with {error} from the {starts[name]}. on")
                n += 1
    figure(f"{n} kinds of call failing for good: 0 false successes")


@case
def a_fault_is_named_for_what_it_is(folder):
    """The stick's fault, the card's, or no room: so that the right thing is mended."""
    need_strace()
    template, source = prepared(folder)
    with Wall() as wall:
        hurt = Hurt(folder, wall, template, source)
        calls, _ = hurt.calls()

        def first(name, holds="", after=""):
            since = next(i for i, c in enumerate(calls) if after in c.line)
            return next(c.which for c in calls[since:] if c.name == name and holds in c.line)

        again = first("pread64", after="step\\tkeep")
        for name, which, error, reason in (
                ("getdents64", first("getdents64", after=f'"{source}"'), "EIO", "unreadable"),  # the stick's folder
                ("pread64", first("pread64", f", {len(packed(NEW))}, 0)"), "EIO", "unreadable"),  # the stick's edition
                ("write", first("write", "\\211SFE"), "ENOSPC", "full"), ("write", first("write", "\\211SFE"), "EDQUOT", "full"),
                ("write", first("write", "\\211SFE"), "EIO", "card"), ("ftruncate", first("ftruncate"), "EIO", "card"),
                ("fsync", first("fsync"), "EIO", "card"), ("fsync", first("fsync"), "ENOSPC", "full"),
                ("renameat", first("renameat"), "EIO", "card"), ("renameat", first("renameat"), "EROFS", "card"),
                ("pread64", f"{again}..{again + 1}", "EIO", "card"),  # the state, which is read again, in both copies
                ("pwrite64", first("pwrite64"), "EIO", "card")):
            outcome, now = hurt.by(name, which, f"error={error}", f"{name} {which}: {error}")
            same((outcome.reason, now), (reason, OLD), f"{name} {which}: {error}: {outcome.text}")


@case
def a_first_edition_whose_fsyncs_fail(folder):
    """On an empty shelf the state's files are made as well."""
    need_strace()
    empty = folder / "empty"
    empty.mkdir()
    with Wall() as wall:
        hurt = Hurt(folder, wall, empty, stick(folder, new=packed(NEW)))
        fsyncs = [call for call in hurt.calls()[0] if call.name == "fsync"]
        same(len(fsyncs) >= 5, True, f"{fsyncs}")
        for name, which, _ in fsyncs:
            outcome, now = hurt.by(name, which, "error=EIO", f"fsync {which} failed")
            same((outcome.reason, now) in (("card", "nothing"), ("unsure", NEW)), True, f"fsync {which} failed: {outcome.reason} {now}")


@case
def the_copy_is_read_from_the_medium(folder):
    """Not from the memory that it was written from: that is let go before the copy is proved."""
    need_strace()
    template, source = prepared(folder)
    lines = [call.line for call in calls_of(folder, importing(fresh(folder, template), source))]
    at = next(i for i, line in enumerate(lines) if "fsync(" in line)
    fd = re.search(r"fsync\((\d+)\)", lines[at])[1]
    order = re.search(r"fadvise64\(" + fd + r", 0, 0, POSIX_FADV_DONTNEED\).*?step\\tcheck.*?pread64\(", "\n".join(lines[at:]), re.S)
    same(order is not None, True, "let go, then proved")


@case
def a_bad_stick(folder):
    """Reads that fail from any one on: the old edition stays, the reason is right, and nothing is left."""
    need_strace()
    template, _ = prepared(folder)
    ends = collections.Counter()
    with Wall() as wall:
        hurt = Hurt(folder, wall, template, stick(folder, "large", a=packed(NEW, n=4, size=400000)))
        reads = [call.which for call in hurt.calls()[0] if call.name == "pread64"]
        for which in sample(reads, 20, seed=12):
            # The last reads only compare the two copies of the state; without them the update is as good.
            outcome, _ = hurt.by("pread64", f"{which}+", "error=EIO", f"reads fail from the {which}. on")
            same(outcome.reason in ("unreadable", "card", "done", None), True, f"from the {which}. on: {outcome.reason} {outcome.text}")
            ends[outcome.reason or "no word"] += 1
    same("unreadable" in ends, True)
    figure(f"a stick or card that fails from the n-th read on, {sum(ends.values())} times: {told(ends)}; 0 false successes")
