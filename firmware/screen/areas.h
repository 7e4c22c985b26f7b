/* SPDX-License-Identifier: MIT */
/*
 * Which rectangles to present when stretches all over the frame changed. Each rectangle costs the window system a fixed
 * effort and each pixel in it a little more, so neighbours are joined where that is cheaper than keeping them apart.
 */
#ifndef SCREEN_AREAS_H
#define SCREEN_AREAS_H

#include "screen/rows.h"

struct areas; /* a collection in the making; opaque */

struct areas *areas_create(int width, int height); /* of a frame; NULL if out of memory */
void areas_destroy(struct areas *a);               /* takes NULL */

/* Adds pixels [x, x + n) of row `y`, all inside the frame. */
void areas_add(struct areas *a, int y, int x, int n);

void areas_clear(struct areas *a);

/* Writes at most `most` (at least 1) rectangles inside the frame that cover all that was added; returns how many. */
size_t areas_list(const struct areas *a, struct area *out, size_t most);

#endif
