# SPDX-License-Identifier: MIT
"""A file put into the top folder of an exFAT volume that mkfs.exfat has just made, without mounting it. After Microsoft's "exFAT
file system specification": the boot sector is 3.1, the allocation bitmap 7.1, and a file's three kinds of directory entries are
7.4, 7.6 and 7.7."""
import struct

from guest import check

ENTRY = 32
BITMAP, FILE, STREAM, NAME = 0x81, 0x85, 0xC0, 0xC1
ARCHIVE, IN_ONE_PIECE = 0x20, 0x03
WHEN = (2026 - 1980) << 25 | 4 << 21 | 15 << 16 | 8 << 11  # 15 April 2026, 8:00


def rolled(data, left_out=()):
    """The 16-bit checksum of 6.3.3 and 7.6.4."""
    total = 0
    for place, byte in enumerate(data):
        if place not in left_out:
            total = ((total & 1) << 15 | total >> 1) + byte & 0xFFFF
    return total


def entries_of(name, cluster, size):
    """The directory entries of a file with an ASCII name, whose bytes are in consecutive clusters."""
    letters = name.encode("utf-16-le")
    parts = [letters[at:at + 30].ljust(30, b"\0") for at in range(0, len(letters), 30)]
    entries = struct.pack("<BBHHHIII12x", FILE, 1 + len(parts), 0, ARCHIVE, 0, WHEN, WHEN, WHEN)
    entries += struct.pack("<BBBBHHQIIQ", STREAM, IN_ONE_PIECE, 0, len(name), rolled(name.upper().encode("utf-16-le")), 0, size, 0,
                           cluster, size)
    entries += b"".join(struct.pack("<BB", NAME, 0) + part for part in parts)
    return entries[:2] + struct.pack("<H", rolled(entries, left_out=(2, 3))) + entries[4:]


def put(volume, name, data):
    with open(volume, "r+b") as disk:
        head = disk.read(512)
        check(head[3:11] == b"EXFAT   ", f"{volume} is no exFAT volume")
        heap, _, root = struct.unpack("<III", head[88:100])
        sector, cluster = 1 << head[108], 1 << head[108] + head[109]

        def place(number):
            return heap * sector + (number - 2) * cluster

        disk.seek(place(root))
        folder = disk.read(cluster)
        end = next(at for at in range(0, cluster, ENTRY) if folder[at] == 0)
        bitmap_at = next(struct.unpack("<I", folder[at + 20:at + 24])[0] for at in range(0, end, ENTRY) if folder[at] == BITMAP)
        disk.seek(place(bitmap_at))
        bitmap = disk.read(cluster)
        first = next(n for n in range(len(bitmap) * 8) if not bitmap[n // 8] >> n % 8 & 1)  # what follows is free as well
        needed = -(-len(data) // cluster)
        taken = int.from_bytes(bitmap, "little") | (1 << needed) - 1 << first
        entries = entries_of(name, first + 2, len(data))
        check(end + len(entries) < cluster and first + needed < len(bitmap) * 8, "the volume is too small")
        for at, what in ((bitmap_at, taken.to_bytes(cluster, "little")), (first + 2, data),
                         (root, folder[:end] + entries + folder[end + len(entries):])):
            disk.seek(place(at))
            disk.write(what)
