# SPDX-License-Identifier: MIT
"""Figures."""
import re
import time

from guest import check
from kiosk import ALONE, KIOSK, test

LANE = ALONE


@test
def latency(lab):
    """From the kernel's hearing of a button to the frame that the display is given."""
    presses = 200 if lab.full else 20
    took = []
    with lab.saved() as g:
        for _ in range(presses):
            g.await_rest()
            g.forget_times()
            g.wire(0, False)
            g.await_trace("a press", event="frame")
            times = list(g.kernel_times())
            edge = next(t for t, what in times if what != "frame")
            took.append(next(t for t, what in times if what == "frame" and t > edge) - edge)
            g.wire(0, True)
    took.sort()
    lab.figure(f"edge to frame handed to the display, {presses} presses",
               f"median {took[len(took) // 2] * 1000:.0f} ms, worst {took[-1] * 1000:.0f} ms (debouncing 10 ms of it)")


@test
def start_against_bare(lab):
    """Cold boot to the first headline, as a multiple of the same guest's time to a bare program's first frame."""
    times = {}
    for _ in range(3 if lab.full else 1):
        for start in (KIOSK, "bare.sh"):
            with lab.boot(start) as g:
                g.await_trace(start, event="frame")
                first = next(t for t, what in g.kernel_times() if what == "frame")
                times.setdefault(start, []).append(first)
    kiosk, bare = (sorted(times[start])[len(times[start]) // 2] for start in (KIOSK, "bare.sh"))
    lab.figure("cold boot to the first headline", f"{kiosk:.1f} s, a bare program's first frame {bare:.1f} s: "
               f"{kiosk / bare:.2f} times")


def switches_and_size(g):
    text = g.shell(f"cat /proc/{g.pid()}/task/*/status")
    switches = sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("voluntary_ctxt"))
    return switches, int(re.search(r"VmRSS:\s+(\d+)", text)[1])


@test
def idle(lab):
    """A guest that is left alone while the others are tested: no wake-up of ours, and no growth."""
    least = 1800 if lab.full else 300
    with lab.saved() as g:
        g.await_rest()
        began, (switches, size) = time.monotonic(), switches_and_size(g)
        yield
        time.sleep(max(0, least - (time.monotonic() - began)))
        lasted, (later, grown) = time.monotonic() - began, switches_and_size(g)
    lab.figure("idle", f"{later - switches} wake-ups in {lasted:.0f} s, RSS {size} kB, then {grown} kB")
    check(later == switches, f"{later - switches} wake-ups in {lasted:.0f} s with nothing to do")
    check(grown <= size, f"it grew from {size} to {grown} kB")
