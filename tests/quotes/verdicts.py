# SPDX-License-Identifier: MIT
"""Counts what the wall would show under a wrong name.

A shown quote is true if each of its stretches is. A stretch is true by itself where the gold agrees: the stretch is one
of the gold's, the mention of the speaker overlaps the gold's, and the name shown has the last word of the gold's full
name (and no other given name). Where the gold says too little or something else, a verdict that was made by reading the
article decides; verdicts.tsv holds those: article, start and end of the stretch (code points, marks included), the
speaker as shown, true or false, and what kind of fault it is. A stretch that has neither is unread, and counts as false
in the upper figure.
"""
import collections
import os
import re

NOT_RESOLVED = "not resolved"  # QR_NONE
HERE = os.path.dirname(os.path.abspath(__file__))
VERDICTS = os.path.join(HERE, "verdicts.tsv")
EDGE = "\"“”„«»'‘’` \n\t,.;:!?…-–—"
TITLES = set("mr mrs ms miss dr sir sen rep gov gen lt col sgt capt rev hon prof president senator governor".split())
PRONOUNS = set("he she they it we i you his her their one".split())


def words(name):
    found = [re.sub(r"[’']s?$", "", w).lower() for w in re.findall(r"[\w’'-]+", name or "")]
    return [w for w in found if w and w not in ("jr", "sr", "ii", "iii")]


def last(name):
    found = words(name)
    return found[-1] if found else ""


def trim(text, start, end):
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def paragraphs(text, start, end):
    """The stretches of a part: one a paragraph, edges trimmed."""
    out, at = [], start
    for gap in re.finditer(r"\n+", text[start:end]):
        out.append((at, start + gap.start()))
        at = start + gap.end()
    out.append((at, end))
    out = [trim(text, a, b) for a, b in out]
    return [(a, b) for a, b in out if a < b]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def iou(a, b):
    both = overlap(a, b)
    return both / max(1, (a[1] - a[0]) + (b[1] - b[0]) - both)


def gold_stretches(article):
    """All gold stretches: (start, end, quote, whether the screen wants it)."""
    out = []
    for q in article["quotes"]:
        for s, e in q["parts"]:
            a, b = trim(article["text"], s, e)
            if a < b:
                out.append((a, b, q, q["kind"] == "direct" and q["sentence"]))
    return out


def names_agree(shown, full):
    """Whether two names can be one person's: the same last word, and given names that are not two different ones."""
    a, b = ([w for w in words(n) if w not in TITLES] for n in (shown, full))
    if not a or not b or (last(full) not in a and last(shown) not in b):
        return False
    return len(a) < 2 or len(b) < 2 or bool(set(a[:-1]) & set(b[:-1])) or a[0][0] == b[0][0]


def gold_agrees(shown, gold):
    """Whether the gold alone says that the shown quote's speaker is right: True, or False where it does not settle it."""
    if shown["speaker_start"] is None or gold["speaker_start"] is None:
        return False
    if overlap((shown["speaker_start"], shown["speaker_end"]), (gold["speaker_start"], gold["speaker_end"])) == 0:
        return False
    full = gold["speaker_full"] if not gold.get("speaker_full_ambiguous") else None
    if full:
        return names_agree(shown["speaker"], full)
    # Without a full name only a mention that names the speaker itself settles it: "Morris", shown as "Haley Morris".
    mention = words(gold["speaker"])
    if not mention or mention[0] in PRONOUNS:
        return False
    return bool(set(words(shown["speaker"])[-1:]) & set(mention))


def read_verdicts(path=VERDICTS):
    """{(article, start, end, speaker): (true, class)}"""
    out = {}
    with open(path, encoding="utf-8") as h:
        for line in h:
            line = line.rstrip("\n")
            if line == "" or line.startswith("#"):
                continue
            article, start, end, speaker, verdict, kind = line.split("\t")
            out[article, int(start), int(end), speaker] = (verdict == "true", kind)
    return out


def judge_stretch(article, golds, shown, part, verdicts):
    """('true'|'false'|'unread', class, gold quote or None)"""
    near = max(golds, key=lambda g: overlap(g[:2], part), default=None)
    near = near if near is not None and overlap(near[:2], part) > 0 else None
    key = (article["id"], part[0], part[1], shown["speaker"])
    if key in verdicts:
        return ("true" if verdicts[key][0] else "false"), verdicts[key][1], near
    if near is not None and iou(near[:2], part) >= 0.8 and gold_agrees(shown, near[2]):
        return "true", "gold", near
    return "unread", "", near


def judge_article(article, quotes, verdicts):
    """The shown quotes of an article with their verdicts, and what became of each stretch that the screen wants."""
    golds, cards, fate = gold_stretches(article), [], {}
    for q in quotes:
        parts = [s for s, e in q["parts"] for s in paragraphs(article["text"], s, e)]
        if q["speaker"] is None:
            judged = [("abstained", "", None)] * len(parts)
        else:
            judged = [judge_stretch(article, golds, q, p, verdicts) for p in parts]
            kinds = [j[0] for j in judged]
            verdict = "false" if "false" in kinds else "unread" if "unread" in kinds else "true"
            kind = next((j[1] for j in judged if j[0] == "false"), "")
            cards.append({"article": article, "quote": q, "parts": parts, "judged": judged, "verdict": verdict,
                          "class": kind, "golds": golds})
        for part, (verdict, _, _) in zip(parts, judged):
            for g in golds:
                if g[3] and iou(g[:2], part) >= 0.8:
                    fate[g[:2]] = (verdict, q, g[2])
    wanted = [g for g in golds if g[3]]
    return cards, [fate.get(g[:2], ("missed", None, g[2])) for g in wanted]


