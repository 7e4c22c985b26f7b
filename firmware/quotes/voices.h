/* SPDX-License-Identifier: MIT */
/* Words that are another's than the clause around the quote is about: read out or quoted, received in writing, acted,
 * sung, or written on a wall. said.h asks these after it has read the verb. */
#pragma once

#include "quotes/phrases.h"

/* The narration on one side of a quote, as far as its sentence goes, with the verb that reports the words. */
struct quote_narration {
    const struct quote_tokens *t;
    size_t from, end;                  /* tokens; never empty */
    size_t verb;                       /* `end`: there is none */
    size_t group;                      /* where the verb's auxiliaries and adverbs begin */
    struct quote_phrase subject;       /* the phrase right before them */
    const struct quote_phrase *phrase; /* the cue's; empty if it has none */
    bool have_subject;
    bool after; /* the narration follows the quote */
};

/* enum quote_unsaid_word of token i; none of a name's words. */
uint32_t quote_voices_word(const struct quote_tokens *t, size_t i);

/* The first token in [from, end) with one of the bits; `end` if there is none. */
size_t quote_voices_find(const struct quote_tokens *t, size_t from, size_t end, uint32_t bits);

/* Whether an article or an owner stands before the word: "the claim", "her claims". */
bool quote_voices_owned(const struct quote_tokens *t, size_t i);

/* Whether the word is passive: "was quoted", "can be heard". By whom does not matter, the words are the subject's. */
bool quote_voices_passive(const struct quote_narration *c, size_t i);

/* "quoted Hale as saying", "read out a letter" */
bool quote_voices_cited(const struct quote_narration *c);

/* "got a text from Hale saying", "opened a letter that began": the one who has it did not write it. */
bool quote_voices_received(const struct quote_narration *c);

/* "A headline in the Echo, ...": the quote is that thing's name or words. `q` is the quote's token. */
bool quote_voices_names(const struct quote_tokens *t, size_t q);

/* "an actor playing Hale says", "in the film the thief says", "a placard that read", "Hale sings" */
bool quote_voices_acted(const struct quote_narration *c);
