/* SPDX-License-Identifier: MIT */
/* The steps of page_read(), which pass a page on to each other: page_furniture() takes the site's lines away,
 * page_head() reads what stands above the text, page_body() collects the paragraphs. For this room only. */
#pragma once

#include "page/date.h"
#include "page/page.h"

/* A block of the document, on the way into the article. A plain text's is mostly a line, so that is what it is called
 * where the text speaks of it. */
struct passage {
    size_t number;    /* of the source's line */
    const char *text; /* document_text() */
    size_t words;
    bool gap;             /* as in the document */
    bool sentence;        /* text_ends_sentence() */
    bool heading;         /* the format says so */
    bool plain;           /* the format says nothing of it */
    bool gone;            /* dropped, or already made use of */
    bool point;           /* one of the points that sum the story up, below a label that says so */
    unsigned char effect; /* enum furniture_effect, of a line dropped as furniture */
    unsigned char as_date,
        as_byline; /* head.c: what it found the line to be, since it asks several times; 0: not yet */
};

struct news_page {
    const struct document *document;
    struct passage *lines;
    size_t n;
    const struct keys *keys;
    struct report *report;   /* the document's */
    struct article *article; /* being filled */
    size_t body;             /* the first line that may be body */
    struct date published, updated, corrected;
    size_t published_line, updated_line;
    struct passage *masthead; /* the line whose date is above the headline: a date below overrules it; NULL: none */
    bool spaced;              /* its paragraphs stand apart by empty lines */
    bool failed;              /* out of memory */
};

void page_furniture(struct news_page *p);
MUST_CHECK bool page_head(struct news_page *p, struct error *e);
MUST_CHECK bool page_body(struct news_page *p, struct error *e);

/* passages.c: what all steps ask and do. */
bool page_is_prose(const struct passage *line); /* a paragraph of running text */
bool page_given(const struct news_page *p, enum field_id field);
size_t page_next(const struct news_page *p, size_t i); /* the first from `i` on that is not gone; p->n: none */
/* Drops the line with a reason. */
void page_drop(struct news_page *p, struct passage *line, const char *why);
/* What the page says of a field that was given goes to the report. */
void page_overruled(struct news_page *p, enum field_id field, const struct passage *line, const char *text);
/* Sets a text of the article from the page. If it was given already, or found above, the page's words go to the report
 * instead. */
void page_set(struct news_page *p, enum field_id field, const struct passage *line, const char *text);

/* credits.c: the lines that say who, where and when. They return false, and nothing is changed, if it is none such. */
bool page_is_date(const struct passage *line); /* a date and no more than place and names */
bool page_take_date(struct news_page *p, struct passage *line);
bool page_take_byline(struct news_page *p, struct passage *line, bool sure_only);

/* headline.c: kicker, headline and standfirst. Lines are in the order of the page and not gone; at least one. */
enum { PAGE_STANDFIRST_MOST = 4 };                                           /* paragraphs that a standfirst may have */
void page_take_above(struct news_page *p, struct passage **lines, size_t n); /* what is above by-line and date */
void page_take_below_headline(struct news_page *p, struct passage **lines,
                              size_t n); /* the same without the headline */
void page_take_standfirst(struct news_page *p, struct passage *const *lines, size_t n);
bool page_is_section(const char *text);                     /* "Transport", "UK news | Politics" */
bool page_repeats(const char *title, const char *headline); /* but for a site's name at the end */

/* context.c: lines that are the site's because of the lines around them. */
bool page_is_author_note(const struct news_page *p, const struct passage *line); /* "Ann Ames is a columnist" */
struct page_context {
    unsigned char effect; /* enum furniture_effect, of the last dropped line that says something of the next ones */
    size_t left;          /* lines of a list that may still come */
    bool headline;        /* the last dropped line was another story's headline */
    bool caption_next;    /* a label that its caption follows */
    bool title_next;      /* a video's length, which its title may follow */
    size_t prose;         /* paragraphs seen */
    size_t last;          /* index of the text's last sentence */
};
struct page_context page_context_begin(const struct news_page *p);
void page_context_after(struct page_context *c, const struct passage *line); /* a line that is gone */
/* Why line `i`, which is not gone, is none of the text; NULL: it is. Notes what it makes likely of the next. */
const char *page_context_drops(const struct news_page *p, size_t i, struct page_context *c);

/* language_guess.c: a BCP 47 tag, static, told by the commonest words of the first few kilobytes; NULL if the text is
 * too short or too strange. */
const char *language_guess(const char *text, size_t size);
