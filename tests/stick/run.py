#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD: editions come in on sticks and through the inbox, end to end under Xvfb.

A stick is a folder that is mounted where the kiosk looks for sticks, in a mount namespace of this test's own; where that
is not permitted, those tests are left out with a line that says so. Where a test has to do something while the importer
works, it puts one in its place that waits for a word before it becomes the real one.
"""
import contextlib
import mmap
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

from harness import TOP
from harness.wall import BUILD, LIMIT, NIGHT, STILL, Kiosk, Screen, check, colour, is_set, missing, run_tests

PANEL = (0x20, 0x1E, 0x20)
ARTICLES = ["10-swan.txt", "04-rain-gauges.txt", "08-bait-bucket.txt"]
IN_NAMESPACE = "STANDFIRST_TEST_MOUNTS"


def enter_namespace():
    """Starts this script again where it may mount; returns where it may not."""
    if os.environ.get(IN_NAMESPACE):
        return
    how = ["unshare", "--mount", "--propagation", "private"]
    if os.geteuid() != 0:
        how.append("--map-root-user")
    with tempfile.TemporaryDirectory() as folder:
        can = shutil.which("unshare") and subprocess.run(
            [*how, "mount", "-t", "tmpfs", "none", folder], capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    if can:
        os.environ[IN_NAMESPACE] = "yes"
        os.execvp(how[0], [*how, sys.executable, *sys.argv])


def mount(*words):
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LIMIT)
    check(done.returncode == 0, f"{words}: {done.stderr}")


class Wall:
    """A kiosk with a shelf, an inbox, keys and places for sticks of its own. It starts with an edition on the shelf."""

    def __init__(self, folder, held=False):
        self.folder, self.held, self.plugged = folder, held, []
        for name in ("shelf", "inbox", "keys", "sticks", "staging"):
            (folder / name).mkdir()
        self.program = BUILD / "standfirst"
        if held:
            bin_ = folder / "bin"
            bin_.mkdir()
            self.program = shutil.copy(BUILD / "standfirst", bin_)
            os.mkfifo(bin_ / "go")
            wrapper = bin_ / "standfirst-import"
            wrapper.write_text('#!/bin/sh\ncase "$*" in *--count-start|*--mark-good) ;; '
                               f'*) read word <"{bin_}/go" ;; esac\nexec "{BUILD}/standfirst-import" "$@"\n')
            wrapper.chmod(0o755)

    def config(self, more=""):
        rows = " ".join(f'{k} = "{self.folder / k}";' for k in ("keys", "shelf", "inbox", "sticks")
                        if not (self.held and k == "inbox"))
        if self.held:
            rows += ' inbox = "";'
        return STILL + f"update: {{ {rows} {more} }};\n"

    @contextlib.contextmanager
    def running(self, more="", **named):
        k = Kiosk(SCREEN, self.folder, config=self.config(more), program=self.program, **named)
        try:
            yield k
        finally:
            for name in list(self.plugged):
                self.pull(name)
            k.close()

    def plug(self, name, *files, **renamed):
        """A stick that holds these files, and those of `renamed` under its keys plus ".edition"."""
        staging, place = self.folder / "staging" / name, self.folder / "sticks" / name
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        for file in files:
            shutil.copy(file, staging)
        for other, file in renamed.items():
            shutil.copy(file, staging / f"{other}.edition")
        self.replug(name)

    def replug(self, name):
        place = self.folder / "sticks" / name
        place.mkdir(exist_ok=True)
        mount("mount", "--bind", self.folder / "staging" / name, place)
        self.plugged.append(name)

    def pull(self, name):
        mount("umount", "--lazy", self.folder / "sticks" / name)
        self.plugged.remove(name)

    def go(self):
        with open(self.folder / "bin" / "go", "w") as word:
            word.write("go\n")

    def drop(self, file):
        """As rsync does it: a hidden name first, then renamed."""
        hidden = self.folder / "inbox" / f".{file.name}.aB3x"
        shutil.copy(file, hidden)
        hidden.rename(self.folder / "inbox" / file.name)


class Watch:
    """Looks at the screen's corner, over and over: whatever is shown, the page's paper is there."""

    def __init__(self, k):
        self.k, self.over, self.looks, self.dark = k, False, 0, 0

    def __enter__(self):
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        return self

    def run(self):
        with open(SCREEN.folder / "Xvfb_screen0", "rb") as file:
            view = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            head = int.from_bytes(view[0:4], "big") + 12 * int.from_bytes(view[76:80], "big")
            at = head + int.from_bytes(view[48:52], "big") * (self.k.y + 2) + 4 * (self.k.x + 2)
            paper = bytes(reversed(NIGHT))
            while not self.over:
                self.looks += 1
                self.dark += view[at:at + 3] != paper
                select.select([], [], [], 0.0005)

    def __exit__(self, *_):
        self.over = True
        self.thread.join()


def pack(title, sequence, articles=ARTICLES, key=None):
    path = EDITIONS / f"{title.replace(' ', '-').lower()}-{sequence}.edition"
    if not path.exists():
        words = [BUILD / "standfirst-pack", "build", "-o", path, "--title", title, "--sequence", str(sequence),
                 *(["--key", key] if key else []), *(TOP / "assets/sample" / a for a in articles)]
        done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LIMIT)
        check(done.returncode == 0, f"{title}: {done.stdout}{done.stderr}")
    return path


def monday():
    return pack("Monday", 20260413080000)


def tuesday():
    return pack("Tuesday", 20260414080000, [ARTICLES[1], ARTICLES[0]])


def wednesday():
    return pack("Wednesday", 20260415080000, [ARTICLES[2], ARTICLES[0]])


@contextlib.contextmanager
def showing_monday(held=False, **named):
    """A wall with Monday's edition on its shelf, up and at rest, and its first picture."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name), held)
        put_on_shelf(wall, monday())
        with wall.running(**named) as k:
            k.wait_for("start", event="edition", title="Monday")
            k.card("start", article=1, card=1)
            k.find_window()
            yield wall, k, k.wait_pixels("start", is_set)


