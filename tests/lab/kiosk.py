# SPDX-License-Identifier: MIT
"""What the lab's tests work with: Lab, the settings, the proofs and the saved state; Kiosk, a guest in which the kiosk runs
and what can be done to it; and @test, by which a function in subjects/ becomes a test. A test is given the Lab."""
import json
import pathlib
import re
import shutil
import subprocess
import time

from guest import LIMIT, Failure, Guest, check
from harness.pictures import read_png, read_ppm, write_png

WIDTH, HEIGHT = 800, 480
KIOSK = "standfirst.sh"
STILL = (pathlib.Path(__file__).resolve().parent / "guest/lab.conf").read_text()
CYCLE = STILL.replace("automatic = false", "automatic = true; dwell_least = 5; dwell_most = 5")

TESTS = {}
ALONE = "alone"  # the LANE of subjects that measure: nothing else runs then


def test(function):
    """Registers a test under its function's name. One that yields goes on when all the others are done."""
    assert function.__name__ not in TESTS, f"two tests are called {function.__name__}"
    TESTS[function.__name__] = function
    return function


def run(*command):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    check(done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}")


class Lab:
    """build: the programs for this machine, which draw the proofs. folder: what lab-image.py and lab-build made."""

    def __init__(self, build, folder, full):
        self.build, self.folder, self.full = pathlib.Path(build).resolve(), pathlib.Path(folder).resolve(), full
        self.state = self.folder / "state"
        self.edition = self.build / "sample.edition"
        self.figures = []
        self.proofs, self.upright = {}, {}  # (article, card): file; upright: for a panel on its side
        self.state.mkdir(exist_ok=True)
        for old in self.state.glob("*.png"):
            old.unlink()
        self.draw_proofs()

    def draw_proofs(self):
        config, out = self.state / "lab.conf", self.state / "proof"
        shutil.rmtree(out, ignore_errors=True)
        config.write_text(STILL)
        run(self.build / "standfirst", "proof", "--config", config, "--out", out, "--size", f"{WIDTH}x{HEIGHT}",
            "--size", f"{HEIGHT}x{WIDTH}", self.edition)
        for card in json.loads((out / "index.json").read_text())["cards"]:
            proofs = self.proofs if card["size"] == [WIDTH, HEIGHT] else self.upright
            proofs[card["article"], card["card"]] = out / card["file"]

    def proof(self, article, card):
        return read_png(self.proofs[article, card])

    def after(self, place):
        """The card after (article, card) in the deck."""
        following = place[0], place[1] + 1
        return following if following in self.proofs else (place[0] + 1, 1)

    def figure(self, name, value):
        self.figures.append(f"{name}: {value}")

    # --- guests ------------------------------------------------------------------------------------------------------

    def boot(self, start=None, data=None, **named):
        return Kiosk(self, self.folder, self.folder / "programs.ext4", (WIDTH, HEIGHT), start=start, data=data, **named)

    def save(self):
        """From power to the first headline, then the state that the tests start from."""
        data, raw = self.state / "data.qcow2", self.state / "data.ext4"
        data.unlink(missing_ok=True)
        raw.unlink(missing_ok=True)
        run("mke2fs", "-q", "-F", "-t", "ext4", "-m", "0", raw, "32M")
        run("qemu-img", "convert", "-q", "-O", "qcow2", raw, data)
        raw.unlink()
        with self.boot(KIOSK, data) as g:
            first = g.card("the first card", article=1, card=1, kind="headline")
            check("cards" in first, f"no number of cards: {first}")
            g.looks("first headline", self.proof(1, 1))
            groups = g.shell(f"grep -E '^(Uid|Groups)' /proc/{g.pid()}/status")
            check("\t0" not in groups, f"the kiosk runs with root's rights: {groups}")
            g.await_rest()
            g.save("still")

    def is_saved(self):
        """Whether there is a state, and of these programs."""
        data = self.state / "data.qcow2"
        made_from = [self.folder / name for name in ("programs.ext4", "root.ext4", "initrd.cpio")]
        return data.exists() and all(data.stat().st_mtime > f.stat().st_mtime for f in made_from)

    def saved(self, **named):
        """A guest that goes on from the saved state. Its disk is a copy: what a test does to it is gone with the test."""
        g = self.boot(data=self.state / "data.qcow2", snapshot="still", **named)
        g.shell("true")
        return g


