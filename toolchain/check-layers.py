#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-layers.py [TREE]: every #include keeps to the house of toolchain/house.mk, and the README's picture is made from it.
check-layers.py --picture: prints that picture. One line at the end; 1 if something does not keep to the house."""
import pathlib
import re
import sys
import textwrap

TOP = pathlib.Path(__file__).resolve().parents[1]
# What a pure room cannot do without.
IMPURE = r"(time|unistd|fcntl|poll|signal|dirent|threads|pthread)\.h|sys/.*"
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
PICTURE = "<!-- The house, made by `toolchain/check-layers.py --picture`. -->\n"


def read_house():
    """The rooms in their order, each with its rows: {"base": {"KNOWS": [], ...}, ...}."""
    rooms = {}
    for line in (TOP / "toolchain/house.mk").read_text(encoding="utf-8").splitlines():
        if found := re.fullmatch(r"ROOMS \+= (\w+)", line):
            rooms[found[1]] = {"IS": "", "HAS": "", "KNOWS": "", "OWNS": ""}
        elif found := re.fullmatch(r"([A-Z]+)_(\w+) :=\s*(.*)", line):
            rooms[found[2]][found[1]] = found[3]
    for rows in rooms.values():
        rows["KNOWS"] = rows["KNOWS"].split()
    return rooms


HOUSE = read_house()
OWNED = {}
for room_name, row in HOUSE.items():
    for pattern in filter(None, row["OWNS"].split("|")):
        OWNED.setdefault(pattern, []).append(room_name)


def room_of(path):
    """The room a file answers for: its folder in firmware/, or the first word of a test's name."""
    if path.parts[0] == "firmware":
        return path.parts[1]
    return path.name.split("_")[0]


def faults(room, bracket, name, is_test):
    if bracket == '"':
        if name.endswith(".c"):
            yield f"a .c file is included: {name}"
        target = name.split("/")[0]
        if "/" not in name or target not in HOUSE:
            if not is_test:
                yield f'"{name}" is not of the form "room/name.h"'
        elif target != room and target not in HOUSE[room]["KNOWS"]:
            yield f"{room} may not know {name}"
        return
    for library, owners in OWNED.items():
        if re.match(library, name) and room not in owners:
            yield f"<{name}> belongs to {' and '.join(owners)}, not to {room}"
    if HOUSE[room]["HAS"] == "pure" and not is_test and re.fullmatch(IMPURE, name):
        yield f"{room} is pure and may not include <{name}>"


def picture():
    """The rooms for people: what each is for, and what it may include."""
    rows = []
    for room, row in HOUSE.items():
        words = row["IS"] + (" (pure)" if row["HAS"] == "pure" else "")
        knows = ", ".join(row["KNOWS"]) or "knows no other room"
        left, right = textwrap.wrap(words, 62), textwrap.wrap(knows, 40)
        for i in range(max(len(left), len(right))):
            cells = room + "/" if i == 0 else "", *(side[i] if i < len(side) else "" for side in (left, right))
            rows.append("  {:<10} {:<63} {}".format(*cells).rstrip())
    return PICTURE + "```\nfirmware/\n" + "\n".join(rows) + "\n```\n"


def main():
    if sys.argv[1:] == ["--picture"]:
        print(picture(), end="")
        return 0
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    files = sorted(p.relative_to(top) for pattern in ("firmware/**/*.[ch]", "tests/unit/*.c", "tests/fuzz/*_fuzz.c")
                   for p in top.glob(pattern))
    includes = bad = 0
    for path in files:
        room, is_test = room_of(path), path.parts[0] == "tests"
        if room not in HOUSE:
            print(f"{path}: there is no room '{room}' in the house")
            bad += 1
            continue
        for number, line in enumerate((top / path).read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            includes += 1
            for why in faults(room, found[1], found[2], is_test):
                print(f"{path}:{number}: {why}")
                bad += 1
    readme = top / "README.md"
    if readme.exists() and picture() not in readme.read_text(encoding="utf-8"):
        print("README.md: its picture of the house is not that of `toolchain/check-layers.py --picture`")
        bad += 1
    if not files:
        print(f"{top}: no C files found")
        bad += 1
    print(f"check-layers: {bad} faults" if bad else f"check-layers: {includes} includes in {len(files)} files keep to the house")
    return 1 if bad else 0


sys.exit(main())
