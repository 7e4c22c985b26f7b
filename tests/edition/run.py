#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [BUILD]: the C code and tests/python/edition.py, written from FORMAT.md alone, agree byte for byte on what an edition
is; what is malformed is refused in words; and minisign's own program agrees on what a signature is.

run.py --renew writes tests/edition/vectors/ anew from its JSON files. They should never change while the format is 1."""
import json
import os
import pathlib
import random
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import traceback
import unicodedata

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests/python"))
sys.dont_write_bytecode = True
import edition  # noqa: E402

VECTORS = TOP / "tests/edition/vectors"
SEED, KEY_ID = bytes(range(1, 33)), b"harbour1"
KEY = KEY_ID, SEED
TOOL = None
cases = []


def case(function):
    cases.append(function)
    return function


def same(got, expected, what=""):
    if got != expected:
        raise AssertionError(f"{what}: got {got!r:.400}, expected {expected!r:.400}")


def tool(*arguments, ok=True):
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if ok is not None:
        same(done.returncode, 0 if ok else 1, f"tool {arguments[0]}: {done.stderr}")
    return done.stdout if ok else done.stderr


def minisign(*arguments, ok=True, typed=""):
    done = subprocess.run(["minisign", *map(str, arguments)], capture_output=True, text=True, input=typed)
    same(done.returncode == 0, ok, f"minisign {arguments}: {done.stdout}{done.stderr}")
    return done.stdout


def sources():
    return sorted(VECTORS.glob("*.json"))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def write_keys(folder):
    import base64
    import hashlib
    public = edition.public_of(SEED)
    secret = KEY_ID + SEED + public
    packed = {
        "harbour.pub": ("minisign public key 31727561", b"Ed" + KEY_ID + public),
        "harbour.key": ("minisign secret key", b"Ed\0\0B2" + bytes(48) + secret + bytes(32)),
    }
    # 2^14 blocks of 8: what libsodium makes of 524288 operations and 16 MiB.
    salt = bytes(range(32))
    stream = hashlib.scrypt(b"winkle", salt=salt, n=16384, r=8, p=1, maxmem=64 << 20, dklen=104)
    whole = secret + edition.blake2b_256(b"Ed" + secret)
    locked = bytes(a ^ b for a, b in zip(whole, stream))
    packed["locked.key"] = ("minisign encrypted secret key", b"EdScB2" + salt + struct.pack("<QQ", 524288, 16 << 20) + locked)
    for name, (comment, data) in packed.items():
        text = f"untrusted comment: {comment}\n{base64.b64encode(data).decode()}\n"
        pathlib.Path(folder, name).write_text(text, encoding="ascii")


def renew():
    write_keys(VECTORS)
    for path in sources():
        source = load(path)
        path.with_suffix(".edition").write_bytes(edition.write(source["facts"], source["articles"]))
        path.with_suffix(".signed.edition").write_bytes(edition.write(source["facts"], source["articles"], KEY))


def text_line(name, text):
    return name + (" unknown" if text is None else "".join(f" {b:02x}" for b in text.encode("utf-8")))


def shown(body, quote):
    parts = []
    for start, end, stop in quote["spans"]:
        words = body[start:end].decode("utf-8")
        if stop:
            words = words[:-1] + "。" if words[-1] == "，" else (words[:-1] if words[-1] in ",،" else words) + "."
        parts.append(words)
    return " ".join(parts)


def dump(facts, articles):
    """As the tool prints it."""
    out = [text_line(name, facts[name]) for name in ("publication", "title", "date", "language")]
    out.append(f"sequence {facts['sequence']}")
    for a in articles:
        out += [text_line(name, a[name]) for name in ("headline", "standfirst", "kicker")]
        out += [text_line("byline", name) for name in a["byline"]]
        out += [text_line(name, a[name]) for name in ("place", "published", "corrected", "language", "body")]
        for q in a["quotes"]:
            out += [text_line("speaker", q["speaker"]), text_line("role", q["role"])]
            out += [f"span {start} {end} {int(stop)}" for start, end, stop in q["spans"]]
            out.append(text_line("shown", shown(a["body"].encode("utf-8"), q)))
    return "\n".join(out) + "\n"


def both_ways(folder, source):
    """Python writes, C reads the same values and writes the same bytes, Python reads them again."""
    data = edition.write(source["facts"], source["articles"])
    first, second = folder / "python.edition", folder / "c.edition"
    first.write_bytes(data)
    same(tool("dump", first), dump(source["facts"], source["articles"]), "values")
    tool("copy", first, second, "-", "-")
    same(second.read_bytes(), data, "bytes")
    facts, articles, _ = edition.read(second.read_bytes())
    same(dump(facts, articles), dump(source["facts"], source["articles"]), "values read back")
    tool("copy", first, second, VECTORS / "harbour.key", "-")
    same(second.read_bytes(), edition.write(source["facts"], source["articles"], KEY), "signed bytes")


@case
def vectors_are_what_their_sources_say(folder):
    write_keys(folder)
    for name in ("harbour.pub", "harbour.key", "locked.key"):
        same((folder / name).read_text(), (VECTORS / name).read_text(), name)
    for path in sources():
        source = load(path)
        same(path.with_suffix(".edition").read_bytes(), edition.write(source["facts"], source["articles"]), path.name)
        signed = path.with_suffix(".signed.edition").read_bytes()
        same(signed, edition.write(source["facts"], source["articles"], KEY), path.name)
        same(edition.read(signed, [edition.load_public(VECTORS / "harbour.pub")])[2], 0, "signer")


@case
def vectors_are_read_and_written_by_both(folder):
    for path in sources():
        both_ways(folder, load(path))


@case
def signers_are_told(folder):
    other = folder / "keys"
    other.mkdir()
    for path in sources():
        signed, unsigned = path.with_suffix(".signed.edition"), path.with_suffix(".edition")
        same(tool("read", VECTORS, signed, unsigned),
             "taken, harbour\nis not signed, and this kiosk shows only signed editions\n")
        same(tool("read", "-", signed, unsigned), "taken, \ntaken, unsigned\n")
        same(tool("read", other, signed), "is signed by nobody this kiosk trusts\n")
    # A key that has another's id is not it; beside it the right one is still found.
    text = (VECTORS / "harbour.pub").read_text().splitlines()
    import base64
    wrong = base64.b64encode(b"Ed" + KEY_ID + edition.public_of(bytes(32))).decode()
    (other / "a.pub").write_text(f"{text[0]}\n{wrong}\n")
    same(tool("read", other, signed), "is not what a signed: the signature does not fit it\n")
    (other / "b.pub").write_text("\r\n".join(text))
    same(tool("read", other, signed), "taken, b\n")


def random_text(rng, most, paragraphs=False):
    letters = ("abcdefghij ,.“”’–éüßñ" * 4 + "жЧщ北風港ないネ한국مرحبا،עברית\u0323\u0301\u200f👩‍👧🇩🇪\u1ec7\u0915\u094d")
    text = "".join(rng.choice(letters + ("\n" if paragraphs else "")) for _ in range(rng.randint(1, most)))
    return unicodedata.normalize("NFC", text)


def random_article(rng):
    def maybe(make):
        return make() if rng.random() < .7 else None

    a = {"headline": random_text(rng, 80), "standfirst": maybe(lambda: random_text(rng, 200)),
         "kicker": maybe(lambda: random_text(rng, 20)), "byline": [random_text(rng, 20) for _ in range(rng.randint(0, 16))],
         "place": maybe(lambda: random_text(rng, 20)), "language": rng.choice([None, "en", "pt-BR", "zh-Hant-TW", "x"]),
         "published": rng.choice([None, "2024-02-29", "1999-12-31T23:59:60Z", "2026-07-22T06:30:00-03:30"]),
         "corrected": rng.choice([None, "2000-02-29", "9999-12-31T00:00:00"]),
         "body": random_text(rng, 2000, True) if rng.random() < .9 else "", "quotes": []}
    at = 0
    for _ in range(rng.randint(0, 12)):
        spans, here = [], at
        for _ in range(rng.randint(1, 4)):
            start = here + rng.randint(0, 20)
            end = start + rng.randint(1, 60)
            words = a["body"][start:end]
            if not words or "\n" in words:
                break
            stop = int(words[-1] not in ".!?:;…؟۔。！？" and rng.random() < (.8 if words[-1] in ",،，" else .1))
            spans.append([len(a["body"][:start].encode()), len(a["body"][:end].encode()), stop])
            here = end
        if not spans:
            break
        a["quotes"].append({"speaker": maybe(lambda: random_text(rng, 20)), "role": maybe(lambda: random_text(rng, 20)),
                            "spans": spans})
        # Quotes may overlap each other; only their beginnings ascend.
        at = len(a["body"].encode()[:spans[0][0]].decode()) + 1 if rng.random() < .3 else here + 1
    return a


@case
def random_editions_are_read_and_written_by_both(folder):
    rng = random.Random(20260722)
    facts = load(VECTORS / "words.json")["facts"]
    both_ways(folder, {"facts": facts, "articles": [random_article(rng) for _ in range(150)]})


@case
def the_largest_article_is_taken(folder):
    a = load(VECTORS / "small.json")["articles"][0]
    a.update(headline="h" * 1000, standfirst="s" * 4000, byline=["b" * 1000] * 16, body="b," * (1 << 19))
    spans = [[2 * i, 2 * i + 2, 1] for i in range(256)]
    a["quotes"] = [{"speaker": "s" * 1000, "role": "r" * 1000, "spans": spans[i:i + 64] or spans[-1:]} for i in range(256)]
    both_ways(folder, {"facts": {"publication": "p" * 200, "title": "t" * 200, "date": "2026-02-28", "language": "l" * 8,
                                 "sequence": 99991231235959}, "articles": [a]})


# Malformed files: (name, bytes, what the refusal must say). Made here, so that each one's single fault can be seen.

def patched(data, at, new):
    return data[:at] + new + data[at + len(new):]


def file_of(entries, facts, records=None, count=None, block=None):
    head = edition.make_facts(facts, len(entries) if count is None else count)
    manifest = head + b"".join(edition.make_records(entries) if records is None else records)
    return edition.make_file(manifest, block(manifest) if block else b"", entries)


def malformed_headers(good):
    n = len(good)
    yield "empty file", b"", "is empty"
    yield "another file", b"PK\3\4" + bytes(100), "is not an edition"
    yield "magic, LF for CR LF", good.replace(b"\r\n", b"\n", 1), "is not an edition"
    yield "magic, eighth bit cleared", b"\x09" + good[1:], "is not an edition"
    yield "header cut", good[:63], "is cut short: 63 bytes"
    yield "half", good[:n // 2], f"is cut short: {n // 2} of {n} bytes"
    yield "one byte short", good[:-1], f"is cut short: {n - 1} of {n} bytes"
    yield "one byte more", good + b"\0", "is damaged: 1 bytes follow its end"
    yield "version 2", patched(good, 8, b"\2"), "was made by a newer standfirst-pack (format 2; this reads 1)"
    yield "version 0", patched(good, 8, b"\0"), "there is no format 0"
    for at, size, name in ((12, 4, "signature"), (16, 8, "manifest"), (24, 8, "file")):
        for value in (1, 76, 280, 683, 1 << 31, (1 << 8 * size) - 1, (1 << 8 * size - 1)):
            if name == "file" and value in (683, 1 << 31):
                continue  # those could be
            damaged = patched(good, at, value.to_bytes(size + 1, "little")[:size])
            yield f"{name}'s length {value}", damaged, "is damaged"
    yield "file's length over the limit", patched(good, 24, ((2 << 30) + 1).to_bytes(8, "little")), "is damaged or too large"
    yield "hash", patched(good, 40, bytes(8)), "its manifest does not match its checksum"
    yield "entry", good[:-1] + bytes([good[-1] ^ 1]), "is damaged: entry 1 does not match its checksum"


def malformed_manifests(source):
    facts, entry = source["facts"], edition.encode_article(source["articles"][0])

    def file_with(entries, **changes):
        return file_of(entries, facts, **changes)

    for name, value, says in (
            ("publication", "", "its publication has no name"), ("publication", "p" * 201, "its publication is 201 bytes"),
            ("title", "t" * 201, "its title is 201 bytes"), ("title", "a\nb", "its title holds a line end"),
            ("title", "a\u202eb", "its title holds the invisible direction mark U+202E"),
            ("title", "a\0b", "its title holds the control character U+0000"), ("title", "e\u0301", "its title is not in"),
            ("date", "2026-02-29", "its date is \"2026-02-29\""), ("date", "22 July", "its date is"),
            ("date", "1969-12-31", "its date is"), ("language", "en_GB", "its language is"),
            ("language", "12", "its language is"), ("sequence", 0, "its sequence is 0"),
            ("sequence", 20260229000000, "its sequence is"), ("sequence", 20260101240000, "its sequence is"),
            ("sequence", 2**64 - 1, "its sequence is"), ("sequence", 19691231235959, "its sequence is")):
        yield f"{name} {value!r:.20}", file_of([entry], dict(facts, **{name: value})), f"is damaged: {says}"
    records = edition.make_records([entry, entry])
    one = edition.RECORD.unpack(records[0])
    yield "count 0", file_with([entry], count=0), "says 0 articles"
    yield "count too small", file_with([entry] * 2, count=1), "length does not fit its 1 articles"
    yield "count too large", file_with([entry], count=2), "length does not fit its 2 articles"
    yield "count over the limit", file_with([entry], count=131073), "it says 131073 articles"
    yield "byte after the records", file_with([entry], records=records[:1] + [b"\0"]), "does not fit"
    yield "id 0", file_with([entry], records=[edition.RECORD.pack(0, *one[1:])]), "not in order"
    yield "id twice", file_with([entry] * 2, records=[records[0], patched(records[1], 0, b"\1")]), "not in order (entry 2)"
    yield "type 0", file_with([entry], records=[patched(records[0], 4, b"\0")]), "an entry of type 0"
    yield "type 2", file_with([entry], records=[patched(records[0], 4, b"\2")]), "made by a newer standfirst-pack"
    yield "gap before the first", file_with([entry], records=[patched(records[0], 8, b"\1")]), "entry 1 is not where"
    yield "overlap", file_with([entry] * 2, records=[records[0], patched(records[1], 8, b"\0" * 8)]), "entry 2 is not where"
    yield "offset wraps", file_with([entry] * 2, records=[records[0], patched(records[1], 8, b"\xff" * 8)]), "entry 2"
    yield "size 0", file_with([entry], records=[patched(records[0], 16, bytes(8))]), "says 0 bytes"
    yield "size over the limit", file_with([entry], records=[patched(records[0], 16, b"\1\0\x20")]), "says 2097153 bytes"
    yield "bytes no entry has", file_with([entry, b"x"], records=records[:1], count=1), "do not end where the file ends"
    yield "entry beyond the end", file_with([entry[:-1]], records=records[:1]), "do not end where the file ends"


def malformed_articles(source):
    good, facts = source["articles"][0], source["facts"]

    def article(says, **changes):
        return says, edition.encode_article(dict(good, **changes))

    def spans(says, *spans, body="one, two\nthree é four"):
        return article(says, body=body, quotes=[{"speaker": None, "role": None, "spans": list(spans)}])

    entry = edition.encode_article(good)
    quote = good["quotes"][0]
    for says, data in (
            article("there is no headline", headline=None),
            article("the headline is 1001 bytes", headline="h" * 1001),
            article("the standfirst is 4001 bytes", standfirst="s" * 4001),
            article("the kicker holds a line end", kicker="a\nb"),
            article("the place holds the control character U+0007 (byte 2)", place="a\ab"),
            article("the place holds the control character U+009B", place="\x9b2J"),
            article("the place holds the control character U+0000", place="a\0b"),
            article("the headline holds the separator U+2028", headline="a\u2028b"),
            article("the headline holds the invisible direction mark U+2066", headline="a\u2066b"),
            article("the headline has more than 30 combining marks", headline="a" + "\u0323" * 31),
            article("the headline is not in Unicode's composed form", headline="e\u0301te\u0301"),
            article("the headline is not in Unicode's composed form", headline="\u212b"),
            article("the byline has 17 names", byline=["b"] * 17),
            article("a name in the byline is missing", byline=["b", ""]),
            article("the published time is \"yesterday\"", published="yesterday"),
            article("the published time is", published="2026-07-22T06:30"),
            article("the published time is", published="2026-07-22t06:30:00z"),
            article("the published time is", published="2026-07-22T24:00:00Z"),
            article("the published time is", published="2026-07-22T06:30:00+1:00"),
            article("the corrected time is", corrected="2025-02-29"),
            article("the language is \"en_GB\"", language="en_GB"),
            article("the language is", language="en-"), article("the language is", language="a" * 9),
            article("the body is 1048577 bytes", body="b" * ((1 << 20) + 1), quotes=[]),
            article("the body holds the control character U+000D", body="a\r\nb", quotes=[]),
            article("a quote has 0 spans", quotes=[dict(quote, spans=[])]),
            article("a quote has 65 spans", quotes=[dict(quote, spans=[[i, i + 1, 0] for i in range(65)])]),
            article("it has 257 quotes", quotes=[quote] * 257),
            article("quote 1: its speaker holds a line end", quotes=[dict(quote, speaker="a\nb")]),
            article("quote 2 is out of the text's order", quotes=[quote, quote]),
            spans("quote 1 has an empty span (1)", [3, 3, 0]), spans("quote 1 has an empty span", [4, 3, 0]),
            spans("quote 1 reaches beyond the body (span 1)", [0, 99, 0]),
            spans("quote 1 reaches beyond the body", [0, 23, 0]),
            spans("quote 1 has spans out of order (span 2)", [2, 4, 0], [3, 5, 0]),
            spans("quote 1 has spans out of order (span 2)", [5, 8, 0], [0, 4, 0]),
            spans("quote 1 cuts a character in two (span 1)", [9, 16, 0]),
            spans("quote 1 cuts a character in two (span 1)", [16, 18, 0]),
            spans("quote 1 runs over a paragraph's end", [5, 14, 0]), spans("quote 1 runs over", [5, 9, 0]),
            spans("quote 1 would show a full stop behind another mark", [0, 3, 1], body="So! Now"),
            spans("quote 1 would show a full stop behind another mark", [0, 9, 1], body="寒い。"),
            ("a span's stop is 2, not 0 or 1", spans("", [0, 4, 2])[1]),
            ("is not UTF-8 (byte 2)", entry.replace(b"Islands", b"I\xc0\xafands")),
            ("is not UTF-8", entry.replace(b"Islands", b"I\xed\xa0\x80nds")),
            ("is not UTF-8", entry.replace(b"Islands", b"I\xf4\x90\x80\x80ds")),
            ("1 bytes follow its end", entry + b"\0"),
            ("the headline is 65535 bytes", b"\xff\xff" + entry[2:])):
        yield f"article: {says}", file_of([data], facts), f"is damaged: entry 1: {says}" if says[0] != "i" else says
    for cut in (0, 1, 2, 30, len(entry) // 2, len(entry) - 10, len(entry) - 1):
        if cut:
            yield f"article cut at {cut}", file_of([entry[:cut]], facts), "is damaged: entry 1: it ends"


def malformed_blocks(source):
    facts, entry = source["facts"], edition.encode_article(source["articles"][0])
    comment = edition.comment_of(facts)

    def block(change, said=comment):
        return file_of([entry], facts, block=lambda manifest: change(edition.make_block(manifest, said, KEY).decode()).encode())

    def line(n, change):
        def apply(text):
            lines = text.split("\n")
            lines[n] = change(lines[n])
            return "\n".join(lines)
        return block(apply)

    def kind(letters):
        import base64
        return line(1, lambda t: base64.b64encode(letters + base64.b64decode(t)[2:]).decode())

    yield "untrusted comment", line(0, lambda t: t[:-1] + "m"), "damaged signature block (its form)"
    yield "untrusted comment longer", line(0, lambda t: t + "s"), "damaged signature block (its form)"
    yield "no untrusted comment", line(0, lambda t: "x" * len(t)), "damaged signature block (line 1)"
    yield "unused bits of base64", line(1, lambda t: t[:-2] + chr(ord(t[-2]) + 1) + "="), "damaged signature block (line 2)"
    yield "unused bits of base64 (2)", line(3, lambda t: t[:-3] + chr(ord(t[-3]) + 1) + "=="), "signature block (line 4)"
    yield "no padding", line(1, lambda t: t[:-1]), "damaged signature block (line 2)"
    yield "URL's alphabet", line(3, lambda t: "-_" + t[2:]), "damaged signature block (line 4)"
    yield "CR LF", block(lambda t: t.replace("\n", "\r\n")), "damaged signature block (its form)"
    yield "nothing after the last line", block(lambda t: t[:-1]), "damaged signature block"
    yield "a line more", block(lambda t: t + "\n"), "damaged signature block (line 4)"
    yield "an empty signature", line(1, lambda t: ""), "signature"
    yield "kind Ed", kind(b"Ed"), "minisign's old way"
    yield "kind XX", kind(b"XX"), "a signature of an unknown kind"
    yield "another key's id", line(1, lambda t: t[:6] + ("A" if t[6] != "A" else "B") + t[7:]), "by nobody this kiosk trusts"
    yield "own signature", line(1, lambda t: t[:40] + ("A" if t[40] != "A" else "B") + t[41:]), "is not what harbour signed"
    yield "global signature", line(3, lambda t: ("A" if t[0] != "A" else "B") + t[1:]), "an altered comment"
    yield "comment altered", line(2, lambda t: t + "!"), "an altered comment"
    yield "comment of another", block(lambda t: t, comment + "!"), "whose comment belongs to another edition"
    yield "another manifest's", file_of([entry], facts, block=lambda manifest: edition.make_block(
        manifest + b"x", comment, KEY)), "is not what harbour signed"
    yield "lower order point", line(1, lambda t: t[:14] + "A" * 85 + "="), "is not what harbour signed"


def malformed(source):
    """Whoever signed it: all but malformed_blocks()."""
    return [*malformed_headers(edition.write(source["facts"], source["articles"])), *malformed_manifests(source),
            *malformed_articles(source)]


@case
def what_is_malformed_is_refused_in_words(folder):
    keys = [edition.load_public(VECTORS / "harbour.pub")]
    source = load(VECTORS / "small.json")
    groups = [("-", malformed(source)), (VECTORS, list(malformed_blocks(source)))]
    for trusted, group in groups:
        files = []
        for i, (name, data, says) in enumerate(group):
            try:
                edition.read(data, keys)
            except edition.Refused:
                pass
            else:
                raise AssertionError(f"Python takes it: {name}")
            files.append(folder / f"{i}.edition")
            files[-1].write_bytes(data)
        answers = tool("read", trusted, *files).splitlines()
        same(len(answers), len(group), "answers")
        for (name, _, says), answer in zip(group, answers):
            if answer.startswith("taken") or says not in answer:
                raise AssertionError(f"{name}: C says '{answer}', expected '{says}'")


@case
def every_flip_and_cut_is_refused_by_python_too(folder):
    keys = [edition.load_public(VECTORS / "harbour.pub")]
    for name in ("small.edition", "small.signed.edition"):
        good = (VECTORS / name).read_bytes()
        edition.read(good)
        changed = [patched(good, at, bytes([good[at] ^ 1 << bit])) for at in range(len(good)) for bit in range(8)]
        changed += [good[:size] for size in range(len(good))] + [good + b"\n"]
        for i, data in enumerate(changed):
            try:
                edition.read(data, keys)
            except edition.Refused:
                continue
            raise AssertionError(f"{name}: change {i} is taken")


@case
def what_is_no_file_is_refused_in_words(folder):
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("loop")
    (folder / "empty").touch()
    answers = tool("read", "-", folder, folder / "pipe", "/dev/zero", folder / "loop", folder / "empty", folder / "none")
    same(answers.splitlines(), [
        "is a folder, not an edition", "is not a regular file", "is not a regular file",
        "cannot be opened: Too many levels of symbolic links", "is empty", "is not there"])


@case
def minisign_verifies_what_we_sign(folder):
    for path in sources():
        file = folder / "f.edition"
        shutil.copy(path.with_suffix(".edition"), file)
        for key, password in (("harbour.key", "-"), ("locked.key", "winkle")):
            tool("sign", file, VECTORS / key, password)
            same(file.read_bytes(), path.with_suffix(".signed.edition").read_bytes(), key)
        comment = tool("manifest", file, folder / "m").rstrip("\n")
        same(comment, edition.comment_of(load(path)["facts"]), "comment")
        same(minisign("-V", "-Q", "-H", "-p", VECTORS / "harbour.pub", "-m", folder / "m"), comment + "\n", "its comment")
        (folder / "m").write_bytes((folder / "m").read_bytes() + b"x")
        minisign("-V", "-p", VECTORS / "harbour.pub", "-m", folder / "m", ok=False)
        (folder / "m.minisig").unlink()
        tool("manifest", path.with_suffix(".edition"), folder / "m")
        same((folder / "m.minisig").exists(), False, "no signature, no file")


@case
def what_minisign_signs_is_taken_in(folder):
    keys = folder / "keys"
    keys.mkdir()
    minisign("-G", "-W", "-p", keys / "desk.pub", "-s", folder / "desk.key")
    file, m, sig = folder / "f.edition", folder / "m", folder / "m.minisig"
    shutil.copy(VECTORS / "words.edition", file)
    comment = tool("manifest", file, m).rstrip("\n")

    def sign(*more, said=comment):
        minisign("-S", "-s", folder / "desk.key", "-t", said, "-m", m, "-x", sig, *more)

    before = file.read_bytes()
    for prepare, says in (
            (lambda: sign("-l"), "minisign's old way"),
            (lambda: sign(said=comment + " "), "not the one that belongs to this edition"),
            (lambda: sig.write_text(""), "damaged signature block (line 1)"),
            (lambda: m.write_bytes(b"another") and sign(), "is not what desk signed")):
        prepare()
        if says not in (said := tool("minisig", file, sig, keys, ok=False)):
            raise AssertionError(f"said '{said}', expected '{says}'")
        same(file.read_bytes(), before, "a refusal leaves the edition alone")
    tool("manifest", file, m)
    sign("-c", "any comment at all")
    if "nobody" not in (said := tool("minisig", file, sig, VECTORS, ok=False)):
        raise AssertionError(said)
    tool("minisig", file, sig, keys)
    signed = file.read_bytes()
    same(tool("read", keys, file), "taken, desk\n")
    same(edition.read(signed, [edition.load_public(keys / "desk.pub")])[2], 0, "Python's judgement")
    # Its line ends may be Windows', and without a key its form is all there is to judge.
    sig.write_bytes(sig.read_bytes().replace(b"\n", b"\r\n"))
    tool("minisig", file, sig, "-")
    same(file.read_bytes(), signed, "the one form")
    # minisign's unencrypted key signs here, too, and Ed25519 gives the same signature.
    file.write_bytes(before)
    tool("sign", file, folder / "desk.key", "-")
    same(file.read_bytes(), signed, "signed with minisign's key")


@case
def keys_are_minisigns(folder):
    for name, password in (("open", "-"), ("shut", "sp ace")):
        key, pub = folder / f"{name}.key", folder / f"{name}.pub"
        tool("keygen", key, pub, password)
        same(stat.S_IMODE(key.stat().st_mode), 0o600, "the key's mode")
        (folder / "m").write_text("manifest")
        typed = "" if password == "-" else password + "\n"
        minisign("-S", "-s", key, "-m", folder / "m", typed=typed)
        minisign("-V", "-p", pub, "-m", folder / "m")
        for there, gone in ((key, pub), (pub, key)):
            kept = there.read_bytes()
            other = gone.rename(folder / "aside")
            same("never overwritten" in tool("keygen", key, pub, "-", ok=False), True, "refusal")
            same((there.read_bytes(), gone.exists()), (kept, False), "nothing changed")
            other.rename(gone)
        file = folder / "f.edition"
        shutil.copy(VECTORS / "small.edition", file)
        tool("sign", file, key, password)
        if password != "-":
            for wrong, says in (("spa ce", "another password"), ("-", "needs its password")):
                same(says in tool("sign", file, key, wrong, ok=False), True, says)


@case
def keys_that_are_none_are_refused(folder):
    good = (VECTORS / "harbour.key").read_text().splitlines()
    for i, text in enumerate(("", good[0], good[1], good[0] + "\n" + good[1][:-4], good[0] + "\n" + good[1][4:] + good[1][:4],
                              "\n".join(good + ["more"]), (VECTORS / "harbour.pub").read_text(), "x" * 20000)):
        (folder / "k").write_text(text)
        said = tool("sign", VECTORS / "small.edition", folder / "k", "-", ok=False)
        same("is not a secret key of minisign" in said or "more than" in said, True, f"{i}: {said}")
    # Its public half does not belong to its secret one.
    import base64
    data = bytearray(base64.b64decode(good[1]))
    data[100] ^= 1
    (folder / "k").write_text(good[0] + "\n" + base64.b64encode(data).decode() + "\n")
    same("is damaged" in tool("sign", VECTORS / "small.edition", folder / "k", "-", ok=False), True, "halves")
    # A key that asks for 64 GiB.
    locked = (VECTORS / "locked.key").read_text().splitlines()
    data = bytearray(base64.b64decode(locked[1]))
    data[46:54] = (64 << 30).to_bytes(8, "little")
    (folder / "k").write_text(locked[0] + "\n" + base64.b64encode(data).decode() + "\n")
    same("asks for more than" in tool("sign", VECTORS / "small.edition", folder / "k", "x", ok=False), True, "cost")
    # In a folder, one bad public key is told by its name.
    (folder / "bad.pub").write_text("x")
    same("bad.pub: is not a public key of minisign" in tool("read", folder, "x", ok=False), True, "folder")


@case
def a_damaged_edition_is_not_signed(folder):
    good = bytearray((VECTORS / "small.edition").read_bytes())
    good[-1] ^= 1
    file = folder / "f.edition"
    file.write_bytes(good)
    said = tool("sign", file, VECTORS / "harbour.key", "-", ok=False)
    same("entry 1 does not match" in said, True, said)
    same(file.read_bytes(), bytes(good), "left alone")
    same([p.name for p in folder.iterdir()], ["f.edition"], "nothing left behind")


@case
def a_write_that_fails_leaves_nothing(folder):
    target = folder / "there"
    target.mkdir()
    for name in (target, folder / "none" / "x.edition", "/dev/null", "/proc/x.edition"):
        said = tool("copy", VECTORS / "small.edition", name, "-", "-", ok=False)
        same("cannot be written" in said, True, said)
    old = folder / "old.edition"
    old.write_bytes(b"old")
    # A file size limit stands in for a full card: SIGXFSZ is ignored, write() fails.
    import resource
    import signal
    done = subprocess.run([TOOL, "bench", str(old), "200", "10000"], capture_output=True, text=True, preexec_fn=lambda: (
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))))
    same((done.returncode, "cannot be written: File too large" in done.stderr), (1, True), done.stderr)
    same(old.read_bytes(), b"old", "the old file")
    same(sorted(p.name for p in folder.iterdir()), ["old.edition", "there"], "nothing left behind")


def main():
    global TOOL
    if sys.argv[1:] == ["--renew"]:
        return renew()
    TOOL = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build") / "tests/edition_tool"
    failed = 0
    for function in cases:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder))
            except Exception:  # whatever it is, the other cases still run
                failed += 1
                print(f"FAIL edition: {function.__name__}")
                traceback.print_exc(limit=4, file=sys.stdout)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
