#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [BUILD]: the C code and tests/harness/edition.py, written from FORMAT.md alone, agree byte for byte on what an edition
is; what is malformed is refused in words; and minisign's own program agrees on what a signature is.

run.py --renew writes tests/edition/vectors/ anew from its JSON files. They should never change while the format is 1."""
import base64
import hashlib
import os
import pathlib
import random
import resource
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import traceback
import unicodedata

from harness import TOP, edition, same
from harness.malformed import malformed, malformed_blocks, patched
from harness.vectors import KEY, KEY_ID, SEED, VECTORS, load, sources

TOOL = None
cases = []


def case(function):
    cases.append(function)
    return function


def tool(*arguments, ok=True):
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if ok is not None:
        same(done.returncode, 0 if ok else 1, f"tool {arguments[0]}: {done.stderr}")
    return done.stdout if ok else done.stderr


def minisign(*arguments, ok=True, typed=""):
    done = subprocess.run(["minisign", *map(str, arguments)], capture_output=True, text=True, input=typed)
    same(done.returncode == 0, ok, f"minisign {arguments}: {done.stdout}{done.stderr}")
    return done.stdout


def write_keys(folder):
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
            inner = words.rstrip("\"'»’”›")
            closing = words[len(inner):]
            if inner[-1:] == "，":
                words = inner[:-1] + "。" + closing
            elif inner[-1:] in (",", "،"):
                words = inner[:-1] + "." + closing
            elif inner[-1:] == "" or inner[-1] not in ".!?:;…؟۔。！？":
                words += "."
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
