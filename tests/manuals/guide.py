# SPDX-License-Identifier: MIT
"""The technician's guide against what the kiosk says: every sentence of the table in firmware/locale/locale.c has an entry,
no entry is for a sentence that is no longer there, and each end of an update stands with its class of the journal."""
import re

# The words of the table that are no sentences: names of things, dates, sizes.
LABELS = {"language", "by", "and_word", "corrected", "weekdays", "months", "date_day_first", "date_month_first", "date_and_time",
          "am", "pm", "this_edition", "info", "edition", "publication", "date", "articles", "signed_by", "version", "kiosk",
          "trust", "kilobytes", "megabytes"}
FULL_STOP = re.compile(r"[.]$")
STRING = r'"(?:[^"\\]|\\.)*"'


def strings(text):
    """C's string literals; those with only blanks between them are one."""
    return ["".join(part[1:-1] for part in re.findall(STRING, run)) for run in re.findall(rf"{STRING}(?:\s*{STRING})*", text)]


def told(sentence):
    """As the guide writes it: {title} is TITLE."""
    return FULL_STOP.sub("", re.sub(r"\{(\w+)\}", lambda found: found[1].upper(), sentence))


def table(source):
    """The English row: sentences by field, and (reason, title, detail) of each outcome."""
    row = source[source.index('.language = "en"'):source.index('.language = "fr"')]
    found = re.findall(r"\.([\w.]+) =\s(.*?),\n(?=\s*\.\w|})", row, re.S)
    fields = {name.split(".")[-1]: strings(value) for name, value in found if not name.startswith("outcomes.")}
    ends = [(name.split(".")[-1].replace("unsigned_edition", "unsigned"), *strings(value))
            for name, value in found if name.startswith("outcomes.")]
    return fields, ends


def page_says(page):
    """What stands under "WHAT THE SCREEN SAYS": entries with their classes, and other sentences."""
    text = page[page.index(".Sh WHAT THE SCREEN SAYS"):page.index(".Sh RECOVERING")]
    for escape, sign in (("\\(lq", "“"), ("\\(rq", "”"), ("\\(cq", "’"), ("\\(pc", "·")):
        text = text.replace(escape, sign)
    entries = re.findall(r'^\.It Sy "([^"]*)"(?: Pq Li ([\w-]+))?$', text, re.M)
    return entries, [FULL_STOP.sub("", s) for s in re.findall(r'^\.Em "([^"]*)"', text, re.M)]


def faults(page, source):
    fields, ends = table(source)
    entries, others = page_says(page)
    said = {title for title, _ in entries} | set(others)
    wanted = {told(s) for name, all_of in fields.items() if name not in LABELS for s in all_of}
    wanted |= {told(s) for end in ends for s in end[1:]}
    classes = {(told(title), reason.lower().replace("_", "-")) for reason, title, _ in ends}
    if len(fields) < 50 or len(ends) < 20:
        return ["the table in locale.c has another form than this test knows"]
    return [f"says nothing of “{s}”" for s in sorted(wanted - said)] + \
           [f"“{s}” is no sentence of the kiosk's" for s in sorted(said - wanted)] + \
           [f"does not give the class {name} to “{s}”" for s, name in sorted(classes - set(entries))]
