/* SPDX-License-Identifier: MIT */
/* A page in the making: its geometry and what has been put on it. The first allocation that fails sets `failed`, and
 * whatever is put after that is ignored: page_set() looks once at the end. */
#pragma once

#include "type/page.h"
#include "type/paragraph.h"

struct setter {
    const struct sheet *sheet;
    const struct type_fonts *fonts;
    const struct page_words *words;
    struct page *page; /* NULL: only measuring */
    struct missing missing;
    float u;           /* px */
    float left, right; /* edges of the text, px */
    float top, bottom; /* under the kicker, above the foot: what a card's own words are centred between */
    bool landscape, failed;
};

/* The geometry of a sheet; false if it is out of range. */
bool setter_init(struct setter *s, const struct sheet *sheet, const struct type_fonts *fonts,
                 const struct page_words *words, struct page *page, struct error *e);
void setter_finish(struct setter *s);

/* `units` u in whole px, never under `least` px. */
int setter_px(const struct setter *s, float units, int least);

/* From the top of a line box, `leading` em high, to the baseline of a face's text in it, px. */
float setter_drop(const struct setter *s, enum face face, int size, float leading);

/* The height for the card's own words, and where a group of blocks of that height begins: in the middle between kicker
 * and foot. px */
float setter_height(const struct setter *s);
float setter_top(const struct setter *s, float height);

struct look {
    const char *block; /* static */
    enum face face;
    enum ink ink;
    int size;
    float tracking; /* em */
};

/* Puts a line of a measured text with its left end at x. */
void setter_line(struct setter *s, const struct look *look, const struct paragraph *p, const struct text_line *line,
                 float x, float baseline);

/* Width in px of a whole text on one line; 0 for NULL. */
float setter_width(struct setter *s, const struct look *look, const char *text);

/* Puts a text on one line from x on, cut with an ellipsis if it is wider than `most` px; returns its width in px. */
float setter_text(struct setter *s, const struct look *look, const char *text, float x, float baseline, float most);

/* The same, ending at x. */
float setter_text_before(struct setter *s, const struct look *look, const char *text, float x, float baseline,
                         float most);

void setter_box(struct setter *s, float x, float y, float width, float height, float radius, enum ink ink);
void setter_target(struct setter *s, size_t item, float y, float height);

/* The kicker at the top, the foot at the bottom. */
void setter_kicker(struct setter *s);
void setter_foot(struct setter *s);
