# SPDX-License-Identifier: MIT
"""What the tests of the packages work with: check(), which counts; the packages, made as `make deb` makes them; and a Debian
system in a folder, in which commands are run. Root is needed where dpkg changes into that folder: without it a user namespace
stands for it."""
import os
import pathlib
import re
import subprocess
import sys

import debian
from harness import TOP

EPOCH = "1777777777"
LIMIT = 600  # seconds
# With a /proc of its own in the folder, which systemd's tools ask.
AS_ROOT = ["unshare", "--mount", "--pid", "--fork", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c",
           'mount -t proc proc "$1/proc" && shift && exec "$@"', "sh"]
results = []


def check(name, fault):
    if fault:
        print(f"FAIL package: {name}: {fault}")
    results.append(not fault)


def end():
    """Says how many passed; the exit status."""
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


def run(*command, **named):
    done = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=LIMIT, **named)
    return done.returncode, done.stdout


def version(release):
    return f"{re.search('^VERSION := (.*)$', (TOP / 'Makefile').read_text(), re.M)[1]}~deb{debian.RELEASES[release]}"


def make(arch, release, top=TOP):
    """The two packages, made in that copy of the tree."""
    status, said = run("toolchain/deb", arch, release, cwd=top, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})
    if status != 0:
        print(said)
        sys.exit(f"package: toolchain/deb {arch} {release} failed")
    return [top / f"build/deb/{name}_{version(release)}_{arch}.deb" for name in ("standfirst", "standfirst-kiosk")]


def lint(debs):
    status, said = run("lintian", "--fail-on", "error,warning", "--allow-root", *debs)
    check("lintian", None if status == 0 else said)


class Root:
    """emulator: a static program that runs those of another architecture, copied into the root; None for this machine's own."""

    def __init__(self, root, emulator=None):
        self.path, self.through = root, [f"/{emulator.name}"] if emulator else []

    def inside(self, program, *words):
        """With an emulator the program is named by its path."""
        return run(*AS_ROOT, self.path, "chroot", self.path, *self.through, program, *words,
                   env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"})

    def dpkg(self, *words):
        return run(*AS_ROOT, self.path, "dpkg", f"--root={self.path}", *words, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})

    def files(self):
        """All but the package manager's own, the log, and what lies in memory on a running system."""
        return {str(p.relative_to(self.path)) for p in self.path.rglob("*")
                if not re.match(r"(dev|run|proc|var/(lib/(dpkg|systemd/deb-systemd|apt)|log|cache))\b", str(p.relative_to(self.path)))}
