# SPDX-License-Identifier: MIT
"""One guest of the lab: QEMU's arm64 machine `virt`, plainly emulated, and every wire that leads into it.

Host to guest: a GPIO line is an input of the PL061 chip, set through QEMU's qtest socket; a finger goes through the guest's
uinput panel; a key comes from QEMU's keyboard; plug.py pulls the display's plug. Guest to host: the kiosk's trace and log,
each on a serial port that ends in a file; the console; pictures of the screen. Every wait is for something that the guest says.

/dev/kvm is never used: it may be there and still not run this guest, and figures would depend on it.
"""
import json
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

LIMIT = 180  # seconds; only a failing test comes near, or a machine that has much else to do
QEMU = "qemu-system-aarch64"
CHIP_AT, ALL_LEVELS, DIRECTION = 0x9030000, 0x3fc, 0x400  # the machine's only GPIO chip


class Failure(Exception):
    """What a test found amiss."""


def check(truth, what):
    if not truth:
        raise Failure(what)


class Guest:
    living, ending = set(), False

    def __init__(self, base, programs, size=(800, 480), start=None, data=None, snapshot=None, more=()):
        """base: lab-image.py's folder. programs: the disk with the programs. start: a script on it. data: a qcow2 disk, or None.
        snapshot: the name of a state in it to go on from; the guest is given a copy then."""
        check(not self.ending, "the lab was told to end")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lab-"))
        self.seen, self.events, self.control = 0, [], None
        for name in ("trace", "log", "console", "qemu"):
            (self.folder / name).touch()
        if snapshot:
            data = shutil.copyfile(data, self.folder / "data.qcow2")
        self.began = time.monotonic()
        self.process = subprocess.Popen(self.command(base, programs, size, start, data, snapshot, more),
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=open(self.folder / "qemu", "w"))
        self.living.add(self)
        try:
            self.monitor = self.connect("monitor").makefile("rw")
            self.monitor.readline()
            self.ask("qmp_capabilities")
            self.wires = self.connect("wires").makefile("rw")
            unattached = "/machine/unattached"
            self.chip = next(f"{unattached}/{p['name']}" for p in self.ask("qom-list", path=unattached)
                             if p["type"] == "child<pl061>")
            for line in range(8):  # as if pulled up: every button is released
                self.wire(line, True)
            self.ask("cont")
        except BaseException:
            self.close()
            raise

    def command(self, base, programs, size, start, data, snapshot, more):
        f = self.folder
        words = f"console=tty0 console=ttyAMA0 quiet panic=-1 mitigations=off{f' lab.start={start}' if start else ''}"
        command = [QEMU, "-M", "virt", "-cpu", "cortex-a72", "-accel", "tcg", "-smp", "1", "-m", "512", "-nodefaults",
                   "-no-user-config", "-display", "none", "-no-reboot", "-S",
                   "-kernel", base / "vmlinuz", "-initrd", base / "initrd.cpio", "-append", words,
                   "-serial", f"file:{f}/console", "-qmp", f"unix:{f}/monitor,server=on,wait=off",
                   "-qtest", f"unix:{f}/wires,server=on,wait=off", "-qtest-log", "none",
                   "-device", "virtio-serial-pci,id=ports",
                   "-chardev", f"socket,id=control,path={f}/control,server=on,wait=off",
                   "-device", "virtserialport,bus=ports.0,nr=1,chardev=control,name=control",
                   "-chardev", f"file,id=trace,path={f}/trace", "-device", "virtserialport,bus=ports.0,nr=2,chardev=trace",
                   "-chardev", f"file,id=log,path={f}/log", "-device", "virtserialport,bus=ports.0,nr=3,chardev=log",
                   "-device", f"virtio-gpu-pci,xres={size[0]},yres={size[1]}", "-vnc", f"unix:{f}/viewer",
                   "-device", "qemu-xhci,id=usb,p2=8,p3=8", "-device", "virtio-keyboard-pci,id=keyboard"]
        disks = [(base / "root.ext4", "raw,readonly=on"), (programs, "raw,readonly=on")]
        if data is not None:
            disks.append((data, "qcow2,cache=unsafe"))
        for number, (file, form) in enumerate(disks):
            command += ["-drive", f"file={file},if=none,id=disk{number},format={form}",
                        "-device", f"virtio-blk-pci,drive=disk{number}"]
        return [str(c) for c in command + list(more) + (["-loadvm", snapshot] if snapshot else [])]

    def connect(self, name):
        end = time.monotonic() + LIMIT
        while True:
            try:
                wire = socket.socket(socket.AF_UNIX)
                wire.settimeout(LIMIT)
                wire.connect(str(self.folder / name))
                return wire
            except OSError:
                check(self.process.poll() is None, f"QEMU ended: {self.read('qemu')}")
                check(time.monotonic() < end, f"QEMU's socket {name} does not answer")
                time.sleep(0.01)

    # --- the machine ---------------------------------------------------------------------------------------------------

    def ask(self, command, **arguments):
        message = {"execute": command}
        if arguments:
            message["arguments"] = {key.replace("_", "-"): value for key, value in arguments.items()}
        self.monitor.write(json.dumps(message) + "\n")
        self.monitor.flush()
        while True:
            line = self.monitor.readline()
            check(line, f"QEMU ended during {command}: {self.read('qemu')}")
            answer = json.loads(line)
            if "event" in answer:
                self.events.append(answer)
                continue
            check("error" not in answer, f"{command}: {answer.get('error', {}).get('desc')}")
            return answer["return"]

    def await_machine(self, event, **data):
        """The monitor's events, such as DEVICE_DELETED."""
        while True:
            for found in self.events:
                if found["event"] == event and data.items() <= found["data"].items():
                    self.events.remove(found)
                    return
            line = self.monitor.readline()
            check(line, f"QEMU ended while waiting for {event}")
            self.events.append(json.loads(line))

    def save(self, name):
        self.shell("true")
        said = self.ask("human-monitor-command", command_line=f"savevm {name}")
        check(not said, f"savevm: {said}")

    def wire(self, line, high):
        self.wires.write(f"set_irq_in {self.chip} unnamed-gpio-in {line} {int(high)}\n")
        self.wires.flush()
        check(self.wires.readline().startswith("OK"), "the wire cannot be set")

    def chip_byte(self, register):
        """A register of the GPIO chip, a PL061 (ARM DDI 0190, 3.3): lines are bits."""
        self.wires.write(f"readb {CHIP_AT + register:#x}\n")
        self.wires.flush()
        said = self.wires.readline().split()
        check(said[:1] == ["OK"], f"the chip cannot be read: {said}")
        return int(said[1], 16)

    def driven(self):
        """The lines that the guest drives: {line: high}."""
        outputs, levels = self.chip_byte(DIRECTION), self.chip_byte(ALL_LEVELS)
        return {line: bool(levels >> line & 1) for line in range(8) if outputs >> line & 1}

    def key(self, name, down=None):
        for state in (True, False) if down is None else (down,):
            self.ask("input-send-event", events=[{"type": "key", "data": {
                "down": state, "key": {"type": "qcode", "data": name}}}])

    def picture(self):
        file = self.folder / "screen.ppm"
        self.ask("screendump", filename=str(file))
        return file

    def unplug(self, device):
        self.ask("device_del", id=device)
        self.await_machine("DEVICE_DELETED", device=device)

    def cut_power(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.living.discard(self)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # --- what the guest says -------------------------------------------------------------------------------------------

    def read(self, name):
        return (self.folder / name).read_text(errors="replace")

    def story(self):
        return "\n".join(f"{name}: {self.read(name)[-1500:]}" for name in ("qemu", "console", "log", "trace"))

    def shell(self, line, status=0, limit=LIMIT):
        """Runs a line in the guest's shell as root; what it said."""
        if self.control is None:
            self.control = self.connect("control")
        self.control.settimeout(limit)
        self.control.sendall(line.encode() + b"\n")
        said = b""
        while True:
            end = re.search(rb"(?:^|\n)@@status (\d+)\r?\n", said)
            if end:
                text = said[:end.start()].decode(errors="replace")
                check(status is None or int(end[1]) == status, f"guest: {line}: status {int(end[1])}: {text}")
                return text
            try:
                piece = self.control.recv(65536)
            except TimeoutError:
                raise Failure(f"guest: {line}: no answer\n{self.story()}") from None
            check(piece, f"the guest ended during: {line}\n{self.story()}")
            said += piece

    def traced(self):
        """Every whole line of the trace that has not been looked at yet."""
        text = self.read("trace")[self.seen:]
        end = 0
        for line in text.splitlines(keepends=True):
            if not line.endswith("\n"):
                break
            end += len(line)
            yield self.seen + end, json.loads(line)

    def await_trace(self, what, /, limit=LIMIT, **fields):
        """The next traced event with these fields; what comes before it is passed over."""
        end = time.monotonic() + limit
        while True:
            for position, event in self.traced():
                if fields.items() <= event.items():
                    self.seen = position
                    return event
            check(self.process.poll() is None, f"{what}: QEMU ended\n{self.story()}")
            check(time.monotonic() < end, f"{what}: the trace has no {fields}\n{self.story()}")
            time.sleep(0.005)

    def card(self, what, /, **fields):
        return self.await_trace(what, event="card", **fields)

    def await_rest(self):
        """Until the kiosk sleeps with all its cards painted: it has not been on the processor between two looks."""
        pid, last, end = self.shell("pidof standfirst").strip(), None, time.monotonic() + LIMIT
        while True:
            now = self.shell(f"cut -d' ' -f3,14,15 /proc/{pid}/stat; grep ctxt /proc/{pid}/status; usleep 100000")
            if now == last and now.startswith("S"):
                return
            check(time.monotonic() < end, f"the kiosk does not come to rest\n{self.story()}")
            last = now

    def await_text(self, name, text):
        end = time.monotonic() + LIMIT
        while text not in self.read(name):
            check(self.process.poll() is None, f"QEMU ended\n{self.story()}")
            check(time.monotonic() < end, f"{name} does not say '{text}'\n{self.story()}")
            time.sleep(0.005)
