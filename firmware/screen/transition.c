/* SPDX-License-Identifier: MIT */
#include "screen/transition.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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

static void slide_step(struct transition *t, const struct canvas *on, int progress)
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

struct transition *transition_create(enum transition_kind kind, const struct picture *from, const struct picture *to,
                                     int direction, int dx, int dy, struct error *e)
{
    const struct picture *one = from != NULL ? from : to;
    struct transition *t = calloc(1, sizeof *t);

    assert(one != NULL);
    assert(from == NULL || to == NULL ||
           (from->width == to->width && from->height == to->height && from->colours[0] == to->colours[0]));
    if (t == NULL) {
        error_memory(e);
        return NULL;
    }
    *t = (struct transition){.kind = kind,
                             .from = from,
                             .to = to,
                             .width = one->width,
                             .height = one->height,
                             .dx = dx,
                             .dy = dy,
                             .direction = direction,
                             .paper = one->colours[0]};
    t->areas = areas_create(t->width, t->height);
    if (t->areas == NULL || (kind != TRANSITION_SLIDE && (t->fade = fade_create(t)) == NULL)) {
        transition_destroy(t);
        error_memory(e);
        return NULL;
    }
    return t;
}

size_t transition_step(struct transition *t, const struct canvas *on, int progress, struct area *areas, size_t most)
{
    assert(on->width == t->width && on->height == t->height);
    assert(progress >= 0 && progress <= 256);
    if (t->kind == TRANSITION_CUT)
        progress = 256;
    if (progress == t->progress)
        return 0;
    if (t->kind == TRANSITION_SLIDE)
        slide_step(t, on, progress);
    else
        fade_step(t, on, progress);
    t->progress = progress;
    most = most > AREAS_KEPT ? AREAS_KEPT : most;
    if (t->kind == TRANSITION_SLIDE || t->most != most) {
        t->n_list = areas_list(t->areas, t->list, most);
        t->most = most;
    }
    memcpy(areas, t->list, t->n_list * sizeof *areas);
    return t->n_list;
}

void transition_destroy(struct transition *t)
{
    if (t == NULL)
        return;
    free(t->areas);
    fade_destroy(t->fade);
    free(t);
}
