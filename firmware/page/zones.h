/* SPDX-License-Identifier: MIT */
/* Names of time zones as newspapers print them. Source: the tz database, https://www.iana.org/time-zones. */
#ifndef PAGE_ZONES_H
#define PAGE_ZONES_H

#include <stdbool.h>
#include <stddef.h>

/* A day, for zones whose offset hangs on it. */
struct zone_day {
    int year, month, day;
};

struct zone {
    int minutes;    /* east of UTC */
    bool american;  /* a North American zone: dates in figures have the month first */
    bool ambiguous; /* the name has more than one meaning; the likelier one was taken */
};

/* Reads a zone at the start of `at` ("BST", "ET", "Eastern Time", "GMT+1", "+01:00"); returns its bytes, 0 if there is
 * none. "Z" counts only in capitals. */
size_t zone_read(const char *at, const struct zone_day *day, struct zone *out);

#endif