def put_on_shelf(wall, edition):
    folder = wall.folder / "first"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(edition, folder)
    done = subprocess.run([BUILD / "standfirst-import", "--shelf", wall.folder / "shelf", "--trust", "any", folder],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LIMIT)
    check(done.returncode == 0, f"the shelf: {done.stdout}{done.stderr}")


def change_shelf(wall, what, status=0):
    done = subprocess.run([BUILD / "standfirst-import", "--shelf", wall.folder / "shelf", "--trust", "any", what],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LIMIT)
    check(done.returncode == status, f"{what}: {done.stdout}{done.stderr}")
    return done.stderr


def has_panel(picture):
    return colour(picture, 0, len(picture) - 1) == PANEL


def refused(what, *files, reason, before=None, more="", whole=False, **renamed):
    """The stick is refused for this reason, the panel says something, and what was showing stays. `whole`: and once the
    stick is out, the panel goes too."""
    with showing_monday(more=more) as (wall, k, first):
        if before:
            before(wall)
        wall.plug("a", *files, **renamed)
        end = k.wait_for(what, event="update", panel="refused")
        check(end["reason"] == reason, f"{what}: {end}")
        up = k.wait_pixels(what, has_panel)
        check(up[:200] == first[:200], f"{what}: the card is not what it was")
        if whole:
            wall.pull("a")
            k.wait_for(f"{what}, pulled", event="update", panel="hidden")
            k.wait_pixels(f"{what}, pulled", lambda p: p == first)
        check(not any(e["event"] == "edition" and e["title"] != "Monday" for e in k.seen), f"{what}: {k.seen}")


