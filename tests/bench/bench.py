#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench.py BUILD [FIGURE...]: what the programs cost, each figure beside a baseline measured in the same run.

A missed target is printed, not punished; exit 1 only if something could not be measured. The machine should be idle.
"""
import contextlib
import json
import os
import pathlib
import re
import resource
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import articles

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = (TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")).resolve()
STANDFIRST, PACK, TOOLS = BUILD / "standfirst", BUILD / "standfirst-pack", BUILD / "bench"
SAMPLE = TOP / "build/sample.edition"
WIDTH, HEIGHT = 1920, 1080
ROUNDS = 30
LIMIT = 120  # seconds that anything may take to come to rest
SHELL = {**os.environ, "LC_ALL": "C.UTF-8"}

# Everything that changes by itself is off. The transition differs by figure.
STILL = 'display: {{ transition = "{0}"; article_transition = "{0}"; clock = "off"; burn_in_shift = 0; }};\n' \
        'cycle: {{ automatic = false; }};\n'
# The kiosk as it comes, but for the clock.
USUAL = 'display: { clock = "off"; };\n'
# One card, so that there are no neighbours to prepare: what is counted is the way to the first picture alone.
ONE_CARD = "headline: The late ferry will cross the estuary again\nkicker: Transport\nbyline: Mara Ellison\n" \
           "place: Port Haven\npublished: 2026-04-14T07:40:00+01:00\n\n"


class CannotMeasure(Exception):
    pass


def run(*words, **more):
    words = [str(w) for w in words]
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, **{"env": SHELL, **more})
    if done.returncode != 0:
        raise CannotMeasure(f"{pathlib.Path(words[0]).name}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout


def report(figure, measured, baseline, target, reached):
    print(f"{figure:<34}  {measured:<31}  {baseline:<38}  {target:<25}  {'reached' if reached else 'NOT REACHED'}", flush=True)


def ms(ns):
    return f"{ns / 1e6:.1f} ms"


class Server:
    """An X server of our own whose frame buffer is a file."""

    def __init__(self, folder):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder),
             "-nolisten", "tcp", "-noreset", "-nocursor", "-br"],
            pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        number = b""
        while not number.endswith(b"\n"):
            piece = os.read(reading, 16) if select.select([reading], [], [], LIMIT)[0] else b""
            if not piece:
                raise CannotMeasure("Xvfb does not start")
            number += piece
        os.close(reading)
        self.frame = folder / "Xvfb_screen0"
        self.environment = {**SHELL, "DISPLAY": ":" + number.decode().strip()}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def stop(self):
        self.process.terminate()
        self.process.wait(LIMIT)

    def stopwatch(self, *words):
        return run(TOOLS / "stopwatch", *words, env=self.environment)

    @contextlib.contextmanager
    def program(self, *words):
        process = subprocess.Popen([str(w) for w in words], env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for_rest(process)
            yield process
        finally:
            process.terminate()
            process.wait(LIMIT)


def cpu_ns(pid):
    """Processor time of all threads, to the nanosecond."""
    spent = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):
            spent += int((task / "schedstat").read_text().split()[0])
    return spent


def switches(pid):
    """How often its threads went to sleep."""
    texts = [(task / "status").read_text() for task in pathlib.Path(f"/proc/{pid}/task").iterdir()]
    return sum(int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", t, re.M)[1]) for t in texts)


def wait_for_rest(process, quiet=1.2):
    """Until it has used no processor time for a while: everything it prepares is prepared."""
    last, since, start = -1, time.monotonic(), time.monotonic()
    while time.monotonic() - since < quiet:
        if process.poll() is not None:
            raise CannotMeasure(f"{process.args[0]} ended by itself")
        if time.monotonic() - start > LIMIT:
            raise CannotMeasure(f"{process.args[0]} does not come to rest")
        spent = cpu_ns(process.pid)
        if spent != last:
            last, since = spent, time.monotonic()
        time.sleep(0.05)


def medians(output):
    """The median of each command's times in what stopwatch prints."""
    times = {}
    for line in output.splitlines():
        number, _, ns = line.partition(" ")
        if number.isdigit():
            times.setdefault(number, []).append(int(ns))
    return [statistics.median(times[n]) for n in sorted(times)]


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.server = Server(folder)
        self.still = self.config("still", STILL.format("cut"))
        self.fading = self.config("fading", STILL.format("fade"))
        self.usual = self.config("usual", USUAL)
        self.cards = self.prove(SAMPLE, "sample")

    def config(self, name, text):
        path = self.folder / f"{name}.conf"
        path.write_text(text)
        return path

    def prove(self, edition, name):
        """The cards of an edition as index.json tells them; "png" and "lines" are files for other programs."""
        out = self.folder / name
        run(STANDFIRST, "proof", "--config", self.still, "--size", f"{WIDTH}x{HEIGHT}", "--out", out, edition)
        cards = json.loads((out / "index.json").read_text())["cards"]
        for card in cards:
            card["png"] = out / card["file"]
            card["lines_file"] = card["png"].with_suffix(".lines")
            lines = [f"box {b['x']} {b['y']} {b['width']} {b['height']} {b['ink'][1:]}" for b in card["boxes"]]
            lines += [f"{r['font']} {r['px']} {r['x']} {r['baseline']} {r['tracking']:.3f} {r['ink'][1:]} {r['text']}"
                      for r in card["runs"]]
            card["lines_file"].write_text("\n".join(lines) + "\n")
        return cards

    def kiosk(self, config, edition=SAMPLE):
        return [STANDFIRST, "run", "--config", config, "--edition", edition]

    def bare(self, *cards):
        return [TOOLS / "bare_card", WIDTH, HEIGHT, cards[0]["paper"][1:], *(c["lines_file"] for c in cards)]

    @staticmethod
    def area(*cards):
        """Where the main text of the cards is, as stopwatch wants it."""
        blocks = [b for c in cards for b in c["blocks"] if b["block"] == c["kind"]]
        left, top = min(b["x"] for b in blocks), min(b["baseline"] - b["px"] * 3 // 4 for b in blocks)
        right, bottom = max(b["x"] + b["width"] for b in blocks), max(b["baseline"] for b in blocks)
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, WIDTH), min(bottom, HEIGHT)
        return f"{left},{top},{right - left},{bottom - top}"

    # --- the figures, in the order of printing ---------------------------------------------------------------------

    def start(self):
        """From exec to the headline's last pixel, everything in the page cache."""
        card = self.cards[0]
        out = self.server.stopwatch("start", self.server.frame, self.area(card), ROUNDS, *self.kiosk(self.still), "--",
                                    "feh", "--no-menus", "--hide-pointer", "--fullscreen", card["png"], "--",
                                    TOOLS / "plain_fade")
        if "same 1\n" not in out:
            raise CannotMeasure("feh and standfirst do not show the same card")
        ours, feh, least = medians(out)
        report("start to first text", f"{ms(ours)} (empty SDL window {least / 1e6:.0f})", f"feh with its PNG: {ms(feh)}", f"ratio {ours / feh:.2f}, at most 0.65",
               ours / feh <= 0.65)

    def count_instructions(self, words):
        """From the first instruction to rest after the first picture; then a signal ends it where it sleeps."""
        counts = self.folder / "callgrind.out"
        process = subprocess.Popen(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", *map(str, words)],
                                   env=self.server.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        wait_for_rest(process, 2)
        process.send_signal(signal.SIGALRM)
        process.wait(LIMIT)
        total = re.search(r"^(?:totals|summary):\s*(\d+)", counts.read_text(), re.M)
        if total is None:
            raise CannotMeasure("callgrind counted nothing")
        return int(total[1])

    def instructions(self):
        source, edition = self.folder / "one.txt", self.folder / "one.edition"
        source.write_text(ONE_CARD)
        run(PACK, "build", "-o", edition, "--publication", "Harbour Gazette", "--sequence", "20260414081500", source)
        cards = self.prove(edition, "one")
        if len(cards) != 1:
            raise CannotMeasure(f"the edition has {len(cards)} cards, not one")
        ours = self.count_instructions(self.kiosk(self.still, edition))
        bare = self.count_instructions(self.bare(cards[0]))
        report("instructions to first frame", f"{ours / 1e6:.1f} million", f"bare xcb program: {bare / 1e6:.1f} million",
               f"ratio {ours / bare:.2f}, at most 4", ours / bare <= 4)

    def press(self):
        """From the key event to the last changed pixel of the other card's text."""
        cards = self.cards[0:2]
        out = self.server.stopwatch("key", self.server.frame, self.area(*cards), ROUNDS, "Right", "Left",
                                    *self.kiosk(self.still), "--", *self.bare(*cards))
        ours, bare = medians(out)
        report("key press to changed pixels", ms(ours), f"bare xcb program: {ms(bare)}",
               f"ratio {ours / bare:.2f}, at most 1.3", ours / bare <= 1.3)

    def idle(self):
        seconds = 30
        with self.server.program(*self.bare(self.cards[0])) as bare, \
                self.server.program(*self.kiosk(self.usual)) as kiosk:
            self.server.stopwatch("press", 1, 100, "space", "space")
            wait_for_rest(kiosk, 3)  # would a card turn, it had not been paused
            before = [switches(p.pid) for p in (kiosk, bare)]
            time.sleep(seconds)
            ours, theirs = (switches(p.pid) - b for p, b in zip((kiosk, bare), before))
        report("idle, paused, 30 s", f"{ours} voluntary switches", f"bare xcb program: {theirs}", "0", ours == 0)

    def turns_ns(self, words):
        """Processor time of a turn back and forth between two cards: the client's and the server's."""
        with self.server.program(*words) as client:
            pids = (client.pid, self.server.process.pid)
            self.server.stopwatch("press", 4, 500, "Right", "Left")
            before = [cpu_ns(p) for p in pids]
            self.server.stopwatch("press", ROUNDS, 500, "Right", "Left")
            return [(cpu_ns(p) - b) / ROUNDS for p, b in zip(pids, before)]

    def fade(self):
        ours = self.turns_ns(self.kiosk(self.fading))
        plain = self.turns_ns([TOOLS / "plain_fade", self.cards[0]["png"], self.cards[1]["png"]])
        report("240 ms cross-fade at 1080p", f"{ms(sum(ours))} CPU ({ours[0] / 1e6:.1f} + server {ours[1] / 1e6:.1f})",
               f"plain SDL, full frames: {ms(sum(plain))}", "at most 9 ms", sum(ours) <= 9e6)

    def memory(self):
        def pss(words):
            with self.server.program(*words) as process:
                text = pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text()
                return int(re.search(r"^Pss:\s*(\d+) kB", text, re.M)[1]) * 1024 / 1e6
        ours, plain = pss(self.kiosk(self.usual)), pss([TOOLS / "plain_fade"])
        report("PSS at 1080p, neighbours ready", f"{ours:.1f} MB", f"the least SDL window: {plain:.1f} MB", "at most 27 MB",
               ours <= 27)

    def edition(self):
        times = {}
        for line in run(TOOLS / "edition_cost", self.folder, ROUNDS, 10, 1000, 100000).splitlines():
            *key, ns = line.split()
            times.setdefault(" ".join(key), []).append(int(ns))
        few, many, most, hashing = (statistics.median(times[k]) for k in ("10", "1000", "100000", "hash 100000"))
        report("first article of 1,000", f"{many / 1e6:.2f} ms", f"of 10: {few / 1e6:.2f} ms",
               f"{(many - few) / 1e6:+.2f} ms, at most +1", many - few <= 1e6)
        report("first article of 100,000", ms(most), f"hashing its manifest: {ms(hashing)}",
               f"ratio {most / hashing:.2f}, at most 2", most <= 2 * hashing)

    def build_once(self, sources, count):
        """Processor time of one build; the process is bound to one core."""
        def prepare():
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
            _, most = resource.getrlimit(resource.RLIMIT_STACK)
            resource.setrlimit(resource.RLIMIT_STACK, (most, most))  # arguments may take a quarter of it
        words = [PACK, "build", "-o", "many.edition", "--sequence", "20260414081500", "--publication", "Harbour Gazette",
                 *(f"{i}.txt" for i in range(count))]
        with open(sources / "log", "wb") as log:
            process = subprocess.Popen([str(w) for w in words], cwd=sources, preexec_fn=prepare, env=SHELL,
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise CannotMeasure("standfirst-pack: " + (sources / "log").read_text()[-300:])
        return used.ru_utime + used.ru_stime

    def build(self):
        sources = self.folder / "articles"
        sources.mkdir()
        counts, sizes, seconds = (1000, 10000, 100000), {}, {}
        total = 0
        for i in range(counts[-1]):
            total += (sources / f"{i}.txt").write_bytes(articles.article(i).encode())
            if i + 1 in counts:
                sizes[i + 1] = total
        for count, times in zip(counts, (9, 3, 1)):
            seconds[count] = statistics.median(self.build_once(sources, count) for _ in range(times))
        rates = [sizes[c] / seconds[c] / 1e6 for c in counts]
        each = [seconds[c] / c for c in counts]
        spread = max(each) / min(each)
        shutil.rmtree(sources)
        report("build, text a second of CPU", f"{rates[1]:.1f} MB ({sizes[counts[1]] / counts[1] / 1e3:.1f} kB an article)",
               "1,000: {:.1f} MB, 100,000: {:.1f} MB".format(rates[0], rates[2]), "at least 5 MB", min(rates) >= 5)
        report("build, time an article", " / ".join(f"{e * 1e6:.0f}" for e in each) + " us", "of 1,000 / 10,000 / 100,000",
               f"alike: {spread:.2f}, at most 1.25", spread <= 1.25)


FIGURES = ["start", "instructions", "press", "idle", "fade", "memory", "edition", "build"]


def main():
    wanted = sys.argv[2:] or FIGURES
    unknown = [w for w in wanted if w not in FIGURES]
    if unknown:
        print(f"bench: there is no figure '{unknown[0]}'; there are {' '.join(FIGURES)}", file=sys.stderr)
        return 2
    folder, failed, bench = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=BUILD)), 0, None
    load = os.getloadavg()[0]
    print(f"medians of {ROUNDS}; {os.cpu_count()} processors, load {load:.1f}"
          + (" (busy: times are longer than they need be)" if load > 0.5 else ""))
    try:
        bench = Bench(folder)
        for name in wanted:
            try:
                getattr(bench, name)()
            except (CannotMeasure, OSError, subprocess.SubprocessError, KeyError, ValueError) as problem:
                print(f"{name}: could not be measured: {problem}", flush=True)
                failed += 1
    except (CannotMeasure, OSError) as problem:
        print(f"bench: {problem}", flush=True)
        failed += 1
    finally:
        if bench is not None:
            bench.server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
