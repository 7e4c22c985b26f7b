/* SPDX-License-Identifier: MIT */
/* Pass 3 of the quote reader: who is meant by "Hale", "Mrs Hale", "she". It knows everybody whom the narration names in
 * full, with their roles (register.h), and remembers who was mentioned last. A surname that two people share, or a
 * pronoun that fits two, is left open rather than guessed. */
#pragma once

#include "quotes/by.h"
#include "quotes/phrases.h"
#include "quotes/reasons.h"

struct quote_people;
struct quote_register;

/* The id of the one who wrote the article, where the narration says "I". */
#define QUOTE_AUTHOR INT64_MIN

/* Reads all tokens once for names in full. `t` and the names of `by` must outlive it. NULL when out of memory. */
struct quote_people *quote_people_create(const struct quote_tokens *t, struct quote_by by);
void quote_people_destroy(struct quote_people *people);

/* Who a phrase means. Two phrases mean the same person if their ids are equal. */
struct quote_who {
    int64_t id;            /* 0: nobody sure */
    size_t name, name_end; /* tokens: the fullest name, or the phrase as worded */
    size_t given;          /* a given name that stands apart ("Mark and Ann Hale"); SIZE_MAX: none */
    size_t role, role_end; /* tokens; equal: not said */
    uint32_t family;       /* of a name: a number for its last word; 0: no name */
    uint8_t gender;
    bool full;   /* a name in full */
    bool thin;   /* nothing shows that the name is a person's */
    bool vague;  /* known only by words that do not say who it is: remembered, never shown */
    uint8_t why; /* enum quote_reason */
};

/* Whether it is somebody who can be shown. */
static inline bool quote_who_is_sure(const struct quote_who *who)
{
    return who->id != 0 && !who->vague;
}

/* Everybody whom the narration names. */
const struct quote_register *quote_people_register(const struct quote_people *people);

/* That person of the register, with the reason for it. */
struct quote_who quote_people_person(const struct quote_people *people, const struct quote_person *who,
                                     enum quote_reason why);

/* The by-line that the people were made with. */
struct quote_by quote_people_by(const struct quote_people *people);

/* The name of QUOTE_AUTHOR; NULL: the by-line names nobody, or several. */
const char *quote_people_author(const struct quote_people *people);

/* Remembers who is mentioned in the narration before token `end`, from where it stopped the last time. */
void quote_people_hear(struct quote_people *people, size_t end);

/* Resolves a phrase, pronouns by the memory as it stands. */
struct quote_who quote_people_resolve(const struct quote_people *people, const struct quote_phrase *phrase);

/* Somebody was found to speak at token `at`: the best guess for the next pronoun of fitting gender. */
void quote_people_spoke(struct quote_people *people, const struct quote_who *who, size_t at);
