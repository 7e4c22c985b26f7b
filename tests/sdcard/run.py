#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py: makes a card of an image that has the shape of Raspberry Pi OS Lite (DOS partition table, FAT, ext4), with packages that
are only shells, and reads back all that toolchain/sd-card.py wrote. Nothing is fetched."""
import hashlib
import lzma
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 120  # seconds
MIB, BOOT, ROOT = 1 << 20, 4, 36  # where the partitions begin, and 32 and 24 MiB of them
PATH = "/usr/sbin:/sbin:/usr/bin:/bin"
KEY = "untrusted comment: minisign public key\nRW" + "A" * 54 + "\n"
EDITION = b"\x89SFE\r\n\x1a\n" + bytes(100)
SETUP = "/var/lib/standfirst-setup"
CMDLINE = ("console=serial0,115200 console=tty1 root=PARTUUID=1234abcd-02 rootfstype=ext4 fsck.repair=yes rootwait quiet "
           "init=/usr/lib/raspberrypi-sys-mods/firstboot\n")
FSTAB = ("proc  /proc  proc  defaults  0  0\nPARTUUID=1234abcd-01  /boot/firmware  vfat  defaults  0  2\n"
         "PARTUUID=1234abcd-02  /  ext4  defaults,noatime  0  1\n")
STATUS = "\n".join(f"Package: {name}\nStatus: install ok installed\nPriority: required\nMaintainer: A <a@b.invalid>\n"
                   f"Architecture: arm64\nVersion: 1\nDescription: x\n" for name in ("dpkg", "libc6"))
passed = failed = 0


def check(name, good, said=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL sdcard: {name}: {said}")


def run(*command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, timeout=LIMIT, stdin=subprocess.DEVNULL,
                          env={"PATH": PATH, "LC_ALL": "C.UTF-8"}, **more)


def must(*command):
    done = run(*command)
    if done.returncode != 0:
        sys.exit(f"sdcard: {' '.join(map(str, command))}: {done.stderr.decode()}")


def official(folder):
    """The image, and what goes with it."""
    tree = folder / "tree"
    for name, text in {"etc/fstab": FSTAB, "usr/lib/os-release": "ID=debian\nVERSION_CODENAME=bookworm\n",
                       "var/lib/dpkg/status": STATUS, "etc/hostname": "raspberrypi\n"}.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text)
    for name in ("tmp", "var/tmp", "var/log", "var/lib/systemd", "etc/systemd/system/multi-user.target.wants"):
        (tree / name).mkdir(parents=True)
    must("mke2fs", "-q", "-t", "ext4", "-E", "root_owner=0:0", "-d", tree, folder / "ext4", "24M")
    must("mkfs.vfat", "-C", folder / "fat", 32 * 1024)
    (folder / "config.txt").write_text("dtoverlay=vc4-kms-v3d\n\n[cm4]\notg_mode=1\n")
    (folder / "cmdline.txt").write_text(CMDLINE)
    must("mcopy", "-i", folder / "fat", folder / "config.txt", folder / "cmdline.txt", "::")
    image = folder / "raspios.img"
    with open(image, "wb") as out:
        out.write(bytes(446) + b"".join(struct.pack("<4xB3xII", kind, start * MIB // 512, size * MIB // 512)
                                        for kind, start, size in ((0x0c, BOOT, 32), (0x83, ROOT, 24))) + bytes(32) + b"\x55\xaa")
        for start, part in ((BOOT, "fat"), (ROOT, "ext4")):
            out.seek(start * MIB)
            out.write((folder / part).read_bytes())
    return image


def package(folder, name, arch="arm64", depends="libc6"):
    tree = folder / f"{name}-{arch}"
    (tree / "DEBIAN").mkdir(parents=True)
    (tree / "DEBIAN/control").write_text(f"Package: {name}\nVersion: 1\nArchitecture: {arch}\nMaintainer: A <a@b.invalid>\n"
                                         f"Installed-Size: 100\nDepends: {depends}\nDescription: x\n")
    path = folder / f"{name}_1_{arch}.deb"
    must("dpkg-deb", "--build", "--root-owner-group", tree, path)
    return path


class Card:
    """What is on a card, by other means than those it was written with where there are others."""

    def __init__(self, path, scratch):
        table = path.read_bytes()[446:510]
        self.parts = [struct.unpack_from("<4xB3xII", table, 16 * i) for i in range(4)]
        self.whole = max(start + size for _, start, size in self.parts) * 512 == path.stat().st_size
        self.boot = f"{path}@@{BOOT * MIB}"
        self.files = []
        with open(path, "rb") as image:
            for i, (kind, start, size) in enumerate(self.parts):
                if kind == 0x83:
                    image.seek(start * 512)
                    (scratch / f"part{i}").write_bytes(image.read(size * 512))
        self.root, self.own = scratch / "part1", scratch / "part2"

    def on_boot(self, name):
        return run("mtype", "-i", self.boot, f"::{name}").stdout.decode()

    def on_root(self, path):
        return run("debugfs", "-R", f'cat "{path}"', self.root).stdout

    def about(self, path):
        return run("debugfs", "-R", f'stat "{path}"', self.root).stdout.decode()

    def is_root_s(self, path, mode):
        return re.search(rf"Mode:\s+{mode}\b", self.about(path)) and re.search(r"User:\s+0\s+Group:\s+0\b", self.about(path))


def sd_card(image, out, *options):
    return run(TOP / "toolchain/sd-card.py", image, out, *options)


def plain_card(folder, image, debs):
    """The fewest options, from a packed image."""
    packed = folder / "raspios.img.xz"
    packed.write_bytes(lzma.compress(image.read_bytes(), preset=0))
    done = sd_card(packed, folder / "plain.img", "--deb", *debs)
    check("a card is made of a packed image", done.returncode == 0, done.stderr.decode())
    if done.returncode != 0:
        return
    card = Card(folder / "plain.img", folder)
    check("the root is sound", run("e2fsck", "-fn", card.root).returncode == 0)
    check("the image ends with its last partition", card.whole, card.parts)
    check("the root has grown", card.parts[1][2] * 512 >= (24 + 64) * MIB, card.parts)
    check("there is no third partition", card.parts[2][2] == 0)
    for deb in debs:
        check(f"{deb.name} is on it", card.on_root(f"{SETUP}/packages/{deb.name}") == deb.read_bytes())
    check("the first start grows it", "firstboot" in card.on_boot("cmdline.txt"))
    check("a user is not asked for", '"/dev/null"' in card.about("/etc/systemd/system/userconfig.service"))
    check("the settings stay the package's", card.on_root("/etc/standfirst/standfirst.conf") == b"")
    check("fstab stays", card.on_root("/etc/fstab").decode() == FSTAB)
    script = folder / "install"
    script.write_bytes(card.on_root(f"{SETUP}/install"))
    check("the script is one of the shell's", run("sh", "-n", script).returncode == 0 and script.stat().st_size > 500)
    # apt takes a package's file for one only by its whole path, when it has nothing to fetch.
    check("the packages have whole paths", f" {SETUP}/packages/*.deb\n" in script.read_text(), script.read_text())
    check("the script may be run", card.is_root_s(f"{SETUP}/install", "0755"), card.about(f"{SETUP}/install"))
    wanted = "/etc/systemd/system/multi-user.target.wants/standfirst-setup.service"
    check("the unit is wanted", "/etc/systemd/system/standfirst-setup.service" in card.about(wanted))
    check("the unit starts the script", f"ExecStart={SETUP}/install\n".encode() in
          card.on_root("/etc/systemd/system/standfirst-setup.service"))


def full_card(folder, image, debs):
    """Every option."""
    given = {"newsroom.pub": KEY.encode(), "desk two.pub": KEY.encode(), "tuesday.edition": EDITION,
             "login": b"ann:$6$salt$hash\n", "lobby.conf": b"# rotation = 270;\ndisplay: {\n    rotation = 0;\n};\n"}
    for name, content in given.items():
        (folder / name).write_bytes(content)
    done = sd_card(image, folder / "full.img", "--deb", debs[0], "--deb", debs[1], "--config", folder / "lobby.conf", "--key",
                   folder / "newsroom.pub", folder / "desk two.pub", "--edition", folder / "tuesday.edition", "--rotate", "90",
                   "--gpio-keys", "--hdmi-hotplug", "--read-only", "--login", folder / "login")
    check("a card is made with every option", done.returncode == 0, done.stderr.decode())
    if done.returncode != 0:
        return
    card = Card(folder / "full.img", folder)
    check("the root is sound, and the editions' partition",
          all(run("e2fsck", "-fn", part).returncode == 0 for part in (card.root, card.own)))
    check("it has the name that fstab says", run("e2label", card.own).stdout == b"standfirst\n")
    check("the partitions do not overlap", card.parts[1][1] + card.parts[1][2] <= card.parts[2][1], card.parts)
    check("they fill the image", card.whole, card.parts)
    check("the settings are turned", card.on_root("/etc/standfirst/standfirst.conf") ==
          given["lobby.conf"].replace(b"    rotation = 0;", b"    rotation = 90;"))
    for name in ("newsroom.pub", "desk two.pub"):
        check(f"{name} is there", card.on_root(f"/etc/standfirst/keys/{name}").decode() == KEY)
        check(f"{name} is root's", card.is_root_s(f"/etc/standfirst/keys/{name}", "0644"))
    check("the keys' folder can be entered", card.is_root_s("/etc/standfirst/keys", "0755"))
    check("the edition is there", card.on_root(f"{SETUP}/editions/tuesday.edition") == EDITION)
    check("the user is there", card.on_boot("userconf.txt") == "ann:$6$salt$hash\n")
    check("the user's service is left", "File not found" not in card.about("/etc") and
          card.about("/etc/systemd/system/userconfig.service") == "")
    config = card.on_boot("config.txt").splitlines()
    check("config.txt keeps what it had", config[:4] == ["dtoverlay=vc4-kms-v3d", "", "[cm4]", "otg_mode=1"], config)
    check("config.txt speaks to all models", "[all]" in config[4:] and config.index("[all]") < config.index("disable_splash=1"))
    check("four keys and HDMI", sum("dtoverlay=gpio-key,gpio=" in line for line in config) == 4 and
          "hdmi_force_hotplug=1" in config, config)
    words = card.on_boot("cmdline.txt")
    check("cmdline.txt is one line", words.count("\n") == 1 and words.endswith("\n"))
    check("the start is silent, turned, and leaves the root as large as it is", words.split() == [
        "console=serial0,115200", "console=tty3", "root=PARTUUID=1234abcd-02", "rootfstype=ext4", "fsck.repair=yes", "rootwait",
        "quiet", "loglevel=3", "logo.nologo", "vt.global_cursor_default=0",
        "systemd.show_status=false", "rd.udev.log_level=3", "fbcon=rotate:1", "video=HDMI-A-1:D"], words)
    own = "LABEL=standfirst  /var/lib/standfirst  ext4  "
    check("the editions' partition is mounted from the first start",
          card.on_root("/etc/fstab").decode().startswith(FSTAB + own))
    after = card.on_root(f"{SETUP}/fstab").decode()
    check("then the rest is read-only", re.search(r"-02\s+/\s+ext4\s+ro,noatime\s", after) and
          re.search(r"-01\s+/boot/firmware\s+vfat\s+ro\s", after) and own in after and "tmpfs  /var/log  tmpfs" in after, after)
    check("it can be mounted there", "Type: directory" in card.about("/var/lib/standfirst"))


def refusals(folder, image, debs):
    (folder / "text").write_text("words\n" * 200)
    (folder / "table.img").write_bytes(image.read_bytes()[:512] + bytes(MIB))
    bare = bytearray(image.read_bytes())
    bare[BOOT * MIB:(BOOT + 1) * MIB] = (folder / "fat").read_bytes()[:MIB].replace(b"CONFIG  TXT", b"OTHER   TXT")
    (folder / "bare.img").write_bytes(bare)
    (folder / "cut.img.xz").write_bytes((folder / "raspios.img.xz").read_bytes()[:-2000])
    (folder / "flat.conf").write_text("display: { theme = \"paper\"; };\n")
    both = ["--deb", *debs]
    other = package(folder, "standfirst", "amd64")
    needy = package(folder / "needy", "standfirst-kiosk", depends="libc6, libsdl2-2.0-0")
    for name, source, options, said in [
            ("no image", folder / "none.img", both, "is not there"),
            ("not an image", folder / "text", both, "no partition table"),
            ("an image cut short", folder / "table.img", both, "cut short"),
            ("a packed image cut short", folder / "cut.img.xz", both, "cut.img.xz: "),
            ("no config.txt", folder / "bare.img", both, "no config.txt"),
            ("no package", image, ["--deb", folder / "text"], "not a Debian package"),
            ("another architecture", image, ["--deb", other, debs[1]], "is for amd64, the image is arm64"),
            ("one package of two", image, ["--deb", debs[0]], "standfirst-kiosk is missing"),
            ("a dependency that is nowhere", image, ["--deb", debs[0], needy], "libsdl2-2.0-0; give them with --deb"),
            ("no key", image, [*both, "--key", folder / "text"], "not a public key"),
            ("no edition", image, [*both, "--edition", folder / "text"], "not an edition"),
            ("no login", image, [*both, "--login", folder / "text"], "not one line NAME:HASH"),
            ("settings that cannot be turned", image, [*both, "--config", folder / "flat.conf", "--rotate", "90"],
             "no line 'rotation"),
            ("a card made twice", folder / "plain.img", both, "already"),
            ("no folder for it", image, both, "is no folder")]:
        out = folder / ("nowhere/out.img" if name == "no folder for it" else "out.img")
        done = sd_card(source, out, *options)
        lines = done.stderr.decode().splitlines()
        check(f"refused: {name}", done.returncode == 1 and len(lines) == 1 and said in lines[0], lines)
        check(f"nothing is left: {name}", not out.exists() and not list(folder.glob(".sd-card-*")))
    check("not over the image itself", b"over the image" in sd_card(image, image, *both).stderr)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "needy").mkdir()
        image = official(folder)
        before = hashlib.sha256(image.read_bytes()).digest()
        debs = [package(folder, "standfirst"), package(folder, "standfirst-kiosk", depends="libc6, standfirst (= 1)")]
        plain_card(folder, image, debs)
        full_card(folder, image, debs)
        refusals(folder, image, debs)
        check("the image is as it was", hashlib.sha256(image.read_bytes()).digest() == before)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
