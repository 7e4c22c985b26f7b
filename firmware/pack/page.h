/* SPDX-License-Identifier: MIT */
/*
 * The page: which line is the headline, the standfirst, the by-line, the place, the date, and which are the body. First
 * page_furniture() takes the site's lines away, then page_head() reads what stands above the text, then page_body()
 * collects the paragraphs. Every line that is in none of the fields is in the report.
 */
#ifndef PACK_PAGE_H
#define PACK_PAGE_H

#include "pack/dates.h"
#include "pack/overrides.h"

struct page {
    struct lines *lines;
    const struct overrides *overrides;
    struct source_report *report;
    struct article *article; /* being filled */
    bool markdown;           /* headings are known, and there is no site around the text */
    size_t body;             /* the first line that may be body */
    struct date published, updated, corrected;
    size_t published_line, updated_line;
    bool failed; /* out of memory */
};

void page_furniture(struct page *p);
MUST_CHECK bool page_head(struct page *p, struct error *e);
MUST_CHECK bool page_body(struct page *p, struct error *e);

/* Head and body use these. Each returns false if the line is none such. */
bool page_take_date(struct page *p, struct line *line); /* a line with a date and no more than place and names */
bool page_take_byline(struct page *p, struct line *line, bool sure_only);

/* Sets a field of the article from the page unless a key overrules it; then the page's words go to the report. */
void page_set(struct page *p, char **field, const char *override, const struct line *line, const char *text);

/* Drops the line with a reason. */
void page_drop(struct page *p, struct line *line, const char *why);

#endif
