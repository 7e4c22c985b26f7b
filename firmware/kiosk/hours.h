/* SPDX-License-Identifier: MIT */
/* What the time of day does to the kiosk: the clock in the foot, the burn-in guard's steps, the waking hours. */
#ifndef KIOSK_HOURS_H
#define KIOSK_HOURS_H

#include "kiosk/kiosk.h"

/* -1 and errno if there are no timers; hours_stop() in any case. */
int hours_start(struct kiosk *k);
void hours_stop(struct kiosk *k);

/* Tells cards that are not shown yet the time of day. */
void hours_tell(struct kiosk *k, struct cards *c);

/* Before the loop sleeps: to bed or out of it, if it is time. Returns when this must be asked again, LOOP_NEVER if the
 * timers do. */
uint64_t hours_ask(struct kiosk *k, uint64_t now);

/* The screen is no longer dark: makes up for what was left out meanwhile. */
void hours_wake(struct kiosk *k);

#endif
