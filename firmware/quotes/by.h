/* SPDX-License-Identifier: MIT */
/* Who wrote the article: whom "I" means, and who asks in an interview. */
#pragma once

#include "quotes/tokens.h"

struct quote_person;

/* The by-line's names, without "By". Borrowed. */
struct quote_by {
    char *const *names;
    size_t n;
};

/* Whom "I" in the narration means: the by-line's only name, if it is a person's in full and the article was not told to
 * that person by another. NULL: nobody. */
const char *quote_by_narrator(struct quote_by by, const struct quote_tokens *t);

/* Whether the by-line has that person, with the same surname and the same first letter. */
bool quote_by_has(struct quote_by by, const struct quote_tokens *t, const struct quote_person *who);

/* Whether the token ("AH") is the initials of a name in the by-line. */
bool quote_by_has_initials(struct quote_by by, const struct quote_tokens *t, size_t label);
