/* SPDX-License-Identifier: MIT */
/* A text measured once, in em, and broken into lines for any size and measure. All lines are chosen together (dynamic
 * programming), with the fewest lines that the measure allows. */
#pragma once

#include "type/itemize.h"

/* A stretch between two places where a line may end. */
struct segment {
    size_t start, end, next;     /* bytes; blanks are [end, next) */
    float em, blank;             /* widths, tracking included */
    float hang_left, hang_right; /* what may stand outside the measure if a line starts or ends here */
    float hyphen;                /* width of the one that a line gets which ends here: 0 but inside a word */
    unsigned char cost;          /* of ending a line here, breaks.h */
};

struct paragraph {
    struct itemized items;
    const struct type_fonts *fonts;
    enum face face;
    float tracking; /* em per cluster */
    struct segment *segments;
    size_t n;
    double *before; /* [n + 1]: width of all segments and blanks before this one */
    float widest;   /* segment */
    float leading;  /* the least that keeps the lines of its fonts apart, em; 0 if any will do */
};

/* BALANCED: lines of one length, as in headlines. EVEN: full lines, the last one free. */
enum line_style { LINES_BALANCED, LINES_EVEN };

struct text_line {
    size_t start, end; /* bytes */
    bool hyphen;       /* it ends inside a word: a hyphen follows that is not in the text */
    float em;          /* width as shaped in one piece, hanging marks and hyphen included */
    float hang, over;  /* the parts of it that may stand outside on the left and on the right */
};

/* `text` is valid UTF-8 and outlives the paragraph. False if out of memory; nothing is held then. */
bool paragraph_measure(struct paragraph *p, const struct type_fonts *fonts, enum face face, const char *text,
                       size_t size, const char *language, float tracking, struct missing *missing);
void paragraph_finish(struct paragraph *p); /* a zeroed one is fine */

/* Makes the text's first line begin at the edge even if it begins with a mark that would hang. */
void paragraph_begin_flush(struct paragraph *p);

/* Cuts segments wider than `measure`, hanging marks included, between grapheme clusters: in a word of a writing that
 * has hyphens a line may then end with one. The last resort; see cut.c for the places that are disliked least. */
bool paragraph_cut_wide(struct paragraph *p, float measure);

/* The fewest lines that segments [from, to) need; SIZE_MAX if one is too wide. `most`: stop counting there. */
size_t paragraph_count(const struct paragraph *p, size_t from, size_t to, float measure, size_t most);

/* Where a line that starts with segment `from` ends if it takes as much as it can: the segment after its last one. */
size_t paragraph_fill(const struct paragraph *p, size_t from, size_t to, float measure);

/* Chooses `n` lines (as paragraph_count found, or a few more) of the whole text and writes them to lines[0..n). *cost
 * is how ugly the best choice is, 0 or more; with `lines` NULL only that is found out, which shapes nothing. False if
 * out of memory; *cost is INFINITY if n lines cannot be. */
bool paragraph_choose(const struct paragraph *p, float measure, size_t n, enum line_style style,
                      struct text_line *lines, double *cost);

/* For cut.c: the sums over the segments, once these have changed (false if out of memory); a hyphen's width, em. */
bool paragraph_sum_up(struct paragraph *p);
float paragraph_hyphen(const struct paragraph *p);

/* Width in em of segments [from, to] as one line; asked so often that it is no call. */
static inline float paragraph_width(const struct paragraph *p, size_t from, size_t to)
{
    const struct segment *last = &p->segments[to];

    return (float)(p->before[to] - p->before[from]) + last->em + last->hyphen - last->hang_right -
           p->segments[from].hang_left;
}

/* Width in em of bytes [start, end) as one line, tracking included. */
float paragraph_advance(const struct paragraph *p, size_t start, size_t end);

/* The end of the longest beginning of [start, end) that fits into `measure` with an ellipsis behind it, at a blank if
 * there is one near, otherwise between clusters; `end` if all of it fits. */
size_t paragraph_shorten(const struct paragraph *p, size_t start, size_t end, float measure);

/* A copy of the text up to `end` with an ellipsis behind it. The caller frees it; NULL if out of memory. */
char *paragraph_with_ellipsis(const char *text, size_t end);

/* Marks that stand outside the edge of a text: opening quotation marks and bullets wholly, closing marks a little. */

/* The end of the marks at the start of bytes [start, end) that hang left; `start` if there are none or nothing else. */
size_t hang_opening(const char *text, size_t start, size_t end);

/* Which share, 0 to 1, of the mark at the end of [start, end) hangs right; the mark begins at *mark. */
float hang_closing(const char *text, size_t start, size_t end, size_t *mark);
