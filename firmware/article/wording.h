/* SPDX-License-Identifier: MIT */
/* What a text in an edition may hold, so that a screen shows what was meant and laying it out cannot be abused. The
 * rules are part of the format (FORMAT.md, "Texts"). Every refusal is the end of a sentence whose subject is the text:
 * "is not UTF-8 (byte 12)". */
#pragma once

#include "base/error.h"

#include <stddef.h>

enum wording {
    WORDING_LINE,       /* no line end at all */
    WORDING_PARAGRAPHS, /* paragraphs with '\n' between them */
};

enum {
    WORDING_MARKS_MOST = 30,    /* combining marks in a row; the Stream-Safe Text Format's bound, UAX #15 */
    WORDING_LANGUAGE_MOST = 35, /* bytes; RFC 5646, section 4.4.1 */
};

/* UTF-8, NFC, no control characters, no line or paragraph separators, no bidi controls, no tower of marks. An empty
 * text is fine. */
MUST_CHECK bool wording_check(const char *text, size_t size, enum wording kind, struct error *e);

/* "2026-07-22", a day that exists, year 1970 to 9999. */
bool wording_is_date(const char *text);

/* A date, or RFC 3339 with seconds: "2026-07-22T06:30:00", then "Z", "+01:00" or nothing. Upper case, no fractions. */
bool wording_is_moment(const char *text);

/* The shape of a BCP 47 tag: letters, then parts of 1 to 8 letters and digits, hyphens between: "en", "pt-BR". */
bool wording_is_language(const char *text);

/* YYYYMMDDHHMMSS of a day and time that exist. */
bool wording_is_sequence(unsigned long long sequence);
