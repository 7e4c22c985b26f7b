/* SPDX-License-Identifier: MIT */
/* The inside of a transition, for the files of this room that prepare one and step it. */
#ifndef SCREEN_TRANSITION_H
#define SCREEN_TRANSITION_H

#include "screen/areas.h"

/* In place of a pixel's index: the pixels there are paper. */
#define PAPER UINT32_MAX

/* `n` pixels from (x, y) of the canvas on that differ between the pictures: where theirs are. */
struct change {
    uint32_t from, to; /* index into the picture's pixels, or PAPER */
    uint16_t x, y, n;
};

struct transition {
    enum transition_kind kind;
    const struct picture *from, *to; /* NULL: blank */
    int width, height, dx, dy, direction;
    uint32_t paper;
    struct areas *areas; /* cut, fade: of all changes; slide: of the last step */
    int progress;        /* of the last step */

    /* cut, fade */
    struct change *changes; /* by row, then column */
    size_t n_changes, room;
    uint32_t *blank; /* a row of paper */
};

/* One step to `progress`, 0 to 256, on a canvas that shows the last one. */
void fade_step(struct transition *t, const struct canvas *on, int progress);
void slide_step(struct transition *t, const struct canvas *on, int progress);

#endif
