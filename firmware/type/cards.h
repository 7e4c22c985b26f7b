/* SPDX-License-Identifier: MIT */
/* The kinds of cards, each set by one function between the kicker and the foot. */
#ifndef TYPE_CARDS_H
#define TYPE_CARDS_H

#include "type/block.h"

void card_headline(struct setter *s);
void card_summary(struct setter *s);
void card_quote(struct setter *s);
void card_notice(struct setter *s);
void card_contents(struct setter *s);
void card_info(struct setter *s);

/* The panel that rises over a card; it has neither kicker nor foot, and sets the page's height. */
void card_panel(struct setter *s);

/* The height for the card's own words, px. */
float card_height(const struct setter *s);

/* Where a group of blocks of that height begins: in the middle between kicker and foot. */
float card_top(const struct setter *s, float height);

/* The largest size in the room, or the page is marked as overflowing; words are cut only if nothing else helps. */
int card_size(struct setter *s, const struct room *r, struct block *b);

/*
 * A summary or a quote: what surrounds its text, and the room that leaves, for setting a card and for cutting a text
 * into parts. measure() sets up the block of the text itself.
 */
struct text_card {
    struct room room;
    float left, right; /* edges of the text */
    struct look look;
    enum line_style style;
    float leading;
    float gap;             /* between the text and what is under it */
    struct block under[2]; /* speaker, role; or a note */
};
void text_card_init(struct setter *s, struct text_card *c);
void text_card_measure(struct setter *s, const struct text_card *c, struct block *b);
void text_card_finish(struct text_card *c);

#endif
