# SPDX-License-Identifier: MIT
"""Malformed editions: (name, bytes, what the refusal must say). Made here, so that each one's single fault can be seen."""
import base64

from . import edition
from .vectors import KEY


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
