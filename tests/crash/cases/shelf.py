# SPDX-License-Identifier: MIT
"""The shelf: its floors, what is taken back, damage, and a card that is full or cannot be written."""
import errno
import os
import re
import subprocess

from common import (ALL, BUILD, ENVIRONMENT, IMPORT, KILL, LATER, NEW, OLD, Wall, case, editions_on, figure, fresh, incoming_on,
                    injected, mounted, need_strace, packed, prepared, stick, tool, update)
from harness import same
from harness.vectors import VECTORS


@case
def floors_and_undo(folder):
    shelf = folder / "shelf"
    shelf.mkdir()
    one, two = stick(folder, "one", a=packed(OLD)), stick(folder, "two", a=packed(NEW))
    other = stick(folder, "other", a=packed(NEW, title="Thursday"))
    plain = stick(folder, "plain", a=packed(OLD - 100, key=None))
    with Wall(keys="-") as wall:
        same(update(shelf, one).reason, "done")
        same(update(shelf, one).reason, "same")
        same(update(shelf, stick(folder, "half", a=packed(OLD + 1))).reason, "done")
        same(update(shelf, two).reason, "done")
        same(len(editions_on(shelf)), 2, "current and previous")
        same(update(shelf, one).reason, "older")
        same(update(shelf, other).reason, "rebuild")
        same(update(shelf, plain).reason, "unsigned")
        # Unsigned ones have a floor of their own.
        same(update(shelf, plain, trust="any").reason, "done")
        same(wall.shows(shelf), OLD - 100)
        same(update(shelf, two, trust="any").reason, "done", "the latest of its key")
        tool("undo", shelf, VECTORS)
        same(wall.shows(shelf), OLD - 100)
        same(update(shelf, two, anew=False).reason, "undone")
        same(update(shelf, two).reason, "done", "plugged in anew")
        same(update(shelf, stick(folder, "next", a=packed(LATER))).reason, "done")
        same(update(shelf, two, anew=False).reason, "older", "it is not the undone one any more")
        tool("undo", shelf, VECTORS)
        tool("undo", shelf, VECTORS)
        tool("undo", shelf, VECTORS, ok=None)
        same(update(shelf, one).reason, "older", "the floor is what it was before the undone edition")
        subprocess.run([str(IMPORT), "--shelf", str(shelf), "--forget-floors"], check=True, env=ENVIRONMENT)
        same(update(shelf, one).reason, "done", "floors forgotten")
        same(wall.shows(shelf), OLD)
        same(update(shelf, two).reason, "done")
        tool("forget", shelf, VECTORS)
        tool("undo", shelf, VECTORS)
        same(update(shelf, stick(folder, "first", a=packed(OLD - 100))).reason, "done", "taken back, no forgotten floor returns")


@case
def two_crashes_fall_back(folder):
    template, source = prepared(folder)
    same(update(template, source).reason, "done")
    with Wall() as wall:
        shelf = fresh(folder, template)
        for boot, say in (("a", "ok"), ("b", "ok"), ("c", "ok"), ("c", "ok"), ("c", "fell back")):
            same(tool("start", boot, shelf, VECTORS), say, f"boot {boot}")
        same(wall.shows(shelf), OLD, "after two crashes in one boot")
        same(update(shelf, source, anew=False).reason, "undone", "the stick is still in")
        same(update(shelf, source).reason, "done", "the stick is plugged in anew")
        for edition in (source, stick(folder, "later", a=packed(LATER))):
            update(shelf, edition)
            same([tool("start", "c", shelf, VECTORS) for _ in range(2)], ["ok", "ok"], "each new edition has its own two")
        same(tool("start", "c", shelf, VECTORS), "fell back", "and no more")
        shelf = fresh(folder, template)
        for _ in range(4):
            tool("start", "a", shelf, VECTORS)
            tool("stop", shelf, VECTORS)
        same(tool("start", "a", shelf, VECTORS), "ok", "orderly ends are no crashes")
        tool("good", shelf, VECTORS)
        for _ in range(4):
            same(tool("start", "a", shelf, VECTORS), "ok", "a good one stays")
        same(wall.shows(shelf), NEW)


def makes(what, path):
    """Puts something else in its place, where it may be a file that holds `what`."""
    path.unlink()
    if isinstance(what, bytes):
        path.write_bytes(what)
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to(what)


