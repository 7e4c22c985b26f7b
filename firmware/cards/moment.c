/* SPDX-License-Identifier: MIT */
#include "cards/moment.h"

#include "base/civil.h"

#include <stdio.h>

void moment_clock(int hour, int minute, const struct card_phrases *p, enum clock_style clock, char *out, size_t room)
{
    if (clock == CLOCK_OFF)
        out[0] = '\0';
    else if (clock == CLOCK_12)
        snprintf(out, room, "%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, minute, hour < 12 ? p->am : p->pm);
    else
        snprintf(out, room, "%02d:%02d", hour, minute);
}

bool moment_words(const char *rfc3339, const struct card_phrases *p, enum date_style date, enum clock_style clock,
                  char *out, size_t room)
{
    struct civil c;
    char day[16], day2[16], month2[16], year[16], when[96], time[32];

    if (!civil_parse(rfc3339, &c))
        return false;
    snprintf(day, sizeof day, "%d", c.day);
    snprintf(day2, sizeof day2, "%02d", c.day);
    snprintf(month2, sizeof month2, "%02d", c.month);
    snprintf(year, sizeof year, "%d", c.year);
    const struct locale_value parts[] = {{"W", p->weekdays[civil_weekday(c.year, c.month, c.day)]},
                                         {"d", day},
                                         {"dd", day2},
                                         {"M", p->months[c.month - 1]},
                                         {"mm", month2},
                                         {"y", year}};
    const char *pattern = date == DATE_DAY_FIRST     ? p->date_day_first
                          : date == DATE_MONTH_FIRST ? p->date_month_first
                                                     : "{y}-{mm}-{dd}";
    if (!c.has_time) {
        locale_fill(pattern, parts, sizeof parts / sizeof parts[0], out, room);
        return true;
    }
    locale_fill(pattern, parts, sizeof parts / sizeof parts[0], when, sizeof when);
    /* A wall without a clock still says when an article was published. */
    moment_clock(c.hour, c.minute, p, clock == CLOCK_OFF ? CLOCK_24 : clock, time, sizeof time);
    locale_fill(p->date_and_time, (const struct locale_value[]){{"date", when}, {"time", time}}, 2, out, room);
    return true;
}
