/* SPDX-License-Identifier: MIT */
#include "screen/transition.h"

#include <stdlib.h>

/* A row of the canvas during a slide: which row of each picture it shows, -1 for none, and how far that is moved. */
struct view {
    int from_row, from_dx, to_row, to_dx;
};

/* How far of `distance` the pages have moved: fast at first, slowly into place (1 - (1 - t)^3). */
static int moved(int distance, int progress)
{
    int64_t left = 256 - progress;

    return distance - (int)(distance * left * left * left >> 24);
}

static struct view view_of(const struct transition *t, int y, int progress)
{
    bool upright = t->direction == SLIDE_FROM_BELOW || t->direction == SLIDE_FROM_ABOVE;
    int sign = t->direction == SLIDE_FROM_RIGHT || t->direction == SLIDE_FROM_BELOW ? 1 : -1;
    /* The shift comes on top: the old page has to go past it. */
    int distance = upright ? t->height + abs(t->dy) : t->width + abs(t->dx);
    int from = -sign * moved(distance, progress), to = from + sign * distance;
    struct view v = {.from_row = y - t->dy, .from_dx = t->dx, .to_row = y - t->dy, .to_dx = t->dx};

    if (upright) {
        v.from_row -= from;
        v.to_row -= to;
    } else {
        v.from_dx += from;
        v.to_dx += to;
    }
    if (t->from == NULL || v.from_row < 0 || v.from_row >= t->height)
        v.from_row = -1;
    if (t->to == NULL || v.to_row < 0 || v.to_row >= t->height)
        v.to_row = -1;
    return v;
}

static void widen(struct columns *c, const struct picture *p, int row, int dx, int width)
{
    if (row >= 0)
        columns_add(c, columns_moved(rows_extent(p, row), dx, width));
}

void slide_step(struct transition *t, const struct canvas *on, int progress)
{
    areas_clear(t->areas);
    for (int y = 0; y < t->height; y++) {
        struct view before = view_of(t, y, t->progress), now = view_of(t, y, progress);
        struct columns c = {0, 0};
        widen(&c, t->from, before.from_row, before.from_dx, t->width);
        widen(&c, t->to, before.to_row, before.to_dx, t->width);
        widen(&c, t->from, now.from_row, now.from_dx, t->width);
        widen(&c, t->to, now.to_row, now.to_dx, t->width);
        if (c.left >= c.right)
            continue;
        uint32_t *row = on->pixels + (size_t)y * (size_t)on->pitch;
        rows_fill(row, c, t->paper);
        if (now.from_row >= 0)
            rows_copy(t->from, now.from_row, now.from_dx, c, row);
        if (now.to_row >= 0)
            rows_copy(t->to, now.to_row, now.to_dx, c, row);
        areas_add(t->areas, y, c.left, c.right - c.left);
    }
}
