/* SPDX-License-Identifier: MIT */
/*
 * The page: which line is the headline, the standfirst, the by-line, the place, the date, and which are the body. First
 * page_furniture() takes the site's lines away, then page_head() reads what stands above the text, then page_body()
 * collects the paragraphs. Every line that is in none of the fields is in the report.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "page/dates.h"
#include "page/overrides.h"

struct page {
    struct lines *lines;
    const struct overrides *overrides;
    struct report *report;
    struct article *article; /* being filled */
    bool markdown;           /* headings are known, and there is no site around the text */
    size_t body;             /* the first line that may be body */
    struct date published, updated, corrected;
    size_t published_line, updated_line;
    struct line *masthead; /* the line whose date is above the headline: a date below overrules it; NULL: none */
    bool spaced;           /* its paragraphs stand apart by empty lines */
    bool failed;           /* out of memory */
};

void page_furniture(struct page *p);
MUST_CHECK bool page_head(struct page *p, struct error *e);
MUST_CHECK bool page_body(struct page *p, struct error *e);

/* For the body: what the lines before make likely of the next ones. */
struct page_mood {
    unsigned char then; /* enum furniture_then */
    size_t left;        /* lines of a list that may still come */
    bool headline;      /* the last dropped line was another story's headline */
    bool caption_next;  /* a label that its caption follows */
    bool title_next;    /* a video's length, which its title may follow */
    size_t prose;       /* paragraphs seen */
    size_t last;        /* index of the text's last sentence */
};
struct page_mood page_mood_begin(const struct page *p);
void page_mood_after(struct page_mood *m, const struct line *line); /* a line that is gone */
/* Why the line, which is no furniture itself, goes with what is around it; NULL: it is text. */
const char *page_goes_too(const struct page *p, size_t i, struct page_mood *m);

/* Head and body use these. Each returns false if the line is none such. */
bool page_take_date(struct page *p, struct line *line); /* a line with a date and no more than place and names */
bool page_take_byline(struct page *p, struct line *line, bool sure_only);

/* For the head. Lines are in the order of the page and not gone; `n` of them, at least one. */
enum { PAGE_STANDFIRST_MOST = 4 };                                   /* paragraphs that a standfirst may have */
void page_take_above(struct page *p, struct line **lines, size_t n); /* what is above by-line and date */
void page_take_below_headline(struct page *p, struct line **lines, size_t n); /* the same without the headline */
void page_take_standfirst(struct page *p, struct line *const *lines, size_t n);

bool page_is_author_note(const struct page *p, const struct line *line); /* "Ann Ames is a columnist" */
bool page_is_prose(const struct line *line);                             /* a paragraph of running text */
bool page_is_section(const char *text);                                  /* "Transport", "UK news | Politics" */
bool page_repeats(const char *title, const char *headline);              /* but for a site's name at the end */

/* Sets a field of the article from the page unless a key overrules it; then the page's words go to the report. */
void page_set(struct page *p, char **field, const char *override, const struct line *line, const char *text);

/* Drops the line with a reason. */
void page_drop(struct page *p, struct line *line, const char *why);

#endif
