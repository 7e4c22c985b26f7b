/* SPDX-License-Identifier: MIT */
/* The paragraphs of a text as far as an interview or a transcript shows in them (turns.h): labels, questions, "I". */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum quote_line_kind {
    QL_PLAIN,
    QL_QUESTION, /* ends with a question mark, without a label */
    QL_ASKED,    /* "Q:" */
    QL_ANSWER,   /* "A:" */
    QL_INITIALS, /* "AH:" */
    QL_NAME,     /* "HALE:", "Ann Hale:" */
};

/* A paragraph with something in it. */
struct quote_line {
    size_t start, end;       /* without white space at its edges */
    size_t label, label_end; /* without the colon; equal: none */
    size_t words;            /* where what is said begins */
    uint8_t kind;            /* enum quote_line_kind */
    bool capitals;           /* the label has no small letter */
    bool marked;             /* it begins with a quotation mark, which may stand before the label */
    bool i, you;             /* somebody speaks of himself, "I" or "we"; to somebody */
    bool narrates;           /* "I" itself */
};

/* The next paragraph with anything in it from *at on, and moves *at behind it; false at the text's end. */
bool quote_line_read(const char *text, size_t size, size_t *at, struct quote_line *line);

/* Sets line->i, line->you and line->narrates by its words outside quotation marks. */
void quote_line_persons(const char *text, struct quote_line *line);

/* Bytes of a double quotation mark at `at`; 0: something else. */
size_t quote_line_mark(const char *at, const char *end);

static inline bool quote_line_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool quote_line_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* A letter of ASCII, or any part of another character. */
static inline bool quote_line_letter(char c)
{
    return quote_line_small(c) || quote_line_capital(c) || (unsigned char)c >= 0x80;
}

/* Whether the word is one of these, in any case; the last is NULL. */
bool quote_line_is_among(const char *word, size_t size, const char *const words[]);
