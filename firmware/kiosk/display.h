/* SPDX-License-Identifier: MIT */
/*
 * The display as something that comes and goes. A service whose bare display has nothing plugged in waits for it, and
 * when a display is plugged in later, the same or another, the window is opened anew and shows what it showed.
 */
#ifndef KIOSK_DISPLAY_H
#define KIOSK_DISPLAY_H

#include "kiosk/kiosk.h"

struct display_watch;

/* Opens the window; the kiosk's loop and notify are there. NULL: the error says why, or, with k->ending, it was told to
 * end while it waited. */
MUST_CHECK struct window *display_open(struct kiosk *k, const struct window_wish *wish, struct error *e);

/* Watches what is plugged in from now on. What cannot be watched is told. NULL where there is nothing to watch. */
struct display_watch *display_watch_create(struct kiosk *k);
void display_watch_destroy(struct display_watch *d); /* takes NULL */

#endif
