#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-cycles.py OBJECTS [--count]: no two files of a room need each other, by the symbols of its objects. OBJECTS is the build's
obj/, with a folder a room. Names the files of each circle; 1 if there is one. --count prints their number alone."""
import pathlib
import subprocess
import sys


def needs(room):
    """{file: the files of the room whose functions or data it uses}"""
    defined, wanted = {}, {}
    for path in sorted(room.glob("*.o")):
        wanted[path.stem] = set()
        for line in subprocess.run(["nm", path], capture_output=True, text=True, check=True).stdout.splitlines():
            *_, kind, symbol = line.split()
            if kind == "U":
                wanted[path.stem].add(symbol)
            elif kind in "TDBRVC":
                defined[symbol] = path.stem
    return {name: {defined[s] for s in symbols if s in defined} - {name} for name, symbols in wanted.items()}


def reachable(graph, start):
    seen, stack = set(), list(graph[start])
    while stack:
        at = stack.pop()
        if at not in seen:
            seen.add(at)
            stack += graph[at]
    return seen


def circles(graph):
    """The sets of files that all reach each other."""
    reach = {name: reachable(graph, name) for name in graph}
    found = {frozenset(other for other in reach[name] if name in reach[other]) for name in graph if name in reach[name]}
    return sorted(sorted(circle) for circle in found)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--count"]
    rooms = sorted(p for p in pathlib.Path(arguments[0]).iterdir() if p.is_dir()) if len(arguments) == 1 else []
    files, bad = 0, 0
    for room in rooms:
        graph = needs(room)
        files += len(graph)
        for circle in circles(graph):
            bad += 1
            if "--count" not in sys.argv:
                print(f"firmware/{room.name}: these need each other: {', '.join(circle)}")
    if "--count" in sys.argv:
        print(bad)
    elif files == 0:
        print("check-cycles: no objects found")
    else:
        print(f"check-cycles: {bad} circles" if bad else f"check-cycles: {files} files in {len(rooms)} rooms, no circle")
    return 1 if bad or files == 0 else 0


sys.exit(main())
