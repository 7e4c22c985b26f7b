# SPDX-License-Identifier: MIT
"""The plug is pulled during updates: every disk that there may be then holds the edition before or the one after, and what
the importer had called done stays."""
import shutil

import cuts
from kiosk import test
from sticks import SAMPLE, packed


def prepare(lab, updates):
    """An empty shelf, and folders with an edition each."""
    folder, before = lab.state / "updates", lab.state / "updates.ext4"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "shelf").mkdir(parents=True)
    for n in range(updates):
        (folder / f"stick{n + 1}").mkdir()
        (folder / f"stick{n + 1}/a.edition").write_bytes(packed(f"Number {n + 1}", SAMPLE + n + 1, size=10000 + 2000 * n))
    cuts.make_disk(before, "-d", folder)
    return before


def updated(lab, before, updates):
    """Takes the editions one after the other, while somebody else writes to the same disk. The writes that it came to, and how
    many of them there were when each edition was called done."""
    disk, log = lab.state / "updated.ext4", lab.state / "updated.log"
    shutil.copyfile(before, disk)
    with lab.boot(more=cuts.recorder(disk, log)) as g:
        g.await_text("console", "started")
        g.shell("chown -R standfirst /data; (while :; do echo a line >>/data/journal; usleep 20000; done) >/dev/null 2>&1 &")
        for n in range(1, updates + 1):
            g.shell(f"su -s /bin/sh standfirst -c '/programs/standfirst-import --shelf /data/shelf --trust any /data/stick{n}' "
                    f">/tmp/said && grep -q '^end.done' /tmp/said && {cuts.note(n)}")
        g.shell("sync")
        g.cut_power()
    writes, sector = cuts.record(log)
    return writes, sector, cuts.noted(writes, updates)


@test
def cuts_of_updates(lab):
    updates, number, new, asked = 32 if lab.full else 8, 20000 if lab.full else 500, 0, 0
    before = prepare(lab, updates)
    writes, sector, done = updated(lab, before, updates)
    with cuts.scratch() as folder, cuts.Reader(lab, folder, SAMPLE) as reader:
        for _, moment, disk in cuts.cut(before, writes, sector, cuts.spread(writes, number)):
            _, early, plain = reader.shows_one_of(disk, moment, done)
            new, asked = new + early, asked + (not plain)
    lab.figure("power cuts during updates", f"{number} disks cut from {len(writes)} writes of {updates} updates: 0 editions lost, 0 went "
               f"back; {new} show an edition that was not yet called done; {asked} needed e2fsck -y")
