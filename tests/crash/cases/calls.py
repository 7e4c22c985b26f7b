# SPDX-License-Identifier: MIT
"""An update whose system calls are cut short: killed at each, at each pair, and each failing."""
import os
import re
import subprocess

from harness import (BUILD, IMPORT, NEW, OLD, Skipped, Wall, case, figure, fresh, need_strace, packed, prepared, same, sample, stick,
                     update)

ERRORS = ("EIO", "ENOSPC", "EINTR", "ENOMEM", "EROFS", "EMFILE", "EDQUOT")
CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


def calls_of(folder, shelf, source, command=None):
    """The calls of one update in their order, as (name, which of that name); and where the shelf was opened."""
    log = folder / "log"
    done = update(shelf, source, wrap=("strace", "-f", "-o", log))
    same(done.reason, "done", "the undisturbed update")
    counts, out, first = {}, [], None
    for line in log.read_text(errors="replace").splitlines():
        found = CALL.match(line)
        if not found or found[1] in ("execve", "exit_group", "exit"):
            continue
        counts[found[1]] = counts.get(found[1], 0) + 1
        if first is None and f'"{shelf}"' in line and found[1] == "openat":
            first = len(out)
        out.append((found[1], counts[found[1]]))
    return out, first


def injected(call, what):
    return ("strace", "-f", "-o", "/dev/null", "-e", f"trace={call[0]}", "-e", f"inject={call[0]}:{what}:when={call[1]}")


def killed(shelf, source, call):
    return update(shelf, source, wrap=injected(call, "signal=SIGKILL"))


def check_after(wall, shelf, outcome, what, was=OLD):
    """Old or new, and nothing claimed that is not so."""
    now = wall.shows(shelf)
    if outcome.reason in ("done", "unsure"):
        same(now, NEW, f"{what}: said {outcome.reason}")
        if outcome.reason == "done":
            same((shelf / "state.1").read_bytes(), (shelf / "state.2").read_bytes(), f"{what}: two copies")
    elif outcome.reason is None:
        same(now in (was, NEW), True, f"{what}: neither old nor new: {now}")
    elif outcome.reason == "same":
        same(now, NEW, f"{what}: said it is showing")
    else:
        same(now, was, f"{what}: refused as {outcome.reason}")
    return now


def check_retry(wall, shelf, source, what):
    again = update(shelf, source)
    if again.reason not in ("done", "same"):
        raise AssertionError(f"{what}: the next try ended with {again.reason}: {again.text} {again.stderr}")
    same(wall.shows(shelf), NEW, f"{what}: the next try")
    left = [n for n in os.listdir(shelf) if n.startswith("incoming")]
    same(left, [], f"{what}: left behind")


@case
def an_update_killed_at_every_call(folder):
    need_strace()
    template, source = prepared(folder)
    calls, _ = calls_of(folder, fresh(folder, template), source)
    chosen, old, new = sample(calls, 60), 0, 0
    with Wall() as wall:
        for call in chosen:
            shelf = fresh(folder, template)
            outcome = killed(shelf, source, call)
            now = check_after(wall, shelf, outcome, f"killed at {call}")
            old, new = old + (now == OLD), new + (now == NEW)
            check_retry(wall, shelf, source, f"killed at {call}")
    figure(f"killed at {len(chosen)} of {len(calls)} system calls: {old} old, {new} new, 0 else; every retry succeeded")


@case
def an_update_and_its_recovery_both_killed(folder):
    need_strace()
    template, source = prepared(folder)
    calls, first = calls_of(folder, fresh(folder, template), source)
    # What a recovery calls besides: it finds more on the shelf. Before the shelf is opened nothing has changed, so a kill there is
    # like none.
    shelf = fresh(folder, template)
    killed(shelf, source, ("renameat", 1))
    again, first_again = calls_of(folder, shelf, source)
    pairs = [(one, two) for one in calls[first:] for two in again[first_again:]]
    chosen, ended = sample(pairs, 60, seed=2), {OLD: 0, NEW: 0}
    with Wall() as wall:
        for one, two in chosen:
            shelf = fresh(folder, template)
            killed(shelf, source, one)
            was = wall.shows(shelf)
            outcome = killed(shelf, source, two)
            ended[check_after(wall, shelf, outcome, f"killed at {one}, then at {two}", was)] += 1
            check_retry(wall, shelf, source, f"killed at {one}, then at {two}")
    figure(f"killed twice, {len(chosen)} pairs of {len(pairs)}: {ended[OLD]} old, {ended[NEW]} new, 0 else")


