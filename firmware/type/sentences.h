/* SPDX-License-Identifier: MIT */
/* Where sentences end, and how many words there are. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The byte where the sentence after the one at `from` begins; `size` if there is none. A full stop ends a sentence
 * before a capital, a digit or an opening mark, but not behind a title, an initial or another usual abbreviation: a
 * boundary missed costs little, one too many tears a sentence apart. */
size_t sentence_next(const char *text, size_t size, size_t from, const char *language);

/* How many words a reader reads in `size` bytes; words are counted by UAX #29 boundaries, CJK characters as half a word
 * each. */
uint32_t sentence_words(const char *text, size_t size);
