#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutants.py [NAME...]: takes one fsync, rename or check after the other out of the code and sees whether tests/crash/run.py notices: first
the case that is there for it, then all of them. A guard that nothing notices the lack of is either not needed or not tested. Exit 1
if one survives, or if a line to be changed is not in the code any more. mutants.py --lines only asks for that."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parents[2]

# By file: what is taken out, the text, what is put in its place, and the case that notices.
MUTANTS = {
    "firmware/shelf/intake.c": [
        ("fsync of the copy", "if (fsync(i->fd) != 0)", "if (i->fd < 0)", "what_is_not_fsynced"),
        ("fsync's error on the copy", "if (fsync(i->fd) != 0)", "if (fsync(i->fd) == 7)", "a_fault_is_named"),
        ("fsync of the folder", "if (fsync(i->folder) != 0)", "if (i->folder < 0)", "what_is_not_fsynced"),
        ("fsync's error on the folder", "if (fsync(i->folder) != 0)", "if (fsync(i->folder) == 7)", "every_call_fails_once"),
        ("the rename", "if (renameat(i->folder, i->name, i->folder, name) != 0)", "if (i->folder < 0)", "killed_at_every_call"),
        ("the rename's error", "if (renameat(i->folder, i->name, i->folder, name) != 0)",
         "if (renameat(i->folder, i->name, i->folder, name) == 7)", "a_fault_is_named"),
        ("the floor", "if (item.sequence < floor->sequence)", "if (false)", "floors_and_undo"),
        ("the floor of an equal one", "? INTAKE_TAKE : INTAKE_REBUILD", "? INTAKE_TAKE : INTAKE_TAKE", "floors_and_undo"),
        ("remembering the undone", "sizeof item.id) == 0 && !anew)", "sizeof item.id) == 7)", "floors_and_undo"),
        ("the soundness of the current one", "return is_sound(i) ? INTAKE_SAME", "return is_sound(i) || true ? INTAKE_SAME",
         "a_damaged_edition_on_the_shelf"),
        ("proving the current one's entries", " && edition_verify(ed, NULL, NULL, &e);", ";", "a_damaged_edition_on_the_shelf"),
        ("the current one's identity", "ed != NULL && shelf_item_is(&i->state.current, ed) &&", "ed != NULL &&",
         "a_damaged_edition_on_the_shelf"),
        ("not waiting for a pipe in the current one's place", "O_RDONLY | O_CLOEXEC | O_NONBLOCK);", "O_RDONLY | O_CLOEXEC);",
         "a_damaged_edition_on_the_shelf"),
        ("sweeping", "if (incoming || forgotten)", "if (false)", "killed_at_every_call"),
        ("sweeping what an import left", "if (incoming || forgotten)", "if (forgotten)", "killed_at_every_call"),
        ("sweeping what no state names", "if (incoming || forgotten)", "if (incoming)", "what_no_state_names"),
        ("sparing the current one", "shelf_item_name(&i->state.current, keep[0]);", "keep[0][0] = 0;", "killed_at_every_call"),
        ("sparing the previous one", "shelf_item_name(&i->state.previous, keep[1]);", "keep[1][0] = 0;", "what_no_state_names"),
        ("leaving others' files alone", "shelf_item_has_name(d->d_name) &&", "", "what_no_state_names"),
        ("sweeping editions only if the state is known", "sweep(i, known);", "sweep(i, known || true);", "what_no_state_names"),
        ("sweeping only under the lock", "    if (locked)\n        sweep", "    if (locked || true)\n        sweep",
         "what_lies_in_the_way"),
        ("a new file for the copy", "O_CREAT | O_EXCL |", "O_CREAT |", "what_lies_in_the_way"),
        ("taking away what was not kept", "    if (i->name[0] != '\\0')\n        unlinkat(i->folder, i->name, 0);", "",
         "strange_sticks"),
        ("emptying the file for the next try", "TEMP_FAILURE_RETRY(ftruncate(i->fd, 0)) == 0", "true", "strange_sticks"),
        ("going back to the file's start", "lseek(i->fd, 0, SEEK_SET) == 0 ?", "true ?", "strange_sticks"),
        ("the lock of an import", "    if (shelf_lock(i->folder, LOCK_EX) != 0) {", "    if (i->folder < 0) {", "an_import_while_another"),
        ("judging again under the lock", "    *verdict = intake_judge(i, copy, anew);", "    (void)anew;", "an_import_while_another"),
        ("reading the state again", "} else if (i->state.generation > 0) {", "} else if (false) {", "a_fault_is_named"),
        ("taking back what the folder did not keep",
         "drop(i, item);\n        return INTAKE_NOT_KEPT;\n    }\n    shelf_state_take",
         "return INTAKE_NOT_KEPT;\n    }\n    shelf_state_take",
         "every_call_fails_once"),
        ("taking back what the state did not keep", "drop(i, item);\n        return INTAKE_NOT_KEPT;\n    }\n    i->state",
         "return INTAKE_NOT_KEPT;\n    }\n    i->state", "every_call_fails_once"),
        ("making room", "    drop(i, &dropped);", "    (void)dropped;", "floors_and_undo"),
        ("sparing what the state names", "if (strcmp(name, kept) == 0)", "if (false)", "a_damaged_edition_on_the_shelf"),
        ("letting the copy's memory go", "    posix_fadvise(i->fd, 0, 0, POSIX_FADV_DONTNEED);", "", "read_from_the_medium"),
    ],
    "firmware/shelf/slots.c": [
        ("fsync of the state", "return fsync(fd);", "return 0;", "what_is_not_fsynced"),
        ("fsync of the state's names", "if (made && fsync(folder) != 0", "if (made && folder < 0", "a_first_edition_whose_fsyncs_fail"),
        ("fsync's error on the state's names", "if (made && fsync(folder) != 0", "if (made && fsync(folder) == 7",
         "a_first_edition_whose_fsyncs_fail"),
        ("the state's second copy", "if (write_slot(slots->fd[1 - first], data, &wrote) != 0)", "if (first > 1)", "killed_at_every_call"),
        ("the order of the copies", "there[0].generation > there[1].generation) ? 1 : 0", "false) ? 1 : 0", "what_is_not_fsynced"),
        ("the state's generation", "(!first || other.generation > s->generation)", "!first", "what_is_not_fsynced"),
        ("the state's error", "if (write_slot(slots->fd[first], data, &wrote) != 0)",
         "if (write_slot(slots->fd[first], data, &wrote) == 7)", "a_fault_is_named"),
        ("the second copy's error", "if (write_slot(slots->fd[1 - first], data, &wrote) != 0)",
         "if (write_slot(slots->fd[1 - first], data, &wrote) == 7)", "every_call_fails_once"),
        ("finding a lost state again", "    find_again(folder, trusted, s);", "    (void)find_again;", "a_damaged_state"),
        ("finding the latest first", "item.sequence > latest[0].sequence", "item.sequence < latest[0].sequence", "a_damaged_state"),
        ("a name's agreement with what it names", "if (strcmp(name, d->d_name) != 0)", "if (false)", "a_damaged_state"),
        ("not writing to what a link names", "O_RDWR | O_CLOEXEC | O_NOFOLLOW |", "O_RDWR | O_CLOEXEC |", "a_damaged_state"),
        ("not waiting for a pipe in the state's place", "slot_names[i], O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK",
         "slot_names[i], O_RDONLY | O_CLOEXEC | O_NOFOLLOW", "a_damaged_state"),
        ("not waiting for a pipe among the editions", "d->d_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK", "d->d_name, O_RDONLY | O_CLOEXEC",
         "a_damaged_state"),
    ],
    "firmware/shelf/state.c": [
        ("the state's checksum", "memcmp(hash, kept, sizeof hash) != 0", "false", "a_damaged_state"),
        ("the floor's going back", "    if (s->has_before)\n        add_floor", "    if (false)\n        add_floor", "floors_and_undo"),
        ("the undone one's floor going", "    remove_floor(s, &s->current);\n", "", "floors_and_undo"),
        ("forgetting the undone when it is taken", "        s->has_undone = false;", "        s->has_undone = true;", "floors_and_undo"),
        ("a trial for each new one", "s->current.good = false;", "s->current.good = true;", "two_crashes_fall_back"),
        ("counting anew for each new one", "    s->current.good = false;\n    s->starts = 0;", "    s->current.good = false;",
         "two_crashes_fall_back"),
    ],
    "firmware/shelf/shelf.c": [
        ("the identity of what is opened", "if (ed != NULL && !shelf_item_is(item, ed))", "if (false)", "a_damaged_edition_on_the_shelf"),
        ("the keys, on the shelf", "edition_open((const char *)path.data, s->trusted, &e)",
         "edition_open((const char *)path.data, NULL, &e)",
         "a_damaged_edition_on_the_shelf"),
        ("the one before", "ed = open_item(s, &state.previous, passed, user);", "ed = NULL;", "a_damaged_edition_on_the_shelf"),
        ("the factory's", "ed = edition_open(s->factory, NULL, &e);", "ed = NULL, error_set(&e, \"none\");",
         "a_damaged_edition_on_the_shelf"),
        ("the bound on crashes", "state->starts >= CRASHES_MOST", "false", "two_crashes_fall_back"),
        ("the boot's name", "if (strcmp(state->boot, start->boot) != 0)", "if (false)", "two_crashes_fall_back"),
        ("an orderly end", "state->starts--;", "", "two_crashes_fall_back"),
        ("the mark of a good one", "state->current.good = true;", "", "two_crashes_fall_back"),
        ("the lock of a change", "if (shelf_lock(folder, LOCK_EX) != 0) {", "if (folder == -7) {", "an_import_while_the_kiosk_writes"),
        ("forgetting the floors", "state->n_floors = 0;", "", "floors_and_undo"),
        ("forgetting the floor before", "state->has_before = state->has_undone = false;", "", "floors_and_undo"),
        ("a change's error", "shelf_slots_write(&slots, &state, e) == SHELF_KEPT ||",
         "shelf_slots_write(&slots, &state, e) <= SHELF_KEPT ||",
         "a_shelf_that_cannot_be_written"),
    ],
    "firmware/edition/edition.c": [
        ("the word for what is no edition", "EDITION_DAMAGED : EDITION_NOT_ONE;", "EDITION_DAMAGED : EDITION_DAMAGED;", "strange_sticks"),
        ("the word for a newer one", "EDITION_NEWER : EDITION_DAMAGED;", "EDITION_DAMAGED : EDITION_DAMAGED;", "strange_sticks"),
        ("the word for an unsigned one", "fault = EDITION_UNSIGNED;", "fault = EDITION_DAMAGED;", "strange_sticks"),
        ("the word for a stranger's", "fault = EDITION_UNKNOWN_SIGNER;", "fault = EDITION_FORGED;", "strange_sticks"),
        ("the word for a forged one", "EDITION_NO_MEMORY : EDITION_FORGED;", "EDITION_NO_MEMORY : EDITION_UNKNOWN_SIGNER;", "strange_sticks"),
    ],
    "firmware/edition/keyring.c": [
        ("the keys that were installed", "whole && k->count == 0 ?", "true ?", "strange_sticks"),
    ],
    "firmware/update/import.c": [
        ("verifying the copy", "!edition_verify(ed, checked, i, &e)", "false", "strange_sticks"),
        ("the keys, on the stick and the copy", "edition_open_fd(again, trusted, e)", "edition_open_fd(again, NULL, e)", "floors_and_undo"),
        ("a write's error", "} else if (file_write_all(fd, block, (size_t)n) != 0) {",
         "} else if (file_write_all(fd, block, (size_t)n) == 7) {", "a_fault_is_named"),
        ("the word for a full card", "why == ENOSPC || why == EDQUOT || why == EFBIG", "why == ENOSPC || why == EDQUOT",
         "a_file_that_may_not_be_so_large"),
        ("a read's error", "reason = set_end(i, MESSAGE_UNREADABLE, name, strerror(errno));", "done += want;", "a_fault_is_named"),
        ("a file's end that comes too early", "} else if (n == 0) {", "} else if (n == 7) {", "a_file_that_changes"),
        ("asking for room", "if (free_bytes < need)", "if (false)", "a_full_card"),
        ("whose fault a bad copy is", "!edition_is_readable(fd, edition_size(ed)) || edition_verify(ed, NULL, NULL, &again)", "false",
         "a_bad_stick"),
        ("trying the next one", "reason == MESSAGE_DAMAGED || reason == MESSAGE_UNREADABLE", "false", "strange_sticks"),
        ("the highest first", "return x->sequence > y->sequence ? -1 : 1;", "return x->sequence > y->sequence ? 1 : -1;", "strange_sticks"),
        ("telling of each file", "        say_note(i, f->name, e.text);", "", "signed_editions_with_one_flaw"),
        ("what of a stick is told", "(why >= MESSAGE_UNSIGNED && why <= MESSAGE_FORGED && i->end.reason < MESSAGE_UNSIGNED)", "false",
         "strange_sticks"),
        ("asking what a name is before it is opened", "!S_ISREG(st.st_mode)) {\n            say_note", "false) {\n            say_note",
         "strange_sticks"),
        ("following no link", "O_CLOEXEC | O_NOFOLLOW |", "O_CLOEXEC |", "a_file_that_changes"),
        ("not waiting for a pipe", "O_NOFOLLOW | O_NONBLOCK |", "O_NOFOLLOW |", "a_file_that_changes"),
        ("passing hidden files over", "name[0] != '.' &&", "", "strange_sticks"),
        ("taking capitals", "strcasecmp(", "strcmp(", "strange_sticks"),
        ("counting the editions", "if (i->n_files == EDITIONS_MOST)\n            return too_many(i);",
         "if (i->n_files == EDITIONS_MOST)\n            return MESSAGE_DONE;", "strange_sticks"),
        ("counting the names", "if (seen == NAMES_MOST)", "if (false)", "strange_sticks"),
        ("a folder's error", "if (d == NULL && errno != 0)", "if (false)", "a_fault_is_named"),
    ],
    "firmware/update/sandbox.c": [
        ("the system call filter", "    return shut_seccomp(e);", "    (void)shut_seccomp;\n    return true;", "the_walls_stand"),
        ("keeping memory from being run", "SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)", "SCMP_A2(SCMP_CMP_MASKED_EQ, 0, 0)",
         "the_walls_stand"),
        ("Landlock", "*landlock = shut_landlock(folder);", "(void)shut_landlock;\n    *landlock = true;", "the_walls_stand"),
        ("the bound on a file's size", "!set_limit(RLIMIT_FSIZE, EDITION_FILE_MOST, e)", "false", "it_is_confined"),
        ("the bound on memory", "(!INSTRUMENTED && !set_limit(RLIMIT_AS, 256 << 20, e))", "false", "it_is_confined"),
        ("the bound on time", "!set_limit(RLIMIT_CPU, 600, e)", "false", "it_is_confined"),
        ("the bound on processes", "!set_limit(RLIMIT_NPROC, 0, e)", "false", "it_is_confined"),
        ("the bound on open files", "!set_limit(RLIMIT_NOFILE, 160, e)", "false", "it_is_confined"),
        ("the bound on core files", "!set_limit(RLIMIT_CORE, 0, e)", "false", "it_is_confined"),
    ],
    "firmware/update/main.c": [
        ("its end with the kiosk", "    prctl(PR_SET_PDEATHSIG, SIGKILL);\n", "", "it_ends_with_the_kiosk"),
        ("its going on without a listener", "    signal(SIGPIPE, SIG_IGN);\n", "", "it_goes_on_when_nobody_listens"),
        ("its going on beyond a file's bound", "    signal(SIGXFSZ, SIG_IGN);\n", "", "a_file_that_may_not_be_so_large"),
        ("its umask", "    umask(022);\n", "    umask(0);\n", "it_is_confined"),
        ("its closing of what it inherits", "    close_range(3, ~0U, 0);\n", "", "it_is_confined"),
    ],
}


