/* SPDX-License-Identifier: MIT */
/*
 * A source -> its articles, each with a report of what was found, dropped and doubted. Fields given at its top overrule
 * anything found on the page (MAKING-EDITIONS.md).
 */
#ifndef DESK_SOURCE_H
#define DESK_SOURCE_H

#include "article/article.h"
#include "sources/formats.h"

struct quotes_reader;

/* Reads the file. The caller finishes *out whatever the outcome. Errors do not name the file. */
MUST_CHECK bool source_open(const char *path, struct documents *out, struct error *e);

/*
 * Makes the article of document `i`, whose report is moved to *report. Quotes whose speaker is not sure stay, with a
 * doubt; see quoted_keep_sure(). `reader` keeps what is costly to make for the quotes of many sources, or is NULL. The
 * caller finishes both results; on failure both are zeroed.
 */
MUST_CHECK bool source_article(struct documents *all, size_t i, struct quotes_reader *reader, struct article *article,
                               struct report *report, struct error *e);

#endif
