/* SPDX-License-Identifier: MIT */
/* The foot: ticks on the left, words on the right. */
#include "type/setter.h"

#include <math.h>

struct ticks {
    float x, y, width, height;
    unsigned n, present;
};

/* More cards than ticks can be seen: one bar, filled as far as the reader has come. */
static void put_bar(struct setter *s, const struct ticks *t)
{
    float radius = t->height / 2, share = t->width / (float)t->n;
    float mark = share > 2 * s->u ? share : 2 * s->u;
    float at = t->n > 1 ? (t->width - mark) * (float)t->present / (float)(t->n - 1) : 0;

    setter_box(s, t->x, t->y, t->width, t->height, radius, INK_RULE);
    if (at >= 1)
        setter_box(s, t->x, t->y, at + mark / 2, t->height, radius, INK_MUTED);
    setter_box(s, t->x + at, t->y, mark, t->height, radius, INK_ACCENT);
}

static void put_ticks(struct setter *s, const struct ticks *t)
{
    float n = (float)t->n, gap = 0.8f * s->u;
    float least_gap = fmaxf(2, 0.3f * s->u), least = fmaxf(3, 0.5f * s->u);

    /* Narrow ticks stand closer, so that they are still seen as one row. */
    if ((t->width + gap) / n < 4 * gap)
        gap = fmaxf(least_gap, (t->width + gap) / n / 4);
    float pitch = (t->width + gap) / n;
    if (pitch - gap < least) {
        put_bar(s, t);
        return;
    }
    for (unsigned i = 0; i < t->n; i++) {
        /* Whole px, so that all ticks and gaps look alike. */
        float from = roundf(t->x + pitch * (float)i), to = roundf(t->x + pitch * (float)(i + 1) - gap);
        enum ink ink = i < t->present ? INK_MUTED : i == t->present ? INK_ACCENT : INK_RULE;
        setter_box(s, from, t->y, to - from, t->height, t->height / 2, ink);
    }
}

void setter_foot(struct setter *s)
{
    const struct foot *foot = &s->words->foot;
    struct look look = {"foot", FACE_SANS, INK_MUTED, setter_px(s, 2.5f, 14), 0};
    float baseline = s->bottom + setter_drop(s, look.face, look.size, 1);
    float gap = 2.8f * s->u, x = s->right, all = s->right - s->left;
    bool ticks = foot->ticks > 0;

    /* From right to left; the publication gets what the others leave, and the ticks at least a third of the width. */
    float left = ticks ? 0.34f * all : fminf(setter_width(s, &look, foot->left), 0.5f * all);
    float least = s->left + (left > 0 ? left + gap : 0);
    float width = setter_text_before(s, &look, foot->clock, x, baseline, all / 3);
    if (width > 0)
        x -= width + gap;
    float count = fminf(setter_width(s, &look, foot->count), fmaxf(x - least, 0));
    float room = x - least - (count > 0 ? count + gap : 0);
    if (room > 4 * (float)look.size || room >= setter_width(s, &look, foot->publication)) {
        width = setter_text_before(s, &look, foot->publication, x, baseline, room);
        if (width > 0)
            x -= width + gap;
    }
    if (count > 0) {
        setter_text_before(s, &look, foot->count, x, baseline, count);
        x -= count + gap;
    }
    if (ticks) {
        float height = fmaxf(2, roundf(0.45f * s->u));
        struct ticks t = {
            .x = s->left,
            .y = roundf(s->bottom + ((float)look.size - height) / 2),
            .width = x - s->left,
            .height = height,
            .n = foot->ticks,
            .present = foot->present,
        };
        put_ticks(s, &t);
    } else if (foot->left != NULL) {
        setter_text(s, &look, foot->left, s->left, baseline, x - s->left);
    }
}
