# SPDX-License-Identifier: MIT
"""Fingers and keys, read from evdev devices without a window system."""
from guest import check
from kiosk import HEIGHT, STILL, WIDTH, test


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


@test
def two_panels(lab):
    """Fingers on either panel count, and one on each is two fingers; when one panel goes the other works on."""
    second = "/run/second"
    with lab.saved() as g:
        g.shell(f"mkfifo {second}; (/programs/panel {WIDTH} {HEIGHT} <>{second} >/dev/null 2>&1 &)")
        g.await_trace("a second panel came", event="input", what="touch panel lab panel is there")
        g.touch("down 0 600 240", "wait 60", "up 0", panel=second)
        g.await_trace("a tap on it", event="action", action="next-card")
        g.tap(600, 240)
        g.await_trace("a tap on the first", event="action", action="next-card")
        g.await_rest()
        g.touch("down 0 600 240", "wait 600", "up 0")
        g.touch("wait 250", "down 0 100 240", "wait 60", "up 0", panel=second)
        g.touch("wait 600", "down 0 100 240", "wait 60", "up 0")
        g.await_trace("a tap after a finger on each", event="action")
        check(g.actions() == ["next-card", "next-card", "previous-card"], f"{g.actions()}")
        g.touch("down 0 100 240", "unplug", panel=second)
        g.await_trace("it went under a finger", event="input", what="touch panel lab panel is gone")
        g.tap(600, 240)
        g.await_trace("the first works on", event="action")
        g.did("next-card", "next-card", "previous-card", "next-card")


@test
def calibration(lab):
    """A panel that is the wrong way round says so in the settings, one way or the other, and a finger is where it is seen."""
    # What the panel sends, where that is on the glass, and so what it does.
    taps = {"mirrored": (f"panel_range = [{WIDTH - 1}, 0, 0, {HEIGHT - 1}];", (100, 240), "next-card", (700, 240), "previous-card"),
            "a part": ("panel_range = [400, 500, 0, 0];", (470, 240), "next-card", (420, 240), "previous-card"),
            "sideways": ("panel_matrix = [0, 1000, 0, 1000, 0, 0];", (100, 400), "next-card", (700, 50), "previous-card")}
    with lab.saved() as g:
        for what, (setting, right, goes_on, left, goes_back) in taps.items():
            g.restart(STILL + f"touch: {{ {setting} }};\n")
            g.await_trace(f"{what}: it is there", event="input", what="touch panel lab panel is there")
            g.await_trace(f"{what}: the first card", event="frame")
            for place, action in ((right, goes_on), (left, goes_back)):
                g.tap(*place)
                event = g.await_trace(f"{what}: a tap at {place}", event="action")
                check(event["action"] == action, f"{what}: a tap at {place}: {event}")


@test
def waking_finger(lab):
    """The finger that wakes the screen does nothing else; one that comes down beside it counts as ever."""
    with lab.saved() as g:
        g.key("z")
        g.await_trace("off", event="display", power="off")
        g.touch("down 0 600 240")
        g.await_trace("on", event="display", power="on")
        g.touch("down 1 600 240", "wait 60", "up 1")
        g.await_trace("the second finger", event="action", action="next-card", **{"from": "touch"})
        g.touch("move 0 300 240", "wait 60", "up 0")
        g.tap(100, 240)
        g.await_trace("the next one", event="action")
        g.did("sleep", "wake", "next-card", "previous-card")
