/* SPDX-License-Identifier: MIT */
/* The quotes of an article: found in its body, corrected by the sub-editor's keys, put into it, and ranked. */
#pragma once

#include "page/page.h"
#include "quotes/quotes.h"

/* Fills article->quotes and report->quotes. Fragments stay out. A quote without a sure speaker stays in, with a doubt.
 * A quote that the sub-editor adds must be in the body word for word (marks, dashes and line ends aside) and takes the
 * place of those that it overlaps. `how` may be NULL; its language gives way to the article's. */
MUST_CHECK bool quoted_find(struct article *article, const struct keys *keys, struct report *report,
                            const struct quotes_options *how, struct error *e);

/* Takes out the quotes without a speaker, as an edition wants it. */
void quoted_keep_sure(struct article *article, struct report *report);

/* What a quote scores by itself, 0 to 100: more is better. It ranks by how well it reads from across a lobby (8 to 45
 * words, a whole sentence), by who says it (a name with a role before a bare surname or "a spokesman"), and by how
 * early it stands. `index` is its place in the article. */
int quoted_score(const struct article *a, size_t index);

/* Takes the lowest ranking quotes out of the article until at most `most` are left (0: all stay); the report says of
 * each how to have it back. Whose speaker has been heard already ranks lower; what the sub-editor added or named a
 * speaker for is kept before all others. The order of the text stays. */
void quoted_limit(struct article *article, struct report *report, size_t most);
