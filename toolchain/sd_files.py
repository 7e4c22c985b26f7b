# SPDX-License-Identifier: MIT
"""What a card for a wall holds besides the packages: lines of the boot partition's files, the settings, the list of file systems,
and what installs the packages at the first start. Texts in, texts out."""
import pathlib
import re

from debian import fail

SETUP = "/var/lib/standfirst-setup"
MARK = "# What the wall needs (Standfirst)."

# The packages' own scripts run best on the system they are for, so they are installed there, from the card, without a network.
# A power cut at any point leaves all that is needed to begin again.
INSTALL = f"""#!/bin/sh
# Installs the packages that the card was made with, once, and removes itself.
set -e
export DEBIAN_FRONTEND=noninteractive
cd {SETUP}
dpkg --configure -a --force-confold
apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold install --no-install-recommends {SETUP}/packages/*.deb
for edition in editions/*.edition; do
    [ -e "$edition" ] || continue
    name=${{edition##*/}}
    install -o standfirst -g standfirst -m 644 "$edition" "/var/lib/standfirst/inbox/.$name.part"
    mv "/var/lib/standfirst/inbox/.$name.part" "/var/lib/standfirst/inbox/$name"
done
read_only=
if [ -e fstab ]; then
    cp fstab /etc/fstab.new
    mv /etc/fstab.new /etc/fstab
    read_only=yes
fi
sync
rm -f /etc/systemd/system/multi-user.target.wants/standfirst-setup.service /etc/systemd/system/standfirst-setup.service
rm -r {SETUP}
[ -z "$read_only" ] || systemctl --no-block reboot
"""

UNIT = f"""[Unit]
Description=Install the packages of the wall
ConditionPathExists={SETUP}/install
After=local-fs.target systemd-tmpfiles-setup.service

[Service]
Type=oneshot
ExecStart={SETUP}/install
TimeoutStartSec=30min

[Install]
WantedBy=multi-user.target
"""

# The keys of the four buttons of the guide: line, name, and the kernel's number of Right, Left, PageDown and Home.
KEYS = [(5, "next", 106), (6, "previous", 105), (16, "quote", 109), (24, "home", 102)]


def config_txt(text, gpio_keys, hotplug):
    lines = [MARK, "[all]", "disable_splash=1"]
    if hotplug:
        lines.append("hdmi_force_hotplug=1")
    if gpio_keys:
        lines += [f"dtoverlay=gpio-key,gpio={line},active_low=1,gpio_pull=up,label={name},keycode={code}"
                  for line, name, code in KEYS]
    if MARK in text:
        fail("the image has been made into a wall's already; take the official one")
    return text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"


def cmdline_txt(text, rotate, hotplug, read_only):
    """The kernel's one line: quiet, with its messages on a terminal that is not the kiosk's. The console is turned by fbcon, which
    touches nothing else; turned by video= or by the panel's driver, the kiosk's own turn would come on top."""
    words = text.split()
    if not any(w.startswith("root=") for w in words):
        fail("the image's cmdline.txt names no root; is it an official image of Raspberry Pi OS Lite?")
    words = ["console=tty3" if w == "console=tty1" else w for w in words]
    wanted = ["quiet", "loglevel=3", "logo.nologo", "vt.global_cursor_default=0",
              "systemd.show_status=false", "rd.udev.log_level=3"]
    if rotate:
        wanted.append(f"fbcon=rotate:{rotate // 90}")
    if hotplug:
        wanted.append("video=HDMI-A-1:D")
    if read_only:
        # The root is as large as it gets: another partition is behind it.
        words = [w for w in words if not re.fullmatch(r"resize|init=\S*/(?:firstboot|init_resize\.sh)", w)]
    return " ".join(words + [w for w in wanted if w not in words]) + "\n"


def settings(path, rotate):
    """The settings' text, with the turn in it."""
    text = pathlib.Path(path).read_text()
    if rotate:
        text, n = re.subn(r"^(\s*(?:display\s*[:=]\s*\{\s*)?rotation\s*[:=]\s*)\d+", rf"\g<1>{rotate}", text, flags=re.M)
        if n != 1:
            fail(f"{path}: has no line 'rotation = 0;' to put the {rotate} degrees of --rotate into; "
                 "add it to its group display")
    return text


def file_systems(text, in_memory):
    """fstab at the first start, and after it: then only the kiosk's folder is written, and what else must be is in memory.
    in_memory: the mode of each such folder."""
    kept = text.rstrip("\n") + "\n"
    own = ("LABEL=standfirst  /var/lib/standfirst  ext4  noatime,nodev,nosuid,noexec,nofail,"
           "x-systemd.device-timeout=60  0  2\n")
    memory = "".join(f"tmpfs  {folder}  tmpfs  mode={mode},nodev,nosuid,size=10%  0  0\n"
                     for folder, mode in in_memory.items())
    lines, turned = [], 0
    for line in kept.splitlines():
        words = line.split()
        if len(words) >= 4 and not line.startswith("#") and words[1] in ("/", "/boot", "/boot/firmware"):
            words[3] = ",".join(["ro"] + [o for o in words[3].split(",") if o not in ("rw", "defaults")])
            line = "  ".join(words)
            turned += words[1] == "/"
        lines.append(line)
    if turned != 1:
        fail("the image's /etc/fstab does not name its root once; is it an official image of Raspberry Pi OS Lite?")
    return kept + own, "\n".join(lines) + "\n" + own + memory
