/* SPDX-License-Identifier: MIT */
/* One article made into cards for one sheet: its texts as they are displayed, and where each card's part of them lies.
 */
#ifndef KIOSK_COMPOSED_H
#define KIOSK_COMPOSED_H

#include "article/article.h"
#include "kiosk/dates.h"
#include "reading/deck.h"
#include "type/page.h"

/* A card's part of a text. */
struct slice {
    const char *text; /* owned by the composed article */
    struct part part;
    int size; /* px, common to all parts of the text */
};

struct composed_quote {
    char *text, *speaker, *role; /* display form; speaker and role may be NULL */
};

struct composed {
    char *language;                                                             /* NULL: not said */
    char *kicker, *headline, *summary, *byline, *place, *published, *corrected; /* display form; may be NULL */
    struct composed_quote *quotes;
    size_t n_quotes;
    struct card *cards;   /* what the deck knows of them */
    struct slice *slices; /* and what is set; as many, n_cards */
    size_t n_cards, room;
};

struct composed_manner {
    const struct sheet *sheet;
    const struct type_fonts *fonts;
    const struct phrases *phrases; /* of the kiosk; an article in another language of the table uses its own */
    enum date_style dates;
    enum clock_style clock;
    struct foot foot; /* as wide as it gets, for what is left to the text */
};

/* Fills *out, which the caller passes to composed_finish(). On failure it is zeroed. */
MUST_CHECK bool composed_make(const struct article *a, const struct composed_manner *m, struct composed *out,
                              struct error *e);
void composed_finish(struct composed *c);

/* The words of card `i` as the type room takes them; texts point into *c, or to *cut, which the caller frees after use.
 */
MUST_CHECK bool composed_words(const struct composed *c, size_t i, struct words *out, char **cut, struct error *e);

#endif