class Kiosk(Guest):
    """A guest with the kiosk in it."""

    def __init__(self, lab, *words, **named):
        self.lab = lab
        super().__init__(*words, **named)

    # --- the program -------------------------------------------------------------------------------------------------

    def pid(self):
        return self.shell("pidof standfirst").strip()

    def write(self, name, text):
        text = text.replace("\\", "\\\\").replace("'", "'\\''").replace("\n", "\\n")
        self.shell(f"printf '%b' '{text}' >{name}")

    def start(self, config, *arguments, edition=None):
        """edition: "" for the shelf's."""
        self.seen = len(self.read("trace"))
        other = f"EDITION={edition} " if edition is not None else ""
        self.shell(f"{other}sh /programs/{KIOSK} {config} {' '.join(arguments)} >/dev/null 2>&1 &")

    def restart(self, config, *arguments):
        """Ends the kiosk and starts it with other settings."""
        self.write("/tmp/lab.conf", config)
        self.shell("killall standfirst; while pidof standfirst >/dev/null; do usleep 5000; done", status=None)
        self.start("/tmp/lab.conf", *arguments)

    def actions(self):
        """All that was done since the saved state."""
        lines = (json.loads(line) for line in self.read("trace").splitlines() if line.endswith("}"))
        return [line["action"] for line in lines if line["event"] == "action"]

    def did(self, *wanted):
        self.await_rest()
        check(self.actions() == list(wanted), f"not {', '.join(wanted)}: {self.actions()}")

    # --- the kernel --------------------------------------------------------------------------------------------------

    def uptime(self):
        return float(self.shell("cut -d' ' -f1 /proc/uptime"))

    def forget_times(self):
        self.shell("echo >/sys/kernel/tracing/trace")

    def kernel_times(self):
        """What the kernel traced since it was told to forget: (seconds, "frame") for a frame given to the display, and for an
        edge on a line of the kiosk's (seconds, the line's interrupt), by the clock that the kernel stamps edges with."""
        for line in self.shell("cat /sys/kernel/tracing/trace").splitlines():
            found = re.search(r" (\d+\.\d+): (\w+): (.*)$", line) if not line.startswith("#") else None
            if found and found[2] == "irq_handler_entry" and "name=standfirst" in found[3]:
                yield float(found[1]), found[3].split()[0]
            elif found and found[2] == "virtio_gpu_cmd_queue" and "type=0x103 " in found[3]:
                yield float(found[1]), "frame"

    def edges(self):
        """(seconds, interrupt) of the edges only."""
        return [(t, what) for t, what in self.kernel_times() if what != "frame"]

    # --- the screen --------------------------------------------------------------------------------------------------

    def shown(self):
        # Until its next frame, a restored guest's picture is as large as its buffer, which is rounded up.
        return read_ppm(self.picture()).cropped(WIDTH, HEIGHT)

    def looks(self, what, wanted, limit=LIMIT):
        """Waits until the screen shows the picture."""
        end = time.monotonic() + limit
        while True:
            shown = self.shown()
            why = shown.differs(wanted)
            if why is None:
                return
            if time.monotonic() > end:
                name = what.replace(" ", "-").replace("/", "-")
                write_png(shown, self.lab.state / f"{name}-shown.png")
                write_png(wanted, self.lab.state / f"{name}-wanted.png")
                raise Failure(f"{what}: the screen differs: {why}; see {self.lab.state}/{name}-*.png\n{self.story()}")
            check(self.process.poll() is None, f"QEMU ended\n{self.story()}")

    def await_picture(self, what, holds):
        end = time.monotonic() + LIMIT
        while not holds(self.shown()):
            check(time.monotonic() < end, f"{what}: it does not come to that\n{self.story()}")

    # --- hands -------------------------------------------------------------------------------------------------------

    def press(self, line, held=0.05):
        """Down and up; the wires are pulled up and the buttons pull them down. The guest counts the seconds, so that it has
        heard of one edge before the next one: the chip remembers that there was one, not how many. Contacts that were open
        for less than the debouncing time were not open, so a finger takes its time between two presses as well."""
        self.shell("sleep 0.03")
        self.wire(line, False)
        self.shell(f"sleep {held}")
        self.wire(line, True)

    def touch(self, *steps, panel="/run/panel"):
        self.shell("printf '%s\\n' " + " ".join(f"'{step}'" for step in steps) + f" >{panel}")

    def tap(self, x, y):
        self.touch(f"down 0 {x} {y}", "wait 60", "up 0")

    def swipe(self, x, y, to_x, to_y):
        moves = [f"move 0 {x + (to_x - x) * i // 6} {y + (to_y - y) * i // 6}" for i in range(1, 7)]
        self.touch(f"down 0 {x} {y}", *[word for move in moves for word in ("wait 10", move)], "wait 10", "up 0")
