/* SPDX-License-Identifier: MIT */
/* Days and times of the Gregorian calendar, proleptic for days before it. Nothing here converts between time zones: a
 * text's zone is checked and passed over. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct civil {
    int year, month, day;     /* month and day from 1 */
    int hour, minute, second; /* 0 to 23, to 59, to 60: a leap second is one (RFC 3339, section 5.6) */
    bool has_time;
};

/* "January" of 1, in English; month 1 to 12. "Sunday" of 0; weekday 0 to 6. */
const char *civil_month_name(int month);
const char *civil_weekday_name(int weekday);

/* Does this day exist? Any numbers may be asked for. */
bool civil_exists(int year, int month, int day);

/* Days since 1970-01-01, which is day 0; month 1 to 12. */
int64_t civil_days(int year, int month, int day);

/* 0 is Sunday; month 1 to 12. */
int civil_weekday(int year, int month, int day);

/* The day and time in UTC, `seconds` after 1970-01-01T00:00:00Z. The year must fit an int. */
struct civil civil_at(int64_t seconds);

/* RFC 3339 with seconds, "2026-07-22T06:30:00", then "Z", "+01:00" or nothing, or a date alone; upper case, no
 * fractions. The day must exist. False if the text is anything else. */
bool civil_parse(const char *text, struct civil *out);

/* The number YYYYMMDDHHMMSS, by which an edition knows which of two is newer. The year must not be negative. */
uint64_t civil_sequence(const struct civil *c);

/* False if it is not one of a day and a time that exist, seconds 0 to 59. */
bool civil_from_sequence(uint64_t sequence, struct civil *out);
