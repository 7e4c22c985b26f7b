# SPDX-License-Identifier: MIT
"""Buttons and dials: kernel edges on real GPIO lines to actions."""
import time

from guest import check
from kiosk import STILL, test


@test
def button(lab):
    """Down is enough where there is neither hold nor double press; each press is one."""
    with lab.saved() as g:
        g.wire(0, False)
        g.card("down", article=1, card=2)
        g.looks("down", lab.proof(1, 2))
        g.wire(0, True)
        g.press(0)
        g.card("again", article=1, card=3)
        g.looks("again", lab.proof(1, 3))
        g.did(*["next-card"] * 2)


@test
def bounce(lab):
    """Contacts that chatter for less than the debounce time are one press, or none."""
    with lab.saved() as g:
        for _ in range(5):
            for _ in range(8):
                g.wire(0, False)
                g.wire(0, True)
            g.press(0)
            g.await_trace("a press with bouncing", event="action", action="next-card", **{"from": "next"})
        g.did(*["next-card"] * 5)


@test
def hold(lab):
    """It acts while the button is still down, and the release is nothing."""
    with lab.saved() as g:
        g.wire(1, False)
        g.await_trace("held", event="action", action="next-article", **{"from": "time-out"})
        g.wire(1, True)
        g.press(0)
        g.await_trace("another button", event="action")
        g.did("next-article", "next-card")


@test
def once(lab):
    """A button that knows a double press acts for one when no second press has come."""
    with lab.saved() as g:
        g.press(2)
        g.await_trace("once", event="action", action="next-quote", **{"from": "time-out"})
        g.did("next-quote")


@test
def dial(lab):
    """Four quarter periods are one click, and the way back is the other one."""
    with lab.saved() as g:
        for steps, action in ((((5, False), (6, False), (5, True), (6, True)), "next-card"),
                              (((6, False), (5, False), (6, True), (5, True)), "previous-card")):
            for line, high in steps:
                g.wire(line, high)
                time.sleep(0.02)
            g.await_trace(action, event="action", action=action, **{"from": "dial"})
        check(g.actions() == ["next-card", "previous-card"], f"{g.actions()}")


# --- the edges of the gestures' times ------------------------------------------------------------------------------------

# Without debouncing, what the kernel's interrupts are traced with is what the kiosk is told, but for rounding to ms.
EXACT = STILL.split("encoders")[0].replace("debounce_ms = 10", "debounce_ms = 0").replace(
    "buttons = (", 'buttons = ( { name = "slow"; line = 5; press = "pause"; debounce_ms = 100; },'
) + STILL[STILL.index("chords"):]
HOLD_MS, TWICE_MS, CHORD_MS, DEBOUNCE_MS = 1000, 300, 80, 100
ROUNDING_MS = 1.1  # two stamps, each cut off to whole ms
NEAR_MS = 60  # from the edge of a time, at each side of which a hand must have been seen
TRIES = 40


def move(g, *steps):
    """(line, high, ms to wait before), and a press of another button, which settles what waits for more. Returns the times at
    which the kernel heard of the steps, ms after the first; None if the emulator was too slow to hear of each."""
    g.forget_times()
    for line, high, ms in steps:
        time.sleep(ms / 1000)
        g.wire(line, high)
    g.press(0)
    g.await_trace("the hand after", event="action", action="next-card", **{"from": "next"})
    times = [t for t, _ in g.edges()]
    return [(t - times[0]) * 1000 for t in times[:len(steps)]] if len(times) == len(steps) + 2 else None


def near(lab, g, what, limit_ms, steps, measured, below, above, grace_ms=0.0):
    """Hands around the edge of a time, as near as the emulator lets us: each must do what its time by the kernel's stamps asks
    for. `steps` makes the moves for a wish in ms; `measured` is which two of them the time is between; with `grace_ms`, what
    lies so far above the edge may go either way."""
    seen, wish = {below: [], above: []}, 40.0
    for attempt in range(TRIES):
        done = len(g.actions())
        times = move(g, *steps(limit_ms + (wish if attempt % 2 else -wish)))
        wish = max(5.0, wish * 0.8)
        if times is None:
            continue
        took = times[measured[1]] - times[measured[0]]
        did = tuple(g.actions()[done:-1])
        check(did in seen, f"{what}: {took:.1f} ms did {did}\n{g.story()}")
        check(took >= limit_ms - ROUNDING_MS or did == below, f"{what}: {took:.2f} ms is short of {limit_ms}, but did {did}")
        check(took <= limit_ms + grace_ms + ROUNDING_MS or did == above,
              f"{what}: {took:.2f} ms is past {limit_ms}, but did {did}")
        seen[did].append(took)
        if attempt >= 9 and all(any(abs(t - limit_ms) < NEAR_MS for t in lengths) for lengths in seen.values()):
            lab.figure(f"{what}, {attempt + 1} hands", f"{limit_ms} ms; the nearest below {max(seen[below]):.1f} ms, "
                       f"above {min(seen[above]):.1f} ms")
            return
    check(False, f"{what}: no hand came near enough to {limit_ms} ms in {TRIES} tries: {seen}")


