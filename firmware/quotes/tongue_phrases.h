/* SPDX-License-Identifier: MIT */
/* Noun phrases for those who speak in German, French, Spanish and languages that the reader does not know. What
 * phrases.h is for English; it calls these for a text of another language. A capital says little here (any German noun
 * has one, any place), so a name needs a given name, a title or a role beside it, or a reporting verb before it. */
#pragma once

#include "quotes/phrases.h"

/* As quote_phrase_read(). A common noun for a person has its noun as `role`, with `tail` what follows it ("le ministre
 * de la Défense") in the phrase; `bare` is set where it has no definite article. A name of one word without a title is
 * no more than a guess: whoever resolves it must know it from elsewhere. */
bool quote_tongue_phrase(const struct quote_tokens *t, size_t i, size_t limit, struct quote_phrase *out);

/* As quote_phrase_apposition(): "Yves Le Goff, ancien marin". */
bool quote_tongue_apposition(const struct quote_tokens *t, size_t i, size_t limit, size_t *role, size_t *role_end);

/* "la directrice, Hélène Marois,": the name that says more than the office before it; else the phrase itself. */
struct quote_phrase quote_tongue_name(const struct quote_tokens *t, struct quote_phrase p, size_t end);
