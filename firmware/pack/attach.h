/* SPDX-License-Identifier: MIT */
/* The quotes of an article's body, found and corrected by the sub-editor's keys, attached to the article. */
#ifndef PACK_ATTACH_H
#define PACK_ATTACH_H

#include "pack/overrides.h"
#include "pack/quotes.h"

/*
 * Fills article->quotes and report->numbers. Fragments stay out. A quote without a sure speaker stays in, with a doubt.
 * A quote that the sub-editor adds must be in the body word for word (marks, dashes and line ends aside) and takes the
 * place of those that it overlaps. `reader` may be NULL (quotes.h).
 */
MUST_CHECK bool attach_quotes(struct article *article, const struct overrides *o, struct source_report *report,
                              struct quotes_reader *reader, struct error *e);

/* Takes quote `at` out of the article, and what the report has of it. */
void attach_take_out(struct article *a, struct source_report *r, size_t at);

#endif
