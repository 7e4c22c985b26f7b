/* SPDX-License-Identifier: MIT */
/* Typographic marks: quotation marks, apostrophes, dashes and ellipses as the article's language sets them, whatever
 * the source had. The words themselves are never changed. Setting it again changes nothing if its marks pair. */
#pragma once

#include <stdbool.h>

/* The text with its marks set for `language` (BCP 47; NULL: "en"). The caller frees it; NULL if out of memory.
 * `nested`: the text is the inside of a quotation (a quote card), so its own marks are the inner ones. */
char *marks_set(const char *text, const char *language, bool nested);

/* The mark that opens a quotation in that language, static: "“", "«", "„". */
const char *marks_opening(const char *language);
