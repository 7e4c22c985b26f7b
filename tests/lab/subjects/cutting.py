# SPDX-License-Identifier: MIT
"""The plug is pulled."""
import shutil

import cuts
from guest import check
from kiosk import run, test


@test
def power_cuts(lab):
    """The plug is pulled while it reads from a disk that others write to: the edition is there each time, and whole."""
    before, disk, log, state = (lab.state / name for name in ("cuts-before.ext4", "cuts.ext4", "cuts.log", "cut.ext4"))
    folder = lab.state / "cuts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    edition = lab.edition.read_bytes()
    shutil.copy(lab.edition, folder)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-m", "0", "-d", folder, before, "16M")
    shutil.copyfile(before, disk)
    with lab.boot(more=cuts.recorder(disk, log)) as g:
        g.await_text("console", "started")
        g.shell("(while :; do echo a line >>/data/journal; sync; usleep 50000; done) >/dev/null 2>&1 &")
        g.start("/programs/lab.conf", edition="/data/sample.edition")
        g.await_trace("it reads", event="frame")
        for card in range(2, 6):
            g.press(0)
            g.card("it reads on", card=card)
        g.cut_power()
    writes, sector = cuts.record(log)
    check(len(writes) > 50, f"only {len(writes)} writes were recorded")
    moments, asked = cuts.spread(writes, 200 if lab.full else 50), 0
    for number, moment, bytes_then in cuts.cut(before, writes, sector, moments):
        state.write_bytes(bytes_then)
        asked += not cuts.mend(state)
        out = folder / "out"
        run("debugfs", "-R", f"dump /sample.edition {out}", state)
        check(out.read_bytes() == edition, f"cut {number} after {moment} writes: the edition is not what it was")
    lab.figure("power cuts", f"{len(moments)} moments among {len(writes)} writes, the edition whole each time; {asked} needed "
               "e2fsck -y")
    with lab.boot(more=["-drive", f"file={state},if=none,id=data,format=raw", "-device", "virtio-blk-pci,drive=data"]) as g:
        g.await_text("console", "started")
        g.start("/programs/lab.conf", edition="/data/sample.edition")
        g.card("it comes back with the edition", article=1, card=1)
        g.looks("after a power cut", lab.proof(1, 1))