@case
def every_call_fails_once(folder):
    need_strace()
    template, source = prepared(folder)
    calls, first = calls_of(folder, fresh(folder, template), source)
    failing = calls
    if "san" in BUILD.name:  # a sanitizer that gets no memory gives up, or turns in a circle; unit tests see to memory
        failing = [call for call in calls[first:] if call[0] not in ("mmap", "munmap", "mprotect", "madvise", "brk")]
    faults = sample(((call, error) for call in failing for error in ERRORS), 150, seed=3)
    ends = {}
    # Without one of these nothing is durable; the calls before the shelf is opened are the program loader's.
    essential = {call for call in calls[first:] if call[0] in ("fsync", "renameat", "pwrite64")}
    faults += [(call, "EIO") for call in sorted(essential) if (call, "EIO") not in faults]
    with Wall() as wall:
        for call, error in faults:
            shelf = fresh(folder, template)
            what = f"{call} failed with {error}"
            outcome = update(shelf, source, wrap=injected(call, f"error={error}"))
            check_after(wall, shelf, outcome, what)
            if call in essential and (outcome.reason == "done" and error != "EINTR"):
                raise AssertionError(f"{what}, and it said done")
            # That the sanitizer itself gives up when a call of its own fails is no fault of ours.
            if re.search(r"Sanitizer: [a-z]+-|runtime error:", outcome.stderr):
                raise AssertionError(f"{what}: {outcome.stderr}")
            ends[outcome.reason or "no word"] = ends.get(outcome.reason or "no word", 0) + 1
            check_retry(wall, shelf, source, what)
    told = ", ".join(f"{n} {reason}" for reason, n in sorted(ends.items(), key=lambda x: -x[1]))
    figure(f"{len(faults)} failing calls ({len(failing)} calls, {len(ERRORS)} errors): {told}; 0 false successes")


@case
def every_call_of_a_kind_fails_for_good(folder):
    """A medium that has gone bad stays bad."""
    need_strace()
    template, source = prepared(folder)
    calls, first = calls_of(folder, fresh(folder, template), source)
    names = sorted({name for name, _ in calls[first:]} - ({"mmap", "munmap"} if "san" in BUILD.name else set()))
    n = 0
    with Wall() as wall:
        for name in sample(names, 12, seed=4):
            start = next(k for called, k in calls[first:] if called == name)
            for error in ("EIO", "ENOSPC"):
                shelf = fresh(folder, template)
                wrap = ("strace", "-f", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                        f"inject={name}:error={error}:when={start}+")
                outcome = update(shelf, source, wrap=wrap)
                check_after(wall, shelf, outcome, f"{name} fails with {error} from the {start}. on")
                check_retry(wall, shelf, source, f"{name} failed for good")
                n += 1
    figure(f"{n} kinds of call failing for good: 0 false successes")


@case
def a_fault_is_named_for_what_it_is(folder):
    """The stick's fault, the card's, or no room: so that the right thing is mended."""
    need_strace()
    template, source = prepared(folder)
    log = folder / "log"
    same(update(fresh(folder, template), source, wrap=("strace", "-f", "-o", log)).reason, "done")
    counts, places = {}, {}
    for line in log.read_text(errors="replace").splitlines():
        found = CALL.match(line)
        if found:
            counts[found[1]] = counts.get(found[1], 0) + 1
            if found[1] == "write" and "\\211SFE" in line:
                places["writing the copy"] = "write", counts["write"]
            elif found[1] == "fsync":
                places.setdefault("the copy's fsync", ("fsync", counts["fsync"]))
            elif found[1] in ("renameat", "ftruncate", "pwrite64"):
                places.setdefault(found[1], (found[1], counts[found[1]]))
    size = len(packed(NEW))
    reads = [line for line in log.read_text(errors="replace").splitlines() if re.search(rf"pread64\(.*, {size}, 0\)", line)]
    same(len(reads) >= 1, True, "the stick is read")
    before = log.read_text(errors="replace").split(reads[0])[0]
    places["reading the stick"] = "pread64", before.count("pread64(") + 1
    until = re.split(r"write\(1, \"step\\tkeep", log.read_text(errors="replace"))[0].count("pread64(")
    places["reading the state again"] = "pread64", f"{until + 1}..{until + 2}"
    wanted = [("writing the copy", "ENOSPC", "full"), ("writing the copy", "EDQUOT", "full"), ("writing the copy", "EIO", "card"),
              ("reading the stick", "EIO", "unreadable"), ("the copy's fsync", "EIO", "card"), ("the copy's fsync", "ENOSPC", "full"),
              ("renameat", "EIO", "card"), ("renameat", "EROFS", "card"), ("ftruncate", "EIO", "card"), ("pwrite64", "EIO", "card"),
              ("reading the state again", "EIO", "card")]
    with Wall() as wall:
        for place, error, reason in wanted:
            shelf = fresh(folder, template)
            outcome = update(shelf, source, wrap=injected(places[place], f"error={error}"))
            same(outcome.reason, reason, f"{place}: {error}: {outcome.text}")
            same(wall.shows(shelf), OLD, place)


