/* SPDX-License-Identifier: MIT */
/* The quotes of an article's body, found and corrected by the sub-editor's keys, attached to the article. */
#ifndef DESK_ATTACH_H
#define DESK_ATTACH_H

#include "page/overrides.h"
#include "quotes/quotes.h"

/*
 * Fills article->quotes and report->numbers. Fragments stay out. A quote without a sure speaker stays in, with a doubt.
 * A quote that the sub-editor adds must be in the body word for word (marks, dashes and line ends aside) and takes the
 * place of those that it overlaps. `reader` may be NULL (quotes.h).
 */
MUST_CHECK bool attach_quotes(struct article *article, const struct overrides *o, struct report *report,
                              struct quotes_reader *reader, struct error *e);

/* Takes quote `at` out of the article, and what the report has of it. */
void attach_take_out(struct article *a, struct report *r, size_t at);

#endif
