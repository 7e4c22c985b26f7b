# SPDX-License-Identifier: MIT
"""The very .deb on a Debian system with systemd. The first two tests install it and boot it; the others start from the state that
the second one keeps. The root is mounted read-only in all but the first."""
import json
import re
import time

from debian import START_LIMIT, at_rest, await_system, install, installed, keep
from guest import LIMIT, Failure, check
from kiosk import CYCLE, HEIGHT, STILL, WIDTH, test
from harness.pictures import read_ppm, write_png
from sticks import first_card, make_stick, outcome, plug, pull, wednesday

LANE = "sticks"  # the files that sticks are made of are in one folder


def first_headline(g, lab):
    g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1, kind="headline")
    g.looks("first headline", lab.proof(1, 1), START_LIMIT)


def is_dark(picture):
    return picture.pixels.count(0) == len(picture.pixels)


def first_frame_at(g):
    """Seconds from the kernel's start. systemd's own time will not do: to it a kiosk is ready that waits for a display. The trace
    counts from the kiosk's start, and its file is as old as its last line."""
    g.await_rest()
    events = [json.loads(line) for line in g.read("trace").splitlines()]
    up, now, written = map(float, g.shell("cut -d' ' -f1 /proc/uptime; date +%s.%N; stat -c %.9Y /run/standfirst/trace").split())
    return up - (now - written) - (events[-1]["t"] - next(e["t"] for e in events if e["event"] == "frame")) / 1000


def restarted(g, lab, before):
    """Another process shows the wall."""
    first_headline(g, lab)
    check(g.main_property("MainPID") not in ("0", before), "it is the same process")


@test
def package_installs(lab):
    """apt-get leaves a running kiosk behind, with nothing else to be done."""
    with install(lab) as g:
        g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1, kind="headline")
        check(g.shell("systemctl is-enabled standfirst").strip() == "enabled", "the service is not enabled")
        g.write("/etc/standfirst/standfirst.conf", STILL)
        g.power_off()


@test
def package_boots(lab):
    """From power to the first headline without a login, and nothing but black before it."""
    g = installed(lab)
    try:
        end = time.monotonic() + START_LIMIT
        while '"card"' not in g.read("trace") and time.monotonic() < end:
            time.sleep(0.1)  # so that the guest has most of the processor
            shown = read_ppm(g.picture())
            if shown.width < WIDTH:
                continue  # what QEMU shows until the kernel has set the display
            shown = shown.cropped(WIDTH, HEIGHT)
            if not is_dark(shown) and shown.differs(lab.proof(1, 1)) is not None:
                write_png(shown, lab.state / "before-the-headline.png")
                raise Failure(f"something else is on the screen before the headline: see {lab.state}/before-the-headline.png")
        first_headline(g, lab)
        g.shell("true", limit=START_LIMIT)
        check(g.shell("findmnt -no OPTIONS /").startswith("ro"), "the root is not mounted read-only")
        check(g.shell("systemctl is-active getty@tty1", status=None).strip() == "inactive", "there is a login on the display")
        status = g.shell(f"cat /proc/{g.pid()}/status")
        check(re.search(r"CapBnd:\s+0+\n", status) and "NoNewPrivs:\t1" in status and "\t0\t" not in status.split("Gid")[0],
              f"the walls are not up: {status}")
        await_system(g)
        headline = first_frame_at(g)
        plain = int(g.shell("systemctl show -P ActiveEnterTimestampMonotonic basic.target")) / 1e6
        lab.figure("installed: kernel's start to the first headline", f"{headline:.1f} s, to systemd's basic.target {plain:.1f} s: "
                   f"{headline / plain:.2f} times")
        keep(lab, g)
    finally:
        g.close()


@test
def package_without_shelf(lab):
    """The partition of the shelf is dead: the wall comes up all the same, with the factory edition."""
    dead = lab.state / "dead-shelf.ext4"
    with open(dead, "wb") as disk:
        disk.truncate(64 << 20)
    with installed(lab, dead) as g:
        first_headline(g, lab)
        check("/var/lib/standfirst" not in g.shell("cat /proc/mounts", limit=START_LIMIT), "the shelf is there")


