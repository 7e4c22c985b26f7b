# SPDX-License-Identifier: MIT
"""How long 10 MB take from the stick to the wall, beside copying the same file from the same stick to the same card."""
import time

from kiosk import ALONE, test
from sticks import SAMPLE, events, make_stick, packed, plug_and_wait, pull, pull_and_wait, took, wall, wednesday

LANE = ALONE
PLACE = "/run/standfirst/stick/sda1"
REAL = 8000000  # bytes a second: a cheap stick's


def seconds_of(g, command):
    g.shell("sync; echo 3 >/proc/sys/vm/drop_caches")
    said = g.shell(f"cut -d' ' -f1 /proc/uptime; {command}; cut -d' ' -f1 /proc/uptime").split()
    return float(said[-1]) - float(said[0])


def copied(name):
    return f"cp {PLACE}/{name}.edition /data/copy && sync && rm /data/copy"


def one_round(lab, small, large, rate):
    """Seconds from plugged to mounted; from there to the exchange of the editions, and to the first frame that shows the new one;
    of the importer alone; of cp and sync. All of it has been done once before with a small edition: what code costs the emulator
    the first time is not what is measured."""
    with wall(lab) as g:
        plug_and_wait(g, small)
        took(g, "Wednesday")
        seconds_of(g, copied("small"))
        pull_and_wait(g)
        g.await_rest()
        began = time.monotonic()
        plug_and_wait(g, large, rate=rate)
        plugged, since = time.monotonic() - began, events(g, "update")[-1]["t"]
        took(g, "Thursday")
        g.await_rest()
        exchanged = events(g, "edition")[-1]["t"]
        shown = next(frame["t"] for frame in events(g, "frame") if frame["t"] >= exchanged)
        g.shell("rm /data/shelf/*; mkdir /data/other")
        imported = seconds_of(g, f"/programs/standfirst-import --shelf /data/other --trust any {PLACE} >/dev/null")
        g.shell("rm /data/other/*")
        times = plugged, (exchanged - since) / 1000, (shown - since) / 1000, imported, seconds_of(g, copied("large"))
        pull(g, rate=rate)
        return times


@test
def stick_speed(lab):
    small = make_stick(lab, "small", small=wednesday())
    large = make_stick(lab, "large", large=packed("Thursday", SAMPLE + 2000000, articles=1000, size=10000))
    for what, rate in (("8 MB/s", REAL), ("no bound on its speed", None))[:2 if lab.full else 1]:
        rounds = [one_round(lab, small, large, rate) for _ in range(3 if lab.full else 1)]
        plugged, exchanged, shown, imported, cp = (sorted(times)[len(times) // 2] for times in zip(*rounds))
        lab.figure(f"10 MB from a stick of {what}", f"cp and sync {cp:.2f} s; the importer alone {imported:.2f} s, {imported / cp:.2f} "
                   f"times; mounted to exchanged {exchanged:.2f} s, {exchanged / cp:.2f} times; mounted to shown {shown:.2f} s, "
                   f"{shown / cp:.2f} times (the one emulated processor takes {shown - exchanged:.2f} s for the frame); with the "
                   f"{plugged:.2f} s from plugged to mounted on both sides {(plugged + shown) / (plugged + cp):.2f} times")
