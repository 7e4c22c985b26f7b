# SPDX-License-Identifier: MIT
"""What a disk may hold after the power went, from a record of every write and flush (QEMU's blklogwrites, the form of the
kernel's dm-log-writes target): what was written before the last flush is there; of what came after, any part is, and a
write may be torn between two sectors."""
import os
import pathlib
import random
import shutil
import struct
import subprocess
import tempfile

from guest import Failure, check
from kiosk import run

MAGIC = 0x6A736677736872
FLUSH, FUA, DISCARD = 1, 2, 4
BLOCK = 4096
SYSTEM, DISK = 16 << 20, 17 << 20  # bytes; the file system does not fill its disk: behind it the guest notes what is done


def make_disk(disk, *options):
    """With an ext4 and room for the notes. options: mke2fs's."""
    disk.unlink(missing_ok=True)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-b", BLOCK, "-m", "0", *options, disk, SYSTEM // BLOCK)
    with open(disk, "r+b") as file:
        file.truncate(DISK)


def recorder(disk, log):
    """QEMU's words for one more disk, whose writes it records from now on."""
    log.write_bytes(b"")
    return ["-blockdev", f"driver=blklogwrites,node-name=data,file.driver=file,file.filename={disk},"
                         f"log.driver=file,log.filename={log}", "-device", "virtio-blk-pci,drive=data"]


def note(n):
    """The line with which the guest's shell notes that the update n is done. It goes by no cache, so its place among the writes is
    that of the last word on the update."""
    return f"echo done {n} | dd of=/dev/vdc bs={BLOCK} count=1 conv=sync seek={SYSTEM // BLOCK + n} oflag=direct 2>/dev/null"


def noted(writes, updates):
    """How many writes there were when each of so many updates was done."""
    done = [next((i for i, (at, data, _) in enumerate(writes) if at == SYSTEM + BLOCK * n and data.startswith(b"done")), None)
            for n in range(1, updates + 1)]
    check(None not in done and done == sorted(done), f"the notes are not in their order: {done}")
    return done


def record(path):
    """The writes in order: (offset, data, flags), and the size of a sector."""
    with open(path, "rb") as log:
        magic, _, count, sector = struct.unpack("<QQQI", log.read(28))
        assert magic == MAGIC, f"{path} is no record of writes"
        log.seek(sector)
        writes = []
        for _ in range(count):
            at, sectors, flags, _ = struct.unpack("<QQQQ", log.read(sector)[:32])
            data = b"" if flags & DISCARD else log.read(sectors * sector)
            writes.append((at * sector, data, flags))
    return writes, sector


def cut(before, writes, sector, moments):
    """(number, moment, the disk's bytes) for each of the moments, which ascend: the disk `before` after so many writes."""
    safe, done = bytearray(before.read_bytes()), 0
    for number, moment in enumerate(moments):
        chance = random.Random(number)
        flushed = max((i for i in range(moment) if writes[i][2] & FLUSH), default=0)
        for offset, data, _ in writes[done:flushed]:
            safe[offset:offset + len(data)] = data
        done, disk = flushed, bytearray(safe)
        for offset, data, flags in writes[flushed:moment]:
            if not flags & FUA:
                if chance.random() < 0.5:
                    continue
                if len(data) > sector and chance.random() < 0.25:
                    data = data[:chance.randrange(1, len(data) // sector) * sector]
            disk[offset:offset + len(data)] = data
        yield number, moment, disk


def mend(disk):
    """As the start of a system does it on a Pi: whether it was mended without a question. With all questions answered yes
    (fsck.repair=yes, which is in a Pi's cmdline.txt) it has to be: a superblock torn between its two sectors is a question."""
    for how in ("-p", "-y"):
        status = subprocess.run(["e2fsck", how, disk], stdin=subprocess.DEVNULL, capture_output=True).returncode
        if status in (0, 1):
            return how == "-p"
    raise Failure(f"e2fsck -y says {status}")


def spread(writes, number):
    """So many moments, from the first write to the last."""
    return [1 + (len(writes) - 1) * n // (number - 1) for n in range(number)]


def scratch():
    """A folder for a disk that is written anew for each cut: in memory, where that can be."""
    memory = "/dev/shm"
    return tempfile.TemporaryDirectory(prefix="lab-", dir=memory if os.access(memory, os.W_OK) else None)


class Reader:
    """What a wall would show from the shelf on a disk that was cut. since: the sequence before the first update's."""

    def __init__(self, lab, folder, since):
        self.disk, self.out = pathlib.Path(folder) / "disk", pathlib.Path(folder) / "out"
        self.since, self.lost = since, lab.state / "lost.ext4"
        self.process = subprocess.Popen([lab.build / "tests/update_tool", "show", "-", "-"], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def shows(self, disk):
        """The number of the update, 0 for none; and whether the disk was mended without a question."""
        self.disk.write_bytes(disk)
        plain = mend(self.disk)
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        run("debugfs", "-R", f"rdump /shelf {self.out}", self.disk)
        self.process.stdin.write(f"{self.out}/shelf\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().split()
        return (0 if said == ["nothing"] else int(said[1]) - self.since), plain

    def shows_one_of(self, disk, moment, done):
        """The number; whether it was not called done yet; whether the disk was mended without a question. It has to be the last
        that was done by that moment, or the one after it."""
        shown, plain = self.shows(disk)
        least = sum(at <= moment for at in done)
        if not least <= shown <= min(least + 1, len(done)):
            shutil.copy(self.disk, self.lost)
            raise Failure(f"after {moment} writes: {least} editions were called done, number {shown} is shown; see {self.lost}")
        return shown, shown > least, plain

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
