#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD: the manual pages. They are sound mdoc, name the options and commands that --help names and no others, and
their examples do what they say: those of the programs are run in a folder of their own, one after the other. The guide has
every sentence of the screen (guide.py)."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import guide

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = (TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")).resolve()
PROGRAMS = {"standfirst-pack": TOP / "firmware/desk/standfirst-pack.1", "standfirst": TOP / "firmware/kiosk/standfirst.1"}
SETTINGS = TOP / "config/standfirst.conf.5"
GUIDE = TOP / "config/standfirst-kiosk.7"
IMPORTER = TOP / "firmware/update/standfirst-import.8"
LIMIT = 300  # seconds
passed = failed = 0


def check(name, faults):
    global passed, failed
    for fault in faults:
        print(f"FAIL manuals: {name}: {fault}")
    passed += not faults
    failed += bool(faults)


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL, **more)


def lint(page):
    done = run("mandoc", "-Tlint", "-Wwarning", page)
    return [line for line in (done.stdout + done.stderr).splitlines() if "mandoc.db" not in line]


def swallowed(text):
    """What groff sets otherwise than mandoc, which the linter is part of: a second Ql in a line loses its marks, and a word that is
    a macro's name is lost at the beginning of a heading."""
    return [f"groff does not set '{line}' as meant" for line in re.findall(
        r"^\.\w\w? (?:.* )?Ql .* Ql .*$|^\.(?:It|Sh|Ss) (?:An|At|In|No) .*$", text, re.M)]


def differ(what, page, said):
    return [f"{what} {name} is in the page only" for name in sorted(page - said)] + \
           [f"{what} {name} is in --help only" for name in sorted(said - page)]


def named(program, text, said):
    """The options and commands of a page against those of --help."""
    options = {"-" + name for line in re.findall(r"^\.(?:Op |It |)Fl (.*)$", text, re.M)
               for name in re.findall(r"(?:^|\| (?:Fl )?)(-?\w[\w-]*)", line)}
    commands = {name for name in re.findall(r"^\.Nm\n\.(?:Op )?Cm (\w+)", text, re.M)}
    told = set(re.findall(r"^\.It Cm (\w+)$", text[:text.index("The options;")], re.M))
    return differ("option", options, set(re.findall(r"(?<![\w-])(--?\w[\w-]*)", said))) + \
        differ("command", commands | told, set(re.findall(rf"^  {program} \[?(\w+)", said, re.M))) + \
        differ("command", commands, told)


def displays(text):
    return re.findall(r"^\.Bd -literal -offset indent\n(.*?)^\.Ed$", text, re.M | re.S)


def show(command, folder, env):
    """An example that opens a window: until the first card, then SIGTERM."""
    process = subprocess.Popen(["bash", "-c", f"exec {command} --trace -"], cwd=folder, stdin=subprocess.DEVNULL, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**env, "SDL_VIDEODRIVER": "dummy"})
    seen = any('"kind": "headline"' in line for line in process.stdout)
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=LIMIT)[1]
    if not seen or process.returncode != 0 or said:
        return f"'{command}' showed {'a' if seen else 'no'} card and ended with {process.returncode}: {said}"
    return None


def try_examples(text, folder, env):
    """The lines that begin with "$ ". After `$ cat FILE` stands what the file holds."""
    faults = []
    for display in displays(text):
        script = "set -e\n"
        for step in re.split(r"^\$ ", display, flags=re.M)[1:]:
            command, _, rest = step.partition("\n")
            if command.startswith("cat "):
                (folder / command[4:]).write_text(rest)
            elif command.startswith("standfirst --windowed"):
                fault = show(command, folder, env)
                faults += [fault] if fault else []
            else:
                script += command + "\n"
        done = run("bash", "-c", script, cwd=folder, env=env)
        if done.returncode != 0:
            faults.append(f"status {done.returncode} and '{done.stderr.strip()}' of\n{script}")
    return faults if displays(text) else ["there are no examples"]


def try_settings(examples, name, folder, env):
    faults = []
    for number, text in enumerate(examples):
        (folder / name).write_text(text)
        done = run("standfirst", "check", "--config", name, cwd=folder, env=env)
        if done.returncode != 0 or not done.stdout.endswith(": nothing is wrong with it\n"):
            faults.append(f"example {number + 1}: {done.stdout}{done.stderr}")
    return faults if examples else ["there are none"]


def try_guide(text, folder, env):
    """What is typed at the desk is run, but for the one line that needs a kiosk at the other end; what is typed on the kiosk
    is only read as the shell reads it."""
    faults = []
    for display in displays(text) + re.findall(r"^\.Bd -literal\n(.*?)^\.Ed$", text, re.M | re.S):
        if display.startswith("$ ") and "rsync" not in display:
            faults += try_examples(f".Bd -literal -offset indent\n{display}.Ed\n", folder, env)
        elif display.startswith("# "):
            script = "".join(line[2:] + "\n" for line in display.splitlines())
            done = run("bash", "-n", "-c", script)
            faults += [f"{script}{done.stderr}"] if done.returncode != 0 else []
    return faults


def main():
    for page in [*PROGRAMS.values(), SETTINGS, GUIDE, IMPORTER]:
        check(f"{page.name} is sound", lint(page) + swallowed(page.read_text()) if shutil.which("mandoc") else ["mandoc is missing"])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "tuesday").mkdir()
        (folder / "empty").mkdir()
        articles = sorted((TOP / "assets/sample").glob("*.txt"))[:3]
        for article, copy in zip(articles, ["ferries.txt", "tide.txt", "town.txt"]):
            shutil.copy(article, folder / "tuesday" / copy)
        env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME")}
        env.update(PATH=f"{BUILD}:{env['PATH']}", HOME=str(folder / "empty"),
                   LSAN_OPTIONS=f"suppressions={TOP}/tests/e2e/lsan.supp:print_suppressions=0")
        check("the settings' examples are right", try_settings(displays(SETTINGS.read_text()), "lobby.conf", folder, env))
        text = GUIDE.read_text()
        ours = [display for display in displays(text) if re.match(r"\w+(: \{| = \()", display)]
        check("the guide's settings are right", try_settings(ours, "guide.conf", folder, env))
        check("the guide's commands", try_guide(text, folder, env))
        check("the guide has every sentence", guide.faults(text, (TOP / "firmware/locale/locale.c").read_text()))
        for program, page in PROGRAMS.items():
            text = page.read_text()
            check(f"{page.name} and --help", named(program, text, run(program, "--help", env=env).stdout))
            check(f"the examples of {page.name}", try_examples(text, folder, env))
        log = (TOP / "toolchain/CHANGELOG.md").read_text()
        version = run("standfirst", "--version", env=env).stdout.split()[-1]
        check("the changelog", [] if re.search(rf"^## {re.escape(version)}\b", log, re.M) else [f"says nothing of {version}"])
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
