# SPDX-License-Identifier: MIT
"""The plug is pulled during updates: every disk that there may be then holds the edition before or the one after, and what
the importer had called done stays."""
import pathlib
import shutil
import subprocess

import cuts
from guest import Failure, check
from kiosk import run, test
from sticks import SAMPLE, packed

BLOCK = 4096
SYSTEM, DISK = 16 << 20, 17 << 20  # bytes; the file system does not fill its disk: behind it the guest notes what is done


def prepare(lab, updates):
    """An empty shelf, and folders with an edition each."""
    folder, before = lab.state / "updates", lab.state / "updates.ext4"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "shelf").mkdir(parents=True)
    for n in range(updates):
        (folder / f"stick{n + 1}").mkdir()
        (folder / f"stick{n + 1}/a.edition").write_bytes(packed(f"Number {n + 1}", SAMPLE + n + 1, size=10000 + 2000 * n))
    before.unlink(missing_ok=True)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-b", BLOCK, "-m", "0", "-d", folder, before, SYSTEM // BLOCK)
    with open(before, "r+b") as disk:
        disk.truncate(DISK)
    return before


def updated(lab, before, updates):
    """Takes the editions one after the other, while somebody else writes to the same disk. The writes that it came to, and how
    many of them there were when each edition was called done."""
    disk, log = lab.state / "updated.ext4", lab.state / "updated.log"
    shutil.copyfile(before, disk)
    log.write_bytes(b"")
    more = ["-blockdev", f"driver=blklogwrites,node-name=data,file.driver=file,file.filename={disk},"
                         f"log.driver=file,log.filename={log}", "-device", "virtio-blk-pci,drive=data"]
    with lab.boot(more=more) as g:
        g.await_text("console", "started")
        g.shell("chown -R standfirst /data; (while :; do echo a line >>/data/journal; usleep 20000; done) >/dev/null 2>&1 &")
        for n in range(1, updates + 1):
            # The note goes by no cache, so its place among the writes is that of the importer's last word.
            g.shell(f"su -s /bin/sh standfirst -c '/programs/standfirst-import --shelf /data/shelf --trust any /data/stick{n}' "
                    f">/tmp/said && grep -q '^end.done' /tmp/said && echo done {n} | "
                    f"dd of=/dev/vdc bs={BLOCK} count=1 conv=sync seek={SYSTEM // BLOCK + n} oflag=direct 2>/dev/null")
        g.shell("sync")
        g.cut_power()
    writes, sector = cuts.record(log)
    done = [next(i for i, (at, data, _) in enumerate(writes) if at == SYSTEM + BLOCK * n and data.startswith(b"done"))
            for n in range(1, updates + 1)]
    check(done == sorted(done), f"the notes are not in their order: {done}")
    return writes, sector, done


class Reader:
    """What a wall would show from the shelf on a disk that was cut."""

    def __init__(self, lab, folder):
        self.disk, self.out = pathlib.Path(folder) / "disk", pathlib.Path(folder) / "out"
        self.process = subprocess.Popen([lab.build / "tests/update_tool", "show", "-", "-"], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def shows(self, disk):
        """The number of the update, 0 for none; and whether the disk was mended without a question."""
        self.disk.write_bytes(disk)
        plain = cuts.mend(self.disk)
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        run("debugfs", "-R", f"rdump /shelf {self.out}", self.disk)
        self.process.stdin.write(f"{self.out}/shelf\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().split()
        return (0 if said == ["nothing"] else int(said[1]) - SAMPLE), plain

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


@test
def cuts_of_updates(lab):
    updates, number, new, asked = 32 if lab.full else 8, 20000 if lab.full else 500, 0, 0
    before = prepare(lab, updates)
    writes, sector, done = updated(lab, before, updates)
    with cuts.scratch() as folder, Reader(lab, folder) as reader:
        for n, moment, disk in cuts.cut(before, writes, sector, cuts.spread(writes, number)):
            shown, plain = reader.shows(disk)
            least = sum(at <= moment for at in done)
            if not least <= shown <= min(least + 1, updates):
                kept = shutil.copy(reader.disk, lab.state / "lost.ext4")
                raise Failure(f"cut {n} after {moment} writes: {least} editions were called done, number {shown} is shown; see {kept}")
            new, asked = new + (shown > least), asked + (not plain)
    lab.figure("power cuts during updates", f"{number} disks cut from {len(writes)} writes of {updates} updates: 0 editions lost, 0 went "
               f"back; {new} show an edition that was not yet called done; {asked} needed e2fsck -y")
