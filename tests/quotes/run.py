#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py BUILD GOLD [PAGES.tar.xz] [--unread | --false | --write | --errors N]: measures the quote reader on annotated articles.

GOLD holds eval_quotes.py and dev/*.json (text and hand-made quotes). Every article's text goes through
BUILD/tests/quotes_driver. What the wall would show under a wrong name comes first (verdicts.py says how it is counted),
then the risk of each reason for a speaker (firmware/quotes/reasons.h), then what eval_quotes.py says. The first figures
hold the reader's usual limit of risk; those of the reasons are measured without any. --unread and --false list the
shown quotes that nobody has read yet, or that are false, in their articles, also those above the limit. --write puts
the counts into firmware/quotes/reasons.c. PAGES.tar.xz holds dev/gold.jsonl with the texts of other newspapers' pages, which have no
quotes marked; those that verdicts.tsv knows are measured by what was read alone, and their counts are added to those of
the reasons. Where the articles are absent this says so and ends well: they are their publishers' and not part of this
project.
"""
import glob
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

import verdicts

HERE = os.path.dirname(os.path.abspath(__file__))
REASONS = os.path.join(HERE, "../../firmware/quotes/reasons.c")
NO_LIMIT = "1000"  # QUOTES_RISK_ANY


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


def to_code_points(article, quotes):
    offsets = []
    for q in quotes:
        offsets += [o for p in q["parts"] for o in p]
        offsets += [q[k] for k in ("speaker_start", "speaker_end") if q[k] is not None]
    where = code_points(article["text"], offsets)
    for q in quotes:
        q["parts"] = [[where[o] for o in p] for p in q["parts"]]
        for k in ("speaker_start", "speaker_end"):
            if q[k] is not None:
                q[k] = where[q[k]]


def page_articles(archive, known):
    """The pages of the archive that somebody has read, as articles without gold."""
    wanted = {key[0][len("pages/"):] for key in known if key[0].startswith("pages/")}
    with tarfile.open(archive) as tar:
        for line in tar.extractfile("dev/gold.jsonl"):
            page = json.loads(line)
            body = page["body"]
            if page["id"] in wanted and body:
                text = body if isinstance(body, str) else "\n\n".join(body)
                yield {"id": "pages/" + page["id"], "text": text, "quotes": []}


def write_texts(articles, folder):
    """{path of a text: article}"""
    texts = {}
    for article in articles:
        path = os.path.join(folder, "%s%d.txt" % ("page" if article["id"].startswith("pages/") else "", len(texts)))
        with open(path, "w", encoding="utf-8", newline="") as h:
            h.write(article["text"])
        texts[path] = article
    return texts


def read_quotes(driver, texts, risk="0"):
    """[(article, quotes)]; risk 0 is the usual limit."""
    done = subprocess.run([driver, "--explain", "--risk", risk, *texts], check=True, stdout=subprocess.PIPE)
    out = []
    for line in done.stdout.decode("utf-8").splitlines():
        found = json.loads(line)
        article = texts[found["file"]]
        to_code_points(article, found["quotes"])
        out.append((article, found["quotes"]))
    return out


def cost(driver, path):
    """Processor seconds and peak memory (bytes) of reading one text."""
    child = subprocess.Popen([driver, "--text", path], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit("run.py: quotes_driver failed on %s" % path)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def print_cost(driver, texts, folder):
    """The reader on archives of all the articles, over and over: memory must not grow with them, time evenly."""
    articles = "\n\n".join(article["text"] for article in texts.values()).encode("utf-8") + b"\n\n"
    for wanted in (10, 100):
        path = os.path.join(folder, "archive.txt")
        times = -(-wanted * 1000000 // len(articles))
        with open(path, "wb") as h:
            for _ in range(times):
                h.write(articles)
        size = times * len(articles)
        took, peak = cost(driver, path)
        print("%3d MB of text             %.1f MB/s, %.0f MB of memory beyond the text" %
              (size / 1e6, size / 1e6 / took, (peak - size) / 1e6), flush=True)


def odd_reasons(driver, folder):
    """The same counts on the odd constructs, where nobody says which side was at fault: both."""
    path = os.path.join(HERE, "../constructs/run.py")
    spec = importlib.util.spec_from_file_location("constructs", path)
    constructs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(constructs)
    counts, files, rows = {}, [], list(constructs.constructs(pathlib.Path(path).parent / "constructs.tsv"))
    for number, (_, text, _) in enumerate(rows):
        files.append(os.path.join(folder, "odd%d.txt" % number))
        with open(files[-1], "w", encoding="utf-8", newline="") as h:
            h.write(text)
    done = subprocess.run([driver, "--risk", NO_LIMIT, *files], check=True, stdout=subprocess.PIPE)
    for (_, text, notes), line in zip(rows, done.stdout.decode("utf-8").splitlines()):
        for q in json.loads(line)["quotes"]:
            for key in zip(("cue", "who"), q["reasons"]) if q["speaker"] is not None else ():
                shown, wrong = counts.get(key, (0, 0))
                counts[key] = (shown + 1, wrong + (constructs.judge(text, notes, q) is not None))
    return counts


def print_reasons(counts, odd):
    print("== reasons, without a limit: shown, false, false per 1,000; the same of the odd constructs (tests/constructs)")
    for key in sorted({*counts, *odd}, key=lambda k: (k[0], -counts.get(k, (0, 0))[0])):
        (shown, wrong), (odd_shown, odd_wrong) = counts.get(key, (0, 0)), odd.get(key, (0, 0))
        print("%-4s %-60s %5d %4d %7.1f   %4d %4d" %
              (*key, shown, wrong, 1000 * wrong / max(1, shown), odd_shown, odd_wrong))


def write_reasons(counts, odd):
    """Puts the counts into the rows of the table; a reason that was not met has 0, 0."""
    def row(m):
        def of(c):
            return c.get(("cue", m[2]), c.get(("who", m[2]), (0, 0)))
        return '%s%s", %s, %d, %d, %d, %d}' % (m[1], m[2], m[3], *of(counts), *of(odd))
    with open(REASONS, encoding="utf-8") as h:
        text = h.read()
    text = re.sub(r'(\[QR_\w+\] = \{")([^"]*)", (\w+)[0-9,\s]*\}', row, text)
    with open(REASONS, "w", encoding="utf-8") as h:
        h.write(text)


def judge_all(read):
    known, cards, fates = verdicts.read_verdicts(), [], []
    for article, quotes in read:
        c, f = verdicts.judge_article(article, quotes, known)
        cards += c
        fates += f
    return cards, fates


def old_judge(judge, dev, read, folder, more):
    for title, sure in (("every quote listed", False), ("only quotes with a sure speaker", True)):
        path = os.path.join(folder, "pred.jsonl")
        with open(path, "w", encoding="utf-8") as h:
            for article, quotes in read:
                quotes = [q for q in quotes if q["speaker"] is not None or not sure]
                h.write(json.dumps({"id": article["id"], "quotes": quotes}) + "\n")
        print("== eval_quotes.py, " + title, flush=True)
        subprocess.run([sys.executable, judge, dev, path, *more], check=True)


def gold_articles(files):
    for f in files:
        with open(f, encoding="utf-8") as h:
            yield json.load(h)


def figures(title, driver, texts, cards, fates):
    print("== " + title)
    verdicts.figures(*judge_all(read_quotes(driver, texts)))
    print("without a limit of risk:")
    verdicts.figures(cards, fates)


def main():
    if len(sys.argv) < 3:
        sys.exit("run.py: wants BUILD and GOLD")
    build, gold, more = sys.argv[1], sys.argv[2], sys.argv[3:]
    archive = more.pop(0) if more and not more[0].startswith("-") else None
    dev, judge = os.path.join(gold, "dev"), os.path.join(gold, "eval_quotes.py")
    files = sorted(glob.glob(os.path.join(dev, "*.json")))
    if not files or not os.path.exists(judge):
        print("quotes: no annotated articles in %s, so nothing was measured" % gold)
        return
    with tempfile.TemporaryDirectory() as folder:
        driver = os.path.join(build, "tests", "quotes_driver")
        texts, pages = write_texts(gold_articles(files), folder), {}
        if archive is not None and os.path.exists(archive):
            pages = write_texts(page_articles(archive, verdicts.read_verdicts()), folder)
        cards, fates = judge_all(read_quotes(driver, texts, NO_LIMIT))
        page_cards, page_fates = judge_all(read_quotes(driver, pages, NO_LIMIT)) if pages else ([], [])
        for kind in ("unread", "false"):
            if "--" + kind in more:
                for card in cards + page_cards:
                    if card["verdict"] == kind:
                        verdicts.print_card(card)
                return
        counts = verdicts.reasons(cards + page_cards)
        if "--write" in more:
            write_reasons(counts, odd_reasons(driver, folder))
            return
        figures("annotated articles", driver, texts, cards, fates)
        if pages:
            figures("pages of other newspapers, as read", driver, pages, page_cards, page_fates)
        print_reasons(counts, odd_reasons(driver, folder))
        print_cost(driver, texts, folder)
        old_judge(judge, dev, read_quotes(driver, texts), folder, more)


if __name__ == "__main__":
    main()