def build(tree):
    return subprocess.run(["make", "-s", "-C", str(tree), "build/standfirst-import", "build/tests/update_tool", "-j2"],
                          capture_output=True, text=True)


def noticed(tree, *cases):
    """The case that failed, or None. Raises an AssertionError if the tests broke off."""
    # What hangs for want of a guard need not hang for long.
    done = subprocess.run([str(tree / "tests/crash/run.py"), str(tree / "build"), "--first", *cases], capture_output=True, text=True,
                          env=dict(os.environ, CRASH_LIMIT="20"))
    for line in done.stdout.splitlines():
        if line.startswith("FAIL "):
            return line[5:]
    if done.returncode != 0:
        raise AssertionError(f"the tests broke off: {done.stdout[-400:]}{done.stderr[-400:]}")
    return None


def tried(tree, path, old, new, case):
    """What came of it, and whether it was noticed."""
    file = tree / path
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise AssertionError(f"its line is in {path} {text.count(old)} times")
    file.write_text(text.replace(old, new), encoding="utf-8")
    try:
        done = build(tree)
        if done.returncode != 0:
            raise AssertionError(f"does not build: {done.stderr[-800:]}")
        by = noticed(tree, case)
        if by:
            return f"caught by {by}", True
        by = noticed(tree)
        return (f"caught by {by}, not by {case}", True) if by else ("SURVIVES", False)
    finally:
        file.write_text(text, encoding="utf-8")


