/* SPDX-License-Identifier: MIT */
/*
 * Bedtime: what the settings' waking hours ask of the screen. Pure: the clocks are arguments. It goes dark when the
 * hours end, but not under the hands of a visitor; woken outside them it goes dark again some minutes after the last
 * hand. What somebody put to sleep in waking hours stays dark until a hand or the next morning wakes it.
 */
#ifndef KIOSK_SLEEPER_H
#define KIOSK_SLEEPER_H

#include "reading/schedule.h"
#include "settings/values.h"

#define SLEEPER_NEVER UINT64_MAX

struct sleeper {
    bool set; /* else always awake, and nothing ever is due */
    struct schedule schedule;
    uint64_t linger_ms; /* awake for so long after the last hand */
    bool was_night;
};

/* A schedule that cannot be read (the settings' check has told it) is none. */
void sleeper_init(struct sleeper *s, const struct settings *settings);

enum sleeper_wish { SLEEPER_AS_IT_IS, SLEEPER_SLEEP, SLEEPER_WAKE };
struct sleeper_times {
    int weekday, minute; /* local, as in schedule_awake(); weekday -1: the clock is not set, so it is day */
    uint64_t now;        /* ms, monotonic */
    uint64_t hand_at;    /* the last hand, or the start */
    bool asleep;         /* the screen is dark */
};
/* *ask_in: minutes from the start of this one, 1 to 60, to ask again by the wall clock (0: no need). *ask_at: also at
 * this monotonic time, or SLEEPER_NEVER. */
enum sleeper_wish sleeper_ask(struct sleeper *s, const struct sleeper_times *t, int *ask_in, uint64_t *ask_at);

#endif
