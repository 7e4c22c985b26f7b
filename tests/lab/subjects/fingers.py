# SPDX-License-Identifier: MIT
"""Fingers and keys, read from evdev devices without a window system."""
from guest import check
from kiosk import test


@test
def touch(lab):
    with lab.saved() as g:
        for what, hand, action in [
                ("a tap on the right", lambda: g.tap(600, 240), "next-card"),
                ("a tap on the left", lambda: g.tap(100, 240), "previous-card"),
                ("a swipe to the left", lambda: g.swipe(600, 240, 300, 250), "next-card"),
                ("a swipe to the right", lambda: g.swipe(200, 240, 500, 250), "previous-card"),
                ("a swipe up", lambda: g.swipe(400, 400, 410, 100), "next-article"),
                ("a swipe down", lambda: g.swipe(400, 100, 410, 400), "previous-article"),
                ("a hold", lambda: g.touch("down 0 400 240", "wait 1500", "up 0"), "contents"),
                ("a tap, in the contents", lambda: g.tap(400, 240), "open-article")]:
            hand()
            event = g.await_trace(what, event="action")
            check(event["action"] == action and event["from"] in ("touch", "time-out"), f"{what}: {event}")
        seen = len(g.actions())
        g.touch("down 0 400 240", "wait 30", "down 1 500 240", "wait 30", "up 1", "wait 30", "up 0")
        g.touch("down 0 600 240", "wait 60", "up 0")
        g.await_trace("a tap after two fingers", event="action")
        check(len(g.actions()) == seen + 1, f"two fingers did something: {g.actions()}")


@test
def keys(lab):
    with lab.saved() as g:
        for key, action in [("right", "next-card"), ("left", "previous-card"), ("down", "next-article"), ("pgdn", "next-quote"),
                            ("home", "home"), ("spc", "pause"), ("c", "contents"), ("i", "info")]:
            g.key(key)
            event = g.await_trace(key, event="action")
            check(event["action"] == action, f"{key}: {event}")


@test
def plugging(lab):
    """A panel and a keyboard go away and come back."""
    with lab.saved() as g:
        g.touch("unplug")
        g.await_trace("the panel went", event="input")
        g.touch("plug")
        g.await_trace("the panel came", event="input", what="touch panel lab panel is there")
        g.tap(600, 240)
        g.await_trace("it works", event="action", action="next-card")
        for _ in range(2):
            g.ask("device_add", driver="usb-kbd", id="second", bus="usb.0")
            g.await_trace("a keyboard came", event="input")
            g.unplug("second")
            g.await_trace("it went", event="input")
        g.key("right")
        g.await_trace("the first one works on", event="action", action="next-card")
