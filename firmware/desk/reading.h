/* SPDX-License-Identifier: MIT */
/* The quotes of an article as every command of the desk reads them: in the body, after the headline and the standfirst,
 * which name people in full that the body then calls by their surname. */
#pragma once

#include "article/article.h"
#include "quotes/quotes.h"

struct reading {
    char *text; /* headline, standfirst and body, a line each; what `found` points into */
    size_t size;
    size_t body;               /* where the body begins */
    struct quotes_found found; /* those above the body are fragments, but for running text taken for a headline */
};

/* `how` may be NULL; its language gives way to the article's. The caller finishes *out whatever the outcome. */
MUST_CHECK bool reading_make(const struct article *a, const struct quotes_options *how, struct reading *out,
                             struct error *e);
void reading_finish(struct reading *r);

/* Where the lines of a reading stand in the plain text that its article was made from. */
struct positions {
    const char *text, *source; /* borrowed */
    size_t text_size, source_size;
    struct position {
        size_t text;   /* where the line begins */
        size_t source; /* the same in the source; SIZE_MAX: not found */
    } * lines;
    size_t n;
};

/* Linear in both sizes. False: out of memory. The caller finishes *out whatever the outcome. */
MUST_CHECK bool positions_find(const struct reading *r, const char *source, size_t size, struct positions *out);
void positions_finish(struct positions *p);

/* The range [start, end) of the reading's text, which is not empty, in the source. False: it cannot be told. */
bool positions_range(const struct positions *p, size_t *start, size_t *end);
