/* SPDX-License-Identifier: MIT */
/* One article made into cards for one sheet: its texts as displayed, and where each card's part of them lies. */
#pragma once

#include "article/article.h"
#include "cards/moment.h"
#include "reading/deck.h"
#include "type/page.h"

/* A card's part of a text. */
struct slice {
    const char *text; /* owned by the article's cards */
    struct part part;
    int size; /* px, common to all parts of the text */
};

struct quote_texts {
    char *text, *speaker, *role; /* display form; speaker and role may be NULL */
};

struct article_cards {
    char *language;                                                             /* NULL: not said */
    char *kicker, *headline, *summary, *byline, *place, *published, *corrected; /* display form; may be NULL */
    struct quote_texts *quotes;
    size_t n_quotes;
    struct card *cards;   /* what the deck knows of them */
    struct slice *slices; /* and what is set; as many, n_cards */
    size_t n_cards;
};

struct cards_manner {
    const struct sheet *sheet;
    const struct type_fonts *fonts;
    const struct card_phrases *phrases; /* of the kiosk; an article in another language of the table uses its own */
    enum date_style dates;
    enum clock_style clock;
    struct foot foot; /* as wide as it gets, for what is left to the text */
};

/* Fills *out, which the caller passes to article_cards_finish(). On failure it is zeroed. */
MUST_CHECK bool article_cards_make(const struct article *a, const struct cards_manner *m, struct article_cards *out,
                                   struct error *e);
void article_cards_finish(struct article_cards *c);

/* The words of card `i` as the type room takes them; texts point into *c, or to *cut, which the caller frees. */
MUST_CHECK bool article_cards_words(const struct article_cards *c, size_t i, struct page_words *out, char **cut,
                                    struct error *e);
