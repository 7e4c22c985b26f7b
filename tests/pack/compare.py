#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""compare.py GOT.json WANTED.json: what `read --json` printed against what should be there.

Every key of the output must be there. Of a quote its text and speaker are compared (roles have tests of
their own), and that its spans are those words of the body; of a dropped line its number."""
import json
import re
import sys

KEYS = ["headline", "standfirst", "kicker", "byline", "place", "published", "language", "body", "quotes", "dropped"]

got, wanted = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
wrong = []
if sorted(got) != sorted(KEYS):
    wrong.append(f"keys are {sorted(got)}")
for key in KEYS[:8]:
    if got.get(key) != wanted[key]:
        wrong.append(f"{key} is\n    {got.get(key)!r}\n  not\n    {wanted[key]!r}")
quotes = [[q["text"], q["speaker"]] for q in got["quotes"]]
if quotes != wanted.get("quotes", quotes):
    wrong.append(f"quotes are\n    {quotes!r}\n  not\n    {wanted['quotes']!r}")
body = "\n".join(got["body"]).encode()
for q in got["quotes"]:
    words = " ".join(body[start:end].decode() for start, end in q["spans"])
    # Where the attribution ended the sentence, a full stop is shown for a comma or behind the last word.
    if re.sub("[.,]", "", words) != re.sub("[.,]", "", q["text"]):
        wrong.append(f"spans are {words!r}, text is {q['text']!r}")
lines = [d["line"] for d in got["dropped"]]
if lines != wanted["dropped"] or not all(d["why"] and d["text"] for d in got["dropped"]):
    wrong.append(f"dropped lines are {lines}, not {wanted['dropped']}")
for text in wrong:
    print("  " + text)
sys.exit(bool(wrong))
