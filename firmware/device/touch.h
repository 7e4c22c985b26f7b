/* SPDX-License-Identifier: MIT */
/* A touch panel's events to fingers: multi-touch protocol B (slots, Documentation/input/multi-touch-protocol.rst of the
 * kernel) or a single touch. Pure: events go in one by one, fingers come out at the end of each of the panel's frames.
 * A finger that was on the panel before the first event is not known until it is put down again. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { TOUCH_SLOTS_MOST = 10, TOUCH_POINTS_MOST = 2 * TOUCH_SLOTS_MOST };

struct touch_axis {
    int least, most; /* what the panel sends at the picture's left and right, or top and bottom; may be turned round */
};

/* (x, y) of 0 to 1 becomes (a x + b y + c, d x + e y + f) / 1000: what a panel that is mounted askew needs. */
struct touch_matrix {
    int a, b, c, d, e, f;
};
#define TOUCH_AS_IT_IS ((struct touch_matrix){1000, 0, 0, 0, 1000, 0})

struct touch_slot {
    bool on, known;    /* on the panel now; as told */
    bool moved, again; /* again: lifted and put down within one frame */
    int x, y;
};

struct touch {
    bool multi;
    struct touch_axis x, y;
    struct touch_matrix matrix;
    int slot; /* the one that events are about; may be one beyond those we follow */
    struct touch_slot slots[TOUCH_SLOTS_MOST];
};

enum touch_kind { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP, TOUCH_CANCEL };
struct touch_point {
    enum touch_kind kind;
    int slot;
    float x, y; /* 0 to 1 over the panel, as calibrated */
};

/* `slot`: the panel's current one. An axis with least == most counts as 0 to 1. */
void touch_init(struct touch *t, bool multi, struct touch_axis x, struct touch_axis y, struct touch_matrix matrix,
                int slot);

/* An event (type, code, value of linux/input.h). Returns how many points it made. */
size_t touch_event(struct touch *t, unsigned type, unsigned code, int value, struct touch_point out[TOUCH_POINTS_MOST]);

/* The panel is gone: what is on it is cancelled. */
size_t touch_cancel(struct touch *t, struct touch_point out[TOUCH_POINTS_MOST]);