def count(cards, fates):
    c = collections.Counter(card["verdict"] for card in cards)
    f = collections.Counter(x[0] for x in fates)
    full = collections.Counter()
    for verdict, q, gold in fates:
        name = gold["speaker_full"] if not gold.get("speaker_full_ambiguous") else None
        # The gold's names of pronouns are a guess: only where it agrees with what was read.
        if verdict != "true" or not name or len(words(name)) < 2 or not names_agree(q["speaker"], name):
            continue
        full["known"] += 1
        full["shown"] += len([w for w in words(q["speaker"]) if w not in TITLES]) > 1
    stretches = collections.Counter(j[0] for card in cards for j in card["judged"])
    return c, f, full, stretches


# What kind of false is laid to which side: who the words were taken for, or where the name was found. All others to both.
GOES_ON = "who spoke last "  # the cues of the family CARRIED
OF_WHO = set("pronoun surname office namesake last noun clipped".split())
OF_CUE = set("subject carried cue join marks unsaid cited".split())


def reasons(cards):
    """{(side, reason): (shown, false)} of the cards; side is "cue" or "who".

    Of one who goes on, only that is asked: not when it is somebody else already who spoke last.
    """
    out, before = collections.defaultdict(lambda: (0, 0)), None
    for card in cards:
        goes_on = card["quote"]["reasons"][0].startswith(GOES_ON)
        inherited = goes_on and before is not None and before["verdict"] == "false" and \
            before["article"] is card["article"] and before["quote"]["speaker"] == card["quote"]["speaker"]
        before = card
        for side, reason, others in zip(("cue", "who"), card["quote"]["reasons"], (OF_WHO, OF_CUE)):
            if inherited or (goes_on and side == "who"):
                continue
            shown, wrong = out[side, reason]
            out[side, reason] = (shown + 1, wrong + (card["verdict"] == "false" and card["class"] not in others))
    return out


def figures(cards, fates):
    c, f, full, stretches = count(cards, fates)
    shown, wanted, judged = max(1, len(cards)), max(1, len(fates)), max(1, sum(stretches.values()))
    span = lambda low, high, form: form % low if low == high else (form + " to " + form) % (low, high)
    print("false per 1,000 shown     %s   (%d false, %d unread of %d shown with a speaker)" %
          (span(1000 * c["false"] / shown, 1000 * (c["false"] + c["unread"]) / shown, "%.1f"), c["false"], c["unread"],
           len(cards)))
    if fates:
        print("recall                    %s %%" % span(100 * f["true"] / wanted, 100 * (f["true"] + f["unread"]) / wanted,
                                                     "%.1f"))
        print("  of %d stretches wanted: right %d, wrong %d, unread %d, abstained %d, missed %d" %
              (len(fates), f["true"], f["false"], f["unread"], f["abstained"], f["missed"]))
        print("joint precision           %s %%   (stretches)" %
              span(100 * stretches["true"] / judged, 100 * (stretches["true"] + stretches["unread"]) / judged, "%.1f"))
        print("full name                 %.1f %%   (%d of %d shown right whose full name is known)" %
              (100 * full["shown"] / max(1, full["known"]), full["shown"], full["known"]))
    kinds = collections.Counter(card["class"] for card in cards if card["verdict"] == "false")
    if kinds:
        print("false by class            " + ", ".join("%s %d" % k for k in kinds.most_common()))
    # The cue that was followed, where the resolution found nobody or the risk was too great.
    why = collections.Counter("risk" if q.get("risk") else q["reasons"][1] if q["reasons"][1] != NOT_RESOLVED
                              else q["reasons"][0] for verdict, q, _ in fates if verdict == "abstained")
    if why:
        print("abstained for             " + ", ".join("%s %d" % k for k in why.most_common()))


def print_card(card, around=700):
    """A card with its article's text around it, to be read; then the lines that a verdict would need."""
    text, q, parts = card["article"]["text"], card["quote"], card["parts"]
    start, end = min(p[0] for p in parts), max(p[1] for p in parts)
    low, high = max(0, start - around), min(len(text), end + around // 2)
    marks = sorted([(s, "[[") for s, _ in parts] + [(e, "]]") for _, e in parts], reverse=True)
    context = text[low:high]
    for at, mark in marks:
        context = context[:at - low] + mark + context[at - low:]
    print("== %s  shown: %s   %s" % (card["article"]["id"], q["speaker"], q.get("explain") or ""))
    seen = []
    for part, (verdict, kind, near) in zip(parts, card["judged"]):
        if near is not None and near[2] not in seen:
            seen.append(near[2])
    for g in seen:
        print("   gold: %s = %s%s (%s, %s)" % (g["speaker"], g["speaker_full"], "?" if g.get("speaker_full_ambiguous")
                                              else "", g["speaker_type"], g["kind"]))
    print(re.sub(r"\n+", "\n   ", "   " + context))
    for part, (verdict, kind, _) in zip(parts, card["judged"]):
        if verdict == "unread":
            print("\t".join(["@", card["article"]["id"], str(part[0]), str(part[1]), q["speaker"]]))
    print()
