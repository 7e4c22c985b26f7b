# SPDX-License-Identifier: MIT
"""What is plugged into the installed system, behind all the walls of its service: sticks of other forms than the usual one, cards
in a reader, and the display. They start from the state that package_boots keeps."""
from debian import at_rest
from guest import check
from kiosk import test
from plug import Plug
from sticks import (SAMPLE, above, blank_stick, change_card, ended, exfat_stick, ext4_stick, first_card, has_panel, make_stick,
                    packed, plug, plug_and_wait, pull_and_wait, take_card, took, wednesday)

LANE = "sticks"  # the files that sticks are made of are in one folder


def await_unmounted(g):
    g.shell("while grep -q /run/standfirst/stick/ /proc/mounts; do sleep 0.1; done")


@test
def package_exfat(lab):
    data = wednesday()
    image, card = exfat_stick(lab, "installed-exfat", wednesday=data), first_card(lab, data)
    with at_rest(lab) as g:
        plug_and_wait(g, image)
        check(g.shell("findmnt -rno FSTYPE /run/standfirst/stick/sda1").strip() == "exfat", "it is not mounted as exFAT")
        took(g)
        pull_and_wait(g)
        g.looks("the edition of an exFAT stick", card)


@test
def package_unreadable(lab):
    """Nothing of it is mounted, and udevd's messages are not heard behind the walls: the kernel's are."""
    for what, image in (("ext4", ext4_stick(lab, "installed-ext4")), ("blank", blank_stick(lab, "installed-blank"))):
        with at_rest(lab) as g:
            plug(g, image)
            ended(g, "format")
            g.await_picture(what, lambda p: above(p).differs(above(lab.proof(1, 1))) is None and has_panel(p))
            pull_and_wait(g)
            g.looks(f"{what}, pulled", lab.proof(1, 1))


@test
def package_card(lab):
    """A card without partitions in a reader that stays in: exchanged, and taken out."""
    cards = {title: make_stick(lab, f"installed-{title}", whole=True, a=packed(title, SAMPLE + (n + 1) * 1000000))
             for n, title in enumerate(("Wednesday", "Thursday"))}
    with at_rest(lab) as g:
        plug_and_wait(g, cards["Wednesday"])
        took(g)
        take_card(g)
        await_unmounted(g)
        change_card(g, cards["Thursday"])
        took(g, "Thursday")
        take_card(g)
        await_unmounted(g)
        g.unplug("stick")


@test
def package_display(lab):
    """The display is unplugged and plugged in again: the kernel's word of it comes through the walls."""
    with at_rest(lab) as g:
        p, before = Plug(g), g.main_property("MainPID")
        for turn, card in ((1, 2), (2, 3)):
            p.pull_out()
            g.await_trace(f"out {turn}", event="display", plug="out")
            g.press(0)
            g.card(f"it goes on in the dark {turn}", card=card)
            p.put_in()
            g.await_trace(f"in {turn}", event="display", plug="in")
            g.await_trace(f"painted {turn}", event="frame")  # the kernel shows the page as soon as the plug is in
            g.looks(f"plugged in again {turn}", lab.proof(1, card))
        check(g.main_property("MainPID") == before, "it was started again")