def stick_newer():
    with showing_monday() as (wall, k, first):
        with Watch(k) as watch:
            wall.plug("a", tuesday())
            k.wait_for("plugged in", event="update", panel="working")
            k.wait_for("shown", event="edition", title="Tuesday")
            k.card("shown", article=1, card=1)
            end = k.wait_for("shown", event="update", panel="well")
            check(end["reason"] == "done" and end["safe"] and end["title"] == "Tuesday", f"end: {end}")
            up = k.wait_pixels("shown", lambda p: has_panel(p) and p[:200] != first[:200])
            wall.pull("a")
            k.wait_for("pulled", event="update", panel="hidden")
            down = k.wait_pixels("pulled", lambda p: not has_panel(p))
            check(down[:200] == up[:200] and down != first, "the new edition's card is not what is left")
        check(watch.dark == 0, f"{watch.dark} of {watch.looks} looks saw no page")
        k.process.send_signal(signal.SIGTERM)
        k.end("the end")
        # And it is there after a restart.
        with wall.running() as again:
            again.wait_for("again", event="edition", title="Tuesday")


def stick_same():
    with showing_monday() as (wall, k, first):
        wall.plug("a", monday())
        end = k.wait_for("the same", event="update", panel="well")
        check(end["reason"] == "same" and end["safe"], f"the same: {end}")
        wall.pull("a")
        k.wait_for("pulled", event="update", panel="hidden")
        k.wait_pixels("pulled", lambda p: p == first)


def stick_older():
    refused("older", pack("Sunday", 20260412080000), reason="older", whole=True)


def stick_rebuild():
    refused("another of the same time", pack("Other Monday", 20260413080000, ARTICLES[:1]), reason="rebuild")