@case
def a_first_edition_whose_fsyncs_fail(folder):
    """On an empty shelf the state's files are made as well."""
    need_strace()
    empty = folder / "empty"
    empty.mkdir()
    source = stick(folder, new=packed(NEW))
    calls, _ = calls_of(folder, fresh(folder, empty), source)
    fsyncs = [call for call in calls if call[0] == "fsync"]
    same(len(fsyncs) >= 5, True, f"{fsyncs}")
    with Wall() as wall:
        for call in fsyncs:
            shelf = fresh(folder, empty)
            outcome = update(shelf, source, wrap=injected(call, "error=EIO"))
            same(outcome.reason in ("card", "unsure"), True, f"{call} failed: {outcome.reason}")
            same(wall.shows(shelf), NEW if outcome.reason == "unsure" else "nothing", f"{call} failed: {outcome.reason}")
            check_retry(wall, shelf, source, f"{call} failed")


@case
def the_copy_is_read_from_the_medium(folder):
    """Not from the memory that it was written from: that is let go before the copy is proved."""
    need_strace()
    template, source = prepared(folder)
    log = folder / "log"
    same(update(fresh(folder, template), source, wrap=("strace", "-f", "-o", log)).reason, "done")
    fd = re.search(r"fsync\((\d+)\)", log.read_text(errors="replace"))[1]
    after = log.read_text(errors="replace").split(f"fsync({fd})", 1)[1]
    order = re.search(r"(fadvise64\(" + fd + r", 0, 0, POSIX_FADV_DONTNEED\)).*?step\\tcheck.*?pread64\(", after, re.S)
    same(order is not None, True, "let go, then proved")


@case
def no_clock_is_asked(folder):
    need_strace()
    if "san" in BUILD.name:
        raise Skipped("the sanitizer asks it")
    template, source = prepared(folder)
    shelf = fresh(folder, template)
    log = folder / "log"
    same(update(shelf, source, wrap=("strace", "-f", "-o", log)).reason, "done")
    asked = [line for line in log.read_text(errors="replace").splitlines() if re.search(r"\b(clock_\w*time|gettimeofday|time)\(", line)]
    same(asked, [], "calls that ask the clock")
    # The C library answers some without a call; so the names it is asked by are looked at as well.
    names = subprocess.run(["nm", "-D", "--undefined-only", str(IMPORT)], capture_output=True, text=True, check=True).stdout
    same(re.findall(r"\b(?:clock_gettime|gettimeofday|time|localtime\w*|gmtime\w*)(?=@|$)", names, re.M), [], "names")
    # And the files' own times mean nothing.
    with Wall() as wall:
        for when in (0, 4291747200):
            shelf = fresh(folder, template, "other")
            for name in os.listdir(shelf):
                os.utime(shelf / name, (when, when))
            os.utime(source / "new.edition", (when, when))
            same(update(shelf, source).reason, "done", f"times of {when}")
            same(wall.shows(shelf), NEW)
    figure("the importer asks no clock; times of 1970 and 2106 on all files change nothing")


@case
def a_bad_stick(folder):
    """Reads that fail from any one on: the old edition stays, the reason is right, and nothing is left."""
    need_strace()
    template, _ = prepared(folder)
    source = stick(folder, "large", a=packed(NEW, n=4, size=400000))
    calls, _ = calls_of(folder, fresh(folder, template), source)
    shelf = fresh(folder, template)
    reads = [k for name, k in calls if name == "pread64"]
    ends = {}
    with Wall() as wall:
        for k in sample(reads, 20, seed=12):
            outcome = update(shelf, source, wrap=injected(("pread64", k), "error=EIO")[:-1] + (f"inject=pread64:error=EIO:when={k}+",))
            what = f"reads fail from the {k}. on"
            # The last reads only compare the two copies of the state; without them the update is as good.
            if check_after(wall, shelf, outcome, what) == NEW:
                shelf = fresh(folder, template)
            same(outcome.reason in ("unreadable", "card", "done", None), True, f"{what}: {outcome.reason} {outcome.text}")
            ends[outcome.reason or "no word"] = ends.get(outcome.reason or "no word", 0) + 1
    same("unreadable" in ends, True)
    figure(f"a stick or card that fails from the n-th read on, {sum(ends.values())} times: "
           + ", ".join(f"{n} {reason}" for reason, n in ends.items()) + "; 0 false successes")
