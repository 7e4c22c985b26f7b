/* SPDX-License-Identifier: MIT */
/* Words of German, French and Spanish as the rules of tongue_phrases.h and tongue_cues.h ask for them: which report
 * speech, which are nouns for people and for bodies, what may follow these. */
#pragma once

#include "quotes/tokens.h"

static inline bool quote_tongue_is_german(const struct quote_tokens *t)
{
    return t->language == QUOTE_GERMAN;
}

static inline bool quote_tongue_is_capital(const struct quote_tokens *t, size_t i)
{
    return quote_token_is_capital(&t->at[i]);
}

/* A German word that can be an adjective: "frühere", "stellvertretender". */
bool quote_tongue_is_adjective(const struct quote_tokens *t, size_t i);

/* Whether the token is a noun for a person by what they do, or in German ends in one ("UN-Botschafter"). */
bool quote_tongue_is_role(const struct quote_tokens *t, size_t i);

/* Whether an office that stands alone says who it is: one person has it at a time. */
bool quote_tongue_is_unique(const struct quote_tokens *t, size_t i);

/* Whether the token reports speech, as a verb with a subject of its own. */
bool quote_tongue_says(const struct quote_tokens *t, size_t i);

/* Whether the token is a noun for a body that speaks as one: "Gericht", "parquet", "Fiscalía". */
bool quote_tongue_is_body(const struct quote_tokens *t, size_t i);

/* From right after the noun of an office or a body over what belongs to it: "de la Défense", "der Stadt". */
size_t quote_tongue_tail(const struct quote_tokens *t, size_t i, size_t limit);
