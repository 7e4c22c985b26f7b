#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""same_quotes.py READ.json QUOTES.json SOURCE: `read` and `quotes` found the same in the source, and the places that
`quotes` tells are those of the words there."""
import json
import re
import sys

read, quotes = (json.load(open(path, encoding="utf-8"))["quotes"] for path in sys.argv[1:3])
with open(sys.argv[3], "rb") as h:
    source = h.read()


def letters(text):
    return re.sub(r"\W", "", text)


KEYS = ["text", "speaker", "role"]
wrong = []
if [[q[k] for k in KEYS] for q in read] != [[q[k] for k in KEYS] for q in quotes]:
    wrong.append(f"read: {[[q[k] for k in KEYS] for q in read]}\n  quotes: {[[q[k] for k in KEYS] for q in quotes]}")
for q in quotes:
    there = "".join(source[start:end].decode() for start, end in q["parts"])
    if letters(there) != letters(q["text"]):
        wrong.append(f"the words {q['text']!r} are not at {q['parts']}")
    if (q["speaker"] is None) == ("Chosen" in q["explain"]):
        wrong.append(f"{q['speaker']!r} does not go with {q['explain']!r}")
for text in wrong:
    print("  " + text)
sys.exit(bool(wrong))
