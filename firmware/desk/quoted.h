/* SPDX-License-Identifier: MIT */
/* The quotes of an article: found in its body, corrected by the sub-editor's keys, and put into it. */
#ifndef DESK_QUOTED_H
#define DESK_QUOTED_H

#include "page/keys.h"
#include "quotes/quotes.h"

/*
 * Fills article->quotes and report->quotes. Fragments stay out. A quote without a sure speaker stays in, with a doubt.
 * A quote that the sub-editor adds must be in the body word for word (marks, dashes and line ends aside) and takes the
 * place of those that it overlaps. `how` may be NULL; its language gives way to the article's.
 */
MUST_CHECK bool quoted_find(struct article *article, const struct keys *keys, struct report *report,
                            const struct quotes_options *how, struct error *e);

/* Takes quote `at` out of the article, and what the report has of it. */
void quoted_remove(struct article *a, struct report *r, size_t at);

/* Takes out the quotes without a speaker, as an edition wants it. */
void quoted_keep_sure(struct article *article, struct report *report);

#endif
