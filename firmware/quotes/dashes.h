/* SPDX-License-Identifier: MIT */
/* Speech without quotation marks in French and Spanish: a paragraph that begins with a dash ("—No me voy —dijo Ana—.
 * Hoy no.", "— Non, répond Anne."). Its words become stretches like those that marks.h finds, the attribution between
 * them narration. A paragraph that no attribution shows to be speech is left alone: a list has dashes too. Linear in
 * the text. */
#pragma once

#include "quotes/marks.h"
#include "quotes/words.h"

/* Adds them to the stretches of the text, in order. False when out of memory: the stretches are as they were. */
MUST_CHECK bool quote_dashes_find(const char *text, size_t size, const struct quote_words *words,
                                  struct quote_stretches *stretches, struct error *e);
