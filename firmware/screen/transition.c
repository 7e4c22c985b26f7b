/* SPDX-License-Identifier: MIT */
#include "screen/transition.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
    areas_destroy(t->areas);
    fade_destroy(t->fade);
    free(t);
}
