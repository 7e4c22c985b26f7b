/* SPDX-License-Identifier: MIT */
/*
 * Which of an article's quotes go on the wall when there is room for some only. A quote ranks by how well it reads from
 * across a lobby (8 to 45 words, a whole sentence), by who says it (a name with a role before a bare surname or "a
 * spokesman"), by how early it stands, and by whether its speaker has been heard already. What the sub-editor added or
 * named a speaker for is kept before all others.
 */
#ifndef DESK_RANKING_H
#define DESK_RANKING_H

#include "desk/source.h"

/* What a quote scores by itself, 0 to 100: more is better. `index` is its place in the article. */
int ranking_score(const struct article *a, size_t index);

/*
 * Takes the lowest ranking quotes out of the article until at most `most` are left (0: all stay); the report says of
 * each how to have it back. The order of the text stays.
 */
void ranking_limit(struct article *article, struct report *report, size_t most);

#endif
