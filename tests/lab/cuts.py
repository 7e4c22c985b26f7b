# SPDX-License-Identifier: MIT
"""What a disk may hold after the power went, from a record of every write and flush (QEMU's blklogwrites, the form of the
kernel's dm-log-writes target): what was written before the last flush is there; of what came after, any part is, and a
write may be torn between two sectors."""
import random
import shutil
import struct

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


def cut(before, after, writes, sector, moment, seed):
    """Makes the disk `after` out of `before` and the first `moment` writes."""
    chance = random.Random(seed)
    flushed = max((i for i in range(moment) if writes[i][2] & FLUSH), default=0)
    shutil.copyfile(before, after)
    with open(after, "r+b") as disk:
        for i, (offset, data, flags) in enumerate(writes[:moment]):
            if i >= flushed and not flags & FUA:
                if chance.random() < 0.5:
                    continue
                if len(data) > sector and chance.random() < 0.25:
                    data = data[:chance.randrange(1, len(data) // sector) * sector]
            disk.seek(offset)
            disk.write(data)
