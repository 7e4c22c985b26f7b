#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD [--list] [NAME...]: sentences as newspapers write them, and who is shown as the speaker of them.

Each construct of NAME.tsv (all that BOUNDS has; constructs.tsv says how they are written) goes through `standfirst-pack
quotes`. By class: how many of its quotes are shown with a speaker, how many of these with a wrong one, and how many that
are plainly somebody's are named. --list prints each wrong one, and each that is missed. It fails if more are wrong, or
fewer named, than BOUNDS say: whoever makes the reader better moves the bound along."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
# Wrong in all classes at most; named at least, of those that are plainly somebody's.
BOUNDS = {
    "constructs": (2, 160),
    "german": (0, 49),
    "french": (0, 49),
    "spanish": (0, 48),
    "others": (0, 0),
}

NOTE = re.compile(r"\{([^{}]*)\}")


class Note:
    """Who is right for the words that end before a place in the text."""

    def __init__(self, at, text):
        self.at = at  # in bytes
        self.may = text.startswith("?")
        who, _, words = text.lstrip("?").partition(" = ")
        self.right = [] if who == "-" else who.split("|")
        self.words = words or None
        self.named = False

    def plain(self):
        return bool(self.right) and not self.may

    def allows(self, speaker):
        return any(speaker.lower() == r.lower() for r in self.right)


def constructs(path):
    """(class, text, notes) for each line of the file."""
    frames = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        cells = line.split("\t")
        if len(cells) != 3 or (not line.startswith("@") and cells[1] not in frames):
            sys.exit(f"{path}:{number}: is not 'class, frame, text' or '@frame, before, after'")
        if line.startswith("@"):
            frames[cells[0][1:]] = cells[1:]
            continue
        before, after = frames[cells[1]]
        marked = f"{before} / {cells[2]} / {after}".replace(" / ", "\n\n") + "\n"
        text, notes, done = "", [], 0
        for m in NOTE.finditer(marked):
            text += marked[done:m.start()]
            notes.append(Note(len(text.encode()), m[1]))
            done = m.end()
        yield cells[0], text + marked[done:], notes


def judge(text, notes, found):
    """A fault of a quote that is shown, or None; what is named right is noted."""
    spans = [n for n in notes if any(s < n.at <= e + 2 for s, e in found["parts"])]
    if not spans or not all(n.allows(found["speaker"]) for n in spans):
        return f"{found['text']!r} - {found['speaker']} (right: {[n.right for n in spans]})"
    words = spans[-1].words
    if words is not None and found["text"] != words:
        return f"{found['text']!r}, not {words!r}"
    for n in spans:
        n.named = True
    return None


def measure(build, name, listed):
    """The table of one file; a fault to end with, or None."""
    rows = list(constructs(pathlib.Path(__file__).resolve().parent / f"{name}.tsv"))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i, (_, text, _) in enumerate(rows):
            files.append(pathlib.Path(folder) / f"{i}.txt")
            files[-1].write_text(text, encoding="utf-8")
        done = subprocess.run([build / "standfirst-pack", "quotes", "--json", *files], check=True, stdout=subprocess.PIPE,
                              stdin=subprocess.DEVNULL)
    sums = {}
    for (kind, text, notes), line in zip(rows, done.stdout.decode().splitlines(), strict=True):
        s = sums.setdefault(kind, {"rows": 0, "shown": 0, "wrong": 0, "plain": 0, "named": 0})
        s["rows"] += 1
        for found in json.loads(line)["quotes"]:
            if found["speaker"] is None:
                continue
            s["shown"] += 1
            fault = judge(text, notes, found)
            s["wrong"] += fault is not None
            if fault is not None and listed:
                print(f"{kind}: {fault}")
        for n in notes:
            s["plain"] += n.plain()
            s["named"] += n.plain() and n.named
            if n.plain() and not n.named and listed:
                print(f"{kind}: not shown: {n.right[0]}: {text.encode()[:n.at].decode()[-60:]!r}")
    total = {k: sum(s[k] for s in sums.values()) for k in ("rows", "shown", "wrong", "plain", "named")}
    print("%-14s %10s %6s %6s %10s   %s" % (name, "constructs", "shown", "wrong", "per 1,000", "plain and named"))
    for kind, s in [*sums.items(), ("all", total)]:
        print("  %-12s %10d %6d %6d %10.0f   %d of %d" % (kind, s["rows"], s["shown"], s["wrong"],
                                                         1000 * s["wrong"] / max(1, s["shown"]), s["named"], s["plain"]))
    at_most, at_least = BOUNDS[name]
    if total["wrong"] > at_most or total["named"] < at_least:
        return f"{name}: {total['wrong']} wrong (at most {at_most}), {total['named']} named (at least {at_least})"
    return None


def main():
    names = [a for a in sys.argv[2:] if not a.startswith("--")]
    build = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")
    faults = [measure(build, name, "--list" in sys.argv) for name in names or BOUNDS]
    if any(faults):
        sys.exit("constructs: " + "; ".join(f for f in faults if f))


if __name__ == "__main__":
    main()
