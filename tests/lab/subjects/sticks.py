# SPDX-License-Identifier: MIT
"""A stick goes in and the wall changes."""
from guest import check
from kiosk import test
from sticks import above, first_card, make_stick, outcome, plug, pull, wall, wednesday


@test
def stick_in(lab):
    """A new edition: on the wall, safe to remove, pulled; and it is what comes after a restart."""
    data = wednesday()
    image, card = make_stick(lab, "wednesday", wednesday=data), first_card(lab, data)
    with wall(lab) as g:
        plug(g, image)
        g.await_trace("it is seen", event="update", panel="working")
        g.await_trace("it is shown", event="edition", title="Wednesday")
        end = outcome(g, "it is kept")
        check(end["panel"] == "well" and end["reason"] == "done" and end["safe"], f"{end}")
        g.await_picture("the new edition above the panel", lambda p: above(p).differs(above(card)) is None)
        check(g.shown().differs(card) is not None, "there is no panel")
        pull(g)
        g.await_trace("the panel goes", event="update", panel="hidden")
        g.looks("the new edition", card)
