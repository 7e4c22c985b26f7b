/* SPDX-License-Identifier: MIT */
/*
 * A source: a newspaper's page saved as text, or Markdown with front matter -> an article, with a report of what was
 * found, dropped and doubted. `key: value` lines at its top overrule anything found.
 */
#ifndef PACK_SOURCE_H
#define PACK_SOURCE_H

#include "edition/article.h"

enum { SOURCE_MOST = 16 << 20 }; /* bytes of one source file */

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
    const char *encoding; /* "UTF-8", "UTF-8 with BOM", "Windows-1252", "UTF-16LE", ...; static */
    const char *format;   /* "text" or "Markdown"; static */
};

/* Reads a source from memory. `name` (for messages, and ".md" or ".markdown" for the format) is not opened. The caller
 * finishes both results. On failure both are zeroed and the reason does not name the source. */
MUST_CHECK bool source_read(const char *name, const void *data, size_t size, struct article *article,
                            struct source_report *report, struct error *e);
void source_report_finish(struct source_report *r);

#endif
