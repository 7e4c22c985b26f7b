/* SPDX-License-Identifier: MIT */
/* Noun phrases for those who speak: "he", "Mr Hale", "Harbour Board spokesman Tom Hale", "officials", and the role in
 * apposition to a name. Read from the tokens, left to right, without a grammar: what may stand in such a phrase, and
 * what ends it. names.h says what a phrase names. */
#pragma once

#include "quotes/tokens.h"

enum quote_phrase_kind {
    QP_PRONOUN,
    QP_NAME,   /* a person by name */
    QP_ORG,    /* an organisation, place or publication by name */
    QP_COMMON, /* "the minister", "one resident", "officials" */
};

enum { QUOTE_MALE = 1, QUOTE_FEMALE = 2 }; /* a gender that is not known is 0 */

/* All are tokens; every range is half open. */
struct quote_phrase {
    size_t start, end;     /* the phrase */
    size_t name, name_end; /* the name in it, titles left out; equal if there is none */
    size_t role, role_end; /* the role or title before the name, article left out; equal if there is none */
    uint8_t kind;          /* enum quote_phrase_kind */
    uint8_t gender;        /* as far as the phrase itself tells */
    bool possessive;       /* ends in 's: not a subject */
    bool courtesy;         /* a courtesy title or a rank stands before the name */
    bool plural;           /* "officials" */
    bool person;           /* common: its noun is one for people */
    bool bare;             /* common: neither article nor a noun for people, so hardly a subject */
};

enum { QUOTE_PHRASE_MOST = 24 }; /* tokens */

/* The phrase of token i alone, a pronoun of that gender. */
static inline struct quote_phrase quote_phrase_pronoun(size_t i, uint8_t gender)
{
    return (struct quote_phrase){i, i + 1, i, i, i, i, .kind = QP_PRONOUN, .gender = gender};
}

/* Reads the phrase that starts at token i and ends at or before `limit`. False if none does. */
bool quote_phrase_read(const struct quote_tokens *t, size_t i, size_t limit, struct quote_phrase *out);

/* The role after a name: "Jane Roe, head of the trust, said". `i` is the comma; false if it is no role. */
bool quote_phrase_apposition(const struct quote_tokens *t, size_t i, size_t limit, size_t *role, size_t *role_end);

/* A phrase with what belongs to it after a preposition: "a spokesman for the trust". `place`: with "in" and "on" too
 * ("the voice in the film"); for a phrase that stands before its verb, as after it those say where somebody spoke. */
struct quote_phrase quote_phrase_tail(const struct quote_tokens *t, struct quote_phrase p, size_t end, bool place);
