#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""sysroot.py DIR ARCH [RELEASE]: what the programs are cross-compiled and linked against, made of Debian's packages: the libraries,
their -dev packages and the C library's own. ARCH is arm64, armhf or amd64, RELEASE bookworm or trixie, or else this system's.

  DIR/packages/   the downloaded packages; with them there, nothing is downloaded again
  DIR/root/       the sysroot
  DIR/dpkg/       a database of the packages in it, for dpkg-shlibdeps

toolchain/cross compiles with it.
"""
import os
import pathlib
import shutil
import sys

import debian

BUILD_TOO = ["libc6-dev", "libcrypt-dev", "linux-libc-dev"]
LEFT_OUT = ["./usr/share/doc", "./usr/share/man", "./usr/share/locale", "./usr/share/bug", "./usr/share/gtk-doc",
            "./usr/share/alsa", "*/gconv/*"]


def download(base, arch, release):
    packages, wanted = base / "packages", "\n".join([release, arch, *BUILD_TOO, *debian.dev_packages(), *debian.REFERRED])
    stamp = packages / "complete"
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    print(f"sysroot: downloading packages of {release} for {arch}", flush=True)
    shutil.rmtree(packages, ignore_errors=True)
    apt = debian.Apt(base / "apt", arch, release)
    apt.update()
    apt.take(packages, *apt.libraries())
    apt.take_alone(packages, *BUILD_TOO, *debian.dev_packages(), *apt.known(debian.REFERRED))
    shutil.rmtree(base / "apt")
    stamp.write_text(wanted)
    return True


def turn_inwards(root):
    """Links that begin at / mean the sysroot, not this system."""
    for folder, folders, files in os.walk(root):
        for path in (pathlib.Path(folder, name) for name in folders + files):
            if path.is_symlink() and os.readlink(path).startswith("/"):
                target = os.path.relpath(f"{root}{os.readlink(path)}", folder)
                path.unlink()
                path.symlink_to(target)


def main():
    if not 3 <= len(sys.argv) <= 4 or sys.argv[2] not in debian.TRIPLETS:
        debian.fail("which? sysroot.py DIR arm64|armhf|amd64 [bookworm|trixie]")
    base, arch = pathlib.Path(sys.argv[1]).absolute(), sys.argv[2]
    release = sys.argv[3] if len(sys.argv) > 3 else debian.this_release()
    if release not in debian.RELEASES:
        debian.fail(f"'{release}' is not a release that is known here: {', '.join(debian.RELEASES)}")
    debian.need("dpkg-deb", "apt-get")
    base.mkdir(parents=True, exist_ok=True)
    root, database = base / "root", base / "dpkg"
    if not download(base, arch, release) and root.is_dir():
        return
    for old in (root, database):
        shutil.rmtree(old, ignore_errors=True)
    debian.merge_usr(root)
    for package in sorted((base / "packages").glob("*.deb")):
        debian.unpack(package, root, "--wildcards", *[f"--exclude={pattern}" for pattern in LEFT_OUT])
        # Its paths are those on this machine, as dpkg-shlibdeps meets the libraries there.
        debian.record(package, database, f"{root}")
    turn_inwards(root)


main()
