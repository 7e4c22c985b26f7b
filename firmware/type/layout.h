/* SPDX-License-Identifier: MIT */
/* The kinds of pages, each laid out by one function between the kicker and the foot. */
#pragma once

#include "type/block.h"

void layout_headline(struct setter *s);
void layout_text(struct setter *s); /* summary, quote, notice */
void layout_contents(struct setter *s);
void layout_info(struct setter *s);

/* The panel that rises over a card; it has neither kicker nor foot, and sets the page's height. */
void layout_panel(struct setter *s);

/* A summary or a quote: what surrounds its text, and the room that leaves, for setting a card and for cutting a text
 * into parts. measure() sets up the block of the text itself. */
struct text_layout {
    struct room room;
    float left, right; /* edges of the text */
    struct look look;
    enum line_style style;
    float leading;
    float gap;             /* between the text and what is under it */
    struct block under[2]; /* speaker, role; or a note */
};
void text_layout_init(struct setter *s, struct text_layout *c);
void text_layout_measure(struct setter *s, const struct text_layout *c, struct block *b);
void text_layout_finish(struct text_layout *c);
