/* SPDX-License-Identifier: MIT */
/* A moment in words, as cards say it. RFC 3339 texts in, as an article has them; zones are not converted. */
#pragma once

#include "locale/locale.h"

#include <stdbool.h>
#include <stddef.h>

/* "Tuesday 14 April 2026", "Tuesday, April 14, 2026", "2026-04-14" */
enum date_style { DATE_DAY_FIRST, DATE_MONTH_FIRST, DATE_YEAR_FIRST };
enum clock_style { CLOCK_24, CLOCK_12, CLOCK_OFF };

/* "2026-04-14T07:40:00+01:00" -> "Tuesday 14 April 2026, 07:40"; a date alone -> the date. False if it is neither. */
bool moment_words(const char *rfc3339, const struct card_phrases *p, enum date_style date, enum clock_style clock,
                  char *out, size_t room);

/* Hour 0 to 23, minute 0 to 59 -> "07:42" or "7:42 am"; "" with CLOCK_OFF. */
void moment_clock(int hour, int minute, const struct card_phrases *p, enum clock_style clock, char *out, size_t room);
