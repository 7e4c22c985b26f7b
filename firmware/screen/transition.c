/* SPDX-License-Identifier: MIT */
#include "screen/transition.h"
#include "screen/areas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Room for one more change; false if out of memory. */
static bool grow(struct transition *t)
{
    if (t->n_changes < t->room)
        return true;
    size_t room = t->room == 0 ? 4096 : t->room * 2;
    struct change *grown = realloc(t->changes, room * sizeof *grown);
    if (grown == NULL)
        return false;
    t->changes = grown;
    t->room = room;
    return true;
}

/* Notes that `n` pixels from (x, y) on differ, as far as they are on the canvas. */
static bool note(struct transition *t, int y, int x, int n, uint32_t from, uint32_t to)
{
    int skip = x < 0 ? -x : 0;
    int right = x + n > t->width ? t->width : x + n;

    if (x + skip >= right)
        return true;
    if (!grow(t))
        return false;
    from += from == PAPER ? 0 : (uint32_t)skip;
    to += to == PAPER ? 0 : (uint32_t)skip;
    t->changes[t->n_changes++] = (struct change){
        .from = from, .to = to, .x = (uint16_t)(x + skip), .y = (uint16_t)y, .n = (uint16_t)(right - x - skip)};
    areas_add(t->areas, y, x + skip, right - x - skip);
    return true;
}

/* Of pixels that both pictures have, notes those that differ. A few equal ones between cost less than another change.
 */
static bool note_differing(struct transition *t, int y, int x, int n, uint32_t from, uint32_t to)
{
    enum { EQUAL_LEAST = 8 };
    const uint32_t *a = t->from->pixels + from, *b = t->to->pixels + to;

    for (int i = 0; i < n;) {
        if (a[i] == b[i]) {
            i++;
            continue;
        }
        int end = i + 1;
        for (int k = end; k < n && k < end + EQUAL_LEAST; k++)
            if (a[k] != b[k])
                end = k + 1;
        if (!note(t, y, x + i, end - i, from + (uint32_t)i, to + (uint32_t)i))
            return false;
        i = end;
    }
    return true;
}

/* A reading position in a picture's row. */
struct walk {
    const struct stretch *at, *end;
    int x, left;    /* the rest of the stretch */
    uint32_t pixel; /* its place in pixels */
};

static struct walk walk_over(const struct picture *p, int y)
{
    if (p == NULL)
        return (struct walk){.x = INT32_MAX};
    struct walk w = {
        .at = p->stretches + p->rows[y].stretch, .end = p->stretches + p->rows[y + 1].stretch, .x = INT32_MAX};
    if (w.at < w.end) {
        w.x = w.at->x;
        w.left = w.at->n;
        w.pixel = p->rows[y].pixel;
    }
    return w;
}

static void walk_on(struct walk *w, int n)
{
    w->x += n;
    w->left -= n;
    w->pixel += (uint32_t)n;
    if (w->left == 0) {
        w->at++;
        w->x = w->at < w->end ? w->at->x : INT32_MAX;
        w->left = w->at < w->end ? w->at->n : 0;
    }
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static bool compare_row(struct transition *t, int y)
{
    struct walk a = walk_over(t->from, y), b = walk_over(t->to, y);
    bool ok = true;

    while (ok && (a.x != INT32_MAX || b.x != INT32_MAX)) {
        int x = least(a.x, b.x), n;
        if (a.x == b.x) {
            n = least(a.left, b.left);
            ok = note_differing(t, y + t->dy, x + t->dx, n, a.pixel, b.pixel);
            walk_on(&a, n);
            walk_on(&b, n);
        } else if (a.x < b.x) {
            n = least(a.left, b.x - a.x);
            ok = note(t, y + t->dy, x + t->dx, n, a.pixel, PAPER);
            walk_on(&a, n);
        } else {
            n = least(b.left, a.x - b.x);
            ok = note(t, y + t->dy, x + t->dx, n, PAPER, b.pixel);
            walk_on(&b, n);
        }
    }
    return ok;
}

static bool compare(struct transition *t)
{
    if (t->from == t->to)
        return true;
    t->blank = malloc((size_t)t->width * sizeof *t->blank);
    if (t->blank == NULL)
        return false;
    rows_fill(t->blank, (struct columns){0, t->width}, t->paper);
    for (int y = 0; y < t->height; y++)
        if (y + t->dy >= 0 && y + t->dy < t->height && !compare_row(t, y))
            return false;
    return true;
}

struct transition *transition_create(enum transition_kind kind, const struct picture *from, const struct picture *to,
                                     int direction, int dx, int dy, struct error *e)
{
    const struct picture *one = from != NULL ? from : to;
    struct transition *t = calloc(1, sizeof *t);

    assert(one != NULL);
    assert(from == NULL || to == NULL ||
           (from->width == to->width && from->height == to->height && from->paper == to->paper));
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
                             .paper = one->paper};
    t->areas = areas_create(t->width, t->height);
    if (t->areas == NULL || (kind != TRANSITION_SLIDE && !compare(t))) {
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
    return areas_list(t->areas, areas, most);
}

void transition_destroy(struct transition *t)
{
    if (t == NULL)
        return;
    areas_destroy(t->areas);
    free(t->changes);
    free(t->blank);
    free(t);
}
