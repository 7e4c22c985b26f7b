/* SPDX-License-Identifier: MIT */
/* A source -> its articles, each with a report of what was found, dropped and doubted. Fields given at its top overrule
 * anything found on the page (MAKING-EDITIONS.md). */
#pragma once

#include "article/article.h"
#include "sources/formats.h"

struct quotes_options;

/* Reads the file. The caller finishes *out whatever the outcome. Errors do not name the file. */
MUST_CHECK bool source_open(const char *path, struct documents *out, struct error *e);

/* Makes the article of document `i`, whose report is moved to *report. Quotes whose speaker is not sure stay, with a
 * doubt; see quoted_keep_sure(). `how` the quotes are read, in the article's language; NULL: as usual. The caller
 * finishes both results; on failure both are zeroed. */
MUST_CHECK bool source_article(struct documents *all, size_t i, const struct quotes_options *how,
                               struct article *article, struct report *report, struct error *e);
