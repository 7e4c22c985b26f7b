# SPDX-License-Identifier: MIT
"""The buttons' lamps: what the GPIO chip drives, read back from its registers."""
import time

from guest import LIMIT, check
from kiosk import STILL, test
from sticks import WALL, end_kiosk, make_stick, outcome, plug_and_wait, pull, wall, wednesday

LANE = "sticks"  # one of these needs a stick

NEXT, UNDO = 5, 6
LIT = STILL.split("encoders")[0].replace("line = 0;", f"line = 0; lamp = {NEXT};").replace(
    "buttons = (", f'buttons = ( {{ name = "undo"; line = 7; press = "undo-update"; lamp = {UNDO}; lamp_active_low = true; }},'
).replace(',\n    { name = "second"; line = 7; press = "previous-article"; debounce_ms = 10; }', "")


def await_lamps(g, what, lit_next, lit_undo=False):
    """Until the chip drives them so; a lamp that is active low is lit by a low line."""
    wanted = {NEXT: lit_next, UNDO: not lit_undo}
    end = time.monotonic() + LIMIT
    while g.driven() != wanted:
        check(time.monotonic() < end, f"{what}: the chip drives {g.driven()}, not {wanted}\n{g.story()}")
        time.sleep(0.01)


@test
def lamps(lab):
    """A lamp is lit while its button can do something: not while the screen sleeps, not when there is nothing to undo, and
    not when the kiosk has ended."""
    with lab.saved() as g:
        check(g.driven() == {}, f"lines are driven without a lamp: {g.driven()}")
        g.restart(LIT)
        g.card("the first card")
        await_lamps(g, "at first", True)
        g.key("z")
        g.await_trace("off", event="display", power="off")
        await_lamps(g, "asleep", False)
        g.press(0)
        g.await_trace("on", event="display", power="on")
        await_lamps(g, "awake", True)
        g.shell("kill -TERM $(pidof standfirst)")
        await_lamps(g, "after the end", False)


@test
def lamps_blink(lab):
    """While an update runs the lamps blink once a second; then they are lit as before. Here there is something to undo: the
    edition came by an update."""
    rate = 60000
    image = make_stick(lab, "blinking", a=wednesday(size=200000))
    with wall(lab) as g:
        end_kiosk(g)
        g.write("/tmp/lab.conf", LIT + WALL.removeprefix(STILL))
        g.start("/tmp/lab.conf", edition="")
        g.card("the first card")
        await_lamps(g, "at rest", True, lit_undo=True)
        plug_and_wait(g, image, rate=rate)
        began, levels = time.monotonic(), [True]
        while not any(e["event"] == "update" and e.get("panel") in ("well", "refused") for _, e in g.traced()):
            check(time.monotonic() < began + LIMIT, f"the update does not end\n{g.story()}")
            lit = g.driven()[NEXT]
            if lit != levels[-1]:
                levels.append(lit)
        lasted = time.monotonic() - began
        check(len(levels) >= 5, f"it does not blink: {levels} in {lasted:.1f} s")
        lab.figure("lamp during an update", f"changed {len(levels) - 1} times in {lasted:.1f} s")
        outcome(g, "it is done")
        await_lamps(g, "after the update", True, lit_undo=True)
        g.await_rest()
        check(g.driven() == {NEXT: True, UNDO: False}, f"they are not lit at rest: {g.driven()}")
        pull(g, rate=rate)
