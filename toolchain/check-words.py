#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-words.py [TREE]: what every file of the tree owes the others. One line at the end; 1 if something is amiss.

- the top level holds only what the README names;
- every source file has its SPDX line within its first three;
- no file names a package registry's host or an absolute path of somebody's machine;
- nothing is marked as unfinished;
- no C file over 500 lines (told, not refused: it may have a reason).
"""
import pathlib
import re
import shutil
import subprocess
import sys

TOP = {"firmware", "assets", "config", "tests", "toolchain", "findings", "Makefile", "README.md"}
SPDX = "SPDX-License-Identifier: MIT"
SOURCE = {".c", ".h", ".py", ".sh", ".mk"}
REFUSED = {
    "a package registry's host": r"\b(?:deb|security|snapshot|ftp|http|registry|packages|archive)\.(?:debian|ubuntu|npmjs)"
                                 r"\.(?:org|com)\b|\b(?:pypi|crates|rubygems)\.(?:org|io)\b|\bproxy\.golang\.",
    "a path of one machine": r"(?<![\w.])/(?:home/\w+|root|work|farm|Users)/",
    "something unfinished": r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b",
}
LONG = 500


def tracked(top):
    """What git holds or would hold; in a tree without git, every file but those of a build."""
    if (top / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "-C", top, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                capture_output=True, check=True).stdout
        names = [pathlib.Path(n) for n in listed.decode().split("\0") if n]
    else:
        names = [p.relative_to(top) for p in top.rglob("*")]
        names = [n for n in names if n.parts[0] not in ("build", ".git") and "__pycache__" not in n.parts]
    return sorted(n for n in names if (top / n).is_file())


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    files, bad, warned = tracked(top), 0, 0
    for name in sorted({f.parts[0] for f in files}):
        if name not in TOP and not name.startswith("."):
            print(f"{name}: not one of the top level's entries")
            bad += 1
    for path in files:
        data = (top / path).read_bytes()
        if b"\0" in data or path.parts[:3] == ("tests", "fuzz", "corpus"):
            continue
        lines = data.decode("utf-8", "replace").splitlines()
        is_source = path.suffix in SOURCE or path.name == "Makefile" or data.startswith(b"#!")
        if is_source and not any(SPDX in line for line in lines[:3]):
            print(f"{path}:1: no line '{SPDX}'")
            bad += 1
        for number, line in enumerate(lines, 1):
            for what, pattern in REFUSED.items():
                if re.search(pattern, line) and path.parts[:2] != ("toolchain", "check-words.py"):
                    print(f"{path}:{number}: names {what}")
                    bad += 1
        if path.suffix in (".c", ".h") and len(lines) > LONG:
            print(f"{path}: warning: {len(lines)} lines; is there a second module in it?")
            warned += 1
    if not files:
        print(f"{top}: no files found")
        bad += 1
    warnings = f" ({warned} warnings)" if warned else ""
    print((f"check-words: {bad} faults" if bad else f"check-words: {len(files)} files are in order") + warnings)
    return 1 if bad else 0


sys.exit(main())
