/* SPDX-License-Identifier: MIT */
/* What became of a source's lines that are not in the article, and what somebody should look at. Running out of memory
 * while filling it is remembered in `failed`, which is looked at when the article is made, so that nobody in between
 * has to. */
#pragma once

#include "base/error.h"

#include <stddef.h>

struct report_line {
    size_t line; /* from 1; 0: the whole */
    char *text;  /* what was dropped; the doubt in words, for the sub-editor */
    char *why;   /* it was dropped; NULL: a doubt */
};

/* One of the article's quotes. */
struct report_quote {
    /* By which `speaker.N` and `quotes.leave-out` call it: its place among the quotes found, from 1, unchanged by what
     * was left out. 0: it was added by `quote.add`. */
    size_t number;
    bool by_hand; /* the sub-editor added it or named its speaker */
};

struct report {
    struct report_line *dropped, *doubts;
    size_t n_dropped, n_doubts;
    struct report_quote *quotes; /* as many as the article has, in its order */
    const char *encoding;        /* "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"; static */
    const char *format;          /* "text", "Markdown": struct format's name; static */
    bool failed;                 /* out of memory while filling it */
};

void report_finish(struct report *r);

/* Notes a line, or the part of it that `text` gives, that the article does without. Copies text and reason. */
void report_drop(struct report *r, size_t line, const char *text, const char *why);
void report_drop_part(struct report *r, size_t line, const char *text, size_t size, const char *why);

/* Notes something that the sub-editor should look at; line 0 stands for the whole. */
void report_doubt(struct report *r, size_t line, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts dropped lines and doubts into the order of the page. Several of one line keep their order. */
void report_sort(struct report *r);
