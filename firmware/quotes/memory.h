/* SPDX-License-Identifier: MIT */
/* Who was mentioned last in the narration, and whom a pronoun means by it. */
#pragma once

#include "quotes/people.h"
#include "quotes/prominence.h"

struct quote_mention {
    struct quote_who who;
    size_t at;          /* token */
    size_t sentence;    /* the memory's when it was heard */
    size_t paragraph;   /* likewise */
    uint8_t prominence; /* enum quote_prominence */
    uint8_t doubt;      /* taken off its score */
    bool plural;
};

enum { QUOTE_MEMORY = 24 };

/* Zeroed at first. */
struct quote_memory {
    struct quote_mention at[QUOTE_MEMORY]; /* a ring, `said` counts all that went in */
    size_t said;
    size_t sentence, paragraph; /* counted by the one who hears */
};

void quote_memory_add(struct quote_memory *m, struct quote_mention mention);

/* Whom a phrase means that has nothing but a gender ("she"; 0 fits both), as it stands before token `at`. */
struct quote_who quote_memory_find(const struct quote_memory *m, uint8_t gender, size_t at);

/* The same where less is known of the language: who alone fits the pronoun's sentence and the one before, as a subject.
 */
struct quote_who quote_memory_find_alone(const struct quote_memory *m, uint8_t gender, size_t at);

/* The only one of the register who can be meant by "the senator" at token `at`: nobody else who fits the gender was
 * mentioned in the last few sentences. */
struct quote_who quote_memory_only(const struct quote_memory *m, uint8_t gender, size_t at);

/* Whom "the source" means that is nobody's name: the only one whom a phrase of the same noun brought in before ("a
 * source close to Hale"), nobody with a name having come between; id 0: nobody sure. */
struct quote_who quote_memory_same_noun(const struct quote_memory *m, const struct quote_tokens *t,
                                        const struct quote_phrase *p);

/* Whether that person of the register was the latest to be mentioned, and in the last few sentences. */
bool quote_memory_is_near(const struct quote_memory *m, int64_t id);
