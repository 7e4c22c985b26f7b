/* SPDX-License-Identifier: MIT */
/*
 * A source: a newspaper's page saved as text, or Markdown with front matter -> an article, with a report of what was
 * found, dropped and doubted. `key: value` lines at its top overrule anything found (MAKING-EDITIONS.md).
 */
#ifndef PACK_SOURCE_H
#define PACK_SOURCE_H

#include "edition/article.h"

enum {
    SOURCE_MOST = 16 << 20,      /* bytes of one source file */
    SOURCE_LINE_MOST = 64 << 10, /* bytes of one line: far beyond any paragraph */
    SOURCE_MARKS_MOST = 30,      /* combining marks on one letter, as in the Unicode Stream-Safe Text Format */
};

struct source_dropped {
    size_t line; /* from 1 */
    char *text, *why;
};

struct source_doubt {
    size_t line; /* from 1; 0: the whole */
    char *text;  /* in words, for the sub-editor */
};

struct source_report {
    struct source_dropped *dropped;
    size_t n_dropped;
    struct source_doubt *doubts;
    size_t n_doubts;
    /* For each of the article's quotes the number by which `speaker.N` and `quotes.leave-out` call it: its place among
     * the quotes found, counted from 1 and unchanged by what was left out. 0: it was added by `quote.add`. */
    size_t *numbers;
    bool *by_hand;        /* for each of them: the sub-editor added it or named its speaker */
    const char *encoding; /* "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"; static */
    const char *format;   /* "text" or "Markdown"; static */
    bool failed;          /* out of memory while filling it; source_read() looks */
};

/* Reads a source from memory. `name` (for ".md" or ".markdown", which make it Markdown) is not opened. Quotes whose
 * speaker is not sure stay, with a doubt; see source_keep_sure(). The caller finishes both results. On failure both are
 * zeroed and the reason does not name the source. */
MUST_CHECK bool source_read(const char *name, const void *data, size_t size, struct article *article,
                            struct source_report *report, struct error *e);
/* The same, for many sources one after another: what is costly to make for the quotes is kept in `reader` (quotes.h).
 */
struct quotes_reader;
MUST_CHECK bool source_read_with(struct quotes_reader *reader, const char *name, const void *data, size_t size,
                                 struct article *article, struct source_report *report, struct error *e);
void source_report_finish(struct source_report *r);

/* Takes the quotes without a speaker out of the article, as an edition wants it, and what the report has of each out of
 * it.
 */
void source_keep_sure(struct article *article, struct source_report *report);

#endif
