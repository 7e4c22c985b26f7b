#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD GOLD [ARGUMENTS...]: measures the quote reader on a folder of annotated articles.

GOLD holds eval_quotes.py and dev/*.json (text and hand-made quotes). Every article's text goes through
BUILD/tests/quotes_driver; byte offsets become code points; eval_quotes.py prints the figures. Where the folder is
absent this says so and ends well: the articles are their publishers' and not part of this project."""
import glob
import json
import os
import subprocess
import sys
import tempfile
import time


def code_points(text, offsets):
    """Byte offsets of the UTF-8 form -> code points, for all offsets asked for."""
    want, out, at = sorted(set(offsets)), {}, 0
    k = 0
    for i, c in enumerate(text):
        while k < len(want) and want[k] <= at:
            out[want[k]] = i
            k += 1
        at += len(c.encode("utf-8"))
    for o in want[k:]:
        out[o] = len(text)
    return out


def main():
    if len(sys.argv) < 3:
        sys.exit("run.py: wants BUILD and GOLD")
    build, gold, more = sys.argv[1], sys.argv[2], sys.argv[3:]
    dev, judge = os.path.join(gold, "dev"), os.path.join(gold, "eval_quotes.py")
    files = sorted(glob.glob(os.path.join(dev, "*.json")))
    if not files or not os.path.exists(judge):
        print("quotes: no annotated articles in %s, so nothing was measured" % gold)
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = {}
        for f in files:
            with open(f, encoding="utf-8") as h:
                article = json.load(h)
            path = os.path.join(folder, "%d.txt" % len(texts))
            with open(path, "w", encoding="utf-8", newline="") as h:
                h.write(article["text"])
            texts[path] = article
        start = time.perf_counter()
        done = subprocess.run([os.path.join(build, "tests", "quotes_driver"), *texts], check=True,
                              stdout=subprocess.PIPE)
        took = time.perf_counter() - start
        listed, shown = os.path.join(folder, "listed.jsonl"), os.path.join(folder, "shown.jsonl")
        with open(listed, "w", encoding="utf-8") as a, open(shown, "w", encoding="utf-8") as b:
            for line in done.stdout.decode("utf-8").splitlines():
                found = json.loads(line)
                article = texts[found["file"]]
                offsets = []
                for q in found["quotes"]:
                    offsets += [o for p in q["parts"] for o in p]
                    offsets += [q[k] for k in ("speaker_start", "speaker_end") if q[k] is not None]
                where = code_points(article["text"], offsets)
                for q in found["quotes"]:
                    q["parts"] = [[where[o] for o in p] for p in q["parts"]]
                    for k in ("speaker_start", "speaker_end"):
                        if q[k] is not None:
                            q[k] = where[q[k]]
                a.write(json.dumps({"id": article["id"], "quotes": found["quotes"]}) + "\n")
                sure = [q for q in found["quotes"] if q["speaker"] is not None]
                b.write(json.dumps({"id": article["id"], "quotes": sure}) + "\n")
        size = sum(len(a["text"].encode("utf-8")) for a in texts.values())
        print("%.1f MB in %.2f s" % (size / 1e6, took), flush=True)
        print("== every quote listed", flush=True)
        subprocess.run([sys.executable, judge, dev, listed, *more], check=True)
        if not more:
            print("== only quotes with a sure speaker, as the wall shows them", flush=True)
            subprocess.run([sys.executable, judge, dev, shown], check=True)


main()
