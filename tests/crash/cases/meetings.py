# SPDX-License-Identifier: MIT
"""Two at the shelf at once: the kiosk and an import, or two imports. One is stopped in the midst of it, and goes on later."""
from common import (LATER, NEW, OLD, TOOL, Beside, Stopped, Wall, calls_of, case, figure, fresh, importing, need_strace, packed,
                    prepared, stick, tool, update)
from harness import same
from harness.vectors import VECTORS


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
            shelf = fresh(folder, template)
            names = [call.name for call in calls_of(folder, [TOOL, what, shelf, VECTORS])]
            shelf = fresh(folder, template)
            reads = names[:names.index("pwrite64")].count("pread64")
            kiosk = Stopped(folder / "log", "pread64", reads, [TOOL, what, shelf, VECTORS])
            second = Beside(importing(shelf, source))
            same(kiosk.go_on(), "ok\n", what)
            same("end\tdone" in second.end(), True, f"the import beside {what}")
            same(wall.shows(shelf), NEW, what)
    figure("two at the shelf at once: each waits for the other, 0 editions lost")
