# SPDX-License-Identifier: MIT
"""The kiosk's own card and clock: full, read-only, without a shelf, in 1970 and 2106; a new edition on trial."""
from guest import check
from kiosk import test
from sticks import (SAMPLE, brings, changes_nothing, end_kiosk, first_card, make_stick, packed, start_wall, wall, wednesday)

LANE = "sticks"  # they share a saved state


def refused(g, image, reason, words):
    """A stick is refused in these words."""
    changes_nothing(g, image, reason)
    g.await_text("log", f'the screen says "{words}')


def still_shows(g, lab, what):
    """Started again, it shows the sample edition."""
    end_kiosk(g)
    start_wall(g)
    g.card(what, article=1, card=1)
    g.looks(what, lab.proof(1, 1))


@test
def full_card(lab):
    image = make_stick(lab, "large", a=packed("Wednesday", SAMPLE + 1000000, size=300000))
    with wall(lab) as g:
        g.shell("dd if=/dev/zero of=/data/ballast bs=64k 2>/dev/null", status=1)
        refused(g, image, "full", "There is no room for this edition on this screen")
        still_shows(g, lab, "with a full card")
        g.shell("rm /data/ballast")
        brings(g, image)


@test
def read_only_card(lab):
    image = make_stick(lab, "read-only", a=wednesday())
    with wall(lab) as g:
        g.shell("sync; echo u >/proc/sysrq-trigger; until grep -q ' /data ext4 ro' /proc/mounts; do usleep 10000; done")
        refused(g, image, "card", "This screen’s own memory card gives errors")
        g.await_text("log", "Read-only file system")
        still_shows(g, lab, "from a read-only card")


@test
def no_shelf(lab):
    """Gone while it runs, what is open stays on the wall; after a restart it is the factory's edition."""
    image, factory = make_stick(lab, "no-shelf", a=wednesday()), first_card(lab, packed("Factory", 20250101000000))
    with wall(lab) as g:
        g.shell("mv /data/shelf /data/elsewhere")
        refused(g, image, "card", "This screen’s own memory card gives errors")
        g.looks("without a shelf", lab.proof(1, 1))
        end_kiosk(g)
        start_wall(g)
        g.looks("the factory's edition", factory)
        g.shell("mv /data/elsewhere /data/shelf")
        brings(g, image)


@test
def clock_is_wrong(lab):
    """In 1970 and in 2106 a newer edition is taken, an older one is refused, and the wall starts."""
    for year, seconds in ((1970, 3600), (2106, 4291747200)):
        new, old = (make_stick(lab, f"{name}-{year}", a=packed(name, sequence))
                    for name, sequence in (("Wednesday", SAMPLE + 1000000), ("Monday", SAMPLE - 1000000)))
        with wall(lab) as g:
            g.shell(f"date -s @{seconds}")
            check(g.shell("date +%Y").strip() == str(year), f"it is not {year}")
            changes_nothing(g, old, "older")
            brings(g, new)
            end_kiosk(g)
            start_wall(g)
            g.await_trace(f"{year}: after a restart", event="edition", title="Wednesday")


def crash(g, lab, what, title, card):
    """The kiosk crashes and is started again; what it shows then."""
    g.await_rest()
    g.shell("kill -SEGV $(pidof standfirst)")
    g.await_trace(what, event="edition", title=title)
    g.looks(what, card)


@test
def crashes_fall_back(lab):
    """An edition that the wall went down with twice within its first minute makes way for the one before."""
    data = wednesday()
    image, card = make_stick(lab, "crashes", a=data), first_card(lab, data)
    with wall(lab) as g:
        brings(g, image)
        crash(g, lab, "after one crash", "Wednesday", card)
        crash(g, lab, "after two crashes", "Tuesday 14 April 2026", lab.proof(1, 1))


@test
def good_after_a_minute(lab):
    """After a minute on the screen an edition stays, whatever comes. Meanwhile the others are tested."""
    data = wednesday()
    image, card = make_stick(lab, "minute", a=data), first_card(lab, data)
    with wall(lab) as g:
        brings(g, image)
        check("trial" in g.shell("grep ^current /data/shelf/state.1"), "it was good at once")
        yield
        g.shell("until grep -q '^current.*good' /data/shelf/state.1; do usleep 200000; done")
        for n in range(3):
            crash(g, lab, f"after crash {n + 1}", "Wednesday", card)
