/* SPDX-License-Identifier: MIT */
/* Which stretches are parts of one quote: what stands between two of them, and how the first one ends. */
#pragma once

#include "quotes/speakers.h"

/* Whether stretch k > 0 belongs to the same quote as the one before it. `stop`: the attribution between them ended its
 * sentence. */
bool quote_joins_are_one(const struct quote_speakers *s, size_t k, bool *stop);

/* The last character of what stretch k says, inside the marks. */
uint32_t quote_joins_last_character(const struct quote_speakers *s, size_t k);

/* The attribution right after stretch k. */
struct quote_cue quote_joins_cue_after(const struct quote_speakers *s, size_t k);