def stick_damaged():
    whole = tuesday().read_bytes()
    for name, data, reason in [("flipped", bytearray(whole), "damaged"), ("short", whole[:len(whole) // 2], "damaged"),
                               ("text", b"This is not an edition.\n" * 40, "not-edition")]:
        if name == "flipped":
            data[-100] ^= 1
        path = EDITIONS / f"{name}.edition"
        path.write_bytes(data)
        refused(name, path, reason=reason)


def stick_empty():
    note = EDITIONS / "notes.txt"
    note.write_text("nothing here\n")
    refused("empty", note, reason="nothing")


def stick_trust():
    """With a key installed and nothing else said, unsigned is refused, and so is a stranger's."""
    ours, theirs = EDITIONS / "gazette", EDITIONS / "stranger"
    for key in (ours, theirs):
        if not key.with_suffix(".pub").exists():
            done = subprocess.run([BUILD / "standfirst-pack", "keygen", "-W", key], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, timeout=LIMIT)
            check(done.returncode == 0, f"keygen: {done.stderr}")

    def install(wall):
        shutil.copy(ours.with_suffix(".pub"), wall.folder / "keys")

    refused("unsigned", tuesday(), reason="unsigned", before=install)
    signed = {k: pack(f"Tuesday by {k.name}", 20260414080000, key=k.with_suffix(".key")) for k in (ours, theirs)}
    refused("a stranger's", signed[theirs], reason="stranger", before=install)
    with showing_monday() as (wall, k, _):
        install(wall)
        wall.plug("a", signed[ours])
        k.wait_for("ours", event="edition", title="Tuesday by gazette")


def stick_pulled():
    with showing_monday(held=True) as (wall, k, first):
        wall.plug("a", tuesday())
        k.wait_for("plugged in", event="update", panel="working")
        k.wait_pixels("plugged in", has_panel)
        wall.pull("a")
        end = k.wait_for("pulled", event="update", panel="refused")
        check(end["reason"] == "pulled", f"pulled: {end}")
        k.wait_for("it goes by itself", event="update", panel="hidden")
        k.wait_pixels("it goes by itself", lambda p: p == first)
        # And once more, to the end.
        wall.replug("a")
        k.wait_for("again", event="update", panel="working")
        wall.go()
        k.wait_for("again", event="edition", title="Tuesday")


def stick_two():
    with showing_monday() as (wall, k, _):
        wall.plug("a", tuesday())
        wall.plug("b", wednesday())
        k.wait_for("the later one in the end", event="edition", title="Wednesday")
        k.wait_for("the later one in the end", event="update", panel="well")
    # Both on one stick: the higher sequence is taken.
    with showing_monday() as (wall, k, _):
        wall.plug("a", tuesday(), wednesday())
        k.wait_for("the higher of two", event="edition", title="Wednesday")
        check(not any(e.get("title") == "Tuesday" and e["event"] == "edition" for e in k.seen), f"{k.seen}")


def stick_exchanged():
    """One stick for another before anybody looked: the new mount has the old one's number."""
    def ready(name, file):
        staging = wall.folder / "staging" / name
        staging.mkdir()
        mount("mount", "-t", "tmpfs", name, staging)
        shutil.copy(file, staging)
        return staging

    with showing_monday() as (wall, k, _):
        place = wall.folder / "sticks" / "a"
        place.mkdir()
        mount("mount", "--move", ready("first", tuesday()), place)
        wall.plugged.append("a")
        k.wait_for("the first", event="edition", title="Tuesday")
        k.wait_for("the first", event="update", panel="well")
        k.process.send_signal(signal.SIGSTOP)
        mount("umount", place)
        mount("mount", "--move", ready("second", wednesday()), place)
        k.process.send_signal(signal.SIGCONT)
        k.wait_for("the second", event="edition", title="Wednesday")


def stick_second_while_first():
    """The second stick comes while the first is read, and the first is pulled as soon as it is safe."""
    with showing_monday(held=True) as (wall, k, _):
        wall.plug("a", tuesday())
        k.wait_for("the first", event="update", panel="working")
        wall.plug("b", wednesday())
        wall.go()
        k.wait_for("the first", event="edition", title="Tuesday")
        k.wait_for("the first", event="update", panel="well")
        wall.pull("a")
        k.wait_for("the second", event="update", panel="working")
        wall.go()
        k.wait_for("the second", event="edition", title="Wednesday")


def stick_press():
    """The card under the panel stays live."""
    with showing_monday(held=True) as (wall, k, first):
        wall.plug("a", tuesday())
        k.wait_for("plugged in", event="update", panel="working")
        up = k.wait_pixels("plugged in", has_panel)
        check(up[:200] == first[:200], "the card is not what it was")
        with Watch(k) as watch:
            for card in (2, 3):
                k.key("Right")
                k.card("Right", article=1, card=card)
                now = k.wait_pixels("Right", lambda p: p[:200] != up[:200])
                check(has_panel(now) and now[-60:] == up[-60:], "the panel did not stay")
            k.key("Left")
            k.card("Left", article=1, card=2)
        check(watch.dark == 0, f"{watch.dark} of {watch.looks} looks saw no page")
        wall.go()
        k.wait_for("shown", event="edition", title="Tuesday")
        k.card("shown", article=1, card=1)
        k.key("Right")
        k.card("the new edition turns", article=1, card=2)


def stick_undo():
    with showing_monday() as (wall, k, first):
        wall.plug("a", tuesday())
        k.wait_for("shown", event="edition", title="Tuesday")
        k.wait_for("shown", event="update", panel="well")
        SCREEN.hands("keydown", "Home")
        k.wait_for("undone", event="edition", title="Monday")
        SCREEN.hands("keyup", "Home")
        k.wait_pixels("undone", lambda p: p[:200] == first[:200])
        # The stick that is still in changes nothing; plugged in anew it is taken.
        wall.pull("a")
        k.wait_for("pulled", event="update", safe=False)
        wall.replug("a")
        k.wait_for("plugged in anew", event="edition", title="Tuesday")
    with showing_monday() as (wall, k, first):
        SCREEN.hands("keydown", "Home")
        k.wait_for("undone to nothing or the factory's", event="action", action="undo-update")
        SCREEN.hands("keyup", "Home")
        k.wait_pixels("undone to nothing or the factory's", has_panel)


def stick_undo_on_a_slow_card():
    """While the shelf takes its time, presses count as ever, and a stick that comes waits for its turn."""
    with showing_monday(held=True) as (wall, k, _):
        wall.plug("a", tuesday())
        k.wait_for("plugged in", event="update", panel="working")
        wall.go()
        k.wait_for("shown", event="edition", title="Tuesday")
        k.wait_for("shown", event="update", panel="well")
        SCREEN.hands("keydown", "Home")
        k.wait_for("the wish to undo", event="action", action="undo-update")
        SCREEN.hands("keyup", "Home")
        k.key("Right")
        k.card("Right", article=1, card=2)
        k.key("Down")
        k.card("Down", article=2, card=1)
        wall.plug("b", wednesday())
        wall.go()
        k.wait_for("undone", event="edition", title="Monday")
        wall.go()
        k.wait_for("the stick's turn", event="edition", title="Wednesday")


def stick_in_at_start():
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        wall.plug("a", tuesday())
        with wall.running() as k:
            k.wait_for("start", event="edition", title="Monday")
            k.wait_for("the stick that was in", event="edition", title="Tuesday")


def stick_wakes():
    """Whoever plugs a stick in wants to see what comes of it."""
    with showing_monday() as (wall, k, first):
        k.key("z")
        k.card("asleep", kind="asleep")
        k.wait_pixels("asleep", lambda p: colour(p, 0, 0) == (0, 0, 0))
        wall.plug("a", tuesday())
        k.wait_for("shown", event="edition", title="Tuesday")
        k.wait_pixels("shown", lambda p: has_panel(p) and colour(p, 0, 0) == NIGHT)


def stick_no_shelf():
    with showing_monday() as (wall, k, first):
        (wall.folder / "shelf").rename(wall.folder / "gone")
        wall.plug("a", tuesday())
        end = k.wait_for("no shelf", event="update", panel="refused")
        check(end["reason"] == "card", f"no shelf: {end}")
        k.key("Right")
        k.card("it still turns", article=1, card=2)


def test_bad_entry():
    """An article that turns out damaged on the wall: the edition before it has to do."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        put_on_shelf(wall, tuesday())
        newest = max((wall.folder / "shelf").glob("*.edition"), key=lambda p: p.name)
        data = bytearray(newest.read_bytes())
        data[-10] ^= 4
        newest.write_bytes(data)
        with wall.running() as k:
            k.wait_for("start", event="edition", title="Tuesday")
            k.wait_for("the article", event="error")
            k.wait_for("the one before", event="edition", title="Monday")
            k.card("the one before", article=1, card=1)


def test_bad_current():
    """The current edition cannot be opened at the start."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        put_on_shelf(wall, tuesday())
        newest = max((wall.folder / "shelf").glob("*.edition"), key=lambda p: p.name)
        newest.write_bytes(newest.read_bytes()[:100])
        with wall.running() as k:
            k.wait_for("the reason", event="error")
            k.wait_for("the one before", event="edition", title="Monday")


def test_trust_changed():
    """Only signed editions from now on: what is on the shelf is not shown any more, and the screen says why."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        with wall.running(more='trust = "signed";') as k:
            error = k.wait_for("the reason", event="error")
            check("is not signed" in error["error"], f"{error}")
            k.card("words instead of a dark screen", kind="notice")
            k.find_window()
            k.wait_pixels("words instead of a dark screen", is_set)
            wall.drop(tuesday())
            end = k.wait_for("an unsigned one that comes", event="update", panel="refused")
            check(end["reason"] == "unsigned", f"{end}")
        # Back to what it was, and Monday is still there.
        with wall.running() as k:
            k.wait_for("again", event="edition", title="Monday")
    # A signed one is on the shelf below: it is shown once the reason was, or at a press.
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        key = EDITIONS / "bulletin"
        done = subprocess.run([BUILD / "standfirst-pack", "keygen", "-W", key], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=LIMIT)
        check(done.returncode == 0, f"keygen: {done.stderr}")
        shutil.copy(key.with_suffix(".pub"), wall.folder / "keys")
        put_on_shelf(wall, pack("Signed Monday", 20260413080000, key=key.with_suffix(".key")))
        put_on_shelf(wall, tuesday())
        with wall.running() as k:
            k.wait_for("the one before", event="edition", title="Signed Monday")
            k.card("the reason first", kind="notice")
            k.find_window()
            k.wait_pixels("the reason first", is_set)
            k.key("Right")
            k.card("a press", article=1, card=1)


def test_crashes():
    """An edition that a run crashed with twice, before it was up for a minute, is not shown a third time."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        put_on_shelf(wall, tuesday())
        for _ in range(2):
            with wall.running() as k:
                k.wait_for("start", event="edition", title="Tuesday")
                k.process.kill()
                k.process.wait(LIMIT)
        with wall.running() as k:
            k.wait_for("the one before", event="edition", title="Monday")


def stick_crashes():
    """The same, should it come while the wall is up: that time is one of the two."""
    with showing_monday() as (wall, k, _):
        wall.plug("a", tuesday())
        k.wait_for("shown", event="edition", title="Tuesday")
        k.wait_for("shown", event="update", panel="well")
        wall.pull("a")
        k.process.kill()
        k.process.wait(LIMIT)
        with wall.running() as again:
            again.wait_for("after one crash", event="edition", title="Tuesday")
            again.process.kill()
            again.process.wait(LIMIT)
        with wall.running() as again:
            again.wait_for("after two", event="edition", title="Monday")


def test_marked_good():
    """One that was up for a minute has nothing to do with the crashes."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        put_on_shelf(wall, tuesday())
        change_shelf(wall, "--mark-good")
        for _ in range(3):
            with wall.running() as k:
                k.wait_for("start", event="edition", title="Tuesday")
                k.process.kill()
                k.process.wait(LIMIT)
        change_shelf(wall, "--undo")
        with wall.running() as k:
            k.wait_for("undone", event="edition", title="Monday")
        change_shelf(wall, "--undo")
        error = change_shelf(wall, "--undo", status=1)
        check("there is no edition to take back" in error and error.count("\n") == 1, f"nothing to undo: {error}")


def test_orderly_ends():
    """Being told to end is no crash."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        put_on_shelf(wall, tuesday())
        for _ in range(4):
            with wall.running() as k:
                k.wait_for("start", event="edition", title="Tuesday")
                k.card("start", article=1, card=1)
                k.process.send_signal(signal.SIGTERM)
                k.end("start")


def test_inbox():
    with showing_monday() as (wall, k, first):
        wall.drop(tuesday())
        k.wait_for("dropped", event="edition", title="Tuesday")
        k.wait_pixels("dropped", lambda p: p != first and is_set(p))
        # Older ones that come late change nothing.
        wall.drop(monday())
        wall.drop(wednesday())
        k.wait_for("dropped", event="edition", title="Wednesday")


def test_inbox_comes_late():
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        put_on_shelf(wall, monday())
        (wall.folder / "inbox").rmdir()
        with wall.running() as k:
            k.wait_for("start", event="edition", title="Monday")
            (wall.folder / "inbox").mkdir()
            wall.drop(tuesday())
            k.wait_for("dropped", event="edition", title="Tuesday")
            shutil.rmtree(wall.folder / "inbox")
            (wall.folder / "inbox").mkdir()
            wall.drop(wednesday())
            k.wait_for("dropped into another", event="edition", title="Wednesday")


def test_first_edition():
    """A wall that has none shows the first that comes."""
    with tempfile.TemporaryDirectory() as name:
        wall = Wall(pathlib.Path(name))
        with wall.running() as k:
            k.wait_for("empty", event="card")
            k.find_window()
            wall.drop(tuesday())
            k.wait_for("dropped", event="edition", title="Tuesday")
            k.card("dropped", article=1, card=1)


def test_switched_off():
    with showing_monday(more="enabled = false;") as (wall, k, first):
        wall.drop(tuesday())
        k.key("Right")
        k.card("Right", article=1, card=2)
        check(not any(e["event"] == "update" for e in k.seen), f"{k.seen}")


def main():
    global SCREEN, EDITIONS
    lacks = missing() or (None if (BUILD / "standfirst-import").exists() else "standfirst-import is not built")
    if lacks:
        print(f"stick: {lacks}\n0 passed, 1 failed")
        return 1
    enter_namespace()
    tests = {k: v for k, v in globals().items() if k.startswith("test_")}
    if os.environ.get(IN_NAMESPACE):
        tests.update({f"test_{k}": v for k, v in globals().items() if k.startswith("stick_")})
    else:
        print("stick: nothing may be mounted here: only the inbox is tested")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        EDITIONS = folder
        SCREEN = Screen(folder)
        try:
            return run_tests(tests)
        finally:
            SCREEN.stop()


sys.exit(main())
