#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""speech-verbs.py FOLDER > firmware/quotes/words_speech.c

Writes the rarer verbs of speech ("croaked", "expounded") as data for the quote reader. FOLDER is usr/share/wordnet of the
unpacked Debian package wordnet-base 1:3.0-37 (WordNet 3.0 licence): apt-get download wordnet-base, then dpkg-deb -x.

Taken are the verbs of one word one of whose three commonest senses WordNet files under communication, below "express",
"say", "tell", "talk", "utter" or the like, in the past and, where that is no noun's plural, in the present.
Left out: words that also are adjectives or nouns as they stand, and words of the reader's own lists, which count for more.
"""
import glob
import os
import re
import sys

ROOM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "firmware", "quotes")
OUT = "words_speech.c"
COMMUNICATION = "32"
# One word and one word of its gloss for each synset that the others hang from.
ROOTS = (("express", "utter"), ("utter", "audible"), ("talk", "express"), ("state", "words"), ("tell", "details"),
         ("answer", "reply"), ("exclaim", "aloud"), ("declare", "emphatically"), ("complain", "complaints"),
         ("speak", "manner"), ("shout", "loud"))
DEPTH = 2   # kinds of kinds at most: farther down are acts ("sentenced", "notarized") rather than ways of speaking
SENSES = 3  # of a verb, the commonest first
NOTICE = "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved."


def synsets(folder):
    """{offset: (lexicographer file, words, offsets of its kinds, gloss)} of the verbs"""
    out = {}
    for line in open(os.path.join(folder, "data.verb"), encoding="utf-8"):
        if line.startswith(" "):
            continue
        data, gloss = line.split(" | ", 1)
        f = data.split()
        n = int(f[3], 16)
        words, at = [f[4 + 2 * i].lower() for i in range(n)], 4 + 2 * n
        links = [f[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(f[at]))]
        out[f[0]] = (f[1], words, [k[1] for k in links if k[0] == "~" and k[2] == "v"], gloss)
    return out


def below(all_synsets):
    """The offsets of the roots and of what hangs from them."""
    found = {o for o, (file, words, _, gloss) in all_synsets.items() if file == COMMUNICATION and
             any(w in words and g in gloss for w, g in ROOTS)}
    level = found
    for _ in range(DEPTH):
        level = {k for o in level for k in all_synsets[o][2] if all_synsets[k][0] == COMMUNICATION}
        found = found | level
    return found


def lemmas(folder, part):
    """{word: offsets of its senses, the commonest first}"""
    out = {}
    for line in open(os.path.join(folder, "index." + part), encoding="utf-8"):
        if not line.startswith(" "):
            f = line.split()
            out[f[0]] = f[-int(f[2]):]
    return out


def irregular(folder):
    out = {}
    for line in open(os.path.join(folder, "verb.exc"), encoding="utf-8"):
        form, base = line.split()[:2]
        out.setdefault(base, []).append(form)
    return out


def regular_past(verb):
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + "ed"


def present(verb):
    if re.search(r"(s|x|z|ch|sh)$", verb):
        return verb + "es"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + "s"


def forms(verb, odd, nouns):
    past = [f for f in odd.get(verb, []) if not f.endswith("ing")] or [regular_past(verb)]
    return past + ([] if verb in nouns else [present(verb)])


def own_words():
    out = set()
    for path in glob.glob(os.path.join(ROOM, "words_*.c")):
        if os.path.basename(path) != OUT and not os.path.basename(path).startswith("words_given"):
            for text in re.findall(r'"([^"]*)"', open(path, encoding="utf-8").read()):
                out.update(text.split())
    return out


def main():
    folder = sys.argv[1]
    sets, nouns = synsets(folder), lemmas(folder, "noun")
    speech, adjectives, odd, own = below(sets), lemmas(folder, "adj"), irregular(folder), own_words()
    words = set()
    for verb, senses in lemmas(folder, "verb").items():
        if re.fullmatch(r"[a-z]{3,}", verb) and any(s in speech for s in senses[:SENSES]):
            words.update(f for f in forms(verb, odd, nouns) if f not in adjectives and f not in nouns and f not in own)
    print("/* SPDX-License-Identifier: MIT */\n/* Written by toolchain/speech-verbs.py from wordnet-base 1:3.0-37: change that, "
          "not this.\n *\n * %s */" % NOTICE)
    print('#include "quotes/words.h"\n\nconst struct quote_list quote_words_speech[] = {\n    {QW_SAY | QW_WEAK | QW_OTHER,')
    line, lines = "", []
    for word in sorted(words):
        if len(line) + len(word) > 112:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    print("\n".join('     "%s"' % text for text in lines) + "},\n    {0, NULL},\n};")
    print("%d words" % len(words), file=sys.stderr)


main()