@test
def package_exposure(lab):
    """What systemd itself counts, for the kiosk and for the importer, which runs in the same unit."""
    with at_rest(lab) as g:
        said = g.shell("systemd-analyze security standfirst --no-pager", limit=LIMIT)
        score = float(re.search(r"Overall exposure level for \S+: (\S+)", said)[1])
        lab.figure("installed: exposure by systemd-analyze security", f"{score}")
        check(score <= 0.5, said)


@test
def package_hands(lab):
    """Buttons on GPIO lines, fingers, and keyboards that come and go, behind all the walls."""
    with at_rest(lab) as g:
        g.press(0)
        g.card("a button", article=1, card=2)
        g.looks("a button", lab.proof(1, 2))
        g.tap(600, 240)
        g.card("a finger", article=1, card=3)
        g.looks("a finger", lab.proof(1, 3))
        g.ask("device_add", driver="usb-kbd", id="second", bus="usb.0")
        g.await_trace("a keyboard came", event="input")
        g.unplug("second")
        g.await_trace("it went", event="input")
        g.key("left")
        g.await_trace("a key", event="action", action="previous-card")


@test
def package_stick(lab):
    """By the real udev rule and systemd's mount unit: read-only, and gone when the stick is pulled."""
    data = wednesday()
    image, card = make_stick(lab, "installed", wednesday=data), first_card(lab, data)
    with at_rest(lab) as g:
        plug(g, image)
        g.await_trace("it is seen", event="update", panel="working")
        options = g.shell("findmnt -rno OPTIONS,FSTYPE -R /run/standfirst/stick/sda1")
        check({"ro", "nodev", "nosuid", "noexec"} <= set(re.split("[ ,\n]", options)) and "vfat" in options, options)
        end = outcome(g, "it is kept")
        check(end["panel"] == "well" and end["reason"] == "done" and end["safe"], f"{end}")
        pull(g)
        g.await_trace("the panel goes", event="update", panel="hidden")
        g.looks("the new edition", card)
        g.shell("while grep -q /run/standfirst/stick/ /proc/mounts; do sleep 0.1; done")
        g.shell("systemctl restart standfirst", limit=START_LIMIT)
        g.looks("after a restart", card, START_LIMIT)


@test
def package_restarts(lab):
    """Killed, and hung while cards are due: systemd brings it back, the hung one by the watchdog."""
    with at_rest(lab) as g:
        before = g.main_property("MainPID")
        g.shell(f"kill -KILL {before}")
        restarted(g, lab, before)
        g.await_text("log", "Failed with result 'signal'")
        g.remount("rw")
        g.write("/etc/standfirst/standfirst.conf", CYCLE)
        g.shell("systemctl restart standfirst", limit=START_LIMIT)
        g.card("the cycle goes on", article=1, card=2)
        before = g.main_property("MainPID")
        g.shell(f"kill -STOP {before}")
        g.card("it goes on after a new start")
        check(g.main_property("MainPID") not in ("0", before), "it is the same process")
        g.await_text("log", "Failed with result 'watchdog'")


def sectors_written(g):
    """To each of the two disks."""
    return [int(line.split()[6]) for line in g.shell("cat /sys/block/vda/stat /sys/block/vdc/stat").splitlines()]


@test
def package_writes_nothing(lab):
    """An idle hour's writing: none, with the root mounted for writing. The hour is the guest's: its clock counts instructions and
    goes on to the next timer when there is nothing to do, so whatever happens once in an hour does happen."""
    with installed(lab, words=["-icount", "shift=3,sleep=off"]) as g:
        first_headline(g, lab)
        await_system(g)
        g.remount("rw")
        before = None
        for _ in range(10):  # what the mounting itself writes, and when the kernel likes to
            last, before = before, sectors_written(g)
            if last == before:
                break
            g.shell("sync; sleep 120")
        began = g.uptime()
        g.shell("sleep 3600", limit=START_LIMIT)
        written, lasted = [b - a for a, b in zip(before, sectors_written(g))], g.uptime() - began
        check(lasted >= 3600, f"the guest's hour had {lasted:.0f} s")
        lab.figure("installed: written to the disks in an idle hour", f"{sum(written) * 512} bytes")
        check(not any(written), f"{written} sectors were written, to the system's disk and to the shelf's")
