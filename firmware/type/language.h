/* SPDX-License-Identifier: MIT */
/* What the setting of lines knows of languages: the few words that should not end a line. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Whether the BCP 47 tag names this language ("fr" and "fr-CA" are "fr"; "fra" is not). `tag` NULL: "en". */
bool language_is(const char *tag, const char *language);

/* The same for a region: language_region("fr-CA", "CA"). Letter case does not matter. */
bool language_region(const char *tag, const char *region);

/* Articles, prepositions and conjunctions that lean on the next word. `word` in lower case. */
bool language_leans(const char *tag, const char *word, size_t size);

/* Nouns carry capitals, so two capitalised words are no name. */
bool language_capitalises_nouns(const char *tag);
