/* SPDX-License-Identifier: MIT */
/* Articles that nobody wrote: words of made-up syllables in several scripts, in every length an edition allows. */
#ifndef LAYOUT_GENERATE_H
#define LAYOUT_GENERATE_H

#include "article/article.h"

/* The same number gives the same article. False if out of memory. The caller calls article_finish(). */
MUST_CHECK bool generate_article(uint64_t number, struct article *out);

#endif
