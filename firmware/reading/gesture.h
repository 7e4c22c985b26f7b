/* SPDX-License-Identifier: MIT */
/*
 * Hands to actions: buttons, keys, mouse and touch, with press, hold (and repeat), double press, two-button chord, tap
 * zones and swipes. Pure: the caller says what happened when, and asks when the next time-out is due.
 *
 * A press acts on the down edge unless that button has a hold, a double press or a chord; then on release or time-out.
 */
#ifndef READING_GESTURE_H
#define READING_GESTURE_H

#include "reading/action.h"

#include <stddef.h>
#include <stdint.h>

enum { GESTURE_BUTTONS_MOST = 64, GESTURE_CHORDS_MOST = 16, GESTURE_HAPPENINGS_MOST = 8 };
#define GESTURE_NEVER UINT64_MAX

/* One button or key; those that have ACTION_NONE there do not know that gesture. */
struct gesture_button {
    enum action press, hold, twice;
    uint32_t hold_ms;   /* 0: the default below */
    uint32_t repeat_ms; /* hold repeats so often while held; 0: once */
};

struct gesture_chord {
    uint16_t first, second; /* indices into buttons */
    enum action action;
};

struct gesture_map {
    struct gesture_button buttons[GESTURE_BUTTONS_MOST];
    size_t n_buttons;
    struct gesture_chord chords[GESTURE_CHORDS_MOST];
    size_t n_chords;
    /* touch and mouse */
    enum action tap_left, tap_right, swipe_left, swipe_right, swipe_up, swipe_down, touch_hold;
    float left_zone;   /* share of the width that is "left", 0 to 1 (1/3) */
    float swipe_least; /* share of the picture's short side a swipe must travel (0.08) */
    uint32_t hold_ms;  /* 700 */
    uint32_t twice_ms; /* second press of a double press comes within (300) */
    uint32_t chord_ms; /* both of a chord go down within (80) */
};
void gesture_map_defaults(struct gesture_map *m); /* SCREEN.md's touch and times, no buttons */

/* Something a hand did, ready for the reader. A tap also says where, for the contents card. */
struct happening {
    enum action action;
    bool tap;
    float x, y; /* of a tap, 0 to 1 over the upright picture */
};

struct gesture;                                              /* the fingers and buttons that are down now */
struct gesture *gesture_create(const struct gesture_map *m); /* copies the map; NULL if out of memory */
void gesture_destroy(struct gesture *g);

/* Each returns how many happenings it wrote to out[GESTURE_HAPPENINGS_MOST]. `aspect` is the picture's width / height.
 */
size_t gesture_button(struct gesture *g, uint16_t button, bool down, uint64_t now, struct happening *out);
enum pointer_event { POINTER_DOWN, POINTER_MOVE, POINTER_UP, POINTER_CANCEL };
size_t gesture_pointer(struct gesture *g, enum pointer_event event, int64_t finger, float x, float y, float aspect,
                       uint64_t now, struct happening *out);
size_t gesture_tick(struct gesture *g, uint64_t now, struct happening *out);
uint64_t gesture_next_wake(const struct gesture *g);

/* Forgets all that is down: focus lost, panel unplugged. */
void gesture_reset(struct gesture *g);

#endif
