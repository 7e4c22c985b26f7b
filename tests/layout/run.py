#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD [COUNT]: COUNT generated articles, laid out at five sizes with the real fonts, hold what SCREEN.md promises: no
overflow, nothing outside the safe area, no line over another, no avoidable lone last word, no word lost, no quote without
its speaker. Without COUNT 500 (60 of a sanitized build); `make soak` takes 10,000. Shares of them run side by side."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")
SHARE = 250  # articles of one process


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 60 if BUILD.name == "san" else 500
    waiting = [(first, min(SHARE, count + 1 - first)) for first in range(1, count + 1, SHARE)]
    totals, cards, failed = {}, 0, 0
    running = []
    with tempfile.TemporaryDirectory() as folder:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                first, n = waiting.pop(0)
                running.append((first, n, subprocess.Popen(
                    [BUILD / "tests/layout_tool", folder, str(first), str(n)], stdin=subprocess.DEVNULL, text=True,
                    errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)))
            first, n, process = running.pop(0)
            said = process.communicate()[0]
            sum_of = re.search(rf"^{n} articles from {first} on, (\d+) cards at 5 sizes in [\d.]+ s:(.*)$", said, re.M)
            if sum_of is None or process.returncode != 0:
                print(said, end="")
            if sum_of is None:
                print(f"FAIL layout: articles from {first} on: status {process.returncode}")
                failed += 1
                continue
            cards += int(sum_of[1])
            for number, name in re.findall(r"(\d+) ([a-z ]+)", sum_of[2]):
                totals[name] = totals.get(name, 0) + int(number)
    print(f"{count} articles, {cards} cards: " + ", ".join(f"{n} {name}" for name, n in totals.items()))
    wrong = sum(n > 0 for n in totals.values())
    print(f"{len(totals) - wrong} passed, {failed + wrong + (not totals)} failed")
    return failed + wrong + (not totals) > 0


sys.exit(main())
