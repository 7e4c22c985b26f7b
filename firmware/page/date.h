/* SPDX-License-Identifier: MIT */
/* Dates and times as newspapers print them, British, American and ISO, found in a line. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct date {
    int year, month, day; /* 0: not given; a day without a year is found, so that it can be told */
    int hour, minute, second;
    bool has_time, has_zone;
    int offset;      /* minutes east of UTC */
    bool unsure_day; /* 03/04/2021: read as the day first */
    bool unsure_zone;
};

enum { DATE_TEXT = 32 }; /* "2017-07-18T23:20:00+01:00" and a NUL */

/* Reads a date, a date and time in either order, or a time alone, at the start of `at`; weekday names, "at", commas and
 * the like between its parts are passed over. Returns its bytes, 0 if there is none. A time alone needs its minutes. */
size_t date_read(const char *at, struct date *out);

/* Whether it is more than nothing: a day or a time. */
static inline bool date_is_set(const struct date *d)
{
    return d->day != 0 || d->has_time;
}

/* Where *into is not set it becomes *d; to a day without a time it adds the time of a *d without a day. */
void date_add(struct date *into, const struct date *d);

/* RFC 3339 with seconds, the offset if there is a zone; the date, which must have a year, alone if there is no time. */
void date_format(const struct date *d, char out[DATE_TEXT]);

/* The whole text is one such date with a year: what a `published:` key may say. */
bool date_whole(const char *text, struct date *out);
