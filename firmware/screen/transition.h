/* SPDX-License-Identifier: MIT */
/* The inside of a transition, for the files of this room that prepare one and step it. */
#pragma once

#include "screen/rows.h"

enum { AREAS_KEPT = 64 };

struct transition {
    enum transition_kind kind;
    const struct picture *from, *to; /* NULL: blank */
    int width, height, dx, dy, direction;
    uint32_t paper;
    struct areas *areas;          /* cut, fade: of all that differs; slide: of the last step */
    struct fade *fade;            /* cut, fade; NULL for a slide */
    struct area list[AREAS_KEPT]; /* cut, fade: the areas as last listed, for every step is of the same ones */
    size_t n_list, most;          /* most 0: not listed yet */
    int progress;                 /* of the last step */
};

/* Finds the pixels that differ, and adds them to t->areas. NULL if out of memory. */
struct fade *fade_create(struct transition *t);
void fade_destroy(struct fade *f); /* takes NULL */

/* One step to `progress`, 0 to 256, on a canvas that shows the last one. */
void fade_step(struct transition *t, const struct canvas *on, int progress);

/* Which rectangles to present when stretches all over the frame changed. Each rectangle costs the window system a fixed
 * effort and each pixel in it a little more, so neighbours are joined where that is cheaper than keeping them apart. */
struct areas; /* a collection in the making; opaque */

struct areas *areas_create(int width, int height); /* of a frame; ends with free(). NULL if out of memory */

/* Adds pixels [x, x + n) of row `y`, all inside the frame. */
void areas_add(struct areas *a, int y, int x, int n);

void areas_clear(struct areas *a);

/* Writes at most `most` (at least 1) rectangles inside the frame that cover all that was added; returns how many. */
size_t areas_list(const struct areas *a, struct area *out, size_t most);
