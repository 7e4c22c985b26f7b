/* SPDX-License-Identifier: MIT */
/* Puts the passes together: who could have said a quote (joins.h: which stretches are one) with what score, and whether
 * one of them is sure enough. Goes through an article from its beginning, because a pronoun and a quote without any cue
 * depend on what came before. */
#pragma once

#include "quotes/cues.h"
#include "quotes/people.h"

/* The stretches [from, to) of one quote; never empty. */
struct quote_group {
    size_t from, to;
};

struct quote_candidate {
    struct quote_cue cue;
    struct quote_who who;
};

enum { QUOTE_CANDIDATES = 8 };

struct quote_choice {
    struct quote_candidate at[QUOTE_CANDIDATES];
    size_t n;
    const struct quote_candidate *winner; /* into `at`; NULL: nobody is sure. Its who.id is 0 if only the words are */
    uint8_t why;                          /* enum quote_reason: the winner's cue, or why there is none */
    unsigned risk;                        /* of 1,000 such choices so many are false; 0 without a winner */
};

struct quote_speakers {
    const char *text; /* borrowed, as the next two */
    const struct quote_tokens *tokens;
    const struct quote_stretches *stretches;
    struct quote_people *people;
    struct quote_who answers; /* who is interviewed */
    bool has_named_turns;     /* a label of a transcript names somebody, so that the others are labels too */
    size_t *token;            /* of each stretch */
    struct quote_who last;    /* who spoke last */
    struct quote_phrase last_phrase;
    size_t last_stretch;    /* of that speaker; SIZE_MAX: nobody yet */
    struct quote_who other; /* who spoke before that one */
    bool dialogue;          /* that was somebody else, a paragraph or two before */
    unsigned last_risk;     /* that it was somebody else, at the latest quote that had words for it */
};

/* False and zeroed when out of memory. What it borrows must outlive it. */
MUST_CHECK bool quote_speakers_init(struct quote_speakers *s, const struct quote_tokens *tokens,
                                    const struct quote_stretches *stretches, struct quote_by by);
void quote_speakers_finish(struct quote_speakers *s);

/* All candidates of a quote, and the winner. Called for one quote after the other, in their order. A choice must
 * not be copied: `winner` points into it. */
void quote_speakers_choose(struct quote_speakers *s, struct quote_group g, struct quote_choice *c);

/* The winner of a quote that counts has spoken; c->winner is not NULL. */
void quote_speakers_spoke(struct quote_speakers *s, struct quote_group g, const struct quote_choice *c);
