/* SPDX-License-Identifier: MIT */
/* Where a line may end (UAX #14), and how much each place is disliked: after a short article or preposition, inside a
 * name, between a number and its unit, inside a date. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* What a place costs; 0 is no place at all, 1 is the best (behind a clause's end), and from
 * BREAK_CUT on it is inside a word that had to be cut. The scale is paragraph.h's. */
enum { BREAK_NONE = 0, BREAK_FREE = 1, BREAK_CUT = 40, BREAK_WORST = 60 };

/* Fills at[0..size) for the byte a new line would begin with; at[0] is BREAK_NONE. `text` is valid UTF-8. */
void breaks_find(const char *text, size_t size, const char *language, unsigned char *at);

/* Blanks that vanish at a line's end; no-break spaces are not among them. */
bool breaks_is_blank(unsigned character);
