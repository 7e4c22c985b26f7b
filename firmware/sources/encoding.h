/* SPDX-License-Identifier: MIT */
/* Foreign bytes -> clean text: valid UTF-8 in NFC, lines ended by '\n' (or by '\v' where the source broke a line
 * without a line end of its own, so that lines keep their numbers), one plain space between words, none at a line's
 * ends.
 *
 * What is done about the rest, and why:
 * - NUL: refused. No text has it; it is the sign of a file of another kind.
 * - Invalid UTF-8: Windows-1252 if nothing in it says UTF-8; otherwise refused, for half of it would turn out wrong.
 * - Control characters: taken out, with a doubt. They show nothing and stand for no word.
 * - Bidi embeddings, overrides and isolates: taken out, with a doubt. With them a line reads other than it is stored,
 *   and the verbatim guard would guard the wrong words. The order that the letters themselves give remains.
 * - Zero-width spaces, word joiners, soft hyphens: taken out. They are hints to a browser's line breaking. Zero-width
 *   joiners stay: Persian, Indic scripts and emoji are spelt with them.
 * - More combining marks on a letter than SOURCE_MARKS_MOST, or a line over SOURCE_LINE_MOST: refused. */
#pragma once

#include "base/bytes.h"
#include "sources/report.h"

enum {
    SOURCE_LINE_MOST = 64 << 10, /* bytes of one line: far beyond any paragraph */
    SOURCE_MARKS_MOST = 30,      /* combining marks on one letter, as in the Unicode Stream-Safe Text Format */
};

/* Adds the clean text to *out, which the caller finishes whatever the outcome, and sets report->encoding. */
MUST_CHECK bool encoding_clean(const void *data, size_t size, struct buffer *out, struct report *report,
                               struct error *e);

/* The same for UTF-8 that is part of a source, from its line `line` on. `report` may be NULL. */
MUST_CHECK bool encoding_clean_text(const void *utf8, size_t size, size_t line, struct buffer *out,
                                    struct report *report, struct error *e);

/* Adds UTF-8 whose references by number are resolved already. HTML means Windows-1252's character by &#128; to &#159;
 * (WHATWG HTML, "numeric character reference end state"); cmark makes control characters of them. */
void encoding_add_referenced(struct buffer *out, const char *utf8);
