/* SPDX-License-Identifier: MIT */
/*
 * The deck: the cards of an edition in order, article by article: headline, summary on as many cards as it needs, every
 * quote on as many as it needs. How many those are depends on the screen, so the deck asks its source for one article's
 * cards at a time and an edition of 100,000 articles costs nothing until it is read. Indices count from 0.
 */
#ifndef READING_DECK_H
#define READING_DECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum card_kind { CARD_HEADLINE, CARD_SUMMARY, CARD_QUOTE };

struct card {
    enum card_kind kind;
    uint16_t quote;       /* which quote of the article; 0 for other kinds */
    uint16_t part, parts; /* this is part `part` (from 0) of `parts` (at least 1) */
    uint32_t words;       /* words to read on it */
};

struct deck {
    size_t articles;
    /*
     * The cards of an article; *n is at least 1. NULL if the article cannot be shown: it is passed over. The cards stay
     * valid until the next call; asking again for the same article gives the same.
     */
    const struct card *(*cards)(void *user, size_t article, size_t *n);
    void *user;
};

struct place {
    size_t article, card;
};

/*
 * The place `steps` cards on (negative: back), over article ends and round the deck's. False if no other card can be
 * shown; then *to is `from`.
 */
bool deck_step_card(const struct deck *d, struct place from, int steps, struct place *to);

/* The first card of the next (direction 1) or the previous (-1) article that can be shown, round the deck. */
bool deck_step_article(const struct deck *d, struct place from, int direction, struct place *to);

/* The first card of the next or previous quote, in this article or beyond. False if the edition has no other quote. */
bool deck_step_quote(const struct deck *d, struct place from, int direction, struct place *to);

/* The first card that can be shown. False if there is none. */
bool deck_home(const struct deck *d, struct place *to);

#endif
