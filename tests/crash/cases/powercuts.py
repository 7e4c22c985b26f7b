# SPDX-License-Identifier: MIT
"""The power goes: whatever was not fsynced may be lost (model.py)."""
import subprocess

import edition
import model
from cases.calls import check_retry
from harness import (ALL, ENVIRONMENT, NEW, OLD, TOOL, VECTORS, Wall, case, figure, fresh, need_strace, prepared, same, update)


def is_whole(state):
    """A copy of the shelf's state with its checksum right, as the code has it: text, its BLAKE2b-256, padding."""
    text, check, rest = state.partition(b"check ")
    return bool(check) and edition.blake2b_256(text).hex().encode() == rest[:64]


def replay(folder, template, source, states, seed, wall):
    shelf = fresh(folder, template)
    log = folder / "log"
    outcome = update(shelf, source, wrap=("strace", "-f", "-xx", "-s", "4000000", "-o", log))
    same(outcome.reason, "done", "the update to be replayed")
    trace = model.read_log(log, shelf, template)
    count, kinds = 0, {"old": 0, "new": 0}
    target = folder / "state"
    for point, acknowledged, state in model.states(trace, states, seed):
        model.write_state(state, target)
        now = wall.shows(target)
        what = f"power cut after call {point} ({trace.names[point - 1] if point else 'none'})"
        if now not in (OLD, NEW) or (acknowledged and now != NEW):
            raise AssertionError(f"{what}: shows {now}, {'acknowledged' if acknowledged else 'not acknowledged'}: "
                                 f"{sorted((n, len(d)) for n, d in state.items())}")
        if not any(is_whole(state.get(name, b"")) for name in ("state.1", "state.2")):
            raise AssertionError(f"{what}: no copy of the state is whole")
        kinds["new" if now == NEW else "old"] += 1
        count += 1
        if count % 25 == 0:
            check_retry(wall, target, source, what)
    return count, kinds, trace


@case
def what_is_not_fsynced_may_be_lost(folder):
    need_strace()
    template, source = prepared(folder)
    first = folder / "first"
    first.mkdir()
    same(update(first, folder / "before0").reason, "done")
    before = (first / "state.1").read_bytes()
    with Wall() as wall:
        count, kinds, trace = replay(folder, template, source, 400 if ALL else 40, 5, wall)
        figure(f"power cuts replayed: {count} states over {len(trace.operations)} writes, renames and removals: "
               f"{kinds['old']} old, {kinds['new']} new, 0 else, 0 acknowledged and lost")
        for name in ("state.1", "state.2"):
            for what, data in (("damaged", b""), ("of a time before", before)):
                one = fresh(folder, template, f"other-{name}")
                (one / name).write_bytes(data)
                count, _, _ = replay(folder, one, source, 200 if ALL else 20, 8, wall)
                figure(f"power cuts replayed with {name} {what}: {count} states, 0 wrong")
        # The first edition of an empty shelf: nothing, or the new one.
        empty = folder / "empty"
        empty.mkdir()
        shelf = fresh(folder, empty)
        log = folder / "log"
        same(update(shelf, source, wrap=("strace", "-f", "-xx", "-s", "4000000", "-o", log)).reason, "done", "first")
        n = 0
        for point, acknowledged, state in model.states(model.read_log(log, shelf, empty), 100 if ALL else 20, 6):
            model.write_state(state, folder / "state")
            now = wall.shows(folder / "state")
            if now not in ("nothing", NEW) or (acknowledged and now != NEW):
                raise AssertionError(f"first edition, cut after call {point}: shows {now}")
            n += 1
        figure(f"power cuts replayed over a first edition: {n} states, 0 wrong")


@case
def taking_back_survives_a_power_cut(folder):
    need_strace()
    template, source = prepared(folder)
    same(update(template, source).reason, "done", "update")
    n = 0
    with Wall() as wall:
        for lost in (False, True):
            start = fresh(folder, template, "start")
            if lost:  # the state is found again, and its files are made anew
                (start / "state.1").unlink()
                (start / "state.2").unlink()
            shelf = fresh(folder, start)
            log = folder / "log"
            done = subprocess.run(["strace", "-f", "-xx", "-s", "4000000", "-o", str(log), str(TOOL), "undo", str(shelf),
                                   str(VECTORS)], capture_output=True, text=True, env=ENVIRONMENT)
            same(done.stdout, "ok\n", "undo")
            trace = model.read_log(log, shelf, start, acknowledged=b"ok\n")
            for point, acknowledged, state in model.states(trace, 300 if ALL else 40, 7):
                model.write_state(state, folder / "state")
                now = wall.shows(folder / "state")
                if now not in (OLD, NEW) or (acknowledged and now != OLD):
                    raise AssertionError(f"undo, cut after call {point}: shows {now}, acknowledged {acknowledged}")
                n += 1
    figure(f"power cuts replayed over an undo: {n} states, 0 wrong")
