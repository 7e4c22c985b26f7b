#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD: both programs at the hands of somebody who gets everything wrong, or means harm. Whatever is given, there is one
clear line on standard error, the right exit status, no crash, and no file that was not there before or is half there."""
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = (TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")).resolve()
LIMIT = 120  # seconds
NOBODY = 65534
passed = failed = 0
here = None  # the folder that everything happens in
environment = {}


def tell(name, faults):
    global passed, failed
    for fault in faults:
        print(f"FAIL badinput: {name}: {fault}")
    passed += not faults
    failed += bool(faults)


def snapshot():
    return {p.relative_to(here): p.read_bytes() if p.is_file() else None for p in here.rglob("*") if not p.is_fifo()}


def sound(status, said):
    """What no run may end in."""
    if status < 0 or "Sanitizer" in said or "runtime error" in said:
        return [f"status {status}: {said[:2000]}"]
    return []


def prepare(limit=None, nobody=False, closed=()):
    def child():
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if nobody and os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        for fd in closed:
            os.close(fd)
    return child


def refused(command, status=1, lines=1, words="", out=subprocess.PIPE, env=None, name=None, changes=False, **how):
    """The command is refused with that status and so many lines, the last of which has the words; and nothing changes."""
    before = snapshot()
    name = name or " ".join(str(c)[:40] for c in command)
    try:
        done = subprocess.run(command, cwd=here, env={**environment, **(env or {})}, stdin=subprocess.DEVNULL, stdout=out,
                              stderr=subprocess.PIPE, timeout=LIMIT, preexec_fn=prepare(**how) if how else None)
    except subprocess.TimeoutExpired:
        tell(name, ["did not end"])
        return
    said = done.stderr.decode("utf-8", "replace")
    faults = sound(done.returncode, said)
    if done.returncode != status:
        faults.append(f"status {done.returncode}, not {status}: {said[:300]}")
    if command[:2] == ["standfirst", "check"] and out == subprocess.PIPE:  # what it finds is its output
        said = done.stdout.decode("utf-8", "replace") + said
    elif not all(line.startswith(f"{command[0]}: ") for line in said.splitlines()):
        faults.append(f"a line without the program's name: {said[:300]}")
    if len(said.splitlines()) != lines or words not in said:
        faults.append(f"said in {len(said.splitlines())} lines, not {lines} with '{words}': {said[:500]}")
    if any(c < " " and c != "\n" for c in said):
        faults.append(f"control characters in {said[:300]!r}")
    after = snapshot()
    if not changes and after != before:
        faults.append(f"changed: {sorted(str(n) for n in after.keys() | before.keys() if after.get(n, 0) != before.get(n, 0))}")
    tell(name, faults)


def taken(command, name=None, env=None):
    done = subprocess.run(command, cwd=here, env=env if env is not None else environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT)
    said = done.stderr.decode("utf-8", "replace")
    faults = sound(done.returncode, said)
    if done.returncode != 0:
        faults.append(f"status {done.returncode}: {said[:300]}")
    tell(name or " ".join(str(c)[:40] for c in command), faults)


def show(name, *arguments, kind, said="", out="-", status=0):
    """`standfirst run` without a screen: what it brings on first, then SIGTERM."""
    command = ["standfirst", "--windowed", "--size", "800x480", "--trace", out, *arguments]
    process = subprocess.Popen(command, cwd=here, env={**environment, "SDL_VIDEODRIVER": "dummy"}, text=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seen = next((line for line in process.stdout if '"event": "card"' in line), "") if out == "-" else ""
    process.send_signal(signal.SIGTERM) if seen else None
    errors = process.communicate(timeout=LIMIT)[1]
    faults = sound(process.returncode, errors)
    if (kind is None) != (not seen) or (kind and f'"kind": "{kind}"' not in seen):
        faults.append(f"it brought on {seen or 'nothing'}")
    if process.returncode != status:
        faults.append(f"status {process.returncode}, not {status}: {errors}")
    if said not in errors or (not said and errors) or len(errors.splitlines()) > 3:
        faults.append(f"it said {errors!r}, not '{said}'")
    tell(f"run with {name}", faults)


def make_files():
    for number, article in enumerate(sorted((TOP / "assets/sample").glob("*.txt"))):
        shutil.copy(article, here / f"a{number}.txt")
    os.mkfifo(here / "fifo")
    (here / "folder").mkdir()
    (here / "empty").touch()
    (here / "end.replay").write_text("end\n")
    subprocess.run(["standfirst-pack", "keygen", "-W", "k"], cwd=here, env=environment, check=True, stdout=subprocess.DEVNULL)
    build = ["standfirst-pack", "build", "--sequence", "20260414081500"]
    for more in (["-o", "good.edition"], ["-o", "signed.edition", "--key", "k.key"]):
        subprocess.run([*build, *more, "a0.txt", "a1.txt"], cwd=here, env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["standfirst-pack", "manifest", "-o", "m", "signed.edition"], cwd=here, env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    good = (here / "good.edition").read_bytes()
    (here / "cut").write_bytes(good[:3000])
    (here / "longer").write_bytes(good + b"x\n")
    (here / "version").write_bytes(good[:8] + b"\x09" + good[9:])
    (here / "flipped").write_bytes(good[:900] + bytes([good[900] ^ 4]) + good[901:])
    (here / "secret").write_bytes(good)


# What may stand where a file is asked for, and whether each is refused as an edition, a text, settings, a key, a script.
EDITIONS = ["missing", "folder", "/dev/zero", "/dev/null", "fifo", "empty", "cut", "longer", "version", "a0.txt"]
FILES = ["missing", "folder", "/dev/zero", "/dev/null", "fifo", "cut"]


def wrong_files():
    for bad in EDITIONS:
        for command in (["show"], ["show", "--json"], ["verify"], ["verify", "--key", "k.pub"], ["manifest", "-o", "n"],
                        ["sign", "--key", "k.key"], ["sign", "--minisig", "m.minisig"]):
            refused(["standfirst-pack", *command, bad], words=bad)
        refused(["standfirst", "proof", "--out", "p", bad], words=bad)
        refused(["standfirst", "replay", "--edition", bad, "end.replay"], words=bad)
    refused(["standfirst-pack", "verify", "flipped"], words="flipped")
    for bad in FILES:
        refused(["standfirst-pack", "read", bad], words=bad)
        refused(["standfirst-pack", "quotes", bad], words=bad)
        refused(["standfirst-pack", "build", "-o", "n", bad, "a0.txt"], lines=2, words="n: not written: 1 of 2 sources failed")
        refused(["standfirst-pack", "build", "-o", "n", "--key", bad, "a0.txt"], words=bad)
        refused(["standfirst-pack", "build", "-o", "n", "--config", bad, "a0.txt"], words=bad)
        refused(["standfirst-pack", "verify", "--key", bad, "signed.edition"], words=bad)
        refused(["standfirst-pack", "sign", "--key", bad, "good.edition"], words=bad)
        refused(["standfirst-pack", "sign", "--minisig", bad, "good.edition"], words=bad)
        refused(["standfirst", "check", "--config", bad], words=bad)
        refused(["standfirst", "proof", "--config", bad, "--out", "p", "good.edition"], words=bad)
        refused(["standfirst", "replay", "--config", bad, "--edition", "good.edition", "end.replay"], words=bad)
        refused(["standfirst", "replay", "--edition", "good.edition", bad], words=bad)


def wrong_use():
    for program in ("standfirst", "standfirst-pack"):
        for arguments in (["--nothing"], ["dance"], ["\xff\x1b[31m"], ["a" * 100000]):
            refused([program, *arguments], status=2)
    for arguments, words in [
        ([], "--help"), (["build"], "at least one SOURCE"), (["build", "a0.txt"], "-o"),
        (["read", "a0.txt", "a1.txt"], "one SOURCE"),
        (["build", "-o"], "-o wants a value"), (["build", "-o", "", "a0.txt"], "-o: its value is empty"),
        (["build", "-o", "n", "--sequence", "20269999999999", "a0.txt"], "--sequence"), (["keygen", ""], "is empty"),
        (["sign", "good.edition"], "--key K or --minisig S"), (["verify", "--key", "", "good.edition"], "is empty"),
        (["sign", "--key", "k.key", "--minisig", "m.minisig", "good.edition"], "either"), (["show", "--jsno", "x"], "--json"),
    ]:
        refused(["standfirst-pack", *arguments], status=2, words=words)
    for arguments, words in [
        (["--trace", "t", "check"], "'check' is a command and comes first"),
        (["check", "--size", "800x480"], "does not take it"),
        (["--size", "99999999999x1"], "is not a size"), (["--size", "100x100"], "out of range"), (["--config", ""], "is empty"),
        (["proof", "good.edition"], "--out DIR is missing"), (["proof", "--out", "p"], "which edition"),
        (["proof", "--out", "", "good.edition"], "is empty"), (["replay", "end.replay"], "--edition"),
        (["replay", "--edition", "good.edition", ""], "is empty"), (["proof", "--out", "p", "a", "b"], "one file too many"),
    ]:
        refused(["standfirst", *arguments], status=2, words=words)
    refused(["standfirst", "proof", "--out", "p", "--theme", "nosuch", "good.edition"], words="nosuch")
    refused(["standfirst-pack", "build", "-o", "n", "--title", "t" * 5000, "a0.txt"], words="5000 bytes")
    refused(["standfirst-pack", "build", "-o", "n", "--title", b"a\xff\x1b[31m", "a0.txt"], words="not UTF-8")
    refused(["standfirst-pack", "read", b"no\xff\x1b[31m\nsuch"], words="there is no such file")
    refused(["standfirst-pack", "build", "-o", "n" * 5000, "a0.txt"])
    # "build -o *.txt": the first article stays what it is.
    refused(["standfirst-pack", "build", "-o", "a0.txt", "a1.txt"], words="is no edition, so it is not replaced")
    refused(["standfirst-pack", "build", "-o", "a0.txt", "a0.txt"], words="not replaced")
    refused(["standfirst-pack", "manifest", "-o", "good.edition", "good.edition"], words="is not replaced")
    refused(["standfirst-pack", "keygen", "-W", "k"], words="never overwritten")
    refused(["standfirst-pack", "keygen", "new"], words="password")


def outputs():
    commands = [["standfirst-pack", "show", "good.edition"], ["standfirst-pack", "show", "--json", "good.edition"],
                ["standfirst-pack", "read", "a0.txt"], ["standfirst-pack", "read", "--json", "a0.txt"],
                ["standfirst-pack", "quotes", "--json", "a0.txt"], ["standfirst-pack", "verify", "good.edition"],
                ["standfirst-pack", "--help"], ["standfirst", "--version"], ["standfirst", "check"],
                ["standfirst", "replay", "--edition", "good.edition", "end.replay"]]
    with open("/dev/full", "w") as full:
        for command in commands:
            refused(command, out=full, words="standard output cannot be written: No space", name=f"{command} > /dev/full")
    for command in commands:
        refused(command, closed=[1], words="standard output cannot be written", name=f"{command} >&-")
    # With all three closed, the report of many articles must not go into the edition.
    many = [f"a{n}.txt" for n in range(8)] * 4
    done = subprocess.run(["standfirst-pack", "build", "-o", "closed.edition", *many], cwd=here, env=environment,
                          preexec_fn=prepare(closed=[0, 1, 2]), timeout=LIMIT)
    tell("build with nothing open", [] if done.returncode == 1 else [f"status {done.returncode}"])
    taken(["standfirst-pack", "verify", "closed.edition"])
    (here / "closed.edition").unlink()
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(["standfirst-pack", "show", "--json", "good.edition"], cwd=here, env=environment, stdout=writer,
                          stderr=subprocess.PIPE, timeout=LIMIT)
    tell("show into a pipe that nobody reads", [] if done.returncode == -signal.SIGPIPE else [f"status {done.returncode}"])
    os.close(writer)


def no_room():
    for limit in (0, 100, 4096):
        refused(["standfirst-pack", "build", "-o", "n", "a0.txt", "a1.txt"], limit=limit, words="n: cannot be written")
        refused(["standfirst-pack", "build", "-o", "good.edition", "a0.txt", "a1.txt"], limit=limit, words="cannot be written")
        refused(["standfirst-pack", "sign", "--key", "k.key", "good.edition"], limit=limit, words="cannot be written")
        (here / "p").mkdir()
        refused(["standfirst", "proof", "--out", "p", "--size", "800x480", "good.edition"], limit=limit,
                words="cannot be written")
        # An index of what was there before must not survive what is half done.
        (here / "p/index.json").write_text("{}")
        refused(["standfirst", "proof", "--out", "p", "--size", "800x480", "good.edition"], limit=limit,
                words="cannot be written", changes=True)
        tell(f"the index of an unfinished proof, limit {limit}", ["is still there"] if (here / "p/index.json").exists() else [])
        shutil.rmtree(here / "p")
    for limit in (0, 100):
        refused(["standfirst-pack", "keygen", "-W", "new"], limit=limit, words="cannot be written")
        refused(["standfirst-pack", "manifest", "-o", "n", "good.edition"], limit=limit, words="cannot be written")


def no_right():
    for name in ("a0.txt", "k.key", "secret", "end.replay"):
        (here / name).chmod(0o600 if os.getuid() == 0 else 0)
    here.chmod(0o555)
    try:
        for command in (["read", "a0.txt"], ["show", "secret"], ["sign", "--key", "k.key", "good.edition"],
                        ["keygen", "-W", "new"], ["build", "-o", "n", "a1.txt"], ["build", "-o", "good.edition", "a1.txt"], ["manifest", "good.edition"],
                        ["quotes", "a0.txt"], ["build", "-o", "/n", "--config", "secret", "a1.txt"]):
            refused(["standfirst-pack", *command], nobody=True, words="Permission denied")
        for command in (["proof", "--out", "p", "good.edition"], ["proof", "--out", "folder", "good.edition"],
                        ["check", "--config", "secret"], ["replay", "--edition", "secret", "end.replay"]):
            refused(["standfirst", *command], nobody=True, words="Permission denied")
    finally:
        here.chmod(0o755)
        for name in ("a0.txt", "k.key", "secret", "end.replay"):
            (here / name).chmod(0o644)


def surroundings():
    plain = {k: v for k, v in environment.items() if k in ("PATH", "LSAN_OPTIONS", "ASAN_OPTIONS")}
    replay = ["standfirst", "replay", "--edition", "good.edition", "end.replay"]
    for more in ({}, {"HOME": "/nowhere", "TZ": "Mars/Olympus", "LANG": "xx_YY.UTF-9", "LC_ALL": "none"}, {"TZ": ":::" * 500},
                 {"HOME": "relative", "XDG_CONFIG_HOME": "relative"}, {"HOME": "/" + "h" * 5000},
                 {"XDG_CONFIG_HOME": "/" + "x" * 5000}):
        what = " ".join(f"{k}={v[:12]}" for k, v in more.items()) or "nothing"
        taken(replay, env={**plain, **more}, name=f"replay in an environment of {what}")
        taken(["standfirst", "check"], env={**plain, **more}, name=f"check in an environment of {what}")
        taken(["standfirst-pack", "show", "good.edition"], env={**plain, **more}, name=f"show in an environment of {what}")


def walls():
    for name, text in [("lost.conf", 'fonts: { headline = "/nowhere/a.ttf"; };'),
                       ("wide.conf", "display: { safe_area = [400, 400, 400, 400]; };"),
                       ("typo.conf", 'display: {\n theme = "nigth";\n} @include "x"')]:
        (here / name).write_text(text)
    for bad in ["missing", "folder", "/dev/zero", "fifo", "empty", "cut", "longer", "version", "a0.txt"]:
        show(f"the edition {bad}", "--edition", bad, kind="notice", said=f"standfirst: {bad}: ")
    show("fonts that are not there", "--config", "lost.conf", "--edition", "good.edition", kind="notice", said="/nowhere/a.ttf")
    show("a safe area without room", "--config", "wide.conf", "--edition", "good.edition", kind="notice",
         said="display.safe_area: ")
    show("a mistake in the settings", "--config", "typo.conf", "--edition", "good.edition", kind="notice", said="typo.conf:2: ")
    show("settings that are a folder", "--config", "folder", "--edition", "good.edition", kind="notice", said="is a folder")
    show("a trace that is a folder", "--edition", "good.edition", kind=None, out="folder", said="Is a directory", status=1)
    for first in ("one", "another"):
        show(f"a good edition, {first}", "--edition", "good.edition", kind="headline")
    for command in (["proof", "--out", "p"], ["replay", "--edition", "good.edition"]):
        last = "good.edition" if command[0] == "proof" else "end.replay"
        refused(["standfirst", *command, "--config", "wide.conf", "--size", "800x480", last], words="display.safe_area: ",
                changes=True)


def flips():
    """A flipped bit anywhere in an edition is found; in a key or a signature it at least breaks nothing."""
    chance = random.Random(3)
    for source, command, always in [("signed.edition", ["verify", "--key", "k.pub"], True), ("good.edition", ["verify"], True),
                                    ("k.pub", ["verify", "--key"], False), ("k.key", ["sign", "--key"], False),
                                    ("m.minisig", ["sign", "--minisig"], False)]:
        good, faults = (here / source).read_bytes(), []
        for _ in range(25):
            bad = bytearray(good)
            bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
            (here / "bad").write_bytes(bad)
            shutil.copy(here / "signed.edition", here / "copy")
            arguments = [*command, "bad"] if always else [*command, "bad", "copy"]
            done = subprocess.run(["standfirst-pack", *arguments], cwd=here, env=environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=LIMIT)
            said = done.stderr.decode("utf-8", "replace")
            faults += sound(done.returncode, said)
            if done.returncode not in ([1] if always else [0, 1]) or len(said.splitlines()) != (done.returncode == 1):
                faults.append(f"status {done.returncode}: {said}")
        tell(f"flipped bits in {source}", faults)
    for name in ("bad", "copy"):
        (here / name).unlink()


def main():
    global here, environment
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        home, programs, here = (pathlib.Path(folder, name) for name in ("home", "bin", "work"))
        for path in (home, programs, here):
            path.mkdir()
        for program in ("standfirst", "standfirst-pack"):  # where anybody may run them
            shutil.copy(BUILD / program, programs)
        suppressions = home / "lsan.supp"
        shutil.copy(TOP / "tests/e2e/lsan.supp", suppressions)
        drop = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "JOURNAL_STREAM")
        environment = {k: v for k, v in os.environ.items() if k not in drop}
        environment.update(PATH=f"{programs}:{environment['PATH']}", HOME=str(home),
                           LSAN_OPTIONS=f"suppressions={suppressions}:print_suppressions=0")
        os.environ["PATH"] = environment["PATH"]
        make_files()
        for part in (wrong_files, wrong_use, outputs, no_room, no_right, surroundings, walls, flips):
            part()
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
