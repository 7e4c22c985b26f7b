/* SPDX-License-Identifier: MIT */
/* After pass 1 of the quote reader: attributions that stand inside a stretch. Where a closing mark is missing the words
 * of another would follow ("I paid for it, said Hale. "He never did," said Moss); in French they stand inside the marks
 * by rule (« Je ne sais pas, répond-il, mais j'irai »). They are narration. */
#pragma once

#include "quotes/marks.h"
#include "quotes/words.h"

/* The end of the attribution that begins at byte i, verb first ("répond Anne", "dijo Ana"), or i; not past `end`. */
size_t quote_incise_end(const char *text, const struct quote_words *words, size_t i, size_t end);

/* Ends or parts stretches so that no attribution is left inside. `inside`: closed ones may hold one too. False when out
 * of memory, the stretches as they were. */
MUST_CHECK bool quote_incises_part(const char *text, const struct quote_words *words, bool inside,
                                   struct quote_stretches *stretches, struct error *e);
