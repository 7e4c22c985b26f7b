#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""foreign.py ARCH [RELEASE]: the packages of another architecture, looked at by lintian; their programs are run by qemu-user in
that architecture's Debian system in a folder, against those of this machine's packages in its own: proof pictures compared,
editions built and verified, on a day in 2040 as well."""
import filecmp
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

import debian.root
from harness.pictures import TOLERANCE, read_png
from packages import TOP, Root, check, end, lint, make, run, version

EMULATORS = {"arm64": "qemu-aarch64-static", "armhf": "qemu-arm-static"}
FACTORY, SAMPLE = "/usr/share/standfirst/factory.edition", "usr/share/doc/standfirst/examples/sample"
SIZES = ["--size", "800x480", "--size", "480x800"]
LATE = 2208988800 + 3600  # seconds: past midnight on 1 January 2040, which 32 bits do not hold
# What the C library has for 32 bits of time; the others have 64 in their names. (GNU C Library, NEWS for version 2.34)
SHORT_TIME = set("""time clock_gettime clock_settime clock_getres clock_nanosleep gettimeofday settimeofday nanosleep difftime ctime
    ctime_r gmtime gmtime_r localtime localtime_r mktime timegm stat fstat lstat fstatat stat64 fstat64 lstat64 fstatat64 utime
    utimes utimensat futimens futimes timerfd_settime timerfd_gettime timer_settime timer_gettime select pselect ppoll
    getitimer setitimer getrusage wait3 wait4 mq_timedsend mq_timedreceive sem_timedwait pthread_cond_timedwait
    pthread_mutex_timedlock recvmmsg""".split())


def system(folder, arch, release, debs, emulator=None):
    """The Debian system with our packages unpacked in it; none of their scripts runs."""
    packages = TOP / f"build/packages/{arch}-{release}"
    debian.root.download(packages, arch, release, debs)
    debian.root.make(folder, packages)
    for deb in debs:
        debian.unpack(deb, folder)
    if emulator:
        shutil.copy(emulator, folder / emulator.name)
    return Root(folder, emulator)


def faces(root):
    """Of the packages of faces, their versions."""
    status = (root.path / "var/lib/dpkg/status").read_text()
    return sorted(re.findall(r"^Package: (fonts-\S+)$.*?^Version: (\S+)$", status, re.M | re.S))


def try_proofs(root, own):
    """The pictures of the factory edition, the same but for the rasteriser's last bit: see tests/harness/pictures.py."""
    check("both have the same faces", None if faces(root) and faces(root) == faces(own) else f"{faces(root)}, {faces(own)}")
    for system in (root, own):
        began = time.monotonic()
        status, said = system.inside("/usr/bin/standfirst", "proof", "--out", "/tmp/proof", *SIZES, FACTORY)
        check("standfirst proof", None if status == 0 else f"{status}: {said}")
        if status != 0:
            return
        print(f"standfirst proof {'under qemu-user' if system is root else 'on this machine'}: {time.monotonic() - began:.0f} s")
    index, its = (json.loads((system.path / "tmp/proof/index.json").read_text()) for system in (root, own))
    check("its lines and sizes are this machine's", None if index == its and index["cards"] else "other ones: see index.json")
    pairs = [[system.path / "tmp/proof" / card["file"] for system in (root, own)] for card in index["cards"]]
    other = {mine.name: read_png(mine).differs(that) for mine, that in
             ((mine, read_png(that)) for mine, that in pairs if not filecmp.cmp(mine, that, shallow=False))}
    print(f"pictures: {len(pairs)}, of which {len(other)} differ, each channel by at most {TOLERANCE} of 255"
          if not any(other.values()) else f"pictures: {len(pairs)}, {sum(map(bool, other.values()))} differ by more")
    check("its pictures are this machine's", "; ".join(f"{name}: {why}" for name, why in other.items() if why))


def try_desk(root, own):
    """An edition with an article of 2040, of files that are dated so. A program with 32 bits of time is refused its sources by
    the C library, which has no number for their date."""
    editions = []
    for system in (root, own):
        sources = system.path / "tmp/late"
        shutil.copytree(system.path / SAMPLE, sources)
        for file in sources.iterdir():
            file.write_text(file.read_text().replace("2026", "2040"))
            os.utime(file, (LATE, LATE))
        status, said = system.inside("/usr/bin/standfirst-pack", "build", "-o", "/tmp/late.edition", "--sequence", "20400101010000",
                                     *[f"/tmp/late/{file.name}" for file in sorted(sources.iterdir())])
        check("standfirst-pack build in 2040", None if status == 0 and "2040" in said else f"{status}: {said}")
        edition = system.path / "tmp/late.edition"
        if not edition.exists():
            return
        os.utime(edition, (LATE, LATE))
        editions.append(edition.read_bytes())
        status, said = system.inside("/usr/bin/standfirst-pack", "verify", "/tmp/late.edition")
        check("standfirst-pack verify", None if status == 0 else f"{status}: {said}")
        status, said = system.inside("/usr/bin/standfirst-pack", "show", "/tmp/late.edition")
        check("standfirst-pack show", None if status == 0 and "2040" in said else f"{status}: {said}")
    check("its edition is this machine's, byte by byte", None if editions[0] == editions[1] else "it is another one")


def try_time(root, arch):
    """None of the programs asks the C library for a time of 32 bits, and one at least for a time of 64."""
    asked = set()
    for program in ("usr/bin/standfirst", "usr/bin/standfirst-pack", "usr/libexec/standfirst-import"):
        said = debian.run(f"{debian.TRIPLETS[arch]}-nm", "--dynamic", "--undefined-only", root.path / program)
        asked |= set(re.findall(r"\bU (\w+)", said))
    check("no time of 32 bits is asked for", ", ".join(sorted(asked & SHORT_TIME)))
    check("a time of 64 bits is", None if "__clock_gettime64" in asked else f"only {sorted(asked)}")


def main():
    here = debian.run("dpkg", "--print-architecture").strip()
    if not 2 <= len(sys.argv) <= 3 or sys.argv[1] not in EMULATORS or sys.argv[1] == here:
        debian.fail(f"which architecture? foreign.py {'|'.join(sorted(EMULATORS.keys() - {here}))} [RELEASE]")
    arch, release = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else debian.this_release()
    debian.need("dpkg-deb", "dh_builddeb", "lintian", EMULATORS[arch])
    emulator, began = pathlib.Path(shutil.which(EMULATORS[arch])), time.monotonic()
    debs = make(arch, release)
    for deb in debs:
        print(f"{deb.name}: {deb.stat().st_size} bytes")
    lint(debs)
    with tempfile.TemporaryDirectory(prefix="package-") as name:
        root = system(pathlib.Path(name) / arch, arch, release, debs, emulator)
        own = system(pathlib.Path(name) / here, here, release, make(here, release))
        for program in ("standfirst", "standfirst-pack"):
            status, said = root.inside(f"/usr/bin/{program}", "--version")
            check(f"{program} --version", None if status == 0 and version(release).split("~")[0] in said else f"{status}: {said}")
        status, said = root.inside("/usr/bin/standfirst", "check")
        check("standfirst check", None if status == 0 else f"{status}: {said}")
        try_proofs(root, own)
        try_desk(root, own)
        if arch == "armhf":
            try_time(root, arch)
    print(f"foreign {arch} {release}: {time.monotonic() - began:.0f} s")
    sys.exit(end())


main()
