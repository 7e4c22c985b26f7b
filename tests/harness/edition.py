#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The edition file, read and written after firmware/edition/FORMAT.md and nothing else: an independent witness that the
page suffices. Standard library only; written to be read, not to be fast.

    edition.py read FILE [KEY.pub...]       facts and articles as JSON; exit 1 and one line if it is refused
    edition.py write FILE SOURCE.json [KEY] writes an edition; KEY is an unencrypted secret key of minisign
"""
import base64
import binascii
import calendar
import functools
import hashlib
import json
import re
import struct
import sys
import unicodedata

MAGIC = b"\x89SFE\r\n\x1a\n"
HEADER = struct.Struct("<8sIIQQ32s")
RECORD = struct.Struct("<IIQQ32s")
SPAN = struct.Struct("<IIB")
MIB = 1 << 20
FIRST_LINE = "untrusted comment: standfirst edition"


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


def blake2b_256(data):
    return hashlib.blake2b(data, digest_size=32).digest()


# Ed25519 as in RFC 8032, section 6: slow, short, and not hardened against onlookers. For tests only.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def add(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    t, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, z - t, z + t, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point, scalar = add(point, point), scalar >> 1
    return total


def pack_point(p):
    z = pow(p[2], P - 2, P)
    x, y = p[0] * z % P, p[1] * z % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def unpack_point(data):
    y = int.from_bytes(data, "little")
    y, sign = y & (1 << 255) - 1, y >> 255
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def sha512_number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def expand(seed):
    h = hashlib.sha512(seed).digest()
    return int.from_bytes(h[:32], "little") & (1 << 254) - 8 | 1 << 254, h[32:]


def public_of(seed):
    return pack_point(times(expand(seed)[0], BASE))


def ed25519_sign(seed, message):
    a, prefix = expand(seed)
    r = sha512_number(prefix, message) % ORDER
    point = pack_point(times(r, BASE))
    return point + ((r + sha512_number(point, public_of(seed), message) * a) % ORDER).to_bytes(32, "little")


@functools.lru_cache
def ed25519_verify(public, message, signature):
    a, r = unpack_point(public), unpack_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    left, right = times(s, BASE), add(r, times(sha512_number(signature[:32], public, message) % ORDER, a))
    return pack_point(left) == pack_point(right)


# Texts

def check_text(data, what, most, least=0, paragraphs=False):
    need(least <= len(data) <= most, f"{what}: {len(data)} bytes, not {least} to {most}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{what}: not UTF-8")
    marks = 0
    for c in text:
        n = ord(c)
        need(c == "\n" and paragraphs or not (n < 0x20 or 0x7f <= n < 0xa0), f"{what}: control character")
        need(not (0x2028 <= n <= 0x202e or 0x2066 <= n <= 0x2069), f"{what}: separator or bidi control")
        marks = marks + 1 if unicodedata.combining(c) else 0
        need(marks <= 30, f"{what}: too many combining marks")
    need(unicodedata.is_normalized("NFC", text), f"{what}: not NFC")
    return text


def is_date(text):
    m = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not m:
        return False
    year, month, day = map(int, m.groups())
    return 1970 <= year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def is_moment(text):
    m = re.fullmatch(r"(.{10})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|[+-]([0-9]{2}):([0-9]{2}))?", text)
    if not m:
        return is_date(text)
    hour, minute, second, zone_hour, zone_minute = (int(x or 0) for x in m.groups()[1:])
    return is_date(m[1]) and hour < 24 and minute < 60 and second < 61 and zone_hour < 24 and zone_minute < 60


def is_language(text):
    return len(text) <= 35 and bool(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", text))


def is_sequence(n):
    t = str(n)
    return (len(t) == 14 and is_date(f"{t[:4]}-{t[4:6]}-{t[6:8]}") and int(t[8:10]) < 24 and int(t[10:12]) < 60
            and int(t[12:]) < 60)


class Bytes:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, n, what):
        need(self.at + n <= len(self.data), f"ends within {what}")
        self.at += n
        return self.data[self.at - n:self.at]

    def number(self, size, what):
        return int.from_bytes(self.take(size, what), "little")

    def text(self, what, most, least=0):
        return check_text(self.take(self.number(2, what), what), what, most, least)

    def end(self, what):
        need(self.at == len(self.data), f"{what}: bytes after its end")


def put_text(text):
    data = (text or "").encode("utf-8")
    return struct.pack("<H", len(data)) + data


# Articles

def check_article(a):
    """What is left once the bytes have their shape."""
    for name in ("published", "corrected"):
        need(a[name] is None or is_moment(a[name]), f"{name}: not a time")
    need(a["language"] is None or is_language(a["language"]), "language: not a tag")
    body = a["body"].encode("utf-8")
    need(len(body) <= MIB, "body: too long")
    before = -1
    for q in a["quotes"]:
        last = 0
        for start, end, stop in q["spans"]:
            need(last <= start < end <= len(body), "span: not in its place")
            need(all(at == len(body) or body[at] & 0xc0 != 0x80 for at in (start, end)), "span: within a character")
            words = body[start:end].decode("utf-8")
            need("\n" not in words, "span: over a paragraph's end")
            need(stop in (0, 1) and (not stop or words[-1] not in ".!?:;\u2026\u061f\u06d4\u3002\uff01\uff1f"),
                 "span: stop behind a mark")
            last = end
        need(1 <= len(q["spans"]) <= 64, "quote: number of spans")
        need(q["spans"][0][0] > before, "quote: out of order")
        before = q["spans"][0][0]


def encode_article(a):
    out = [put_text(a["headline"]), put_text(a["standfirst"]), put_text(a["kicker"]), bytes([len(a["byline"])])]
    out += [put_text(name) for name in a["byline"]]
    out += [put_text(a[name]) for name in ("place", "published", "corrected", "language")]
    body = a["body"].encode("utf-8")
    out += [struct.pack("<I", len(body)), body, struct.pack("<H", len(a["quotes"]))]
    for q in a["quotes"]:
        out += [put_text(q["speaker"]), put_text(q["role"]), bytes([len(q["spans"])])]
        out += [SPAN.pack(*span) for span in q["spans"]]
    return b"".join(out)


def decode_article(data):
    b = Bytes(data)
    a = {"headline": b.text("headline", 1000, 1), "standfirst": b.text("standfirst", 4000) or None,
         "kicker": b.text("kicker", 1000) or None}
    names = b.number(1, "byline")
    need(names <= 16, "byline: too many names")
    a["byline"] = [b.text("byline", 1000, 1) for _ in range(names)]
    for name in ("place", "published", "corrected", "language"):
        a[name] = b.text(name, 1000) or None
    a["body"] = check_text(b.take(b.number(4, "body"), "body"), "body", MIB, paragraphs=True)
    quotes = b.number(2, "quotes")
    need(quotes <= 256, "quotes: too many")
    a["quotes"] = []
    for _ in range(quotes):
        q = {"speaker": b.text("speaker", 1000) or None, "role": b.text("role", 1000) or None}
        q["spans"] = [list(SPAN.unpack(b.take(9, "span"))) for _ in range(b.number(1, "spans"))]
        a["quotes"].append(q)
    b.end("article")
    check_article(a)
    return a


# Keys and signatures

def b64_exact(text, size, what):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(f"{what}: not base64")
    need(len(data) == size and base64.b64encode(data).decode() == text, f"{what}: not the one form")
    return data


def key_line(file, size, what):
    lines = open(file, encoding="utf-8").read().splitlines()
    need(len(lines) == 2 and lines[0].startswith("untrusted comment: "), f"{what}: not a key file")
    return b64_exact(lines[1], size, what)


def load_public(file):
    data = key_line(file, 42, "public key")
    need(data[:2] == b"Ed", "public key: kind")
    return data[2:10], data[10:]


def load_secret(file):
    data = key_line(file, 158, "secret key")
    need(data[:6] == b"Ed\0\0B2", "secret key: kind")
    return data[54:62], data[62:94]


def comment_of(facts):
    return f"standfirst edition {facts['sequence']} {facts['publication']}" + (f": {facts['title']}" if facts["title"] else "")


def make_block(manifest, comment, key):
    key_id, seed = key
    own = ed25519_sign(seed, hashlib.blake2b(manifest).digest())
    both = ed25519_sign(seed, own + comment.encode("utf-8"))
    lines = [FIRST_LINE, base64.b64encode(b"ED" + key_id + own).decode(), "trusted comment: " + comment,
             base64.b64encode(both).decode()]
    return "".join(line + "\n" for line in lines).encode("utf-8")


def take_block(block):
    try:
        lines = block.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise Refused("block: not UTF-8")
    need(len(lines) == 5 and lines[4] == "" and lines[0] == FIRST_LINE, "block: form")
    need(lines[2].startswith("trusted comment: "), "block: trusted comment")
    own = b64_exact(lines[1], 74, "block, line 2")
    need(own[:2] == b"ED", "block: kind")
    return own[2:10], own[10:], lines[2][len("trusted comment: "):], b64_exact(lines[3], 64, "block, line 4")


# The file

def make_facts(facts, count):
    return (b"".join(put_text(facts[name]) for name in ("publication", "title", "date", "language"))
            + struct.pack("<QI", facts["sequence"], count))


def make_records(entries):
    at, out = 0, []
    for i, entry in enumerate(entries):
        out.append(RECORD.pack(i + 1, 1, at, len(entry), blake2b_256(entry)))
        at += len(entry)
    return out


def make_file(manifest, block, entries):
    body = manifest + block
    size = HEADER.size + len(body) + sum(map(len, entries))
    return HEADER.pack(MAGIC, 1, len(block), len(manifest), size, blake2b_256(body)) + body + b"".join(entries)


def write(facts, articles, key=None):
    for a in articles:
        check_article(a)
    entries = [encode_article(a) for a in articles]
    manifest = make_facts(facts, len(entries)) + b"".join(make_records(entries))
    return make_file(manifest, make_block(manifest, comment_of(facts), key) if key else b"", entries)


def read(data, keys=()):
    """(facts, articles, signed by: index into keys, None if unsigned or if there are no keys)"""
    need(data[:8] == MAGIC, "not an edition")
    need(len(data) >= HEADER.size, "cut short")
    _, version, s, m, size, digest = HEADER.unpack(data[:HEADER.size])
    need(version == 1, f"format {version}")
    need(size <= 2048 * MIB and 77 <= m <= 7340497 and (s == 0 or 281 <= s <= 682) and 64 + m + s < size, "lengths")
    need(len(data) == size, "file's size")
    manifest, block, area = data[64:64 + m], data[64 + m:64 + m + s], data[64 + m + s:]
    need(blake2b_256(manifest + block) == digest, "manifest's hash")
    signer, comment = None, None
    if s:
        key_id, own, comment, both = take_block(block)
        if keys:
            fits = [i for i, (known, public) in enumerate(keys) if known == key_id and ed25519_verify(
                public, hashlib.blake2b(manifest).digest(), own)]
            need(fits, "signed by nobody trusted")
            signer = fits[0]
            need(ed25519_verify(keys[signer][1], own + comment.encode("utf-8"), both), "comment's signature")
    b = Bytes(manifest)
    facts = {"publication": b.text("publication", 200, 1), "title": b.text("title", 200), "date": b.text("date", 10),
             "language": b.text("language", 35), "sequence": b.number(8, "sequence")}
    need(not facts["date"] or is_date(facts["date"]), "date")
    need(not facts["language"] or is_language(facts["language"]), "language")
    need(is_sequence(facts["sequence"]), "sequence")
    count = b.number(4, "count")
    need(1 <= count <= 131072, "count")
    at, last, articles = 0, 0, []
    for _ in range(count):
        number, kind, offset, length, digest = RECORD.unpack(b.take(RECORD.size, "record"))
        need(number > last, "ids")
        need(kind == 1, "type")
        need(1 <= length <= 2 * MIB and offset == at and at + length <= len(area), "entry's place")
        entry = area[at:at + length]
        need(blake2b_256(entry) == digest, "entry's hash")
        articles.append(decode_article(entry))
        at, last = at + length, number
    b.end("manifest")
    need(at == len(area), "entries' end")
    need(comment is None or comment == comment_of(facts), "comment")
    return facts, articles, signer


def main(arguments):
    if len(arguments) >= 2 and arguments[0] == "read":
        keys = [load_public(file) for file in arguments[2:]]
        facts, articles, signer = read(open(arguments[1], "rb").read(), keys)
        json.dump({"facts": facts, "articles": articles, "signer": None if signer is None else arguments[2 + signer]},
                  sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif len(arguments) in (3, 4) and arguments[0] == "write":
        source = json.load(open(arguments[2], encoding="utf-8"))
        key = load_secret(arguments[3]) if len(arguments) == 4 else None
        open(arguments[1], "wb").write(write(source["facts"], source["articles"], key))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Refused as why:
        sys.exit(f"edition.py: {why}")
