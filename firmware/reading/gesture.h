/* SPDX-License-Identifier: MIT */
/* Hands to actions: buttons, keys, mouse and touch, with press, hold (and repeat), double press, two-button chord, tap
 * zones and swipes. Pure: the caller says what happened when (times never go back), and asks when the next time-out is
 * due. A time-out due at `now` comes before what happens at `now`: a release after exactly hold_ms is the hold's, a
 * second press exactly twice_ms after the first is a first one again.
 *
 * Buttons. A press acts on the down edge unless that button has a hold, a double press or a chord; then on release or
 * time-out, whatever decides it first. The times run from the (first) down edge: a hold acts at hold_ms while still
 * down; the second down edge of a double press, or the second button of a chord, acts at once if it comes sooner than
 * twice_ms or chord_ms. A first press waiting for its second is decided when another button goes down, so that actions
 * keep the order of the hands. Down and up in one millisecond is a press. A down without an up between, or an up
 * without a down, is nothing. A stuck button acts once, or GESTURE_REPEATS_MOST times.
 *
 * Pointers. One finger (or the mouse's button, as a finger with an id of its own) makes a tap on release, a swipe on
 * release, or a hold at hold_ms while down. It is a tap if it never went further than half of swipe_least, a swipe if
 * it ends swipe_least or more away and 1.25 times further along one axis than the other, a hold if it has not gone
 * further than a tap may; anything else is nothing. With touch_hold "none" a long press is a tap. A second finger
 * cancels: nothing more until all are up. A finger that has sent nothing for GESTURE_STALE_MS (dirt, a lost release)
 * counts as up when the next comes down. Positions outside 0 to 1 count as the edge. GESTURE_FINGERS_MOST are known. */
#pragma once

#include "base/never.h"
#include "reading/action.h"

#include <stddef.h>

enum { GESTURE_BUTTONS_MOST = 80, GESTURE_CHORDS_MOST = 16, GESTURE_HAPPENINGS_MOST = 8 };
enum { GESTURE_FINGERS_MOST = 10, GESTURE_REPEATS_MOST = 100, GESTURE_STALE_MS = 30000 };

/* One button or key; those that have ACTION_NONE there do not know that gesture. */
struct gesture_button {
    enum action press, hold, twice;
    uint32_t hold_ms;   /* 0: the default below */
    uint32_t repeat_ms; /* hold repeats so often while held, one repeat a call however late it is; 0: once */
};

/* Two different buttons, in either order. Of two chords that would match, the first in the map counts. */
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
    uint32_t twice_ms; /* second press of a double press comes sooner than this after the first (300) */
    uint32_t chord_ms; /* both of a chord go down sooner than this after each other (80) */
};
void gesture_map_defaults(struct gesture_map *m); /* SCREEN.md's touch and times, no buttons */

/* Something a hand did, ready for the reader. A tap also says where, for the contents card. */
struct happening {
    enum action action; /* ACTION_NONE only for a tap in a zone that has none */
    bool tap;
    bool held;  /* made by a hold that does not repeat: for reader_act_hold() */
    float x, y; /* of a tap, 0 to 1 over the upright picture; else 0 */
};

struct gesture;                                              /* the fingers and buttons that are down now */
struct gesture *gesture_create(const struct gesture_map *m); /* copies the map; NULL if out of memory */
void gesture_destroy(struct gesture *g);                     /* takes NULL */

/* Each returns how many happenings it wrote to out[GESTURE_HAPPENINGS_MOST], in order. If more are due than fit, the
 * rest stays due: gesture_next_wake() is then not after `now`. `button` is below n_buttons; `aspect` is the picture's
 * width / height, above 0; a `finger` is the same one from down to up. */
size_t gesture_button(struct gesture *g, uint16_t button, bool down, uint64_t now, struct happening *out);
enum pointer_event { POINTER_DOWN, POINTER_MOVE, POINTER_UP, POINTER_CANCEL };
size_t gesture_pointer(struct gesture *g, enum pointer_event event, int64_t finger, float x, float y, float aspect,
                       uint64_t now, struct happening *out);
size_t gesture_tick(struct gesture *g, uint64_t now, struct happening *out); /* early calls do nothing */
uint64_t gesture_next_wake(const struct gesture *g);                         /* NEVER: nothing is due */

/* Forgets all that is down: focus lost, panel unplugged. What was undecided is nothing. */
void gesture_reset(struct gesture *g);
