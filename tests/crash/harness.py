# SPDX-License-Identifier: MIT
"""What the cases of tests/crash share: editions, sticks and shelves made for them, the importer run on these, and what a wall would
show then. A case is a function of an empty folder; @case registers it."""
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(TOP / "tests/python"))
import edition  # noqa: E402

ALL = "--all" in sys.argv
BUILD = next((pathlib.Path(a).resolve() for a in sys.argv[1:2] if pathlib.Path(a).is_dir()), TOP / "build")
IMPORT, TOOL = BUILD / "standfirst-import", BUILD / "tests/update_tool"
VECTORS = TOP / "tests/edition/vectors"
SEED, KEY_ID = bytes(range(1, 33)), b"harbour1"
KEY = KEY_ID, SEED
ENVIRONMENT = dict(os.environ, LC_ALL="C", ASAN_OPTIONS="detect_leaks=0")
OLD, NEW, LATER = 20260722093000, 20260723093000, 20260724093000
LIMIT = 60  # seconds; only a failing test comes near
cases, figures = [], []
made = {}


class Skipped(Exception):
    """What is needed is not here."""


def case(function):
    cases.append(function)
    return function


def figure(text):
    """Told at the end."""
    figures.append(text)


def same(got, expected, what=""):
    if got != expected:
        raise AssertionError(f"{what}: got {got!r:.600}, expected {expected!r:.600}")


def sample(items, most, seed=1):
    """All of them with --all, else so many."""
    items = list(items)
    return items if ALL or len(items) <= most else sorted(random.Random(seed).sample(items, most), key=items.index)


def facts(sequence, **changes):
    return dict({"publication": "The Harbour Post", "title": "Wednesday", "date": "2026-07-22", "language": "en-GB",
                 "sequence": sequence}, **changes)


def articles(n=3, size=4000):
    """Invented, and long enough for a copy of several blocks."""
    return [{"headline": f"Ferry {i} is late", "standfirst": None, "kicker": None, "byline": ["Mara Quill"], "place": None,
             "published": None, "corrected": None, "language": "en", "body": f"The ferry {i} waits. " * (size // 20),
             "quotes": []} for i in range(n)]


def packed(sequence, key=KEY, n=3, size=4000, **changes):
    name = sequence, key, n, size, tuple(sorted(changes.items()))
    if name not in made:
        made[name] = edition.write(facts(sequence, **changes), articles(n, size), key)
    return made[name]


def stick(folder, name="stick", **files):
    path = folder / name
    path.mkdir(exist_ok=True)
    for file, data in files.items():
        (path / f"{file}.edition").write_bytes(data)
    return path


class Outcome:
    def __init__(self, done):
        self.status, self.lines = done.returncode, done.stdout.decode("utf-8", "replace").split("\n")[:-1]
        ends = [line.split("\t") for line in self.lines if line.startswith("end\t")]
        self.reason, self.text = (ends[-1][1], ends[-1][4]) if ends else (None, "")
        self.need, self.free = map(int, ends[-1][2:4]) if ends else (0, 0)
        self.stderr = done.stderr.decode("utf-8", "replace")


def update(shelf, source, *options, wrap=(), keys=VECTORS, trust="signed", anew=True, timeout=60, limits=None):
    command = [*wrap, IMPORT, "--shelf", shelf, "--trust", trust, *(("--keys", keys) if keys else ()),
               *(("--anew",) if anew else ()), *options, source]
    return Outcome(subprocess.run(list(map(str, command)), capture_output=True, env=ENVIRONMENT, timeout=timeout,
                                  stdin=subprocess.DEVNULL, preexec_fn=limits))


def importing(shelf, source):
    return [str(word) for word in (IMPORT, "--shelf", shelf, "--trust", "signed", "--keys", VECTORS, "--anew", source)]


class Stopped:
    """A program that stops at a system call, the `when`th of its kind."""

    def __init__(self, log, call, when, command):
        wrap = ["strace", "-f", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGSTOP:when={when}"]
        self.process = subprocess.Popen([*wrap, *map(str, command)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        self.await_that(lambda: "stopped by SIGSTOP" in (log.read_text() if log.exists() else ""))
        self.pid = int(re.search(r"^(\d+) .*stopped by SIGSTOP", log.read_text(), re.M)[1])

    def await_that(self, holds):
        end = time.monotonic() + LIMIT
        while not holds():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"it did not come to that: {self.process.poll()}")
            time.sleep(0.005)

    def go_on(self):
        """What it says in the end."""
        os.kill(self.pid, signal.SIGCONT)
        return self.process.communicate(timeout=LIMIT)[0]


class Wall:
    """What would be shown, asked of one process for any number of shelves."""

    def __init__(self, keys=VECTORS, factory="-"):
        self.process = subprocess.Popen([str(TOOL), "show", str(factory), str(keys)], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env=ENVIRONMENT)

    def shows(self, shelf):
        self.process.stdin.write(f"{shelf}\n")
        self.process.stdin.flush()
        words = self.process.stdout.readline().split()
        if not words:
            raise AssertionError("the reader of the shelf is gone")
        return words[0] if len(words) == 1 else int(words[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def tool(*arguments, ok=True):
    done = subprocess.run([str(TOOL), *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT)
    if ok is not None:
        same(done.returncode, 0 if ok else 1, f"tool {arguments}: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def fresh(folder, template, name="shelf"):
    path = folder / name
    if path.exists():
        shutil.rmtree(path)
    shutil.copytree(template, path)
    return path


def prepared(folder):
    """A shelf with the old edition, and one before it; and a stick with the new one."""
    shelf = folder / "template"
    shelf.mkdir()
    for i, sequence in enumerate((OLD - 1000000, OLD)):
        same(update(shelf, stick(folder, f"before{i}", a=packed(sequence))).reason, "done", "the old edition")
    return shelf, stick(folder, new=packed(NEW))


def need_strace():
    if shutil.which("strace") is None:
        raise Skipped("strace is not here")


def mounted(folder, *arguments):
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", *arguments, str(folder)], capture_output=True).returncode != 0:
        raise Skipped("mounting is not possible here")
    return folder
