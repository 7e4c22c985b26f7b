#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/replay/run.py BUILD [--write]: plays every script of scripts/ with `standfirst replay` and compares the trace.

scripts/NAME.replay is played over the edition made of articles/; NAME.trace is what must come out. The settings are
those that a first line "# settings: FILE" names, else NAME.conf or usual.conf. A script whose name begins with "bad-" must be refused: its NAME.trace is the message. --write
writes the traces anew, to be read before they are committed. A missing trace fails.
"""
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
build = pathlib.Path(sys.argv[1]).resolve()
write = "--write" in sys.argv[2:]
passed = failed = 0

with tempfile.TemporaryDirectory() as folder:
    edition = pathlib.Path(folder, "replay.edition")
    subprocess.run([build / "standfirst-pack", "build", "-o", edition, "--publication", "Test Post", "--title", "Replay",
                    "--sequence", "20260305120000", *sorted((here / "articles").glob("*.txt"))],
                   check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    for script in sorted((here / "scripts").glob("*.replay")):
        conf = script.with_suffix(".conf")
        first = script.read_text().partition("\n")[0]
        if first.startswith("# settings: "):
            conf = script.with_name(first.removeprefix("# settings: "))
        elif not conf.exists():
            conf = here / "scripts" / "usual.conf"
        done = subprocess.run([build / "standfirst", "replay", "--edition", edition, "--config", conf, "--size", "800x480",
                               script.name], cwd=script.parent, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        refused = script.name.startswith("bad-")
        got = done.stderr if refused else done.stdout
        wanted = 1 if refused else 0
        trace = script.with_suffix(".trace")
        if write:
            trace.write_text(got)
        expected = trace.read_text() if trace.exists() else "(there is no trace to compare with)\n"
        if got == expected and done.returncode == wanted and (refused or not done.stderr):
            passed += 1
            continue
        failed += 1
        print(f"FAIL {script.name}: exit {done.returncode}, stderr {done.stderr!r}")
        got_lines, expected_lines = got.splitlines(), expected.splitlines()
        for i in range(max(len(got_lines), len(expected_lines))):
            g = got_lines[i] if i < len(got_lines) else "(nothing more)"
            e = expected_lines[i] if i < len(expected_lines) else "(nothing more)"
            if g != e:
                print(f"  line {i + 1}: expected {e}\n{' ' * len(f'  line {i + 1}:')}      got {g}")
                break

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
