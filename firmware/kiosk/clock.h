/* SPDX-License-Identifier: MIT */
/* What time does to the picture: the clock in the cards' foot and the burn-in guard's steps. A dark screen has no clock
 * and burns nothing in: what comes due meanwhile waits until it is light again. */
#pragma once

#include "cards/cards.h"
#include "device/loop.h"
#include "settings/settings.h"

struct clock_listener {
    void (*minute)(void *user);                /* another minute has begun: clock_read() */
    void (*shift)(void *user, int dx, int dy); /* the picture is to be moved there, px off its place */
    void *user;
};

struct clock {
    const struct settings *settings;
    struct clock_listener listener;
    struct loop_timer *minute, *burn_in; /* NULL: not started, and nothing ever is due */
    unsigned step;                       /* of the burn-in guard */
    bool dark, minute_late, burn_in_late;
};

/* A zeroed clock is one that was not started. -1 and errno if there are no timers; clock_stop() in any case. */
int clock_start(struct clock *c, struct loop *l, const struct settings *s, const struct clock_listener *listener);
void clock_stop(struct clock *c);

/* Tells the cards the time, if they show any of it, and waits for the next minute. True if pages change by it. */
bool clock_read(struct clock *c, struct cards *cards);

/* The screen goes dark, or light again: then the listener hears what was left out. */
void clock_set_dark(struct clock *c, bool dark);
