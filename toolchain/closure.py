#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""closure.py FOLDER DEB...: what our packages take on the card, in MiB installed: they, what they bring along, and apart from that
the Mesa driver and the font packages. FOLDER holds the packages of a Debian system with all that they depend on, as
tests/package/run.py and lab-debian.py leave it; what the bare system has already is not counted. Raspberry Pi OS Lite has more than
that, so this is the most they can add."""
import pathlib
import re
import sys

import debian.root
from debian import fail, run

MESA = re.compile(r"libgl|libegl|libgbm|libllvm|libz3|libdrm|libxcb|libxshmfence|libwayland|libsensors|libelf")
DRIVER = re.compile(r"libgl1-mesa-dri|mesa-libgallium")  # on Debian 13, libgbm1 brings the second one too
FIELDS = ("Package", "Installed-Size", "Depends", "Pre-Depends", "Provides", "Essential")


def read(deb):
    text = run("dpkg-deb", "--field", deb, *FIELDS)
    return dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)


def names(field):
    """The alternatives of a dependency all count: only one of them is there."""
    return {re.split(r"[ (:]", part.strip())[0] for part in re.split(r"[,|]", field) if part.strip()}


def reach(packages, provided, start, without=re.compile("$")):
    found, todo = set(), set(start)
    while todo:
        name = todo.pop()
        name = name if name in packages else provided.get(name)
        if name is not None and name not in found and not without.match(name):
            found.add(name)
            todo |= names(packages[name].get("Depends", "") + "," + packages[name].get("Pre-Depends", ""))
    return found


def size(packages, chosen):
    return sum(int(packages[name].get("Installed-Size", 0)) for name in chosen) / 1024


def main():
    if len(sys.argv) < 3:
        fail("closure.py FOLDER DEB...")
    packages = {p["Package"]: p for p in map(read, sorted(pathlib.Path(sys.argv[1]).glob("*.deb")))}
    ours = {p["Package"]: p for p in map(read, sys.argv[2:])}
    provided = {name: p["Package"] for p in packages.values() for name in names(p.get("Provides", ""))}
    system = reach(packages, provided, [n for n in debian.root.SYSTEM if not n.startswith("?")] +
                   [n for n, p in packages.items() if p.get("Essential") == "yes"])
    depends = set().union(*(names(p.get("Depends", "")) for p in ours.values()))
    added = reach(packages, provided, depends) - system
    fonts = {n for n in added if n.startswith("fonts-")}
    # What only the driver brings: all but what the rest would have without it.
    rest = reach(packages, provided, {d for d in depends if not MESA.match(d)} - fonts, DRIVER) - system
    print(f"our packages: {size(ours, ours):.1f} MiB")
    print(f"libraries they bring along: {size(packages, rest - fonts):.1f} MiB in {len(rest - fonts)} packages")
    print(f"the Mesa driver and what only it brings: {size(packages, added - rest - fonts):.1f} MiB in {len(added - rest - fonts)}")
    print(f"fonts: {size(packages, fonts):.1f} MiB in {', '.join(sorted(fonts))}")
    for name in sorted(rest - fonts, key=lambda n: -size(packages, [n]))[:8]:
        print(f"  {size(packages, [name]):6.1f} MiB {name}")


main()
