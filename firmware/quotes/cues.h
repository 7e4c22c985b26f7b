/* SPDX-License-Identifier: MIT */
/* Pass 2 of the quote reader: what the narration around a stretch says about who speaks. Each place that could name the
 * speaker gives a candidate with a score from 0 to 100; the scores are only compared, they are no probabilities. */
#pragma once

#include "quotes/phrases.h"
#include "quotes/reasons.h"

enum quote_cue_kind {
    QC_NONE,
    QC_AFTER,   /* "...", she said */
    QC_BEFORE,  /* She said: "..." */
    QC_CARRIED, /* the previous quote's speaker goes on */
    QC_SUBJECT, /* whom the sentence before is about */
};

struct quote_cue {
    struct quote_phrase phrase;
    int score;    /* 0: none */
    uint8_t kind; /* enum quote_cue_kind */
    uint8_t why;  /* enum quote_reason */
    size_t verb;  /* token of the reporting verb or other cue; 0 if there is none */
    size_t end;   /* one past the last token of the cue's clause, for QC_AFTER */
    bool elided;  /* the clause has no subject of its own: "..., adding" after another quote */
};

enum { QUOTE_CUE_SURE = 50 }; /* from this score on a cue alone settles the speaker */

/* The cue in the sentence after the stretch's token `q`; `inner_last` is the last character inside its marks. */
struct quote_cue quote_cue_after(const struct quote_tokens *t, size_t q, uint32_t inner_last);

/* The cue in the sentence before it; a paragraph that ends in a colon counts as that sentence. */
struct quote_cue quote_cue_before(const struct quote_tokens *t, size_t q);

/* Whom the whole sentence that ends right before token `end` is about; it reports nothing itself. */
struct quote_cue quote_cue_subject(const struct quote_tokens *t, size_t end);
