/* SPDX-License-Identifier: MIT */
/* A card as a picture: only the stretches of pixels that differ from the paper are kept, so the neighbour cards can be
 * painted ahead and held in a few hundred KB each, shown by copying, and faded over the pixels that differ. */
#pragma once

#include "screen/fonts.h"
#include "type/page.h"

/* Colours as 0xRRGGBB: the paper and one per ink. */
struct theme {
    uint32_t paper;
    uint32_t inks[INK_COUNT];
};

/* A frame of pixels, 0xffRRGGBB each, row by row; `pitch` in pixels. */
struct canvas {
    uint32_t *pixels;
    int width, height, pitch;
};

struct area {
    int x, y, width, height;
};

struct picture; /* opaque, owned by whoever painted it */

/* A painter reuses one scratch frame for all pictures of its size. */
struct painter;
struct painter *painter_create(struct fonts *fonts); /* NULL if out of memory; `fonts` outlives it */
void painter_destroy(struct painter *p);
MUST_CHECK struct picture *painter_paint(struct painter *p, const struct page *page, const struct theme *theme,
                                         struct error *e);
/* The same for a screen that is mounted turned clockwise, by 0 degrees too. */
MUST_CHECK struct picture *painter_paint_turned(struct painter *p, const struct page *page, const struct theme *theme,
                                                int degrees, struct error *e);
/* The picture turned clockwise by 90, 180 or 270 degrees, for a screen that is mounted so; NULL and the reason. */
MUST_CHECK struct picture *picture_turn(const struct picture *p, int degrees, struct error *e);

/* Gives the scratch frame back until the next picture; for when none is expected soon. */
void painter_rest(struct painter *p);
void picture_destroy(struct picture *p); /* takes NULL */

size_t picture_bytes(const struct picture *p); /* memory it holds */

/* Fills the canvas, which has the picture's size, with paper and picture, moved by (dx, dy) px (the burn-in guard). */
void picture_show(const struct picture *p, const struct canvas *to, int dx, int dy);

/* The same for an area of a canvas of any size, with the picture's corner at (x, y) of it; nothing outside the area is
 * touched. */
void picture_lay(const struct picture *p, const struct canvas *to, int x, int y, struct area within);

int picture_width(const struct picture *p);
int picture_height(const struct picture *p);

/* A transition between two pictures of one size and paper (NULL: a blank one, not both). `progress` runs from 0 to 256
 * as time does (the slide eases by itself; a cut is done by its first step); step() paints only what changes since its
 * last call and writes the touched areas (at most `most`, at least 1), returning how many. The canvas shows `from`,
 * shifted by (dx, dy), before the first step and exactly `to` after the step with 256. */
enum transition_kind { TRANSITION_CUT, TRANSITION_FADE, TRANSITION_SLIDE };
enum { SLIDE_FROM_RIGHT = 1, SLIDE_FROM_LEFT = -1, SLIDE_FROM_BELOW = 2, SLIDE_FROM_ABOVE = -2 }; /* direction */
struct transition;
MUST_CHECK struct transition *transition_create(enum transition_kind kind, const struct picture *from,
                                                const struct picture *to, int direction, int dx, int dy,
                                                struct error *e); /* pictures outlive it */
size_t transition_step(struct transition *t, const struct canvas *on, int progress, struct area *areas, size_t most);
void transition_destroy(struct transition *t); /* takes NULL */

/* Writes an 8-bit RGB PNG durably. The error does not name the path. */
MUST_CHECK bool canvas_write_png(const struct canvas *c, const char *path, struct error *e);
