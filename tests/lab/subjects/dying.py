# SPDX-License-Identifier: MIT
"""Sticks that are pulled too soon, or that fail: the old edition stays, the reason is told, and a good stick is taken after."""
import time

from guest import LIMIT, check
from kiosk import test
from sticks import (SECTOR, bad_sectors, brings, bytes_read, changes_nothing, ended, events, make_stick, outcome, packed, plug,
                    plug_and_wait, pull, pull_and_wait, read_by_pages, sector_of, took, wall, wednesday)

LANE = "sticks"  # they share a saved state

SIZE = 200000
PAGE = 4096


def whole_still(lab, g, what):
    """What was on the wall and the shelf before is what is there."""
    check(events(g, "edition") == [], f"{what}: {events(g, 'edition')}")
    left = g.shell("ls /data/shelf").split()
    check(len([n for n in left if n.endswith(".edition")]) == 1, f"{what}: the shelf holds {left}")
    g.await_picture(what, lambda p: p.cropped(p.width, 300).differs(lab.proof(1, 1).cropped(p.width, 300)) is None)


def spread(lab, places, few):
    """All of the places in the full lab, else a few from the first to the last."""
    places = list(places)
    return places if lab.full else [places[i * (len(places) - 1) // (few - 1)] for i in range(few)]


@test
def pulled_stick(lab):
    """Pulled after so many pages of 4 KiB were read, and then plugged in again."""
    image = make_stick(lab, "pulled", a=packed("Wednesday", 20260415081500, size=SIZE // 3))
    ends, rate = [], 150000
    with wall(lab) as g:
        read_by_pages(g)  # so that it can be pulled between any two
        plug_and_wait(g, image, rate=rate)
        first = bytes_read(g)
        for page in spread(lab, range(SIZE // PAGE), 3):
            end = time.monotonic() + LIMIT
            while bytes_read(g) < first + page * PAGE:
                check(time.monotonic() < end, f"it is read no further than {bytes_read(g)}")
            ends.append((bytes_read(g) - first) // PAGE)
            pull(g, rate=rate)
            told = outcome(g, f"pulled after {ends[-1]} pages")
            check(told["reason"] in ("pulled", "unreadable"), f"pulled after {ends[-1]} pages: {told}")
            whole_still(lab, g, f"pulled after {ends[-1]} pages")
            plug_and_wait(g, image, rate=rate)
        took(g)
    lab.figure("stick pulled while it is read", f"{len(ends)} times, after {ends[0]} to {ends[-1]} of {SIZE // PAGE} pages of 4 KiB: "
               "the old edition stays and the next try succeeds")


@test
def bad_sector(lab):
    """One sector of the edition cannot be read."""
    data = packed("Wednesday", 20260415081500, size=SIZE // 3)
    image = make_stick(lab, "bad", a=data)
    start, places = sector_of(image, data), spread(lab, range(0, len(data) // SECTOR, PAGE // SECTOR), 3)
    with wall(lab) as g:
        for place in places:
            plug_and_wait(g, image, errors=bad_sectors(start + place))
            ended(g, "unreadable", f"bad sector {place} of the edition")
            whole_still(lab, g, f"bad sector {place}")
            pull(g)
        brings(g, image)
    lab.figure("bad sectors of a stick", f"at {len(places)} places: the old edition stays, the screen says that it cannot be read")


@test
def dead_stick(lab):
    """Nothing of it can be read, or nothing after its first sectors: the wall goes on."""
    data = wednesday()
    image = make_stick(lab, "dead", a=data)
    with wall(lab) as g:
        plug(g, image, errors=[{"event": "none", "iotype": "read", "errno": 5, "once": False}])
        g.shell("until dmesg | grep -q 'I/O error, dev sda'; do usleep 20000; done")
        g.press(0)
        g.card("the wall goes on", card=2)
        ended(g, "format")
        pull_and_wait(g)
        changes_nothing(g, image, "unreadable", errors=bad_sectors(sector_of(image, data)))
        brings(g, image)


@test
def hanging_stick(lab):
    """It hardly answers: after 45 s the screen says so. Meanwhile the others are tested. (A request that takes longer than the
    kernel's 30 s cannot be tried: QEMU itself waits for it then.)"""
    image = make_stick(lab, "hangs", a=packed("Wednesday", 20260415081500, size=SIZE // 3))
    good, rate = make_stick(lab, "good", a=wednesday()), 100000
    with wall(lab) as g:
        read_by_pages(g)
        plug_and_wait(g, image, rate=rate)
        g.ask("qom-set", path="/objects/stick-rate", property="limits", value={"bps-read": 400})
        yield
        told = outcome(g, "it hangs")
        check(told["reason"] == "hung", f"{told}")
        whole_still(lab, g, "it hangs")
        pull(g, rate=rate)
        brings(g, good)
