# SPDX-License-Identifier: MIT
"""A Debian system in a folder: packages unpacked and recorded as installed. None of their scripts runs, so that it can be of any
architecture; what they would have done and the system needs is done here. Our own packages are not in it: whoever uses the
system has its dpkg install them, scripts and all."""
import re
import shutil

from . import Apt, merge_usr, record, run, unpack

SYSTEM = ["?essential", "systemd-sysv", "udev", "kmod", "libpam-modules", "login",
          "apt", "dbus", "passwd", "rsync", "sudo", "tzdata",  # what the technician's guide has one type
          "e2fsprogs"]  # what mends a disk at its start
LEFT_OUT = ["./usr/share/doc", "./usr/share/man", "./usr/share/locale", "./usr/share/bug", "./usr/share/info",
            "./usr/share/X11/locale", "./usr/share/alsa", "*/vdpau/*", "*/gconv/*"]


def dependencies(debs):
    """What our packages name, without one another."""
    names = set()
    for deb in debs:
        for part in run("dpkg-deb", "--field", deb, "Depends").strip().split(","):
            names.add(re.split(r"[ (|]", part.strip())[0])
    return sorted(n for n in names if not n.startswith("standfirst"))


def download(packages, arch, release, debs):
    """Into the folder `packages`; nothing if they are there. True if it has downloaded."""
    stamp, wanted = packages / "complete", "\n".join([arch, release, *SYSTEM, *dependencies(debs)])
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    print(f"downloading a Debian system for {arch}", flush=True)
    shutil.rmtree(packages, ignore_errors=True)
    apt = Apt(packages / "apt", arch, release)
    apt.update()
    apt.take(packages, *SYSTEM, *dependencies(debs))
    shutil.rmtree(packages / "apt")
    stamp.write_text(wanted)
    return True


def make(root, packages):
    shutil.rmtree(root, ignore_errors=True)
    merge_usr(root)
    for package in sorted(packages.glob("*.deb")):
        unpack(package, root, "--wildcards", *[f"--exclude={pattern}" for pattern in LEFT_OUT])
        record(package, root / "var/lib/dpkg")
    for name in ("dev", "proc", "sys", "run", "tmp", "root", "mnt"):
        (root / name).mkdir(exist_ok=True)
    # As base-passwd's script does it, and shadow's.
    for name in ("passwd", "group"):
        shutil.copy(root / f"usr/share/base-passwd/{name}.master", root / "etc" / name)
    (root / "etc/shadow").write_text("root:*:19000:0:99999:7:::\n")
    (root / "etc/gshadow").write_text("")
    run("systemd-sysusers", "--root", root)
    # As libpam-runtime's does it.
    for name in ("auth", "account", "password", "session", "session-noninteractive"):
        (root / f"etc/pam.d/common-{name}").write_text(f"{name.split('-')[0]} required pam_unix.so\n")
    if not (root / "usr/bin/awk").exists():
        (root / "usr/bin/awk").symlink_to("mawk")
