# SPDX-License-Identifier: MIT
"""The display's plug. A viewer tells QEMU's VNC server how large its window is, and the display adapter tells the guest of a
display of that size; of a viewer without a window it makes a connector with nothing plugged in. RFC 6143, 7.1 to 7.3, and for
the message the Remote Framebuffer Protocol's community version, "SetDesktopSize"."""
import struct

from guest import check
from kiosk import HEIGHT, WIDTH


class Plug:
    def __init__(self, guest):
        self.stream = guest.connect("viewer").makefile("rwb")
        version = self.stream.read(12)
        self.tell(version)
        kinds = self.stream.read(self.stream.read(1)[0])
        check(1 in kinds, f"QEMU's viewers must give a password: {version}, {kinds}")
        self.tell(b"\1")  # no password
        check(self.stream.read(4) == bytes(4), "QEMU refuses the viewer")
        self.tell(b"\1")  # others may look as well
        head = self.stream.read(24)
        self.stream.read(struct.unpack(">I", head[20:])[0])
        self.put_in()  # as it is; QEMU passes over a size that it has been told before

    def tell(self, message):
        self.stream.write(message)
        self.stream.flush()

    def size(self, width, height):
        self.tell(struct.pack(">BxHHBx", 251, width, height, 1) + struct.pack(">IHHHHI", 0, 0, 0, width, height, 0))

    def pull_out(self):
        self.size(0, 0)

    def put_in(self):
        self.size(WIDTH, HEIGHT)