@case
def a_damaged_state(folder):
    template, source = prepared(folder)
    same(update(template, source).reason, "done")
    victim = folder / "victim"
    victim.write_bytes(b"somebody's")
    n = 0
    with Wall() as wall:
        for name in ("state.1", "state.2"):
            data = (template / name).read_bytes()
            for damage in (b"", data[:100], bytes(len(data)), os.urandom(len(data)), data.replace(b"2", b"3", 1),
                           data[:8192] + bytes(8192), b"standfirst shelf 1\n" + b"floor x\n" * 900, "pipe", "folder", victim):
                shelf = fresh(folder, template)
                makes(damage, shelf / name)
                same(wall.shows(shelf), NEW, f"{name} is {damage!r:.20}")
                later = update(shelf, stick(folder, "next", a=packed(LATER)))
                same(later.reason, "done" if isinstance(damage, bytes) else "card", f"{name} is {damage!r:.20}: {later.text}")
                same(wall.shows(shelf), LATER if later.reason == "done" else NEW, f"{name} is {damage!r:.20}")
                same(victim.read_bytes(), b"somebody's", "another's file")
                n += 1
        for damage in (b"", bytes(16384), b"\xff" * 99999):
            shelf = fresh(folder, template)
            makes(damage, shelf / "state.1")
            makes(damage, shelf / "state.2")
            same(wall.shows(shelf), NEW, "both states lost: the latest edition is found again")
            same(update(shelf, folder / "before0").reason, "older", "and so is its floor")
            n += 1
        # Somebody else's file is none of the shelf's, whatever it holds.
        shelf = fresh(folder, template)
        form = editions_on(shelf)[-1]
        for name in ("found.edition", f"{LATER}{form[14:]}"):
            (shelf / name).write_bytes(packed(LATER))
        for name in ("pipe.edition", f"{LATER + 1}{form[14:]}"):
            os.mkfifo(shelf / name)
        for name in ("state.1", "state.2"):
            (shelf / name).unlink()
        same(wall.shows(shelf), NEW, "both states lost, and files that were put there by hand")
        same(update(shelf, stick(folder, "next", a=packed(NEW + 1))).reason, "done", "and they set no floor")
    figure(f"{n + 1} damaged states: each shelf still shows its edition")


@case
def a_damaged_edition_on_the_shelf(folder):
    template, source = prepared(folder)
    same(update(template, source).reason, "done")
    factory = folder / "factory.edition"
    factory.write_bytes(packed(OLD - 5000000, key=None))
    newest, new = editions_on(template)[-1], packed(NEW)
    damages = (new[:-1], new[:-1] + bytes([new[-1] ^ 1]), b"", packed(OLD - 1000000), "pipe", folder / "nothing")
    with Wall(factory=factory) as wall:
        for damage in damages:
            shelf = fresh(folder, template)
            makes(damage, shelf / newest)
            same(wall.shows(shelf), OLD, f"the current edition is {damage!r:.20}: the one before")
            same(update(shelf, source).reason, "done", "its stick mends it")
            same(wall.shows(shelf), NEW)
            same(editions_on(shelf), editions_on(template), "the one before is still there")
        (shelf / newest).unlink()
        with Wall(factory=factory, keys=folder / "before0") as stranger:
            same(stranger.shows(template), OLD - 5000000, "a key that is taken away takes its editions off the wall")
        for left in editions_on(shelf):
            (shelf / left).unlink()
        same(wall.shows(shelf), OLD - 5000000, "no edition left: the factory's")
        same(wall.shows(folder / "nowhere"), OLD - 5000000, "no shelf: the factory's")
    figure(f"{len(damages)} damaged editions on the shelf: the one before is shown, and the stick mends it; then the factory's is")


@case
def what_lies_in_the_way_of_the_copy(folder):
    """Under the very name that the copy gets at first: it is swept away, or else nothing is copied over it."""
    need_strace()
    template, source = prepared(folder)
    current = editions_on(template)[-1]
    # The name holds the process id, which is the shell's.
    put = 'cd "$0" && eval "$1" && cd / && shift && exec "$@"'
    refusals = 0
    with Wall() as wall:
        for what in (f"ln {current} incoming.$$", f"ln -s {current} incoming.$$", "mkfifo incoming.$$", "echo left >incoming.$$",
                     "mkdir incoming.$$"):
            for broken in ((), injected("unlinkat", "1+", "error=EIO"), injected("flock", "1+", "error=EIO")):
                shelf = fresh(folder, template)
                outcome = update(shelf, source, wrap=(*broken, "sh", "-c", put, shelf, what))
                # A folder is nothing that an import leaves behind.
                wanted = "card" if broken or what.startswith("mkdir") else "done"
                same(outcome.reason, wanted, f"{what}, {broken[-1:]}: {outcome.text}")
                same(wall.shows(shelf), NEW if wanted == "done" else OLD, f"{what}, {broken[-1:]}")
                same((shelf / current).read_bytes(), packed(OLD), "what was shown is whole")
                if "flock" in str(broken):
                    same(len(incoming_on(shelf)), 1, "without the lock, it may be another import's")
                refusals += wanted == "card"
    figure(f"what lies in the way of the copy is swept away, or it is refused ({refusals} times): 0 overwritten")


