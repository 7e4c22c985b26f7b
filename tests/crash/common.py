# SPDX-License-Identifier: MIT
"""What the cases of tests/crash share: editions, sticks and shelves made for them, the importer run on these, and what a wall would
show then. A case is a function of an empty folder; @case registers it."""
import collections
import contextlib
import fcntl
import os
import pathlib
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import time

from harness import TOP, edition, same
from harness.vectors import KEY, VECTORS

ALL = "--all" in sys.argv
BUILD = next((pathlib.Path(a).resolve() for a in sys.argv[1:2] if pathlib.Path(a).is_dir()), TOP / "build")
IMPORT, TOOL = BUILD / "standfirst-import", BUILD / "tests/update_tool"
ENVIRONMENT = dict(os.environ, LC_ALL="C", ASAN_OPTIONS="detect_leaks=0")
OLD, NEW, LATER = 20260722093000, 20260723093000, 20260724093000
LIMIT = int(os.environ.get("CRASH_LIMIT", 60))  # seconds; only a failing test comes near
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

    def refused(self):
        return self.reason not in (None, "done", "unsure", "same")


def importing(shelf, source, keys=VECTORS, trust="signed", anew=True):
    """The command of an update."""
    words = (IMPORT, "--shelf", shelf, *(("--trust", trust) if trust else ()), *(("--keys", keys) if keys else ()),
             *(("--anew",) if anew else ()), source)
    return [str(word) for word in words]


def update(shelf, source, wrap=(), limits=None, **wishes):
    """How it ended. `limits` is called in the process before it becomes the importer."""
    command = [*map(str, wrap), *importing(shelf, source, **wishes)]
    return Outcome(subprocess.run(command, capture_output=True, env=ENVIRONMENT, timeout=LIMIT, stdin=subprocess.DEVNULL,
                                  preexec_fn=limits))


Call = collections.namedtuple("Call", "name which line")  # `which` of that name it is; and how strace writes it


def calls_of(folder, command):
    """The system calls of a command that ends well, in their order. exec, which makes it, and exit leave nothing to come between."""
    log, counts, calls = folder / "calls", {}, []
    done = subprocess.run(["strace", "-f", "-o", str(log), *map(str, command)], capture_output=True, env=ENVIRONMENT, timeout=LIMIT,
                          stdin=subprocess.DEVNULL)
    same(done.returncode, 0, f"the undisturbed {command}: {done.stdout}")
    for line in log.read_text(errors="replace").splitlines():
        found = re.match(r"^(?:\d+ +)?(\w+)\(", line)
        if found and found[1] not in ("execve", "exit_group", "exit"):
            counts[found[1]] = counts.get(found[1], 0) + 1
            calls.append(Call(found[1], counts[found[1]], line))
    return calls


def from_the(opening, calls):
    """Those from the one that opens this path on; before it, a program touches nothing of it."""
    return calls[next(i for i, c in enumerate(calls) if c.name == "openat" and f'"{opening}"' in c.line):]


KILL = "signal=SIGKILL"


def injected(name, which, how):
    """What makes a command's system calls fail. `which` of this name: a number, "3+" for all from the third on, "3..5"."""
    return ("strace", "-f", "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:{how}:when={which}")


class Hurt:
    """An update of a shelf like `template`, made again and again, each time on a fresh copy and with something in its way. Old or new,
    and nothing claimed that is not so: that is asked each time, and that the next try, which nothing is in the way of, succeeds."""

    def __init__(self, folder, wall, template, source):
        self.folder, self.wall, self.template, self.source = folder, wall, template, source
        self.was = wall.shows(template)

    def calls(self):
        """Of the undisturbed update: all, and those from the opening of the shelf on."""
        shelf = fresh(self.folder, self.template)
        calls = calls_of(self.folder, importing(shelf, self.source))
        return calls, from_the(shelf, calls)

    def by(self, name, which, how, what):
        """How it ended, and what was shown before the next try."""
        shelf = fresh(self.folder, self.template)
        outcome = update(shelf, self.source, wrap=injected(name, which, how))
        now = self.judged(shelf, outcome, what)
        if outcome.refused() and name != "unlinkat":
            same((incoming_on(shelf), editions_on(shelf)), ([], editions_on(self.template)), f"{what}: refused, and left behind")
        retry(self.wall, shelf, self.source, what)
        return outcome, now

    def judged(self, shelf, outcome, what):
        now = self.wall.shows(shelf)
        if outcome.reason in ("done", "unsure"):
            same(now, NEW, f"{what}: said {outcome.reason}")
            if outcome.reason == "done":
                same((shelf / "state.1").read_bytes(), (shelf / "state.2").read_bytes(), f"{what}: two copies")
        elif outcome.reason is None:
            same(now in (self.was, NEW), True, f"{what}: neither old nor new: {now}")
        elif outcome.reason == "same":
            same(now, NEW, f"{what}: said it is showing")
        else:
            same(now, self.was, f"{what}: refused as {outcome.reason}")
        return now


