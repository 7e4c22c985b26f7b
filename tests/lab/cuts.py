# SPDX-License-Identifier: MIT
"""What a disk may hold after the power went, from a record of every write and flush (QEMU's blklogwrites, the form of the
kernel's dm-log-writes target): what was written before the last flush is there; of what came after, any part is, and a
write may be torn between two sectors."""
import os
import random
import struct
import subprocess
import tempfile

from guest import Failure

MAGIC = 0x6A736677736872
FLUSH, FUA, DISCARD = 1, 2, 4


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
