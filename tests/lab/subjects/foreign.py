# SPDX-License-Identifier: MIT
"""Sticks of another form than one FAT32 partition: those that are read all the same, and those of which the screen says that
nothing can be read."""
from guest import check
from kiosk import test
from sticks import (SAMPLE, above, blank_stick, broken_stick, change_card, ended, exfat_stick, ext4_stick, first_card, has_panel,
                    make_stick, packed, plug, plug_and_wait, pull, pull_and_wait, take_card, took, wall, wednesday)

LANE = "sticks"  # they share a saved state
SAYS = 'update: format: the screen says "Nothing on this stick can be read here"'


@test
def exfat_is_read(lab):
    image = exfat_stick(lab, "exfat", wednesday=wednesday())
    with wall(lab) as g:
        plug_and_wait(g, image)
        options = g.shell("grep ' /run/standfirst/stick/sda1 exfat ' /proc/mounts")
        check({"ro", "nosuid", "nodev", "noexec"} <= set(options.split()[3].split(",")), options)
        took(g)
        pull_and_wait(g)


@test
def nothing_can_be_read(lab):
    """Blank, of another kind, broken, and of a kind that this kernel has no driver for: each is told, and the wall stays."""
    images = [blank_stick(lab, "blank"), ext4_stick(lab, "ext4"), broken_stick(lab, "broken"),
              exfat_stick(lab, "no-driver", a=wednesday())]
    with wall(lab) as g:
        g.shell("rmmod exfat")
        for n, image in enumerate(images):
            plug(g, image, f"number{n}", port=str(n + 1))
        ended(g, "format")
        for disk in "abcd"[:len(images)]:
            g.await_text("log", f"update: /dev/sd{disk}: format: ")
        g.await_text("log", SAYS)
        g.await_picture("the panel", lambda p: above(p).differs(above(lab.proof(1, 1))) is None and has_panel(p))
        g.press(0)
        g.card("the wall goes on", card=2)
        for n in range(len(images)):
            pull(g, f"number{n}")
        g.await_trace("the panel goes", event="update", panel="hidden")
        g.looks("nothing of it is left", lab.proof(1, 2))


@test
def unreadable_beside_readable(lab):
    """The readable one's edition is on the wall first; then the other one is told of."""
    data = wednesday()
    good, blank, card = make_stick(lab, "beside", a=data), blank_stick(lab, "blank-beside"), first_card(lab, data)
    with wall(lab) as g:
        plug_and_wait(g, good, port="1")
        plug(g, blank, "blank", port="2")
        took(g)
        ended(g, "format")
        g.await_picture("both", lambda p: above(p).differs(above(card)) is None and has_panel(p))


@test
def mounted_after_all(lab):
    image = make_stick(lab, "late", a=wednesday())
    with wall(lab) as g:
        g.shell("mv /usr/bin/systemd-mount /tmp")
        plug(g, image)
        ended(g, "format")
        g.shell("mkdir -p /run/standfirst/stick/sda1; mount -t vfat -o ro /dev/sda1 /run/standfirst/stick/sda1")
        took(g)


@test
def card_in_a_reader(lab):
    """The file system all over the card, which is exchanged while its reader stays in: for another; in the full lab also for one
    that cannot be read, and for none."""
    cards = {title: make_stick(lab, title, whole=True, a=packed(title, SAMPLE + (n + 1) * 1000000))
             for n, title in enumerate(("Wednesday", "Thursday"))}
    with wall(lab) as g:
        g.shell("echo 200 >/sys/module/block/parameters/events_dfl_poll_msecs")  # as udevd has it, but often
        plug_and_wait(g, cards["Wednesday"])
        took(g)
        take_card(g)
        g.shell("while grep -q /run/standfirst/stick/ /proc/mounts; do usleep 20000; done")
        change_card(g, cards["Thursday"])
        took(g, "Thursday")
        if not lab.full:
            return
        take_card(g)
        g.await_trace("the panel goes", event="update", panel="hidden")
        change_card(g, blank_stick(lab, "blank-card"))
        ended(g, "format")
        take_card(g)
        g.await_trace("the panel goes again", event="update", panel="hidden")
        g.unplug("stick")
