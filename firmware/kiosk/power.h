/* SPDX-License-Identifier: MIT */
/* Whether the screen is on: the waking hours of the settings, and the panel's power. The screen goes dark when the
 * waking hours end, but not while somebody uses it; woken outside them it goes dark again some minutes after the last
 * touch. What somebody put to sleep in waking hours stays dark until a touch or the next morning wakes it. */
#pragma once

#include "device/loop.h"
#include "kiosk/session.h"
#include "reading/schedule.h"
#include "screen/window.h"

struct waking_hours {
    bool set; /* else always awake, and nothing ever is due */
    struct schedule schedule;
    uint64_t linger_ms; /* awake for so long after the last touch */
    bool was_night;
};

/* A schedule that cannot be read (the settings' check has told it) is none. */
void waking_hours_init(struct waking_hours *h, const struct settings *settings);

enum waking_wish { WAKING_AS_IT_IS, WAKING_SLEEP, WAKING_WAKE };
struct waking_times {
    int weekday, minute; /* local, as in schedule_awake(); weekday -1: the clock is not set, so it is day */
    uint64_t now;        /* ms, monotonic */
    uint64_t touched_at; /* the last touch, or the start */
    bool asleep;         /* the screen is dark */
};
/* *ask_in: minutes from the start of this one, 1 to 60, to ask again by the wall clock (0: no need). *ask_at: also at
 * this monotonic time, or NEVER. */
enum waking_wish waking_hours_ask(struct waking_hours *h, const struct waking_times *t, int *ask_in, uint64_t *ask_at);

struct power {
    bool off;    /* the panel has no power */
    bool cannot; /* its power cannot be turned off: black has to do */
    struct waking_hours hours;
    struct loop_timer *timer;
    uint64_t began, ask_at, touched_at; /* when to ask again, besides the timer; the last touch that was asked about */
};

/* -1 and errno if there is no timer; power_stop() in any case. */
int power_start(struct power *p, struct loop *l, const struct settings *s);
void power_stop(struct power *p);

/* Before the loop sleeps: puts the session to sleep or wakes it, if it is time. Returns when this must be asked again,
 * NEVER if the timer or a touch does. */
uint64_t power_ask(struct power *p, struct session *s, uint64_t now);

/* Turns the panel's power on or off, where the window is the bare display. */
void power_set(struct power *p, struct window *w, const struct events *events, bool on);

/* The window was opened anew: its panel has power. */
void power_renewed(struct power *p);
