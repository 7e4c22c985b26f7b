# SPDX-License-Identifier: MIT
"""The panel: off and on, turned."""
from kiosk import HEIGHT, STILL, WIDTH, test
from pictures import read_png


def rotation(lab, degrees):
    """Picture and touch turn together: a finger on the upright picture's right is a step on."""
    with lab.saved() as g:
        g.restart(STILL.replace("display: {", f"display: {{ rotation = {degrees};"))
        g.card("the first card", article=1, card=1)
        wanted = read_png(lab.upright[1, 1]) if degrees % 180 else lab.proof(1, 1)
        g.looks(f"turned by {degrees}", wanted.turned(degrees))
        # Upright, four fifths to the right in the middle; where that is on the glass.
        x, y = {90: (0.5, 0.8), 180: (0.2, 0.5), 270: (0.5, 0.2)}[degrees]
        g.tap(int(x * WIDTH), int(y * HEIGHT))
        g.card("a tap on the upright right", article=1, card=2)
        x, y = 1 - x, 1 - y
        g.tap(int(x * WIDTH), int(y * HEIGHT))
        g.card("a tap on the upright left", article=1, card=1)


@test
def sleep(lab):
    """The panel goes off, and what wakes it does nothing else."""
    with lab.saved() as g:
        g.press(0)
        g.card("a card", card=2)
        g.key("z")
        g.await_trace("off", event="display", power="off")
        g.tap(600, 240)
        g.await_trace("on", event="display", power="on")
        g.looks("the same card", lab.proof(1, 2))
        g.tap(600, 240)
        g.card("the next touch counts", card=3)
        g.looks("the next touch counts", lab.proof(1, 3))
        g.key("z")
        g.await_trace("off again", event="display", power="off")
        g.press(0)
        g.await_trace("on again", event="display", power="on")
        g.looks("the same card again", lab.proof(1, 3))


@test
def rotation_90(lab):
    rotation(lab, 90)


@test
def rotation_180(lab):
    rotation(lab, 180)


@test
def rotation_270(lab):
    rotation(lab, 270)
