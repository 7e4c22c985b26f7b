#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a wall's SD card of an official image of Raspberry Pi OS Lite, which stays as it is.

    toolchain/sd-card.py raspios-lite.img.xz lobby.img --deb standfirst_*_arm64.deb --deb standfirst-kiosk_*_arm64.deb --fetch \\
        --config lobby.conf --key newsroom.pub --edition tuesday.edition

The packages are put on the card and installed at the first start, which takes some minutes and needs no network. What they
depend on has to be given as well, or is fetched with --fetch. Write OUT to a card with any imaging tool.
"""
import argparse
import lzma
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import debian
import sd_files
from debian import fail
from sd_image import MIB, Image, copy

SHELF_SIZE = 512 * MIB
# Written by the system itself; with a read-only root that happens in memory.
IN_MEMORY = {"/tmp": 1777, "/var/tmp": 1777, "/var/log": 755, "/var/lib/systemd": 755, "/var/lib/NetworkManager": 755}
UNITS = "/etc/systemd/system"
EDITION_MAGIC = b"\x89SFE\r\n\x1a\n"  # firmware/edition/FORMAT.md


def arguments():
    parser = argparse.ArgumentParser(prog="sd-card.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("image", metavar="IMAGE", help="the official image, as it is or packed with xz")
    parser.add_argument("out", metavar="OUT", help="the image to write")
    parser.add_argument("--deb", nargs="+", action="extend", required=True, metavar="FILE", help="a package for the card")
    parser.add_argument("--fetch", action="store_true", help="fetch the packages they depend on from the image's own sources")
    parser.add_argument("--config", metavar="FILE", help="the settings; else those of the package")
    parser.add_argument("--key", nargs="+", action="extend", default=[], metavar="FILE", help="public keys, NAME.pub")
    parser.add_argument("--edition", metavar="FILE", help="the edition to begin with, instead of the factory edition")
    parser.add_argument("--rotate", type=int, choices=(90, 180, 270), help="turns the picture, touch and console clockwise")
    parser.add_argument("--gpio-keys", action="store_true", help="the kernel makes keys of the guide's four buttons")
    parser.add_argument("--hdmi-hotplug", action="store_true", help="the first HDMI socket counts as plugged in always")
    parser.add_argument("--read-only", action="store_true", help="a read-only system, with a partition for the editions")
    parser.add_argument("--login", metavar="FILE", help="a line NAME:HASH, the user to be; else there is no login at all")
    return parser.parse_args()


def need_files(options):
    for path in [options.image, *options.deb, *options.key, *filter(None, (options.config, options.edition, options.login))]:
        if not os.path.isfile(path):
            fail(f"{path}: is not there, or is no file")
    for key in options.key:
        if not key.endswith(".pub") or not re.search(r"^RW\S{54}$", pathlib.Path(key).read_text("latin-1"), re.M):
            fail(f"{key}: is not a public key; keygen writes one as NAME.pub")
    if options.edition and pathlib.Path(options.edition).read_bytes()[:8] != EDITION_MAGIC:
        fail(f"{options.edition}: is not an edition")
    if options.login and not re.fullmatch(r"[a-z_][a-z0-9_-]*:\$\w+\$\S+\n?", pathlib.Path(options.login).read_text("latin-1")):
        fail(f"{options.login}: is not one line NAME:HASH; `openssl passwd -6` makes the hash")
    if os.path.exists(options.out) and os.path.samefile(options.image, options.out):
        fail(f"{options.out}: would be written over the image; choose another name")


def unpack(source, target):
    try:
        with (lzma.open if source.endswith(".xz") else open)(source, "rb") as image, open(target, "wb") as out:
            copy(image, out)
    except (lzma.LZMAError, EOFError) as error:
        fail(f"{source}: cannot be unpacked: {error}")


def facts_of(deb):
    """Package, architecture and installed size in bytes."""
    done = subprocess.run(["dpkg-deb", "--show", "--showformat", "${Package} ${Architecture} ${Installed-Size}", deb],
                          capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"{deb}: is not a Debian package")
    name, arch, size = done.stdout.split()
    return name, arch, int(size) * 1024


def system_of(image):
    """Its list of packages, architecture and release."""
    status, release = image.read("/var/lib/dpkg/status"), image.read("/usr/lib/os-release")
    if status is None or release is None:
        fail(f"{image.called}: has no Debian system on it")
    arch = re.search(rb"^Package: dpkg\n(?:.+\n)*?Architecture: (\w+)$", status, re.M)
    codename = re.search(rb"^VERSION_CODENAME=(\w+)", release, re.M)
    if arch is None or codename is None or codename[1].decode() not in debian.RELEASES:
        fail(f"{image.called}: is of a release that is not known here: {', '.join(debian.RELEASES)}")
    return status, arch[1].decode(), codename[1].decode()


def sources_of(image, folder):
    """Where the image gets its packages from, and the keys that it knows them by: as its /etc/apt, below `folder`."""
    for place in ("/etc/apt/sources.list.d", "/etc/apt/trusted.gpg.d", "/usr/share/keyrings"):
        (folder / place[1:]).mkdir(parents=True)
        for name in image.names(place):
            (folder / place[1:] / name).write_bytes(image.read(f"{place}/{name}") or b"")
    etc = folder / "etc/apt"
    (etc / "sources.list").write_bytes(image.read("/etc/apt/sources.list") or b"")
    for file in [etc / "sources.list", *(etc / "sources.list.d").iterdir()]:
        # Keys are named by their paths in the image.
        file.write_bytes(file.read_bytes().replace(b"/usr/share/keyrings/", f"{folder}/usr/share/keyrings/".encode()))
    return etc


def packages_for(image, debs, fetch, scratch):
    """The given packages and, with `fetch`, what they depend on and the image does not have."""
    status, arch, release = system_of(image)
    names = set()
    for deb in debs:
        name, its, _ = facts_of(deb)
        names.add(name)
        if its not in (arch, "all"):
            fail(f"{deb}: is for {its}, the image is {arch}")
    if missing := {"standfirst", "standfirst-kiosk"} - names:
        fail(f"the package {sorted(missing)[0]} is missing among those of --deb")
    (scratch / "status").write_bytes(status)
    apt = debian.Apt(scratch / "apt", arch, release, scratch / "status", sources_of(image, scratch / "system"))
    if fetch:
        print("sd-card: fetching what the packages depend on", flush=True)
        apt.update()
    local = [str(pathlib.Path(d).resolve()) for d in debs]
    tried = subprocess.run(["apt-get", "-q", *apt.options, "install", "-s", "--no-install-recommends", *local],
                           capture_output=True, text=True, stdin=subprocess.DEVNULL)
    wanted = sorted(set(re.findall(r"Depends: (\S+)", tried.stdout)) - names)
    if tried.returncode != 0 and wanted:
        fail(f"neither the image nor {'its sources have' if fetch else '--deb has'} {', '.join(wanted)}; "
             f"give them with --deb{'' if fetch else ', or say --fetch'}")
    if tried.returncode != 0:
        fail(f"the packages do not go together: {(tried.stderr or tried.stdout).strip().splitlines()[-1]}")
    if fetch:
        apt.take(scratch / "fetched", *local)
    return [pathlib.Path(d) for d in debs] + sorted((scratch / "fetched").glob("*.deb"))


def contents(options, image, packages):
    """What is written into the root: files and links."""
    files = [(f"{sd_files.SETUP}/install", sd_files.INSTALL.encode(), 0o755),
             (f"{UNITS}/standfirst-setup.service", sd_files.UNIT.encode(), 0o644)]
    links = [(f"{UNITS}/multi-user.target.wants/standfirst-setup.service", f"{UNITS}/standfirst-setup.service")]
    files += [(f"{sd_files.SETUP}/packages/{p.name}", p, 0o644) for p in packages]
    if options.config or options.rotate:
        source = options.config or debian.TOP / "config/standfirst.conf"
        files.append(("/etc/standfirst/standfirst.conf", sd_files.settings(source, options.rotate).encode(), 0o644))
    files += [(f"/etc/standfirst/keys/{os.path.basename(k)}", pathlib.Path(k), 0o644) for k in options.key]
    if options.edition:
        name = pathlib.Path(options.edition).stem + ".edition"
        files.append((f"{sd_files.SETUP}/editions/{name}", pathlib.Path(options.edition), 0o644))
    if not options.login:
        # It would ask on the screen for a user's name.
        links.append((f"{UNITS}/userconfig.service", "/dev/null"))
    if options.read_only:
        before, after = sd_files.file_systems((image.read("/etc/fstab") or b"").decode(),
                                                {f: mode for f, mode in IN_MEMORY.items() if image.has(f)})
        files += [("/var/lib/standfirst", None, 0o755), ("/etc/fstab", before.encode(), 0o644),
                  (f"{sd_files.SETUP}/fstab", after.encode(), 0o644)]
        links += [(f"{UNITS}/{name}", "/dev/null") for name in ("dphys-swapfile.service", "apt-daily.timer",
                                                               "apt-daily-upgrade.timer", "man-db.timer")]
    return files, links


def make(options, scratch):
    new = scratch / "image"
    unpack(options.image, new)
    image = Image(str(new), options.image)
    image.check(repair=True)
    config, cmdline = image.boot_read("config.txt"), image.boot_read("cmdline.txt")
    packages = packages_for(image, options.deb, options.fetch, scratch)
    # The first start makes the root as large as the card, unless it is read-only; the packages fit either way.
    image.grow_root(sum(p.stat().st_size + facts_of(p)[2] for p in packages) + 64 * MIB)
    image.write(*contents(options, image, packages))
    image.boot_write("config.txt", sd_files.config_txt(config, options.gpio_keys, options.hdmi_hotplug))
    image.boot_write("cmdline.txt", sd_files.cmdline_txt(cmdline, options.rotate, options.hdmi_hotplug, options.read_only))
    if options.login:
        image.boot_write("userconf.txt", pathlib.Path(options.login).read_text())
    image.check()
    if options.read_only:
        image.add_partition("standfirst", SHELF_SIZE)
    image.finish()
    os.replace(new, options.out)
    print(f"sd-card: {options.out}: {os.path.getsize(options.out) // MIB} MiB, {len(packages)} packages to install at its first "
          "start")


def main():
    options = arguments()
    debian.need("apt-get", "dpkg-deb", "debugfs", "e2fsck", "resize2fs", "mke2fs", "mcopy", "mtype")
    need_files(options)
    folder = pathlib.Path(options.out).absolute().parent
    if not folder.is_dir():
        fail(f"{folder}: is no folder")
    # Beside OUT, so that it gets its name when it is whole.
    scratch = pathlib.Path(tempfile.mkdtemp(prefix=".sd-card-", dir=folder))
    try:
        make(options, scratch)
    except OSError as error:
        fail(f"{error.filename or options.out}: {error.strerror}")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


main()
