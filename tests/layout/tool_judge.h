/* SPDX-License-Identifier: MIT */
/* What is right about a page, whatever is on it. */
#ifndef LAYOUT_JUDGE_H
#define LAYOUT_JUDGE_H

#include "screen/fonts.h"
#include "type/page.h"

enum fault { FAULT_OVERFLOW, FAULT_OUTSIDE, FAULT_OVERLAP, FAULT_WIDOW, FAULT_WORDS, FAULT_SPEAKER, FAULT_KINDS };
extern const char *const fault_names[FAULT_KINDS];

struct judge {
    const struct sheet *sheet;
    struct fonts *fonts;
    hb_buffer_t *buffer;
    const char *card; /* "article 17, card 2", for what is told */
    size_t faults[FAULT_KINDS], told[FAULT_KINDS];
};

/* A page of `kind`, which shows `text` or a part of it; `speaker`: it must name one. What is wrong is counted, and the
 * first ones are printed. */
void judge_page(struct judge *j, const struct page *p, enum page_kind kind, const char *text, bool speaker);

/* Adds what a page shows of its own text to `shown`, without blanks. */
void judge_collect(const struct page *p, enum page_kind kind, struct buffer *shown);

/* Both without blanks the same? */
void judge_words(struct judge *j, const char *text, struct buffer *shown);

#endif
