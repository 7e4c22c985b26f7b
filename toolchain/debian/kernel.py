# SPDX-License-Identifier: MIT
"""The kernel of the lab's guests: BASE/vmlinuz, BASE/kernel-version, and BASE/initrd.cpio, which loads what it takes to mount
the disks and hands over: to the lab's own /programs/init, or with the word lab.system on the kernel's command line to the
system on the first disk."""
import lzma
import re
import shutil
import subprocess

from . import fail, run, unpack

FIRST_MODULES = ["crc32c_generic", "virtio_pci", "virtio_mmio", "virtio_blk", "ext4", "overlay"]
MODULES = ["virtio_console", "virtio_input", "evdev", "virtio-gpu", "xhci-pci", "usbhid", "hid-generic", "hid-multitouch",
           "sd_mod", "usb-storage", "vfat", "exfat", "nls_cp437", "nls_ascii", "nls_iso8859-1", "nls_utf8", "uinput",
           "gpio_keys"]

FIRST_INIT = """#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs d /dev; $b mount -t proc p /proc; $b mount -t sysfs s /sys
for m in /modules/*.ko; do $b insmod $m; done
while [ ! -b /dev/vdb ]; do $b usleep 5000; done
case " $($b cat /proc/cmdline) " in *" lab.system "*)
    $b mount -o ro /dev/vda /lower || { echo "lab: the system cannot be mounted"; $b poweroff -f; }
    for d in dev proc sys; do $b mount --move /$d /lower/$d; done
    exec $b switch_root /lower /sbin/init ;;
esac
$b mount -o ro /dev/vda /lower && $b mount -t tmpfs t /upper && $b mkdir /upper/u /upper/w /upper/root &&
    $b mount -t overlay -o lowerdir=/lower,upperdir=/upper/u,workdir=/upper/w o /upper/root &&
    $b mount -o ro /dev/vdb /upper/root/programs || { echo "lab: the disks are not there"; $b poweroff -f; }
for d in dev proc sys; do $b mount --move /$d /upper/root/$d; done
exec $b switch_root /upper/root /programs/init
"""


def modules_in_order(folder, names):
    """The files to load, each after what it needs (modules.dep(5) has the needs in reverse)."""
    needs = {}
    for line in (folder / "modules.dep").read_text().splitlines():
        file, rest = line.split(":", 1)
        needs[re.sub(r"\.ko.*", "", file.rsplit("/", 1)[1]).replace("-", "_")] = [*reversed(rest.split()), file]
    builtin = (folder / "modules.builtin").read_text().replace("-", "_")
    order = []
    for name in (n.replace("-", "_") for n in names):
        if name not in needs and f"/{name}.ko" not in builtin:
            fail(f"the kernel has no module {name}")
        order += [f for f in needs.get(name, []) if f not in order]
    return order


def copy_modules(folder, files, target, first):
    for number, file in enumerate(files, first):
        data = (folder / file).read_bytes()
        if file.endswith(".xz"):
            data = lzma.decompress(data)
        (target / f"{number:03}-{re.sub('[.]xz$', '', file.rsplit('/', 1)[1])}").write_bytes(data)


def unpack_kernel(base):
    """BASE/packages/kernel, unpacked into BASE/kernel, which is the caller's to remove: the folder of its modules, which is
    called as the kernel's version."""
    kernel = base / "kernel"
    shutil.rmtree(kernel, ignore_errors=True)
    kernel.mkdir()
    unpack(next((base / "packages/kernel").glob("linux-image-*.deb")), kernel, "--wildcards", "./boot/*", "*lib/modules/*")
    modules = next(p for p in (kernel / "lib/modules", kernel / "usr/lib/modules") if p.is_dir())
    version = next(modules.iterdir()).name
    run("depmod", "-b", modules.parents[1], version)
    return modules / version


def make(base, root):
    folder = unpack_kernel(base)
    shutil.copy(base / f"kernel/boot/vmlinuz-{folder.name}", base / "vmlinuz")
    (base / "kernel-version").write_text(folder.name + "\n")
    first = modules_in_order(folder, FIRST_MODULES)
    rest = [f for f in modules_in_order(folder, FIRST_MODULES + MODULES) if f not in first]
    copy_modules(folder, rest, root / "lib/lab-modules", len(first))
    initrd = base / "initrd"
    for name in ("bin", "dev", "proc", "sys", "lower", "upper", "modules"):
        (initrd / name).mkdir(parents=True)
    copy_modules(folder, first, initrd / "modules", 0)
    shutil.copy(root / "bin/busybox", initrd / "bin")
    (initrd / "init").write_text(FIRST_INIT)
    (initrd / "init").chmod(0o755)
    names = "\n".join(str(p.relative_to(initrd)) for p in sorted(initrd.rglob("*")))
    with open(base / "initrd.cpio", "wb") as out:
        subprocess.run(["cpio", "-o", "-H", "newc", "--quiet", "-R", "0:0"], cwd=initrd, input=names.encode(),
                       stdout=out, check=True)
    shutil.rmtree(initrd)
    shutil.rmtree(base / "kernel")
