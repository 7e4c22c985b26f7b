# SPDX-License-Identifier: MIT
"""The power goes: whatever was not fsynced may be lost (model.py)."""
import collections
import subprocess

from common import ALL, ENVIRONMENT, LIMIT, NEW, OLD, TOOL, Wall, case, figure, fresh, importing, need_strace, prepared, retry, update
from harness import edition, same
from harness.vectors import VECTORS
import model

COPIES = "state.1", "state.2"


def is_whole(state):
    """A copy of the shelf's state with its checksum right, as the code has it: text, its BLAKE2b-256, padding."""
    text, check, rest = state.partition(b"check ")
    return bool(check) and edition.blake2b_256(text).hex().encode() == rest[:64]


def cut(folder, wall, start, command, says, before, after, many, seed):
    """Runs the command on a copy of the shelf `start`, and cuts it after each call. What was shown `before` is shown, or what is shown
    `after`; and that for certain, once the command has said so. Told are the states there were, and of each kind how many."""
    shelf, target, log = fresh(folder, start), folder / "state", folder / "log"
    done = subprocess.run(["strace", "-f", "-xx", "-s", "4000000", "-o", str(log), *map(str, command(shelf))], capture_output=True,
                          env=ENVIRONMENT, timeout=LIMIT)
    same(says in done.stdout, True, f"what is to be cut: {done.stdout} {done.stderr}")
    trace = model.read_log(log, shelf, start, says)
    had_state = any(is_whole((start / name).read_bytes()) for name in COPIES if (start / name).exists())
    kinds = collections.Counter()
    for point, acknowledged, state in model.states(trace, many if ALL else many // 20, seed):
        model.write_state(state, target)
        now = wall.shows(target)
        what = f"power cut after call {point} ({trace.names[point - 1] if point else 'none'}), acknowledged: {acknowledged}"
        if now not in (before, after) or (acknowledged and now != after):
            raise AssertionError(f"{what}: shows {now}: {sorted((n, len(d)) for n, d in state.items())}")
        if had_state and not any(is_whole(state.get(name, b"")) for name in COPIES):
            raise AssertionError(f"{what}: no copy of the state is whole")
        kinds["new" if now == after else "old"] += 1
        if kinds.total() % 25 == 0:
            retry(wall, target, folder / "stick", what)
    return f"{kinds.total()} states, {kinds['old']} old, {kinds['new']} new, 0 else, 0 acknowledged and lost"


def updating(folder, wall, start, before, many, seed):
    return cut(folder, wall, start, lambda shelf: importing(shelf, folder / "stick"), b"end\tdone", before, NEW, many, seed)


@case
def what_is_not_fsynced_may_be_lost(folder):
    need_strace()
    template, _ = prepared(folder)
    first = folder / "first"
    first.mkdir()
    with Wall() as wall:
        figure(f"power cuts replayed over a first edition: {updating(folder, wall, first, 'nothing', 1000, 6)}")
        figure(f"power cuts replayed over an update: {updating(folder, wall, template, OLD, 2000, 5)}")
        same(update(first, folder / "before0").reason, "done")
        for name in COPIES:
            for what, data in (("damaged", b""), ("of a time before", (first / name).read_bytes())):
                one = fresh(folder, template, "other")
                (one / name).write_bytes(data)
                figure(f"power cuts replayed with {name} {what}: {updating(folder, wall, one, OLD, 1000, 8)}")


@case
def taking_back_survives_a_power_cut(folder):
    need_strace()
    template, source = prepared(folder)
    same(update(template, source).reason, "done", "update")
    found_again = fresh(folder, template, "found")  # from its editions, and the state's files are made anew
    for name in COPIES:
        (found_again / name).unlink()
    with Wall() as wall:
        for change, start, what, after in (("undo", template, "an undo", OLD), ("undo", found_again, "an undo, the state found again", OLD),
                                           ("good", template, "a mark", NEW)):
            told = cut(folder, wall, start, lambda shelf: (TOOL, change, shelf, VECTORS), b"ok\n", NEW, after, 1000, 7)
            figure(f"power cuts replayed over {what}: {told}")
