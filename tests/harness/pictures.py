# SPDX-License-Identifier: MIT
"""Pictures of the screen (PPM, from QEMU) held against proofs (PNG), with a tolerance: the rasteriser's last bit is not the
same on every kind of processor. Only the forms that those two write are read."""
import struct
import zlib

TOLERANCE = 2  # of 255, for each channel of each pixel
ENOUGH = 2000  # differences, and there is no need to look on


class Picture:
    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels  # pixels: bytes, three for each

    def rows(self):
        step = self.width * 3
        return [self.pixels[i:i + step] for i in range(0, len(self.pixels), step)]

    def at(self, x, y):
        start = (y * self.width + x) * 3
        return tuple(self.pixels[start:start + 3])

    def differs(self, other, tolerance=TOLERANCE):
        """None if they are alike; else in words where they are not."""
        if (self.width, self.height) != (other.width, other.height):
            return f"{self.width}x{self.height} against {other.width}x{other.height}"
        worst, places = 0, []
        for y, (mine, its) in enumerate(zip(self.rows(), other.rows())):
            if mine == its:
                continue
            for i, (a, b) in enumerate(zip(mine, its)):
                if abs(a - b) > tolerance:
                    worst = max(worst, abs(a - b))
                    places.append((i // 3, y))
            if len(places) > ENOUGH:
                break
        if not places:
            return None
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return f"{len(places)} channels differ by up to {worst}, within {min(xs)},{min(ys)} to {max(xs)},{max(ys)}"

    def cropped(self, width, height):
        return Picture(width, height, b"".join(row[:width * 3] for row in self.rows()[:height]))

    def turned(self, degrees):
        """Turned clockwise, as a panel that hangs on its side shows it."""
        picture = self
        for _ in range(degrees // 90 % 4):
            width, height, old = picture.height, picture.width, picture.rows()
            columns = [b"".join(row[x:x + 3] for row in reversed(old)) for x in range(0, picture.width * 3, 3)]
            picture = Picture(width, height, b"".join(columns))
        return picture


def read_ppm(path):
    return take_ppm(path.read_bytes(), path)


def take_ppm(data, path="a picture of the screen"):
    kind, size, most, pixels = data.split(b"\n", 3)
    assert kind == b"P6" and most == b"255", path
    width, height = map(int, size.split())
    return Picture(width, height, pixels)


def read_png(path):
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    at, packed, form = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            form = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    width, height, depth, colour, _, _, interlaced = form
    assert (depth, interlaced) == (8, 0) and colour in (2, 6), f"{path}: a form of PNG that is not read here"
    channels = 3 if colour == 2 else 4
    raw, step, rows, above = zlib.decompress(packed), width * channels, [], bytes(width * channels)
    for y in range(height):
        kind, row = raw[y * (step + 1)], bytearray(raw[y * (step + 1) + 1:(y + 1) * (step + 1)])
        unfilter(kind, row, above, channels)
        rows.append(bytes(row))
        above = row
    if channels == 4:
        rows = [b"".join(row[i:i + 3] for i in range(0, step, 4)) for row in rows]
    return Picture(width, height, b"".join(rows))


def unfilter(kind, row, above, channels):
    """PNG specification, 9.2: the filter types."""
    if kind == 2:
        row[:] = bytes((a + b) & 255 for a, b in zip(row, above))
    elif kind != 0:
        for i in range(len(row)):
            left = row[i - channels] if i >= channels else 0
            corner = above[i - channels] if i >= channels else 0
            up = above[i]
            if kind == 1:
                guess = left
            elif kind == 3:
                guess = (left + up) // 2
            else:
                p = left + up - corner
                guess = min((left, up, corner), key=lambda c: abs(p - c))
            row[i] = (row[i] + guess) & 255


def write_png(picture, path):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + row for row in picture.rows())
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
