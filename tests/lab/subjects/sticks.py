# SPDX-License-Identifier: MIT
"""A stick goes in and the wall changes."""
from guest import check
from kiosk import test
from harness.pictures import take_ppm
from sticks import (SAMPLE, above, brings, cards_of, changes_nothing, end_kiosk, events, first_card, has_panel, make_stick, outcome,
                    packed, plug, plug_and_wait, pull, pull_and_wait, start_wall, took, wall, wednesday)

LANE = "sticks"  # they share a saved state


@test
def stick_in(lab):
    """A new edition: on the wall, safe to remove, pulled; and it is what comes after a restart."""
    data = wednesday()
    image, card = make_stick(lab, "wednesday", wednesday=data), first_card(lab, data)
    with wall(lab) as g:
        plug_and_wait(g, image)
        took(g)
        g.await_picture("the new edition above the panel", lambda p: above(p).differs(above(card)) is None and has_panel(p))
        g.await_text("log", 'the screen says "Safe to remove the stick"')
        pull_and_wait(g)
        g.looks("the new edition", card)
        end_kiosk(g)
        start_wall(g)
        g.await_trace("after a restart", event="card", article=1, card=1)
        g.looks("the new edition after a restart", card)


@test
def stick_again_and_again(lab):
    """In and out: taken once, then known; an older one is refused; nothing is left open."""
    data = wednesday()
    new, old = make_stick(lab, "again", a=data), make_stick(lab, "old", a=packed("Monday", SAMPLE - 1000000))
    with wall(lab) as g:
        brings(g, new)
        g.await_rest()
        count = f"ls /proc/{g.pid()}/fd | wc -l"
        before = g.shell(count)
        for image, reason in ((new, "same"), (old, "older")) * (10 if lab.full else 2):
            changes_nothing(g, image, reason)
        g.await_rest()
        check(g.shell(count) == before, f"descriptors: {before.strip()}, then {g.shell(count).strip()}")


@test
def two_sticks(lab):
    """At once, one of them behind a hub: each has its turn, and the later edition is what stays."""
    new, newer = make_stick(lab, "one", a=wednesday()), make_stick(lab, "two", a=packed("Thursday", SAMPLE + 2000000))
    with wall(lab) as g:
        g.ask("device_add", driver="usb-hub", id="hub", bus="usb.0", port="1")
        plug(g, new, "first", port="1.2")
        plug(g, newer, "second", port="2")
        ends = sorted(outcome(g, "one after the other")["reason"] for _ in range(2))
        # The later one may have come first; then the other is older.
        check(ends in (["done", "done"], ["done", "older"]), f"{ends}")
        pull(g, "first")
        pull_and_wait(g, "second")
        shown = events(g, "edition")
        check(shown[-1]["title"] == "Thursday", f"{shown}")
        g.unplug("hub")


@test
def slow_stick(lab):
    """Presses while a slow stick is read: none is missed, and whatever is shown is a whole page."""
    data = packed("Wednesday", SAMPLE + 1000000, articles=4, size=60000)
    image, pictures, presses = make_stick(lab, "slow", a=data), {}, 0

    def look():
        text = g.picture().read_bytes()
        pictures[hash(text)] = text

    with wall(lab) as g:
        plug_and_wait(g, image, rate=60000)
        while all(e["panel"] == "working" for e in events(g, "update")):
            g.wire(0, False)
            g.await_trace("a press", event="action")
            g.wire(0, True)
            look()
            g.shell("usleep 30000")  # the guest has seen it released
            presses += 1
        g.did(*["next-card"] * presses)
        end = events(g, "update")[-1]
        check(end["reason"] == "done" and events(g, "edition")[-1]["title"] == "Wednesday", f"{end}")
    pages = [above(p) for p in cards_of(lab, data) + [lab.proof(*place) for place in lab.proofs]]
    for text in pictures.values():
        picture = above(take_ppm(text))
        check(any(picture.differs(page) is None for page in pages), "what was shown during the update is no whole page")
    check(presses > 5, f"only {presses} presses")
    lab.figure("presses during an update", f"{presses} made, 0 missed; as many looks at the screen, "
               f"{len(pictures)} different pictures, 0 of them dark")
