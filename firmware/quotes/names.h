/* SPDX-License-Identifier: MIT */
/* What a phrase names: a person with a role, an organisation, an office, or nobody by name. */
#pragma once

#include "quotes/phrases.h"

/* Fills in what a phrase of known start and end is: its kind, name, role, gender and the rest. The words that can be
 * part of a name stand in [run, p->end); run == p->end: there are none. */
void quote_names_classify(const struct quote_tokens *t, size_t run, struct quote_phrase *p);

/* The last word of a name, "Jr" left out. name < name_end. */
size_t quote_names_surname(const struct quote_tokens *t, size_t name, size_t name_end);

/* QUOTE_MALE or QUOTE_FEMALE by a given name; 0 if it may be either's. */
uint8_t quote_names_gender(const struct quote_token *given);

/* Whether it is the "Justice" of "Mrs Justice Hale", which is part of how she is called and no role. */
bool quote_names_is_judge(const struct quote_tokens *t, size_t i);

/* "churchwarden", "ferrywoman": not in a list, but like the nouns for people that are. */
bool quote_names_like_role(const struct quote_tokens *t, size_t i);
