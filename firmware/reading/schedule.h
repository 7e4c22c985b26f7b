/* SPDX-License-Identifier: MIT */
/* The sleep schedule: when in a week of local time the wall is awake. Written as entries with commas between:
 *
 *   Mon-Fri 07:00-23:30, Sat Sun 9:00-18:00      days and ranges of days, then one range of times
 *   20:00-02:00                                  no days: every day; past midnight: into the next day
 *   Sat-Mon 00:00-24:00                          ranges of days go round the week's end; a whole day
 *
 * Days are English, three letters or whole, in any case. A range begins with its first minute and ends before its last.
 * Entries add up: the wall is awake in any of them, asleep in none. No entry at all: always awake. */
#pragma once

#include "base/error.h"

#include <stdint.h>

enum { SCHEDULE_WEEK = 7 * 24 * 60 }; /* minutes, from Sunday 00:00 */

/* A value: one bit a minute. A zeroed one is always asleep. */
struct schedule {
    uint8_t awake[SCHEDULE_WEEK / 8];
};

/* Reads a schedule. On false *out is always awake, so that no mistake darkens the wall; the error quotes the entry. */
MUST_CHECK bool schedule_parse(const char *text, struct schedule *out, struct error *e);

/* Is it awake in this minute of local time? `weekday` is 0 to 6 from Sunday (tm_wday), `minute` 0 to 1439 of that day.
 * *change is set to the minutes from the start of this one to the next change, 1 to SCHEDULE_WEEK - 1, or 0 if there is
 * none. It counts minutes of a week in which no clock is put forward or back: ask again at least once an hour, and when
 * the clock was set. */
bool schedule_awake(const struct schedule *s, int weekday, int minute, int *change);
