# SPDX-License-Identifier: MIT
"""Reading: the picture, the cycle, the end."""
import time

from guest import check
from kiosk import CYCLE, HEIGHT, test


@test
def saved_state(lab):
    began = time.monotonic()
    with lab.saved() as g:
        lab.figure("saved state to a shell", f"{time.monotonic() - began:.2f} s")
        g.looks("first headline again", lab.proof(1, 1))


@test
def cycle(lab):
    """Left alone it shows card after card, each as its proof."""
    kinds, place = set(), None
    with lab.saved() as g:
        g.restart(CYCLE)
        for _ in range(4):
            event = g.card("the cycle goes on")
            now = event["article"], event["card"]
            check(place is None or now == lab.after(place), f"after {place} came {now}")
            g.looks(f"card {now[0]}-{now[1]}", lab.proof(*now))
            place = now
            kinds.add(event["kind"])
    check(kinds == {"headline", "summary", "quote"}, f"only {kinds} were shown")


@test
def end(lab):
    """SIGTERM ends it with status 0, and the console is back."""
    with lab.saved() as g:
        g.shell("printf 'a line of the console' >/dev/tty0; echo a line of the kernel >/dev/kmsg")
        g.press(0)
        g.card("it goes on", card=2)
        g.looks("nothing shows through", lab.proof(1, 2))
        g.shell("kill -TERM $(pidof standfirst)")
        g.await_text("log", "ended with status 0")
        g.await_picture("the console is on the screen", lambda p: p.differs(lab.proof(1, 2)) is not None and
                        p.at(0, HEIGHT - 1) == (0, 0, 0))
