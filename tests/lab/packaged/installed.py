# SPDX-License-Identifier: MIT
"""The very .deb on a Debian system with systemd. The first two tests install it and boot it; the others start from the state that
the second one keeps. The root is mounted read-only in all but the first."""
import re
import time

from debian import START_LIMIT, at_rest, install, installed, keep
from guest import LIMIT, Failure, check
from kiosk import CYCLE, HEIGHT, STILL, WIDTH, test
from pictures import read_ppm, write_png
from sticks import first_card, make_stick, outcome, plug, pull, wednesday

LANE = "sticks"  # the files that sticks are made of are in one folder


def first_headline(g, lab):
    g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1, kind="headline")
    g.looks("first headline", lab.proof(1, 1), START_LIMIT)


def is_dark(picture):
    return all(picture.at(x, y) == (0, 0, 0) for x in range(0, picture.width, 8) for y in range(0, picture.height, 8))


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
        g.shell("until systemctl is-system-running | grep -Eq 'running|degraded'; do sleep 1; done", limit=START_LIMIT)
        shown = g.shell("systemctl show -P ActiveEnterTimestampMonotonic standfirst basic.target").split()
        ready, plain = (int(t) / 1e6 for t in shown)
        lab.figure("installed: kernel's start to the first headline", f"{ready:.1f} s, to systemd's basic.target {plain:.1f} s: "
                   f"{ready / plain:.2f} times")
        keep(lab, g)
    finally:
        g.close()


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


@test
def package_writes_nothing(lab):
    """An idle hour's writing, in as many minutes as the lab has: none, with the root mounted for writing."""
    minutes = 10
    with at_rest(lab) as g:
        g.remount("rw")
        g.shell("sync; sleep 40; sync", limit=LIMIT)  # what the mounting itself writes
        written = [g.shell("cut -c1- /sys/block/vda/stat /sys/block/vdc/stat") for _ in range(1)]
        began = time.monotonic()
        time.sleep(minutes * 60)
        written.append(g.shell("cut -c1- /sys/block/vda/stat /sys/block/vdc/stat"))
        sectors = [sum(int(line.split()[6]) for line in text.splitlines()) for text in written]
        lab.figure("installed: written to disk while idle", f"{(sectors[1] - sectors[0]) * 512} bytes in "
                   f"{(time.monotonic() - began) / 60:.0f} minutes")
        check(sectors[0] == sectors[1], f"{sectors[1] - sectors[0]} sectors were written")
