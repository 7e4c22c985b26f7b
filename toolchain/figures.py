#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""figures.py [--list] [TREE [TREE_AFTER]]: the size and shape of firmware/, for one tree or for two beside each other.

- lines and files: of .c and .h;
- complexity: McCabe's number by pmccabe, its second column, in which each case of a switch counts;
- circles: by check-cycles.py, from the objects in TREE/build/obj, so the tree must be built;
- headers with one user: those that a single file includes, not counting the .c of the same name.

--list names the functions and headers that are counted, of the last tree. What cannot be measured is printed as "-".
"""
import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[1]
COMPLEX = 25  # above it a function is listed
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def functions(sources):
    """[(complexity, "file: name")], the most complex first; None without pmccabe."""
    if shutil.which("pmccabe") is None:
        return None
    found = []
    for line in subprocess.run(["pmccabe", *sources], capture_output=True, text=True, check=True).stdout.splitlines():
        _, complexity, _, _, _, where, name = line.split(maxsplit=6)
        found.append((int(complexity), f"{where.split('(')[0]}: {name}"))
    return sorted(found, key=lambda f: (-f[0], f[1]))


def circles(tree):
    """How many; None if nothing is built."""
    objects = tree / "build/obj"
    if not any(objects.glob("*/*.o")):
        return None
    said = subprocess.run([TOP / "toolchain/check-cycles.py", objects, "--count"], capture_output=True, text=True).stdout
    return int(said)


def single_users(files, house):
    """The headers that one file alone includes: [("room/name.h", "room/user.c")]."""
    users = {}
    for file in files:
        for name in INCLUDE.findall(file.read_text(encoding="utf-8")):
            if file != (house / name).with_suffix(".c"):
                users.setdefault(name, set()).add(str(file.relative_to(house)))
    headers = sorted(str(f.relative_to(house)) for f in files if f.suffix == ".h")
    return [(h, *users[h]) for h in headers if len(users.get(h, ())) == 1]


def measure(tree):
    house = tree / "firmware"
    files = sorted(f for pattern in ("*.c", "*.h") for f in house.rglob(pattern))
    if not files:
        sys.exit(f"figures.py: {tree}: there is no C file in firmware/")
    measured = functions([f for f in files if f.suffix == ".c"])
    over = None if measured is None else [f for f in measured if f[0] > COMPLEX]
    single = single_users(files, house)
    rows = {
        "lines": sum(f.read_bytes().count(b"\n") for f in files),
        "files": len(files),
        f"functions over complexity {COMPLEX}": None if over is None else len(over),
        "highest complexity": measured[0][0] if measured else None,
        "circles of files in a room": circles(tree),
        "headers": sum(f.suffix == ".h" for f in files),
        "headers with one user": len(single),
    }
    listed = [f"{complexity:5}  {where.removeprefix(f'{house}/')}" for complexity, where in over or []]
    listed += [f"{header}: only {user}" for header, user in single]
    return rows, listed


def changed(before, after):
    if before is None or after is None:
        return ""
    percent = f" ({100 * (after - before) / before:+.1f} %)" if before else ""
    return f"{after - before:+}{percent}"


def main(arguments):
    trees = [pathlib.Path(a).resolve() for a in arguments if a != "--list"] or [TOP]
    if len(trees) > 2 or any(a.startswith("-") and a != "--list" for a in arguments):
        print("figures.py: figures.py [--list] [TREE [TREE_AFTER]]", file=sys.stderr)
        return 2
    measured = [measure(tree) for tree in trees]
    if len(trees) == 2:
        print(f"{'':<30}{'before':>9}{'after':>9}")
    for name in measured[0][0]:
        values = [rows[name] for rows, _ in measured]
        cells = "".join(f"{'-' if v is None else v:>9}" for v in values)
        print(f"{name:<30}{cells}{'   ' + changed(*values) if len(values) == 2 else ''}".rstrip())
    if "--list" in arguments:
        print("", *measured[-1][1], sep="\n")
    return 0


sys.exit(main(sys.argv[1:]))
