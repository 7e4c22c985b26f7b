#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""lab-debian.py DIR DEB...: makes DIR/debian.ext4, a Debian system with systemd for arm64 in which the lab installs our packages
(tests/lab/installed), and DIR/debs.ext4, a disk with those packages. lab-image.py has made DIR before: its kernel boots this.

  DIR/packages/debian/   the downloaded packages; with them there, nothing is downloaded again

The system is debian/root.py's, with the lab's fstab, shell and kernel modules. Our own packages are not in it: they are
installed by the guest's dpkg, scripts and all.
"""
import pathlib
import shutil
import sys

import debian.kernel
import debian.root
from debian import TOP, run

FILES = {
    "etc/fstab": "/dev/vda / ext4 ro,noatime 0 0\n/dev/vdb /programs ext4 ro 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n"
                 "tmpfs /var/tmp tmpfs mode=1777 0 0\n"
                 "LABEL=standfirst /var/lib/standfirst ext4 "
                 "noatime,nodev,nosuid,noexec,nofail,x-systemd.device-timeout=60 0 2\n",  # as sd_files.py's
    "etc/hostname": "lab\n",
    "etc/machine-id": "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e\n",
    "etc/modules-load.d/lab.conf": "uinput\nvirtio_console\n",
    "etc/systemd/journald.conf.d/lab.conf": "[Journal]\nStorage=volatile\nForwardToConsole=no\n",
    "etc/systemd/system/lab-control.service":
        "[Unit]\nDescription=The lab's shell\nAfter=programs.mount\nRequires=programs.mount\n"
        "[Service]\nExecStart=/bin/bash /programs/debian-control\nRestart=always\n[Install]\nWantedBy=multi-user.target\n",
}


def add_modules(base, root):
    """The modules that the guest's machine has a use for; udev loads them."""
    folder = debian.kernel.unpack_kernel(base)
    target = root / "usr/lib/modules" / folder.name
    for file in debian.kernel.modules_in_order(folder, debian.kernel.FIRST_MODULES + debian.kernel.MODULES):
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / file, target / file)
    for name in ("modules.order", "modules.builtin", "modules.builtin.modinfo"):
        shutil.copy(folder / name, target / name)
    run("depmod", "-b", root, folder.name)
    shutil.rmtree(base / "kernel")


def make_root(base):
    root = base / "debian"
    debian.root.make(root, base / "packages/debian")
    for name in ("programs", "var/lib/standfirst"):
        (root / name).mkdir(exist_ok=True)
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    add_modules(base, root)
    run("systemctl", "--root", root, "preset-all")
    run("systemctl", "--root", root, "disable", "systemd-networkd.service", "systemd-networkd.socket")  # as the package has it
    return root


def make_disk(folder, image, room):
    size = sum({f.st_ino: f.st_blocks for f in (p.lstat() for p in folder.rglob("*"))}.values()) // 2048
    image.unlink(missing_ok=True)
    run("mke2fs", "-q", "-t", "ext4", "-m", "0", "-E", "root_owner=0:0", "-d", folder, image, f"{size + size // 8 + room}M")


def main():
    if len(sys.argv) < 3:
        debian.fail("which folder, and which packages? lab-debian.py DIR DEB...")
    base, debs = pathlib.Path(sys.argv[1]).absolute(), [pathlib.Path(d).absolute() for d in sys.argv[2:]]
    debian.need("dpkg-deb", "apt-get", "mke2fs", "depmod", "systemctl", "systemd-sysusers")
    image = base / "debian.ext4"
    made_of = [TOP / "toolchain" / name for name in ("lab-debian.py", "debian/__init__.py", "debian/root.py", "debian/kernel.py")]
    downloaded = debian.root.download(base / "packages/debian", "arm64", debian.this_release(), debs)
    if downloaded or not image.exists() or any(f.stat().st_mtime > image.stat().st_mtime for f in made_of):
        root = make_root(base)
        make_disk(root, image, 64)
        shutil.rmtree(root)
    folder = base / "debs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for deb in debs:
        shutil.copy(deb, folder)
    make_disk(folder, base / "debs.ext4", 8)
    print(f"lab-debian: a system of {image.stat().st_size >> 20} MiB")


main()
