# SPDX-License-Identifier: MIT
"""What goes wrong: wires, rights, the program itself."""
import re

from guest import check
from kiosk import CYCLE, KIOSK, STILL, test


@test
def stuck_button(lab):
    """It is told, and the others work on; let go, it works again."""
    with lab.saved() as g:
        g.wire(0, False)
        g.await_trace("the press itself", event="action")
        error = g.await_trace("it is told", event="error")
        check("next" in error["error"], f"{error}")
        g.press(2)
        g.await_trace("another button", event="action", action="next-quote")
        g.wire(0, True)
        g.await_trace("let go", event="input")
        g.press(0)
        g.await_trace("it works again", event="action", action="next-card")


@test
def gpio_faults(lab):
    """A line in use, the machine's power key, is told. A chip that may not be opened is told, and taken when it may be."""
    with lab.saved() as g:
        g.restart(STILL.replace("buttons = (", 'buttons = ( { name = "taken"; line = 3; press = "info"; },'))
        error = g.await_trace("it is told", event="error")
        check("taken: line 3 is in use" in error["error"], f"it does not name the line: {error}")
        g.await_trace("it shows its cards", event="frame")
        g.press(0)
        g.await_trace("the other buttons work", event="action", action="next-card")
        g.shell("chmod 600 /dev/gpiochip0")
        g.restart(STILL)
        error = g.await_trace("it is told", event="error")
        check("gpio" in error["error"], f"it does not say what is missing: {error}")
        g.await_trace("it shows its cards", event="frame")
        g.shell("chmod 660 /dev/gpiochip0")
        g.await_trace("it is asked again", event="input")
        g.press(0)
        g.await_trace("it works", event="action", action="next-card")
        g.restart(STILL.replace("9030000.pl061", "pinctrl-elsewhere"))
        error = g.await_trace("no such chip", event="error")
        check("pinctrl-elsewhere" in error["error"], f"it does not name the chip: {error}")
        g.await_trace("it shows its cards without", event="frame")


@test
def missing_package(lab):
    """What SDL loads by name and does not find is told by its package's name, and it starts once that is there."""
    library = "/usr/lib/aarch64-linux-gnu/libEGL.so.1"
    with lab.saved() as g:
        g.shell(f"mv {library} {library}.away")
        g.restart(STILL)
        error = g.await_trace("it is told", event="error")
        check("libegl1" in error["error"], f"it does not name the package: {error}")
        g.shell(f"mv {library}.away {library}")
        g.await_trace("started again, it shows its cards", event="frame")


@test
def probe(lab):
    """It names what the guest has while the kiosk uses it, and what is amiss."""
    with lab.saved() as g:
        said = g.shell("su -s /bin/sh standfirst -c '/programs/standfirst probe --config /programs/lab.conf'", status=None)
        for part in ("800x480", "virtio", "lab panel", "QEMU Virtio Keyboard", "9030000.pl061", "GPIO Key Poweroff"):
            check(part in said, f"it does not name {part}:\n{said}")


def noticed_at(g):
    return float(g.read("log").split(" the watchdog was not fed")[0].rsplit("service: ", 1)[1])


@test
def hang(lab):
    """Stopped in its tracks, it is started again within 15 s of the moment something was due."""
    with lab.saved() as g:
        g.restart(CYCLE)
        g.card("the first card", card=1)
        g.looks("before", lab.proof(1, 1))
        g.card("the second card", card=2)
        g.shell("kill -STOP $(pidof standfirst)")
        stopped = g.uptime()
        g.await_text("log", "the watchdog was not fed")
        took = noticed_at(g) - stopped
        lab.figure("hang to its being noticed", f"{took:.1f} s, something being due every 5 s")
        check(took < 5 + 15 + 1, f"it took {took:.1f} s")
        g.card("it is there again", article=1)


@test
def renderer_hang(lab):
    """The renderer's own threads stop, and with them the frame that is due: it is started again, and the card is shown. With
    one processor there are no such threads, so this guest has two."""
    with lab.boot(KIOSK, more=["-smp", "2"]) as g:
        g.await_trace("the first card", event="frame")
        g.looks("before", lab.proof(1, 1))
        g.await_rest()
        g.shell("/programs/freeze $(pidof standfirst) llvmpipe- >/tmp/frozen 2>&1 & "
                "while ! [ -s /tmp/frozen ]; do usleep 5000; done")
        said = g.shell("cat /tmp/frozen")
        check(re.fullmatch(r"[1-9]\d* frozen\s*", said), f"no thread of the renderer is held: {said}")
        g.press(0)
        pressed = g.uptime()
        g.await_text("log", "the watchdog was not fed")
        lab.figure("renderer's hang to its being noticed", f"{noticed_at(g) - pressed:.1f} s after a press")
        check(noticed_at(g) - pressed < 15 + 1, f"it took {noticed_at(g) - pressed:.1f} s")
        g.await_text("log", "ended by signal 6")
        g.await_trace("it shows its cards again", event="frame")


@test
def crash(lab):
    """Crashed or killed, it is started again on the card that it was on."""
    with lab.saved() as g:
        for card, signal, number in ((2, "SEGV", 11), (3, "KILL", 9)):
            g.press(0)
            g.card("a card", card=card)
            g.looks("before it ends", lab.proof(1, card))
            g.await_rest()
            g.shell(f"kill -{signal} $(pidof standfirst)")
            g.await_text("log", f"ended by signal {number}")
            g.card("it is there again", article=1, card=card)
            g.looks(f"after signal {number}", lab.proof(1, card))
