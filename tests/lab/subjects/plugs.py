# SPDX-License-Identifier: MIT
"""The display is unplugged and plugged in again."""
from guest import check
from kiosk import test
from plug import Plug

SECONDS = 5  # within which the picture is back


def await_frame(g, what, since):
    """The next frame that reaches the display, by the kernel's clock; seconds since then."""
    while True:
        times = [t for t, kind in g.kernel_times() if kind == "frame"]
        if times:
            return times[0] - since
        g.await_trace(what, event="frame")


@test
def replugged(lab):
    """While nothing is plugged in it goes on with its deck; back in, the card that it stands on is there within 5 s."""
    with lab.saved() as g:
        p = Plug(g)
        g.press(0)
        g.card("a card", card=2)
        g.looks("a card", lab.proof(1, 2))
        for turn, card in ((1, 3), (2, 4)):
            p.pull_out()
            g.await_trace(f"out {turn}", event="display", plug="out")
            g.press(0)
            g.card(f"it goes on in the dark {turn}", card=card)
            g.await_rest()
            g.forget_times()
            now = g.uptime()
            p.put_in()
            g.await_trace(f"in {turn}", event="display", plug="in")
            took = await_frame(g, f"back {turn}", now)
            g.looks(f"plugged in again {turn}", lab.proof(1, card))
            lab.figure(f"plugged in to its card {turn}", f"{took:.1f} s")
            check(took < SECONDS, f"it took {took:.1f} s")
        check("service:" not in g.read("log"), f"it was started again: {g.read('log')}")


@test
def plugged_late(lab):
    """A kiosk that finds no display waits for one, and shows the first card when it comes."""
    with lab.saved() as g:
        p = Plug(g)
        g.shell("killall standfirst; while pidof standfirst >/dev/null; do usleep 5000; done", status=None)
        p.pull_out()
        g.start("/programs/lab.conf")
        g.await_trace("it waits", event="display", plug="awaited")
        g.await_rest()
        p.put_in()
        g.card("the first card", article=1, card=1)
        g.looks("plugged in late", lab.proof(1, 1))
        g.tap(600, 240)
        g.card("it works", card=2)
