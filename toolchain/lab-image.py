#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""lab-image.py DIR: makes what the lab's guest boots (tests/lab) from this system's own package sources, for arm64.

  DIR/packages/   the downloaded packages; with them there, nothing is downloaded again
  DIR/vmlinuz, DIR/initrd.cpio, DIR/root.ext4, DIR/kernel-version

Nothing is installed into this system, and no root is needed. The libraries are those of the -dev packages that toolchain/deps
names for the build, so one that is added there is in the guest as well.
"""
import pathlib
import re
import shutil
import subprocess
import sys

import debian.kernel
from debian import TOP, run, unpack

ARCH, TRIPLET = "arm64", debian.TRIPLETS["arm64"]
RELEASE = debian.this_release()
# What the guest runs besides our programs' libraries: a display without a GPU, device nodes, a shell.
GUEST = ["libgl1-mesa-dri", "libegl1", "libegl-mesa0", "libgles2", "libgbm1", "udev", "kmod", "busybox-static"]
# virtio-gpu without 3D is drawn by llvmpipe; every other driver of Mesa's stays out.
DRIVERS = {"swrast_dri.so", "kms_swrast_dri.so", "virtio_gpu_dri.so", "libdril_dri.so"}
RULES = {"50-udev-default.rules", "60-input-id.rules", "60-evdev.rules", "60-block.rules", "60-drm.rules",
         "60-persistent-storage.rules"}
LEFT_OUT = ["./usr/share/doc", "./usr/share/man", "./usr/share/locale", "./usr/share/lintian", "./usr/share/bug",
            "./usr/share/info", "./usr/share/X11/locale", "./usr/share/alsa", "./usr/lib/udev/hwdb.d",
            "./lib/udev/hwdb.d", "*/vdpau/*", "*/gconv/*"]
USER = 990
GROUPS = {"root": 0, "tty": 5, "disk": 6, "lp": 7, "kmem": 15, "dialout": 20, "cdrom": 24, "tape": 26, "audio": 29,
          "video": 44, "input": 104, "render": 105, "kvm": 106, "sgx": 107, "gpio": 997, "standfirst": USER}
MEMBER_OF = {"video", "render", "input", "gpio"}

def download(base):
    """Fills packages/guest and packages/kernel."""
    packages = base / "packages"
    stamp, wanted = packages / "complete", "\n".join(GUEST + debian.dev_packages())
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("lab-image: downloading packages", flush=True)
    shutil.rmtree(packages, ignore_errors=True)
    apt = debian.Apt(base / "apt", ARCH, RELEASE)
    apt.update()
    apt.take(packages / "guest", *GUEST, *apt.libraries())
    kernel = re.search(rf"linux-image-\d[^\s,(]*-{ARCH}\b", apt.field(f"linux-image-{ARCH}", "Depends"))
    apt.take_alone(packages / "kernel", kernel[0])
    shutil.rmtree(base / "apt")
    stamp.write_text(wanted)


def keep(folder, names):
    for path in folder.iterdir() if folder.is_dir() else []:
        if path.name not in names:
            path.unlink() if not path.is_dir() else shutil.rmtree(path)


def make_root(base):
    root = base / "root"
    debian.merge_usr(root)
    for package in sorted((base / "packages/guest").glob("*.deb")):
        unpack(package, root, "--wildcards", *[f"--exclude={pattern}" for pattern in LEFT_OUT])
    keep(root / "usr/lib" / TRIPLET / "dri", DRIVERS)
    for rules in (root / "lib/udev/rules.d", root / "usr/lib/udev/rules.d"):
        keep(rules, RULES)
    for name in ("dev proc sys run tmp root mnt data programs var lib/lab-modules etc/udev/rules.d etc/standfirst "
                 "usr/share/fonts run/standfirst/stick").split():
        (root / name).mkdir(parents=True, exist_ok=True)
    if not (root / "var/run").exists():
        (root / "var/run").symlink_to("/run")
    have = {p.name for d in ("bin", "sbin", "usr/bin", "usr/sbin") for p in (root / d).glob("*")}
    for applet in run("busybox", "--list").split():
        if applet not in have:
            (root / "bin" / applet).symlink_to("busybox")
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\n"
                                     f"standfirst:x:{USER}:{USER}::/data:/bin/sh\n")
    (root / "etc/group").write_text("".join(f"{name}:x:{number}:{'standfirst' if name in MEMBER_OF else ''}\n"
                                            for name, number in GROUPS.items()))
    # As on Raspberry Pi OS.
    (root / "etc/udev/rules.d/70-gpio.rules").write_text('SUBSYSTEM=="gpio", GROUP="gpio", MODE="0660"\n')
    # The faces that the config names, and no others: the whole package is a hundred times as large.
    for name in re.findall(r'"(/usr/share/fonts/[^"]+)"', (TOP / "config/standfirst.conf").read_text()):
        if pathlib.Path(name).exists():
            (root / name[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, root / name[1:])
    return root


def make_disk(base, root):
    size = sum(p.lstat().st_blocks for p in root.rglob("*")) // 2048
    whole = base / "root.new"  # it has its name when it is whole: make looks no further
    whole.unlink(missing_ok=True)
    run("mke2fs", "-q", "-t", "ext4", "-m", "0", "-O", "^has_journal", "-E", "root_owner=0:0", "-d", root, whole,
        f"{size + size // 10 + 40}M")
    whole.rename(base / "root.ext4")
    return size


def main():
    if len(sys.argv) != 2:
        sys.exit("lab-image: which folder? lab-image.py DIR")
    base = pathlib.Path(sys.argv[1]).absolute()
    base.mkdir(parents=True, exist_ok=True)
    debian.need("dpkg-deb", "apt-get", "mke2fs", "depmod", "cpio", "busybox")
    download(base)
    for name in ("root", "kernel", "initrd"):
        shutil.rmtree(base / name, ignore_errors=True)
    root = make_root(base)
    debian.kernel.make(base, root)
    size = make_disk(base, root)
    shutil.rmtree(root)
    print(f"lab-image: kernel {(base / 'kernel-version').read_text().strip()}, root of {size} MiB")


main()
