# SPDX-License-Identifier: MIT
"""A guest with Debian's own system in it, systemd and all, in which our packages are installed as on a Pi: what toolchain/
lab-debian.py made, an arm64 .deb of each, and nothing of the lab's between the service and its devices. Its root is mounted
read-only but while packages are installed; the shelf has a disk of its own. The kiosk's trace is a file in its runtime
directory, which the lab's shell hands on to the host."""
import pathlib
import re
import shutil

from guest import check
from kiosk import Kiosk, run

# What quietens the console; the guide and toolchain/sd-card.py say the same.
QUIET = "quiet loglevel=3 systemd.show_status=false rd.udev.log_level=3 vt.global_cursor_default=0 consoleblank=0"
DROP_IN = "/etc/systemd/system/standfirst.service.d"
TRACED = ("[Service]\nExecStart=\nExecStart=/usr/bin/standfirst run --trace /run/standfirst/trace\n"
          "TimeoutStartSec=5min\n")  # on a busy machine an emulated first frame may take minutes
GUIDE = pathlib.Path(__file__).resolve().parents[2] / "config/standfirst-kiosk.7"
START_LIMIT = 300  # seconds; emulated, a boot takes ten times as long as on a Pi


class Debian(Kiosk):
    """system, shelf: disks that are written to. more: images of more disks, read only. words: more of QEMU's; with a disk among
    them, shelf is None."""

    def __init__(self, lab, system, shelf, more=(), snapshot=None, words=()):
        self.from_state, self.words = snapshot, words
        written = [(disk, f"{disk.suffix.removeprefix('.').replace('ext4', 'raw')},cache=unsafe") for disk in (system, shelf) if disk]
        self.disks = [written[0], (lab.folder / "programs.ext4", "raw,readonly=on"), *written[1:],
                      *((image, "raw,readonly=on") for image in more)]
        super().__init__(lab, lab.folder, lab.folder / "programs.ext4", (800, 480))

    def command(self, *words):
        command = super().command(*words)
        command[command.index("-append") + 1] = f"console=ttyAMA0 console=tty1 lab.system {QUIET} fsck.repair=yes panic=-1 mitigations=off"
        command[command.index("-m") + 1] = "1024"
        first = command.index("-drive")
        command[first:first + 8] = [word for n, (file, form) in enumerate(self.disks) for word in (
            "-drive", f"file={file},if=none,id=disk{n},format={form}", "-device", f"virtio-blk-pci,drive=disk{n}")]
        return command + [*self.words, *(["-loadvm", self.from_state] if self.from_state else [])]

    def pid(self):
        return self.shell("systemctl show -P MainPID standfirst").strip()

    def main_property(self, name):
        return self.shell(f"systemctl show -P {name} standfirst").strip()

    def remount(self, mode):
        self.shell(f"mount -o remount,{mode} /")

    def power_off(self):
        """As a technician does it; what the disks hold then is what the next boot finds."""
        self.shell("sync")
        self.control.sendall(b"systemctl poweroff\n")
        self.process.wait(START_LIMIT)


def new_disk(lab, name, behind=None):
    """A qcow2 disk in the lab's state: over the image `behind`, or an empty ext4 with the label that fstab names."""
    disk = lab.state / f"{name}.qcow2"
    disk.unlink(missing_ok=True)
    if behind is not None:
        form = "qcow2" if behind.suffix == ".qcow2" else "raw"
        run("qemu-img", "create", "-q", "-f", "qcow2", "-b", behind, "-F", form, disk)
        return disk
    raw = lab.state / f"{name}.ext4"
    raw.unlink(missing_ok=True)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-m", "0", "-L", "standfirst", raw, "64M")
    run("qemu-img", "convert", "-q", "-O", "qcow2", raw, disk)
    raw.unlink()
    return disk


def guide_commands():
    """What the technician's guide has one type: the lines that begin with "# " or "$ ", in its order."""
    shown = re.findall(r"^\.Bd -literal[^\n]*\n(.*?)^\.Ed$", GUIDE.read_text(), re.M | re.S)
    return [line[2:] for block in shown for line in block.splitlines() if line[:2] in ("# ", "$ ")]


def install(lab):
    """Boots the bare system, installs the packages as the guide says, and keeps the disk: STATE/installed.qcow2. The guest,
    still running."""
    disk = new_disk(lab, "installed", lab.folder / "debian.ext4")
    g = Debian(lab, disk, new_disk(lab, "first-shelf"), [lab.folder / "debs.ext4"])
    try:
        g.shell("true", limit=START_LIMIT)
        g.remount("rw")
        g.shell("ldconfig; mount -o ro /dev/vdd /mnt")
        g.shell(f"mkdir -p {DROP_IN} /etc/standfirst")
        g.write(f"{DROP_IN}/trace.conf", TRACED)
        said = "".join(g.shell(f"cd /mnt && DEBIAN_FRONTEND=noninteractive {command}", limit=START_LIMIT)
                       for command in guide_commands() if command.startswith("apt-get"))
        check("warning" not in said.lower() and "error" not in said.lower(), said)
    except BaseException:
        g.close()
        raise
    return g


def installed(lab, shelf=None, words=()):
    """A guest that boots from a copy of the disk with the packages. shelf: a disk, or an empty one is made; or one is among the
    words, which are more of QEMU's."""
    base = lab.state / "installed.qcow2"
    check(base.exists(), "the packages are not installed: the test package_installs makes the disk")
    if shelf is None and "-blockdev" not in words:
        shelf = new_disk(lab, "shelf")
    return Debian(lab, new_disk(lab, "run", base), shelf, words=words)


def await_system(g):
    """Until all is started that starts with the system."""
    g.shell("true", limit=START_LIMIT)
    g.shell("until systemctl is-system-running | grep -Eq 'running|degraded'; do sleep 1; done", limit=START_LIMIT)


def at_rest(lab):
    """A guest that goes on from the state that `keep` has saved; its disks are copies."""
    disks = []
    for name in ("run", "shelf"):
        kept = lab.state / f"kept-{name}.qcow2"
        check(kept.exists(), "no state is saved: the test package_boots does it")
        disks.append(shutil.copyfile(kept, lab.state / f"{name}.qcow2"))
    g = Debian(lab, *disks, snapshot="rest")
    g.shell("true")
    return g


def keep(lab, g):
    """Saves the state that the other tests start from, and ends the guest."""
    g.await_rest()
    g.save("rest")
    g.close()
    for name in ("run", "shelf"):
        (lab.state / f"{name}.qcow2").rename(lab.state / f"kept-{name}.qcow2")
