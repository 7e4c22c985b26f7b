# SPDX-License-Identifier: MIT
"""Buttons and dials: kernel edges on real GPIO lines to actions."""
import time

from guest import check
from kiosk import test


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
    """Released before hold_ms it is a press, and after that a hold, which acts while still down."""
    with lab.saved() as g:
        g.press(1, 0.5)
        g.await_trace("short", event="action", action="previous-card", **{"from": "previous"})
        g.wire(1, False)
        g.await_trace("long", event="action", action="next-article")
        g.wire(1, True)
        g.press(0)
        g.await_trace("the release is nothing", event="action")
        check(g.actions()[-2:] == ["next-article", "next-card"], f"{g.actions()}")


@test
def twice(lab):
    with lab.saved() as g:
        g.press(2, 0.03)
        time.sleep(0.03)
        g.press(2, 0.03)
        g.await_trace("twice", event="action", action="home", **{"from": "quote"})
        g.press(2, 0.03)
        g.card("once, when no second press came", kind="quote")
        check(g.actions() == ["home", "next-quote"], f"{g.actions()}")


@test
def chord(lab):
    with lab.saved() as g:
        for line in (4, 7):
            g.wire(line, False)
        g.card("both", kind="contents")
        g.wire(4, True)
        g.wire(7, True)
        g.press(4)
        g.await_trace("one of them", event="action", action="next-article")
        check(g.actions() == ["contents", "next-article"], f"{g.actions()}")


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
