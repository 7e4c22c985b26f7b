/* SPDX-License-Identifier: MIT */
/* The lines of a clean text (encoding.h) that are not empty, each with its number in the source. */
#ifndef SOURCES_LINES_H
#define SOURCES_LINES_H

#include "base/bytes.h"
#include "sources/report.h"

struct line {
    size_t number;                    /* from 1 */
    char *text;                       /* NUL-terminated, never empty, inside lines.text */
    bool gap;                         /* an empty line, or the page's top, is before it */
    bool gone;                        /* dropped, or already made use of */
    unsigned char then;               /* enum furniture_then, of a line dropped as furniture */
    bool point;                       /* one of the points that sum the story up, below a label that says so */
    bool heading;                     /* Markdown says that it is one */
    unsigned char as_date, as_byline; /* page_head.c: what it found the line to be; 0: not asked */
    bool sentence;                    /* text_ends_sentence() */
    size_t words;
};

struct lines {
    struct line *items;
    size_t n;
    char *text; /* owns the lines' bytes */
};

/* Takes the buffer over (it is empty afterwards) and cuts it up; it must come from encoding_clean(). */
MUST_CHECK bool lines_cut(struct buffer *clean, struct lines *out, struct error *e);

/* Joins the lines of paragraphs that were wrapped at a fixed width, if the whole page is so. */
MUST_CHECK bool lines_unwrap(struct lines *l, struct error *e);

/* Adds one line, copying nothing: `text` must live as long as `l`. For Markdown. */
MUST_CHECK bool lines_add(struct lines *l, size_t number, char *text, bool gap, struct error *e);

void lines_finish(struct lines *l);

#endif
