# SPDX-License-Identifier: MIT
"""What the end-to-end tests share: a screen of their own, a kiosk on it, and a way to run them all.

Nothing here sleeps for a guess: every wait is for an event in the trace or for pixels, and gives up after LIMIT seconds.
"""
import json
import os
import pathlib
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import traceback

from . import TOP

BUILD = (TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")).resolve()
LIMIT = 60  # seconds; only a failing test comes near
NIGHT, PAPER = (0x13, 0x12, 0x14), (0xF6, 0xF2, 0xE9)
# Everything that changes by itself is off, so that the same card is the same pixels.
STILL = 'display: { transition = "cut"; article_transition = "cut"; clock = "off"; burn_in_shift = 0; };\n' \
        'cycle: { automatic = false; };\n'


class Failure(Exception):
    pass


def check(truth, what):
    if not truth:
        raise Failure(what)


class Screen:
    """An X server of our own on a free display, whose frame buffer is a file in XWD form."""

    def __init__(self, folder):
        self.folder = folder
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-fbdir", str(folder), "-nolisten", "tcp",
             "-noreset"],  # it would do so between two kiosks, and turn away the one that comes meanwhile
            pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        number = b""
        while not number.endswith(b"\n"):  # it writes the number in pieces
            check(select.select([reading], [], [], LIMIT)[0], "Xvfb did not start")
            piece = os.read(reading, 16)
            check(piece, "Xvfb ended at once")
            number += piece
        os.close(reading)
        number = number.decode().strip()
        self.display = ":" + number

    def stop(self):
        self.server.terminate()
        self.server.wait(LIMIT)

    def hands(self, *words):
        done = subprocess.run(["xdotool", *map(str, words)], env={**os.environ, "DISPLAY": self.display}, timeout=LIMIT,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)
        check(done.returncode == 0, f"xdotool {words}: {done.stderr}")
        return done.stdout

    def pixels(self, x, y, width, height):
        """The rows of an area, as bytes of four per pixel, blue first."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        check(header[1] == 7 and header[7] == 0 and header[11] == 32, "the frame buffer is not the form expected")
        first, pitch = header[0] + 12 * header[19], header[12]
        return [data[first + row * pitch + 4 * x:first + row * pitch + 4 * (x + width)] for row in range(y, y + height)]


class Kiosk:
    """`standfirst run` in a window, with its trace coming through a FIFO."""

    def __init__(self, screen, folder, *arguments, config=STILL, size=(800, 480), program=BUILD / "standfirst", more={}):
        self.screen, self.size = screen, size
        settings, fifo = folder / "standfirst.conf", folder / "trace"
        settings.write_text(config)
        if not fifo.exists():
            os.mkfifo(fifo)
        self.trace = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        self.rest, self.seen = b"", []
        env = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
        env.update(more, DISPLAY=screen.display, HOME=str(folder), XDG_CONFIG_HOME=str(folder / "none"),
                   LSAN_OPTIONS=f"suppressions={TOP}/tests/e2e/lsan.supp:print_suppressions=0")
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [program, "run", "--windowed", "--size", f"{size[0]}x{size[1]}", "--config", settings,
             "--trace", fifo, *arguments], env=env, stdin=subprocess.DEVNULL, stdout=self.errors, stderr=self.errors)

    def said(self):
        self.errors.seek(0)
        return self.errors.read().decode("utf-8", "replace")

    def wait_for(self, what, **wanted):
        """The next event with these values; those before it are passed over."""
        until = time.monotonic() + LIMIT
        passed = []
        while True:
            while b"\n" in self.rest:
                line, self.rest = self.rest.split(b"\n", 1)
                event = json.loads(line)
                self.seen.append(event)
                passed.append(event)
                if all(event.get(k) == v for k, v in wanted.items()):
                    return event
            left = until - time.monotonic()
            check(left > 0, f"{what}: {wanted} did not come, but {passed}; it said: {self.said()}")
            if not select.select([self.trace], [], [], min(left, 0.2))[0]:
                check(self.process.poll() is None, f"{what}: ended with {self.process.poll()}: {self.said()}")
                continue
            chunk = os.read(self.trace, 65536)
            self.rest += chunk
            # Before it opens the FIFO, and after it ended, there is no writer.
            if not chunk and self.process.poll() is not None and b"\n" not in self.rest:
                raise Failure(f"{what}: ended with {self.process.poll()} after {passed}: {self.said()}")

    def card(self, what, article=None, card=None, kind=None):
        wanted = {"article": article, "card": card, "kind": kind}
        return self.wait_for(what, event="card", **{k: v for k, v in wanted.items() if v is not None})

    def find_window(self):
        self.window = self.screen.hands("search", "--sync", "--onlyvisible", "--pid", self.process.pid).split()[-1]
        # There is no window manager to hand out the focus.
        self.screen.hands("windowfocus", "--sync", self.window)
        place = dict(line.split("=") for line in
                     self.screen.hands("getwindowgeometry", "--shell", self.window).splitlines() if "=" in line)
        self.x, self.y = int(place["X"]), int(place["Y"])
        check((int(place["WIDTH"]), int(place["HEIGHT"])) == self.size, f"the window is {place}")

    def key(self, *names):
        self.screen.hands("key", *names)

    def click(self, x, y):
        self.screen.hands("mousemove", self.x + int(x * self.size[0]), self.y + int(y * self.size[1]), "click", 1)

    def picture(self):
        return self.screen.pixels(self.x, self.y, *self.size)

    def wait_pixels(self, what, good):
        """The picture, as soon as it is good. The trace tells of a card before it is drawn, so pixels are waited for; and one
        look may come while the server is half-way through a picture, so it takes two that are alike."""
        until, last = time.monotonic() + LIMIT, None
        while True:
            picture = self.picture()
            if picture == last and good(picture):
                return picture
            last = picture
            check(time.monotonic() < until, f"{what}: these pixels never came; it said: {self.said()}")
            check(self.process.poll() is None, f"{what}: ended with {self.process.poll()}: {self.said()}")
            select.select([], [], [], 0.01)

    def end(self, what):
        try:
            status = self.process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            raise Failure(f"{what}: still there: {self.said()}") from None
        check(status == 0, f"{what}: ended with {status}: {self.said()}")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.trace)
        self.errors.close()


def colour(picture, x, y):
    return tuple(picture[y][4 * x + 2 - i] for i in range(3))


def is_set(picture):
    """Whether something is drawn: paper in the corner, and a good many pixels that are not paper."""
    paper = picture[0][:4]
    return paper[:3] != b"\0\0\0" and sum(len(row) // 4 - row.count(paper) for row in picture) > 500


def missing():
    """What the tests need and is not here, in a sentence; None if all is."""
    for program in ("standfirst", "standfirst-pack"):
        if not (BUILD / program).exists():
            return f"{BUILD / program} is not built"
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            return f"{tool} is not here; toolchain/deps test installs it"
    return None


def run_tests(tests):
    """Runs those that the command line names, or all; prints what failed and the last line. The exit status."""
    passed = failed = 0
    wanted = sys.argv[2:]
    for name, test in tests.items():
        if not name.startswith("test_") or (wanted and name[5:] not in wanted):
            continue
        try:
            test()
            passed += 1
        except Failure as failure:
            print(f"FAIL {name}: {failure}")
            failed += 1
        except Exception:
            print(f"FAIL {name}: {traceback.format_exc()}")
            failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
