/* SPDX-License-Identifier: MIT */
/* The display as something that comes and goes. A service whose bare display has nothing plugged in waits for it, and
 * when a display is plugged in later, the same or another, its owner opens the window anew and shows what it showed. */
#pragma once

#include "device/loop.h"
#include "device/notify.h"
#include "kiosk/events.h"
#include "screen/window.h"

struct display_wish {
    struct loop *loop; /* runs while a display is waited for */
    struct notify *notify;
    const struct events *events;
    const struct window_wish *window;
    const bool *ending; /* set by a signal's handler in the loop: no longer wait */
};

/* Opens the window. NULL: the error says why, or, with *ending, it was told to end while it waited. */
MUST_CHECK struct window *display_open(const struct display_wish *w, struct error *e);

/* Watches from now on what is plugged in; what changes is told, then `changed` hears of it, the first time perhaps
 * before this returns. What cannot be watched is told. NULL where there is nothing to watch. */
struct display_watch;
struct display_watch *display_watch_create(struct loop *l, const struct window *window, const struct events *events,
                                           void (*changed)(void *user, bool connected), void *user);
void display_watch_destroy(struct display_watch *d); /* takes NULL */
