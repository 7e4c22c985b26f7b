# SPDX-License-Identifier: MIT
"""The shelf: its floors, what is taken back, damage, and a card that is full or cannot be written."""
import errno
import os
import re
import subprocess

from harness import (ALL, BUILD, ENVIRONMENT, IMPORT, LATER, NEW, OLD, VECTORS, Wall, case, editions_on, figure, fresh, mounted, packed,
                     prepared, same, stick, tool, update)


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
        tool("undo", shelf, VECTORS)
        tool("undo", shelf, VECTORS, ok=None)
        same(update(shelf, one).reason, "older", "the floor is what it was before the undone edition")
        subprocess.run([str(IMPORT), "--shelf", str(shelf), "--forget-floors"], check=True, env=ENVIRONMENT)
        same(update(shelf, one).reason, "done", "floors forgotten")
        same(wall.shows(shelf), OLD)


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
        shelf = fresh(folder, template)
        for _ in range(4):
            tool("start", "a", shelf, VECTORS)
            tool("stop", shelf, VECTORS)
        same(tool("start", "a", shelf, VECTORS), "ok", "orderly ends are no crashes")
        tool("good", shelf, VECTORS)
        for _ in range(4):
            same(tool("start", "a", shelf, VECTORS), "ok", "a good one stays")
        same(wall.shows(shelf), NEW)


@case
def a_damaged_shelf_still_shows(folder):
    template, source = prepared(folder)
    same(update(template, source).reason, "done")
    factory = folder / "factory.edition"
    factory.write_bytes(packed(OLD - 5000000, key=None))
    newest = editions_on(template)[-1]
    n = 0
    with Wall(factory=factory) as wall:
        for name in ("state.1", "state.2"):
            data = (template / name).read_bytes()
            for damage in (b"", data[:100], bytes(len(data)), os.urandom(len(data)), data.replace(b"2", b"3", 1),
                           data[:8192] + bytes(8192), b"standfirst shelf 1\n" + b"floor x\n" * 900):
                shelf = fresh(folder, template)
                (shelf / name).write_bytes(damage)
                same(wall.shows(shelf), NEW, f"{name} damaged")
                n += 1
        for damage in (b"", bytes(16384), b"\xff" * 99999):
            shelf = fresh(folder, template)
            (shelf / "state.1").write_bytes(damage)
            (shelf / "state.2").write_bytes(damage)
            same(wall.shows(shelf), NEW, "both states lost: the latest edition is found again")
            same(update(shelf, folder / "before0").reason, "older", "and so is its floor")
            n += 1
        # Somebody else's file is none of the shelf's, whatever it holds.
        shelf = fresh(folder, template)
        (shelf / "found.edition").write_bytes(packed(LATER))
        for name in ("state.1", "state.2"):
            (shelf / name).unlink()
        same(wall.shows(shelf), NEW, "both states lost, and a file that was put there by hand")
        same(update(shelf, stick(folder, "next", a=packed(NEW + 1))).reason, "done", "and it sets no floor")
        shelf = fresh(folder, template)
        (shelf / newest).write_bytes(packed(NEW)[:-1])
        same(wall.shows(shelf), OLD, "the current edition is cut: the one before")
        same(update(shelf, source).reason, "done", "its stick mends it")
        same(wall.shows(shelf), NEW)
        (shelf / newest).write_bytes(packed(OLD - 1000000))
        same(wall.shows(shelf), OLD, "another edition under the current one's name is not it")
        for left in editions_on(shelf):
            (shelf / left).unlink()
        same(wall.shows(shelf), OLD - 5000000, "no edition left: the factory's")
        same(wall.shows(folder / "nowhere"), OLD - 5000000, "no shelf: the factory's")
    figure(f"{n + 6} damaged shelves: each still shows an edition")


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
    said = tool("swaps", n, shelf, one, two)
    grown, more = map(int, re.search(r"(-?\d+) KiB and (-?\d+) descriptors", said).groups())
    same(more, 0, said)
    if "san" not in BUILD.name:
        same(grown <= 64, True, said)
    figure(said)
