#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD: every article of the sample edition is read as a person reads it: expected.json says how.

Of an article's quotes, all are listed, in order, by speaker, role and first words. A null in the list is not asked for.
"""
import json
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PACK = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build") / "standfirst-pack"


def faults(name, wanted):
    done = subprocess.run([PACK, "read", "--json", TOP / "assets/sample" / name], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        return [f"status {done.returncode}: {done.stderr}"]
    read = json.loads(done.stdout)
    found = []
    for key in ("headline", "kicker", "standfirst", "byline", "place", "published", "language"):
        if key in wanted and read[key] != wanted[key]:
            found.append(f"{key} is {read[key]!r}, not {wanted[key]!r}")
    if len(read["body"]) != wanted["paragraphs"]:
        found.append(f"{len(read['body'])} paragraphs, not {wanted['paragraphs']}: " +
                     " / ".join(p[:30] for p in read["body"]))
    for text in wanted.get("dropped", []):
        if not any(text in d["text"] and d["why"] for d in read["dropped"]):
            found.append(f"'{text}' is not among the dropped lines")
    body = "\n".join(read["body"]).encode()
    quotes = [(q["speaker"], q["role"], q["text"]) for q in read["quotes"]]
    if len(quotes) != len(wanted["quotes"]):
        found.append(f"{len(quotes)} quotes, not {len(wanted['quotes'])}")
    for (speaker, role, text), (who, what, first) in zip(quotes, wanted["quotes"]):
        if speaker != who or (what is not None and role != what) or not text.startswith(first):
            found.append(f"a quote of {speaker} ({role}): {text[:40]!r}; expected {who} ({what}): {first!r}")
    for quote in read["quotes"]:
        words = " ".join(body[start:end].decode() for start, end in quote["spans"])
        # A final comma is shown as a full stop; nothing else may differ.
        if words.replace(",", "").replace(".", "") != quote["text"].replace(",", "").replace(".", ""):
            found.append(f"the spans give {words[:60]!r}, the quote is {quote['text'][:60]!r}")
    return found


def main():
    expected = json.loads((TOP / "tests/sample/expected.json").read_text(encoding="utf-8"))
    here = {p.name for p in (TOP / "assets/sample").iterdir()}
    passed = failed = 0
    for name in sorted(here | set(expected)):
        found = faults(name, expected[name]) if name in expected and name in here else ["in the one place, not the other"]
        for fault in found:
            print(f"FAIL {name}: {fault}")
        passed += not found
        failed += bool(found)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
