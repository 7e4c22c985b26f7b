/* SPDX-License-Identifier: MIT */
/* The deck: the cards of an edition in order, article by article: headline, summary on as many cards as it needs, every
 * quote on as many as it needs. How many those are depends on the screen, so the deck asks its source for one article's
 * cards at a time and an edition of 100,000 articles costs nothing until it is read. Indices count from 0.
 *
 * Articles that cannot be shown are passed over. Each step asks about an article once at the most before it finds one,
 * so a step always ends, and costs no more than one look at every article even if none but the present one can be
 * shown. None of these allocates. `from` may be a place that no longer holds (an article out of the deck counts as the
 * first, a card past the article's end as its last). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum card_kind { CARD_HEADLINE, CARD_SUMMARY, CARD_QUOTE };
enum { CARD_KINDS = CARD_QUOTE + 1 };

/* "headline", "summary", "quote", as in the trace and in a proof's index; "unknown" for what is no kind. */
const char *card_kind_name(enum card_kind kind);

struct card {
    enum card_kind kind;
    uint16_t quote;       /* which quote of the article; 0 for other kinds */
    uint16_t part, parts; /* this is part `part` (from 0) of `parts` (at least 1) */
    uint32_t words;       /* words to read on it */
};

struct deck {
    size_t articles;
    /* The cards of an article; *n is at least 1. NULL if the article cannot be shown: it is passed over. The cards stay
     * valid until the next call; asking again for the same article gives the same. `article` is below `articles`. */
    const struct card *(*cards)(void *user, size_t article, size_t *n);
    void *user;
};

struct place {
    size_t article, card;
};

static inline bool place_same(struct place a, struct place b)
{
    return a.article == b.article && a.card == b.card;
}

/* The card at a place, valid until the deck is asked again. NULL if there is none or it cannot be shown. */
const struct card *deck_card(const struct deck *d, struct place at);

/* The place `steps` cards on (negative: back; not 0), over article ends and round the deck. False if no other card can
 * be shown; then *to is `from`. */
bool deck_step_card(const struct deck *d, struct place from, int steps, struct place *to);

/* The first card of the next (direction 1) or the previous (-1) article that can be shown, round the deck: with one
 * article that is its own first card. Previous is always the predecessor, never the start of the present article, so
 * that next and previous undo each other. False, and *to is `from`, if that leads nowhere else. */
bool deck_step_article(const struct deck *d, struct place from, int direction, struct place *to);

/* The first card of the next (1) or previous (-1) quote, in this article or beyond, round the deck. From a quote's
 * second part, previous is the quote before it. False, and *to is `from`, if there is no other quote. */
bool deck_step_quote(const struct deck *d, struct place from, int direction, struct place *to);

/* The first card that can be shown. False if there is none; then *to is {0, 0}. */
bool deck_home(const struct deck *d, struct place *to);

/* The place nearest to `at` that can be shown: itself, else the last card of its article, else home. False if there is
 * nothing to show; then *to is {0, 0}. */
bool deck_settle(const struct deck *d, struct place at, struct place *to);