def retry(wall, shelf, source, what):
    again = update(shelf, source)
    if again.reason not in ("done", "same"):
        raise AssertionError(f"{what}: the next try ended with {again.reason}: {again.text} {again.stderr}")
    same(wall.shows(shelf), NEW, f"{what}: the next try")
    same(incoming_on(shelf), [], f"{what}: left behind")


def await_that(holds, while_runs=None):
    end = time.monotonic() + LIMIT
    while not holds():
        if time.monotonic() > end or (while_runs is not None and while_runs.poll() is not None):
            raise AssertionError("it did not come to that")
        time.sleep(0.005)


def waits_for_a_lock(pid):
    return re.search(rf"-> FLOCK .* {pid} ", pathlib.Path("/proc/locks").read_text()) is not None


@contextlib.contextmanager
def locked(shelf):
    """As by an import or by the kiosk, while it writes."""
    fd = os.open(shelf, os.O_RDONLY)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


class Stopped:
    """A program that stops after a system call, the `when`th of its kind."""

    def __init__(self, log, call, when, command, **named):
        log.unlink(missing_ok=True)
        wrap = ["strace", "-f", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGSTOP:when={when}"]
        self.process = subprocess.Popen([*wrap, *map(str, command)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, **named)
        await_that(lambda: "stopped by SIGSTOP" in (log.read_text() if log.exists() else ""), self.process)
        self.pid = int(re.search(r"^(\d+) .*stopped by SIGSTOP", log.read_text(), re.M)[1])

    def go_on(self):
        """What it says in the end."""
        os.kill(self.pid, signal.SIGCONT)
        try:
            return self.process.communicate(timeout=LIMIT)[0]
        except subprocess.TimeoutExpired:
            os.kill(self.pid, signal.SIGKILL)
            raise


class Beside:
    """A program that is started while another one is stopped. It has come as far as it can when it has ended, or waits for a lock."""

    def __init__(self, command):
        self.process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        await_that(lambda: self.process.poll() is not None or waits_for_a_lock(self.process.pid))

    def end(self):
        return self.process.communicate(timeout=LIMIT)[0]


class Wall:
    """What would be shown, asked of one process for any number of shelves."""

    def __init__(self, keys=VECTORS, factory="-"):
        self.process = subprocess.Popen([str(TOOL), "show", str(factory), str(keys)], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env=ENVIRONMENT)

    def shows(self, shelf):
        self.process.stdin.write(f"{shelf}\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], LIMIT)
        words = self.process.stdout.readline().split() if ready else []
        if not words:
            self.process.kill()
            raise AssertionError("the reader of the shelf is gone")
        return words[0] if len(words) == 1 else int(words[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def tool(*arguments, ok=True, wrap=(), limit=LIMIT):
    done = subprocess.run([*wrap, str(TOOL), *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=limit)
    if ok is not None:
        same(done.returncode, 0 if ok else 1, f"tool {arguments}: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def fresh(folder, template, name="shelf"):
    path = folder / name
    if path.exists():
        shutil.rmtree(path)
    shutil.copytree(template, path)
    return path


def editions_on(shelf):
    return sorted(n for n in os.listdir(shelf) if n.endswith(".edition"))


def incoming_on(shelf):
    return [n for n in os.listdir(shelf) if n.startswith("incoming")]


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
