# SPDX-License-Identifier: MIT
"""Two at the shelf at once: the kiosk and an import, or two imports. One is stopped in the midst of it, and goes on later."""
import pathlib
import re
import subprocess
import time

from harness import (ENVIRONMENT, LATER, LIMIT, NEW, OLD, TOOL, VECTORS, Stopped, Wall, case, figure, fresh, importing, need_strace,
                     packed, prepared, same, stick, tool, update)


class Beside:
    """A program that is started while another one is stopped. It has come as far as it can when it has ended, or waits."""

    def __init__(self, command):
        self.process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        end = time.monotonic() + LIMIT
        while self.process.poll() is None and not self.waits():
            if time.monotonic() > end:
                raise AssertionError("it neither ends nor waits")
            time.sleep(0.005)

    def waits(self):
        return re.search(rf"-> FLOCK .* {self.process.pid} ", pathlib.Path("/proc/locks").read_text()) is not None

    def end(self):
        return self.process.communicate(timeout=LIMIT)[0]


def reads_before_a_write(folder, command):
    log = folder / "undisturbed"
    subprocess.run(["strace", "-f", "-o", str(log), *map(str, command)], stdout=subprocess.DEVNULL, env=ENVIRONMENT, check=True)
    return log.read_text(errors="replace").split("pwrite64(")[0].count("pread64(")


@case
def an_import_while_another_ends(folder):
    """The second is later; the first, which was slow, is older now."""
    need_strace()
    template, source = prepared(folder)
    shelf, later = fresh(folder, template), stick(folder, "later", a=packed(LATER))
    with Wall() as wall:
        slow = Stopped(folder / "log", "fsync", 1, importing(shelf, source))
        same(update(shelf, later).reason, "done", "the second")
        same("end\tolder" in slow.go_on(), True, "the first")
        same(wall.shows(shelf), LATER)
        tool("undo", shelf, VECTORS)
        same(wall.shows(shelf), OLD, "and before it came")


@case
def an_import_while_another_writes(folder):
    """The second waits until the first has put its edition on the shelf."""
    need_strace()
    template, source = prepared(folder)
    shelf, later = fresh(folder, template), stick(folder, "later", a=packed(LATER))
    with Wall() as wall:
        slow = Stopped(folder / "log", "renameat", 1, importing(shelf, source))
        second = Beside(importing(shelf, later))
        same("end\tdone" in slow.go_on(), True, "the first")
        same("end\tdone" in second.end(), True, "the second")
        same(wall.shows(shelf), LATER)
        tool("undo", shelf, VECTORS)
        same(wall.shows(shelf), NEW, "and before it came")


@case
def an_import_while_the_kiosk_writes(folder):
    """What is acknowledged is not overwritten with what the kiosk knew before; nor is an edition taken back by accident."""
    need_strace()
    template, source = prepared(folder)
    with Wall() as wall:
        for what in ("good", "undo"):
            reads = reads_before_a_write(folder, [TOOL, what, fresh(folder, template), VECTORS])
            shelf = fresh(folder, template)
            kiosk = Stopped(folder / "log", "pread64", reads, [TOOL, what, shelf, VECTORS])
            second = Beside(importing(shelf, source))
            same(kiosk.go_on(), "ok\n", what)
            same("end\tdone" in second.end(), True, f"the import beside {what}")
            same(wall.shows(shelf), NEW, what)
            (folder / "log").unlink()
    figure("two at the shelf at once: each waits for the other, 0 editions lost")