@test
def edges_of_times(lab):
    """Hold, double press, chord and debouncing, short of their times and past them."""
    with lab.saved() as g:
        g.restart(EXACT)
        g.await_trace("the first card", event="frame")
        near(lab, g, "hold", HOLD_MS, lambda ms: ((1, False, 0), (1, True, ms)), (0, 1),
             ("previous-card",), ("next-article",))
        near(lab, g, "double press", TWICE_MS,
             lambda ms: ((2, False, 0), (2, True, 30), (2, False, ms - 30), (2, True, 30)), (0, 2),
             ("home",), ("next-quote", "next-quote"))
        near(lab, g, "chord", CHORD_MS, lambda ms: ((4, False, 0), (7, False, ms), (4, True, 100), (7, True, 20)), (0, 1),
             ("contents",), ("next-article", "previous-article"))
        # The kernel's own debouncing counts in jiffies, and then waits for its turn.
        near(lab, g, "debouncing", DEBOUNCE_MS, lambda ms: ((5, False, 0), (5, True, ms)), (0, 1), (), ("pause",),
             grace_ms=40)


@test
def hold_repeats(lab):
    """A button that repeats while it is held, and a key that is held: its own repeats are none of ours."""
    # What it repeats takes no time to draw.
    config = STILL.replace('hold = "next-article"; hold_ms = 1000;', 'hold = "undo-update"; hold_ms = 600; repeat_ms = 400;')
    config += 'keys = ( { key = "F5"; press = "next-quote"; hold = "pause"; hold_ms = 1500; } );\n'
    with lab.saved() as g:
        g.restart(config)
        g.await_trace("the first card", event="frame")
        done = len(g.actions())
        g.wire(1, False)
        times = [g.await_trace("it repeats", event="action", action="undo-update")["t"] for _ in range(4)]
        g.wire(1, True)
        g.press(0)
        g.await_trace("another button", event="action", action="next-card")
        repeats = g.actions()[done:-1]
        check(set(repeats) == {"undo-update"} and len(repeats) >= 4, f"{repeats}")
        check(all(b > a for a, b in zip(times, times[1:])) and times[3] - times[0] >= 3 * 400 - 1, f"repeated at {times}")
        done = len(g.actions())
        g.key("f5", down=True)
        g.await_trace("held", event="action", action="pause")
        g.key("f5", down=False)
        g.key("f5")
        g.await_trace("pressed", event="action", action="next-quote")
        g.did(*g.actions()[:done], "pause", "next-quote")


@test
def chatter(lab):
    """Many edges a second are no hand: the line is let alone for a second, the others work on; fewer are borne."""
    with lab.saved() as g:
        # What this button does is nothing that takes time to draw.
        g.restart(EXACT.replace('line = 4; press = "next-article"', 'line = 4; press = "undo-update"'))
        g.await_trace("the first card", event="frame")
        for _ in range(60):
            g.wire(4, False)
            g.wire(4, True)
        g.press(0)
        g.await_trace("few edges", event="action", action="next-card")
        check('"error"' not in g.read("trace"), f"120 edges were too many: {g.read('trace')}")
        moves, told = 0, None
        while told is None:
            check(moves < 10000, f"{moves} edges, and nothing is told\n{g.story()}")
            for level in (False, True):
                g.wire(4, level)
                time.sleep(0.001)  # or the emulated chip makes one of two
                moves += 1
            told = next((event for _, event in g.traced() if event["event"] == "error"), None)
        check("button first: its line changes too often" in told["error"], f"{told}")
        lab.figure("chattering line", f"let alone after {moves} edges")
        done = len(g.actions())
        g.press(0)
        g.await_trace("another button", event="action", action="next-card")
        check(len(g.actions()) == done + 1, f"{g.actions()[done:]}")
        # Listened to again after a second; what is pressed before that is nothing.
        while "undo-update" not in g.actions()[done:]:
            check(len(g.actions()) < done + TRIES, f"it is not listened to again\n{g.story()}")
            g.press(4)
            g.press(0)
            g.await_trace("another button", event="action", action="next-card")
