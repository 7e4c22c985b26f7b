/* SPDX-License-Identifier: MIT */
/* Everybody whom an article's narration names: the fullest name, the role beside it, the gender as titles, given names
 * and following pronouns tell it. Read once; names inside quotes never count. */
#pragma once

#include "quotes/phrases.h"

/* All positions are tokens; ranges are half open. */
struct quote_person {
    size_t name, name_end; /* the fullest form */
    size_t shown;          /* where it begins as it is shown: "Sir" is part of it, a surname alone keeps its "Mr" */
    size_t given;          /* a given name that stands apart ("Mark and Ann Hale"); SIZE_MAX: none */
    size_t role, role_end; /* equal: not said */
    size_t last_full;      /* the latest full mention heard so far; 0: none. The hearer keeps it */
    uint32_t mentions;     /* a full name counts twice */
    uint32_t next;         /* of the same hash, 1 + index; 0 ends */
    uint8_t gender;
    uint8_t he, she; /* pronouns that followed a mention while the gender was not known */
    bool title_only; /* the role is a title alone: "Sen." */
    bool person;     /* something shows that it is a person: a title, a role, a given name, a verb of speech */
};

struct quote_register;

/* `t` must outlive it. NULL when out of memory. */
struct quote_register *quote_register_create(const struct quote_tokens *t);
void quote_register_destroy(struct quote_register *r);

size_t quote_register_size(const struct quote_register *r);

/* Number i, from 0 in the order in which they are first named. */
struct quote_person *quote_register_at(const struct quote_register *r, size_t i);

/* The one with this full name or another form of it; NULL: nobody. A name of one word finds nobody. */
struct quote_person *quote_register_find(const struct quote_register *r, size_t name, size_t name_end);

/* The one named most among those with the token's word as surname whose gender can fit (0 fits all); NULL: nobody.
 * `rivals` is how many fit; `second` is how often the next of them is named. */
struct quote_person *quote_register_surname(const struct quote_register *r, size_t token, uint8_t gender,
                                            size_t *rivals, uint32_t *second);

/* Whether that person is the one of those with the surname and gender who was last heard named in full. */
bool quote_register_is_latest(const struct quote_register *r, const struct quote_person *who, size_t token,
                              uint8_t gender);

/* The first one with the token's word as given name; NULL: nobody. */
struct quote_person *quote_register_given(const struct quote_register *r, size_t token);

/* The organisation of several words that ends with the token's word: "the Gazette" is "Tollan Gazette". The one that
 * was named first; false if there is none. Tokens, half open. */
bool quote_register_organisation(const struct quote_register *r, size_t token, size_t *name, size_t *name_end);

/* Whether the token's word stands as a name elsewhere than at the start of a sentence. */
bool quote_register_knows(const struct quote_register *r, size_t token);

/* A number below 2^20 for the token's word in any case: equal words have equal numbers. */
size_t quote_register_slot(const struct quote_register *r, size_t token);

/* Where the next phrase might start: from i over marks and small words, at most to `end`. */
size_t quote_register_skip(const struct quote_tokens *t, size_t i, size_t end);

/* Whether token i follows "in", "from" and the like, so that a name there is most likely a place. */
bool quote_register_at_place(const struct quote_tokens *t, size_t i);