def check_lines():
    """Whether each mutant can still be made."""
    bad = 0
    for path, mutants in MUTANTS.items():
        text = (TOP / path).read_text(encoding="utf-8") if (TOP / path).exists() else ""
        for name, old, *_ in mutants:
            if text.count(old) != 1:
                print(f"mutants: {name}: its line is in {path} {text.count(old)} times")
                bad += 1
    print(f"mutants: {bad} lines are not in the code once" if bad else "mutants: each line is in the code once")
    return 1 if bad else 0


def main(names):
    if names == ["--lines"]:
        return check_lines()
    counts = {"caught": 0, "survive": 0, "could not be made": 0}
    with tempfile.TemporaryDirectory(prefix="standfirst-mutants-") as folder:
        tree = pathlib.Path(folder, "tree")
        shutil.copytree(TOP, tree, symlinks=True, ignore=shutil.ignore_patterns("build", ".git"))
        done = build(tree)
        if done.returncode != 0:
            print(f"mutants: the code itself does not build: {done.stderr}")
            return 1
        for path, mutants in MUTANTS.items():
            for name, *how in mutants:
                if names and not any(n in name for n in names):
                    continue
                start = time.monotonic()
                try:
                    told, caught = tried(tree, path, *how)
                    counts["caught" if caught else "survive"] += 1
                except AssertionError as why:
                    told = f"FAIL: {why}"
                    counts["could not be made"] += 1
                print(f"without {name}: {told} ({time.monotonic() - start:.0f} s)", flush=True)
    print(f"{sum(counts.values())} mutants: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    return 1 if counts["survive"] or counts["could not be made"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
