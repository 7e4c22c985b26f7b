/* SPDX-License-Identifier: MIT */
#include "device/touch.h"

#include <linux/input-event-codes.h>

void touch_init(struct touch *t, bool multi, struct touch_axis x, struct touch_axis y, struct touch_matrix matrix,
                int slot)
{
    *t = (struct touch){.multi = multi, .x = x, .y = y, .matrix = matrix, .slot = multi ? slot : 0};
}

static float along(struct touch_axis axis, int value)
{
    float range = (float)axis.most - (float)axis.least;
    return range == 0 ? (float)value : ((float)value - (float)axis.least) / range;
}

static struct touch_point point(const struct touch *t, enum touch_kind kind, int slot)
{
    const struct touch_slot *s = &t->slots[slot];
    const struct touch_matrix *m = &t->matrix;
    float x = along(t->x, s->x), y = along(t->y, s->y);

    return (struct touch_point){
        .kind = kind,
        .slot = slot,
        .x = ((float)m->a * x + (float)m->b * y + (float)m->c) / 1000,
        .y = ((float)m->d * x + (float)m->e * y + (float)m->f) / 1000,
    };
}

/* The panel's frame is whole. */
static size_t finish_frame(struct touch *t, struct touch_point *out)
{
    size_t n = 0;

    for (int i = 0; i < TOUCH_SLOTS_MOST; i++) {
        struct touch_slot *s = &t->slots[i];
        if (s->known && (!s->on || s->again)) {
            out[n++] = point(t, TOUCH_UP, i);
            s->known = false;
        }
        if (s->on && !s->known)
            out[n++] = point(t, TOUCH_DOWN, i);
        else if (s->on && s->moved)
            out[n++] = point(t, TOUCH_MOVE, i);
        s->known = s->on;
        s->moved = s->again = false;
    }
    return n;
}

static void put(struct touch_slot *s, bool on)
{
    /* A new finger in the slot of one that is still there: the old one's end was between two frames. */
    s->again |= on && (s->on || s->known);
    s->on = on;
}

static void multi_event(struct touch *t, unsigned code, int value)
{
    if (code == ABS_MT_SLOT) {
        t->slot = value;
        return;
    }
    if (t->slot < 0 || t->slot >= TOUCH_SLOTS_MOST)
        return;
    struct touch_slot *s = &t->slots[t->slot];
    if (code == ABS_MT_TRACKING_ID) {
        put(s, value >= 0);
    } else if (code == ABS_MT_POSITION_X || code == ABS_MT_POSITION_Y) {
        *(code == ABS_MT_POSITION_X ? &s->x : &s->y) = value;
        s->moved = true;
    }
}

static void single_event(struct touch *t, unsigned type, unsigned code, int value)
{
    struct touch_slot *s = &t->slots[0];

    if (type == EV_KEY && code == BTN_TOUCH) {
        put(s, value != 0);
    } else if (type == EV_ABS && (code == ABS_X || code == ABS_Y)) {
        *(code == ABS_X ? &s->x : &s->y) = value;
        s->moved = true;
    }
}

size_t touch_event(struct touch *t, unsigned type, unsigned code, int value, struct touch_point out[TOUCH_POINTS_MOST])
{
    if (type == EV_SYN && code == SYN_REPORT)
        return finish_frame(t, out);
    if (!t->multi)
        single_event(t, type, code, value);
    else if (type == EV_ABS)
        multi_event(t, code, value);
    return 0;
}

size_t touch_cancel(struct touch *t, struct touch_point out[TOUCH_POINTS_MOST])
{
    size_t n = 0;

    for (int i = 0; i < TOUCH_SLOTS_MOST; i++) {
        if (t->slots[i].known)
            out[n++] = point(t, TOUCH_CANCEL, i);
        t->slots[i] = (struct touch_slot){.x = t->slots[i].x, .y = t->slots[i].y};
    }
    return n;
}