@case
def what_no_state_names_is_swept_away(folder):
    """By the next import; but nothing else is."""
    need_strace()
    template, source = prepared(folder)
    (template / "found.edition").write_bytes(b"somebody's")
    before = editions_on(template)
    shelf = fresh(folder, template)
    same(update(shelf, folder / "before1").reason, "same")
    same(editions_on(shelf), before, "current, previous, and somebody's")
    update(shelf, source, wrap=injected("pwrite64", 1, KILL))
    same(len(editions_on(shelf)), len(before) + 1, "killed before the state named it")
    same(update(shelf, folder / "before1").reason, "same")
    same(editions_on(shelf), before, "current, previous, and somebody's")
    # Without a state nothing is known; and without the keys nothing can be found again.
    update(shelf, source, wrap=injected("pwrite64", 1, KILL))
    there = editions_on(shelf)
    for name in ("state.1", "state.2"):
        (shelf / name).unlink()
    for keys in (source, VECTORS):
        update(shelf, folder / "before0", keys=keys)
        same(editions_on(shelf), there, "no state")


@case
def a_full_card(folder):
    small = mounted(folder / "card", "-t", "tmpfs", "-o", "size=600k", "none")
    try:
        shelf = small / "shelf"
        shelf.mkdir()
        with Wall() as wall:
            same(update(shelf, stick(folder, "old", a=packed(OLD))).reason, "done", "old")
            outcome = update(shelf, stick(folder, "large", a=packed(NEW, n=1, size=900000)))
            same(outcome.reason, "full", outcome.text)
            same([line for line in outcome.lines if line.startswith("done")], [], "it is known before anything is copied")
            same(outcome.need > 900000 and 0 < outcome.free < 600 << 10, True, f"{outcome.need} {outcome.free}")
            same(wall.shows(shelf), OLD)
            # Full to the last byte.
            ballast = os.open(small / "ballast", os.O_WRONLY | os.O_CREAT)
            try:
                while True:
                    os.write(ballast, bytes(4096))
            except OSError as full:
                same(full.errno, errno.ENOSPC)
            finally:
                os.close(ballast)
            outcome = update(shelf, stick(folder, "new", a=packed(NEW)))
            same(outcome.reason, "full", outcome.text)
            same(update(shelf, folder / "old").reason, "same", "what is showing is known all the same")
            tool("good", shelf, VECTORS)
            same(wall.shows(shelf), OLD)
            (small / "ballast").unlink()
            same(update(shelf, folder / "new").reason, "done", "room again")
            same(wall.shows(shelf), NEW)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


@case
def a_shelf_that_cannot_be_written(folder):
    template, source = prepared(folder)
    card = mounted(folder / "card", "-t", "tmpfs", "none")
    try:
        shelf = fresh(card, template)
        subprocess.run(["mount", "-o", "remount,ro", str(card)], check=True)
        with Wall() as wall:
            outcome = update(shelf, source)
            same(outcome.reason, "card", outcome.text)
            same("Read-only" in outcome.text, True, outcome.text)
            same(wall.shows(shelf), OLD, "it still shows")
            same(update(shelf, folder / "before1").reason, "same")
            same("Read-only" in tool("undo", shelf, VECTORS, ok=False), True, "undo says why")
            same("Read-only" in tool("start", "x", shelf, VECTORS, ok=False), True, "so does the start")
            same(update(folder / "nowhere", source).reason, "card")
    finally:
        subprocess.run(["umount", "-l", str(card)], check=True)


@case
def many_swaps(folder):
    shelf = folder / "shelf"
    shelf.mkdir()
    one, two = stick(folder, "one", a=packed(OLD, key=None)), stick(folder, "two", a=packed(OLD + 1, key=None))
    n = 10000 if ALL else 300
    said = tool("swaps", n, shelf, one, two, limit=None)
    grown, more = map(int, re.search(r"(-?\d+) KiB and (-?\d+) descriptors", said).groups())
    same(more, 0, said)
    if "san" not in BUILD.name:
        same(grown <= 64, True, said)
    figure(said)
