# SPDX-License-Identifier: MIT
"""The panel: off and on, turned."""
from guest import check
from kiosk import HEIGHT, STILL, WIDTH, test
from harness.pictures import read_png


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


@test
def console(lab):
    """What the kernel and others write to the console, its cursor, and the keys that change it, never show."""
    said = ("a line of the console", "a line of the kernel", "a line on dev-console")
    with lab.saved() as g:
        g.shell("dmesg -n 8; printf '\\033[?25h%s\\n' '" + said[0] + "' >/dev/tty0; echo '" + said[1] + "' >/dev/kmsg; "
                "echo '" + said[2] + "' >/dev/console")
        text = g.shell("fold -w 100 /dev/vcs1; echo")
        check(said[0] in text and said[1] in text, f"the console does not have the lines, so nothing is tested: {text.split()}")
        check(said[2] in g.read("console"), "the system's console does not have the line")
        g.looks("nothing shows on a card at rest", lab.proof(1, 1))
        g.press(0)
        g.card("it goes on", card=2)
        g.looks("nothing shows through", lab.proof(1, 2))
        g.shell("echo '" + said[1] + "' >/dev/kmsg")
        for key in ("ctrl", "alt", "f2"):
            g.key(key, down=True)
        for key in ("f2", "alt", "ctrl"):
            g.key(key, down=False)
        g.press(0)
        g.card("it goes on again", card=3)
        g.looks("nothing shows through again", lab.proof(1, 3))
        check("service:" not in g.read("log"), f"it was started again: {g.read('log')}")
