# SPDX-License-Identifier: MIT
"""The plug is pulled on the installed kiosk: while it reads, while it takes sticks, and what it shows when the power is back."""
import shutil

import cuts
from debian import START_LIMIT, installed
from guest import check
from kiosk import test
from sticks import SAMPLE, first_card, make_stick, outcome, packed, plug, pull

LANE = "sticks"  # the files that sticks are made of are in one folder
BOOTS = 4


def take_sticks(lab, before, editions):
    """The writes to the shelf's disk from the first start on, the size of a sector, and how many writes there were when each of
    the editions was safe."""
    disk, log = lab.state / "package-cuts.ext4", lab.state / "package-cuts.log"
    shutil.copyfile(before, disk)
    with installed(lab, words=cuts.recorder(disk, log)) as g:
        g.await_trace("the first card", limit=START_LIMIT, event="card", article=1, card=1)
        g.shell("true", limit=START_LIMIT)
        for n, data in enumerate(editions, 1):
            image = make_stick(lab, "cut", a=data)
            plug(g, image)
            g.await_trace("it is seen", event="update", panel="working")
            end = outcome(g, "it is kept")
            check(end["panel"] == "well" and end["safe"], f"edition {n}: {end}")
            g.shell(cuts.note(n))
            pull(g)
            g.await_trace("the panel goes", event="update", panel="hidden")
            g.press(0)
            g.card("it is read", article=1, card=2)
        g.shell("sync /dev/vdc")  # the record counts what is in it when the disk is flushed
        g.cut_power()
    writes, sector = cuts.record(log)
    return writes, sector, cuts.noted(writes, len(editions))


@test
def package_cuts(lab):
    """Every disk that there may be after a cut holds the edition before or the one after, and none goes back; the installed
    system starts with some of them as they are, mends them itself and shows that edition."""
    before, cut = lab.state / "package-before.ext4", lab.state / "package-cut.ext4"
    cuts.make_disk(before, "-L", "standfirst")
    editions = [packed(f"Number {n}", SAMPLE + n, size=20000 * n) for n in range(1, 4)]
    cards = [lab.proof(1, 1), *(first_card(lab, data) for data in editions)]
    writes, sector, done = take_sticks(lab, before, editions)
    moments, early, asked = cuts.spread(writes, 400), 0, 0
    boots = {n * len(moments) // (BOOTS + 1) for n in range(1, BOOTS + 1)}
    seen = []
    with cuts.scratch() as folder, cuts.Reader(lab, folder, SAMPLE) as reader:
        for number, moment, disk in cuts.cut(before, writes, sector, moments):
            shown, new, plain = reader.shows_one_of(disk, moment, done)
            early, asked = early + new, asked + (not plain)
            if number in boots:
                cut.write_bytes(disk)
                with installed(lab, cut) as g:
                    g.await_trace(f"the first card after {moment} writes", limit=START_LIMIT, event="card", article=1, card=1)
                    g.looks(f"after {moment} writes", cards[shown])
                seen.append(shown)
    check(len(set(seen)) > 1, f"all the starts showed the same edition: {seen}")
    lab.figure("installed: power cuts", f"{len(moments)} disks cut from {len(writes)} writes of {len(editions)} sticks: 0 "
               f"editions lost, 0 went back; {early} show an edition not yet called safe; {asked} needed e2fsck -y; the "
               f"system started with {len(seen)}, and shows number {', '.join(map(str, seen))}")
