# SPDX-License-Identifier: MIT
"""An SD card's image as Raspberry Pi OS has it: a DOS partition table, a FAT partition to boot from, and an ext4 root behind it.
Its files are read and written where they lie, with mtools and debugfs: nothing is mounted, and no root is needed."""
import os
import pathlib
import re
import struct
import subprocess
import tempfile

from debian import fail, run

SECTOR = 512
MIB = 1 << 20
FAT_TYPES, LINUX_TYPE = {0x06, 0x0b, 0x0c, 0x0e}, 0x83


def plain(path):
    """A path as debugfs takes it."""
    if re.search(r'["\n]', path):
        fail(f"{path!r}: such a name cannot be written to the card; rename the file")
    return f'"{path}"'


def copy(source, target, size=-1):
    """So many bytes, or all, from an open file into another, where it stands; what is empty takes no room there."""
    while size != 0 and (block := source.read(MIB if size < 0 else min(size, MIB))):
        if block.count(0) == len(block):
            target.seek(len(block), os.SEEK_CUR)
        else:
            target.write(block)
        size -= len(block) if size > 0 else 0
    target.truncate()


class Image:
    """The file `path`, which is changed in place. `called` is what messages call it. Its root is in a file of its own beside it,
    because resize2fs knows no other way, until finish()."""

    def __init__(self, path, called):
        self.path, self.called = path, called
        self.ext, self.own = f"{path}.root", None
        with open(path, "rb") as file:
            table = file.read(SECTOR)
        if len(table) < SECTOR or table[510:] != b"\x55\xaa":
            fail(f"{called}: is not an image of a card: it has no partition table")
        self.parts = []
        for i in range(4):
            kind, start, size = struct.unpack_from("<4xB3xII", table, 446 + 16 * i)
            if size > 0:
                self.parts.append([i, kind, start, size])
        if any((start + size) * SECTOR > os.path.getsize(path) for _, _, start, size in self.parts):
            fail(f"{called}: is cut short: a partition ends behind its end; fetch it again")
        self.boot = self._find("boot", lambda p: p[1] in FAT_TYPES)
        self.root = self._find("root", lambda p: p[1] == LINUX_TYPE)
        if self.root is not self.parts[-1]:
            fail(f"{called}: its root is not its last partition; is it an official image of Raspberry Pi OS Lite?")
        self.fat = f"{path}@@{self.boot[2] * SECTOR}"
        with open(path, "r+b") as file, open(self.ext, "w+b") as root:
            file.seek(self.root[2] * SECTOR)
            copy(file, root, self.root[3] * SECTOR)
            file.truncate(self.root[2] * SECTOR)
            root.seek(1080)
            if root.read(2) != b"\x53\xef":
                fail(f"{called}: its root is no ext4 file system; is it an official image of Raspberry Pi OS Lite?")

    def _find(self, name, fits):
        found = [p for p in self.parts if fits(p)]
        if len(found) != 1:
            fail(f"{self.called}: has {len(found) or 'no'} partition{'s' if len(found) > 1 else ''} that could be its {name}; "
                 "is it an official image of Raspberry Pi OS Lite?")
        return found[0]

    def check(self, repair=False):
        done = subprocess.run(["e2fsck", "-f", "-p" if repair else "-n", self.ext], capture_output=True, text=True)
        if done.returncode > (1 if repair else 0):
            fail(f"{self.called}: its root is damaged: {(done.stdout + done.stderr).strip()[-500:]}")

    def boot_read(self, name):
        done = subprocess.run(["mtype", "-i", self.fat, f"::{name}"], capture_output=True)
        if done.returncode != 0:
            fail(f"{self.called}: its boot partition has no {name}; is it an official image of Raspberry Pi OS Lite?")
        return done.stdout.decode("utf-8", "surrogateescape")

    def boot_write(self, name, text):
        with tempfile.NamedTemporaryFile() as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            run("mcopy", "-o", "-i", self.fat, file.name, f"::{name}")

    def debugfs(self, commands, write=False):
        """What it prints. A word of its on standard error, but for its name, is a fault: its status is always 0."""
        with tempfile.NamedTemporaryFile("w") as script:
            script.write("".join(c + "\n" for c in commands))
            script.flush()
            done = subprocess.run(["debugfs", *(["-w"] if write else []), "-f", script.name, self.ext], capture_output=True)
        said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if not re.match(r"debugfs \d", line)]
        return done.stdout.decode("utf-8", "replace"), said

    def has(self, path):
        return not self.debugfs([f"stat {plain(path)}"])[1]

    def read(self, path):
        """The file's bytes, or None. A link is not followed."""
        with tempfile.NamedTemporaryFile() as file:
            said = self.debugfs([f"dump {plain(path)} {file.name}"])[1]
            return None if said else pathlib.Path(file.name).read_bytes()

    def names(self, folder):
        """What lies in a folder; nothing if it is not there."""
        entries = [line.split("/")[5] for line in self.debugfs([f"ls -p {plain(folder)}"])[0].splitlines() if line.count("/") == 7]
        return [name for name in entries if name not in ("", ".", "..")]

    def write(self, files, links=()):
        """files: (path, bytes or a pathlib.Path, mode) each, None instead of bytes for a folder; root owns them.
        links: (path, target) each."""
        made, commands = set(), []

        def room_for(path):
            folder = os.path.dirname(path)
            if folder not in made and folder != "/" and not self.has(folder):
                room_for(folder)
                commands.extend([f"mkdir {plain(folder)}", f"sif {plain(folder)} mode 040755"])
            made.add(folder)

        with tempfile.TemporaryDirectory() as scratch:
            for i, (path, content, mode) in enumerate(files):
                if content is None:
                    room_for(f"{path}/")
                    continue
                room_for(path)
                source = content
                if isinstance(content, bytes):
                    source = pathlib.Path(scratch) / str(i)
                    source.write_bytes(content)
                commands += [f"rm {plain(path)}"] if self.has(path) else []
                commands += [f"write {plain(str(source))} {plain(path)}", f"sif {plain(path)} mode 0{0o100000 | mode:o}",
                             f"sif {plain(path)} uid 0", f"sif {plain(path)} gid 0"]
            for path, target in links:
                room_for(path)
                commands += [f"rm {plain(path)}"] if self.has(path) else []
                commands.append(f"symlink {plain(path)} {plain(target)}")
            said = self.debugfs(commands, write=True)[1]
        if said:
            fail(f"{self.called}: its root could not be written: {said[0]}")

    def grow_root(self, more):
        """Makes the root larger by so many bytes, rounded up to whole MiB of the card."""
        _, _, start, size = self.root
        end = -(-((start + size) * SECTOR + more) // MIB) * MIB
        self.root[3] = end // SECTOR - start
        os.truncate(self.ext, self.root[3] * SECTOR)
        run("resize2fs", self.ext, f"{self.root[3]}s")

    def add_partition(self, label, size):
        """An empty ext4 of `size` bytes, behind all others."""
        index = self.root[0] + 1
        if index > 3 or any(p[0] == index for p in self.parts):
            fail(f"{self.called}: its partition table has no room for another partition")
        self.own = f"{self.path}.own"
        self.parts.append([index, LINUX_TYPE, self.root[2] + self.root[3], size // SECTOR])
        run("mke2fs", "-q", "-t", "ext4", "-m", "0", "-L", label, "-E", "root_owner=0:0", self.own, f"{size // 1024}k")

    def finish(self):
        """Puts the partitions into the image."""
        with open(self.path, "r+b") as file:
            for index, kind, start, size in self.parts:
                file.seek(446 + 16 * index + 4)
                file.write(struct.pack("<B3sII", kind, b"\xfe\xff\xff", start, size))
            file.seek(self.root[2] * SECTOR)
            for name in filter(None, (self.ext, self.own)):
                with open(name, "rb") as part:
                    copy(part, file)
                os.unlink(name)
