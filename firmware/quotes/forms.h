/* SPDX-License-Identifier: MIT */
/*
 * What the words in marks look like: a sentence, a title, a coined phrase in the middle of a sentence.
 */
#ifndef QUOTES_FORMS_H
#define QUOTES_FORMS_H

#include "quotes/tokens.h"

/* How many words the bytes [start, end) hold, counted up to `most`. */
size_t quote_form_words(const char *text, size_t start, size_t end, size_t most);

/* Whether most of the longer words have a capital: the title of something. */
bool quote_form_title(const char *text, size_t start, size_t end);

/* Whether its first letter is a capital or a digit. */
bool quote_form_sentence(const char *text, size_t start, size_t end);

/*
 * Takes the stretches that are phrases in the middle of a sentence (titles, names, scare quotes) out of `stretches` and
 * puts them into `inserts`, which has room for all; their tokens become QT_INSERT, and the other tokens' numbers
 * follow. Returns how many. Both lists stay in the order of the text.
 */
size_t quote_forms_part(struct quote_tokens *t, struct quote_stretches *stretches, struct quote_stretch *inserts);

#endif
