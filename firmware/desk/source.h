/* SPDX-License-Identifier: MIT */
/*
 * A source: a newspaper's page saved as text, or Markdown with front matter -> an article, with a report of what was
 * found, dropped and doubted. `key: value` lines at its top overrule anything found (MAKING-EDITIONS.md).
 */
#ifndef DESK_SOURCE_H
#define DESK_SOURCE_H

#include "article/article.h"
#include "sources/report.h"

/* Reads a source from memory. `name` (for ".md" or ".markdown", which make it Markdown) is not opened. Quotes whose
 * speaker is not sure stay, with a doubt; see source_keep_sure(). The caller finishes both results. On failure both are
 * zeroed and the reason does not name the source. */
MUST_CHECK bool source_read(const char *name, const void *data, size_t size, struct article *article,
                            struct report *report, struct error *e);
/* The same, for many sources one after another: what is costly to make for the quotes is kept in `reader` (quotes.h).
 */
struct quotes_reader;
MUST_CHECK bool source_read_with(struct quotes_reader *reader, const char *name, const void *data, size_t size,
                                 struct article *article, struct report *report, struct error *e);

/* Takes the quotes without a speaker out of the article, as an edition wants it, and what the report has of each out of
 * it.
 */
void source_keep_sure(struct article *article, struct report *report);

#endif
