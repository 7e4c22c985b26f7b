/* SPDX-License-Identifier: MIT */
/* What went wrong with foreign data or an operator's input, in one line of plain words.
 *
 * A function that can fail for such a reason returns bool and takes a `struct error *` (never NULL). On false the text
 * says what, where and, where it helps, what to do: "tuesday.txt: line 12: 'dwell' is not a key; did you mean 'date'?".
 * Callers add their part in front with error_prefix() on the way up; the top prints it once. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(words, first) __attribute__((format(printf, words, first)))

struct error {
    /* NUL-terminated UTF-8, one line: control characters, bidi controls and what is not UTF-8 are replaced by '?' */
    char text[480];
};

/* Sets the text and returns false, so that `return error_set(e, ...)` reads as what it does. The arguments may point
 * into e->text. */
bool error_set(struct error *e, const char *format, ...) PRINTF_LIKE(2, 3);

/* The same, for functions that take a format themselves. */
bool error_set_list(struct error *e, const char *format, va_list args) PRINTF_LIKE(2, 0);

/* Puts the formatted words and ": " in front of the text; returns false. The end is cut if it gets too long. */
bool error_prefix(struct error *e, const char *format, ...) PRINTF_LIKE(2, 3);

/* "out of memory", as every room says it. Returns false. */
bool error_memory(struct error *e);
