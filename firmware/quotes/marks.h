/* SPDX-License-Identifier: MIT */
/* Pass 1 of the quote reader: quotation marks to quoted stretches. Knows “ ”, " ", '' '', `` '', ‘ ’, ' ', „ “, « », »
 * «; tells an apostrophe from a closing mark; leaves marks inside a stretch alone; ends a stretch that is never closed
 * with its paragraph (a line). Time is linear in the text, whatever the marks. */
#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

/* Whose words a stretch is where its page is an interview or a transcript (turns.h). */
enum quote_turn {
    QUOTE_TURN_NONE,
    QUOTE_TURN_ANSWER,   /* the one who is interviewed */
    QUOTE_TURN_INITIALS, /* the one with the label's initials */
    QUOTE_TURN_NAME,     /* the one whom the label names */
    QUOTE_TURN_BLOCK,    /* the one of whom the paragraph before says that he said it */
};

struct quote_stretch {
    size_t start, end;             /* bytes of the text, marks included */
    size_t inner_start, inner_end; /* marks and white space at the edges left out; never empty */
    size_t again, again_inner;     /* an opener of its kind inside that nothing closes, and one past it; 0: none */
    bool closed;                   /* false: ended with its paragraph */
    bool carries_on;               /* not closed, and the next paragraph opens with the same mark: one speech */
    bool single;                   /* in single marks */
    bool opens_line, ends_line;    /* nothing before, nothing after it in its paragraph */
    uint8_t turn;                  /* enum quote_turn */
    size_t label, label_end;       /* of a turn: bytes of what names its speaker; equal: nothing does */
};

struct quote_stretches {
    struct quote_stretch *at; /* in the order of the text, never overlapping */
    size_t n;
    size_t talk;      /* bytes: where an interview or a transcript begins (turns.h); SIZE_MAX: nowhere */
    size_t odd_marks; /* openers without a closer, where the speech does not carry on in the next paragraph */
};

/* False and zeroed when out of memory. The caller ends it with quote_marks_finish(). */
MUST_CHECK bool quote_marks_find(const char *text, size_t size, struct quote_stretches *out, struct error *e);
void quote_marks_finish(struct quote_stretches *s);
