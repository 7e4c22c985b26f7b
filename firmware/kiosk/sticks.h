/* SPDX-License-Identifier: MIT */
/*
 * The sticks as the kiosk sees them: those that are mounted, and those that are plugged in and come to nothing. Both go
 * to the state machine, and whoever plugs one in finds the screen awake.
 */
#ifndef KIOSK_STICKS_H
#define KIOSK_STICKS_H

#include "kiosk/kiosk.h"
#include "update/update.h"

struct sticks;

/* Tells the update of those that are in and of what happens from now on. What cannot be watched is told, and the rest
 * works. The kiosk and the update outlive it. NULL: out of memory. */
struct sticks *sticks_create(struct kiosk *k, struct update *u);
void sticks_destroy(struct sticks *s); /* takes NULL */

#endif
