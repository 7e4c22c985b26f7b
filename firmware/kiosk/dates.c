/* SPDX-License-Identifier: MIT */
#include "kiosk/dates.h"

#include <stdio.h>
#include <string.h>

struct moment {
    int year, month, day; /* month from 1 */
    bool has_time;
    int hour, minute;
};

static bool digits(const char *text, size_t n, int *out)
{
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool parse(const char *text, struct moment *m)
{
    *m = (struct moment){0};
    if (text == NULL || strlen(text) < 10 || !digits(text, 4, &m->year) || text[4] != '-' ||
        !digits(text + 5, 2, &m->month) || text[7] != '-' || !digits(text + 8, 2, &m->day))
        return false;
    if (m->month < 1 || m->month > 12 || m->day < 1 || m->day > days_in_month(m->year, m->month))
        return false;
    if (text[10] == '\0')
        return true;
    if ((text[10] != 'T' && text[10] != ' ') || strlen(text) < 16 || !digits(text + 11, 2, &m->hour) ||
        text[13] != ':' || !digits(text + 14, 2, &m->minute) || m->hour > 23 || m->minute > 59)
        return false;
    m->has_time = true;
    return true;
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", days_from_civil. */
static int64_t day_number(int year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

bool dates_day(const char *rfc3339, int64_t *days)
{
    struct moment m;
    if (!parse(rfc3339, &m))
        return false;
    *days = day_number(m.year, m.month, m.day);
    return true;
}

void dates_clock(int hour, int minute, const struct phrases *p, enum clock_style clock, char *out, size_t room)
{
    if (clock == CLOCK_OFF)
        out[0] = '\0';
    else if (clock == CLOCK_12)
        snprintf(out, room, "%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, minute, hour < 12 ? p->am : p->pm);
    else
        snprintf(out, room, "%02d:%02d", hour, minute);
}

bool dates_words(const char *rfc3339, const struct phrases *p, enum date_style date, enum clock_style clock, char *out,
                 size_t room)
{
    struct moment m;
    char day[16], day2[16], month2[16], year[16], when[96], time[32];

    if (!parse(rfc3339, &m))
        return false;
    snprintf(day, sizeof day, "%d", m.day);
    snprintf(day2, sizeof day2, "%02d", m.day);
    snprintf(month2, sizeof month2, "%02d", m.month);
    snprintf(year, sizeof year, "%d", m.year);
    int64_t weekday = (day_number(m.year, m.month, m.day) % 7 + 11) % 7; /* 1970-01-01 was a Thursday */
    const struct phrases_value parts[] = {{"W", p->weekdays[weekday]},   {"d", day},     {"dd", day2},
                                          {"M", p->months[m.month - 1]}, {"mm", month2}, {"y", year}};
    const char *pattern = date == DATE_DAY_FIRST     ? p->date_day_first
                          : date == DATE_MONTH_FIRST ? p->date_month_first
                                                     : "{y}-{mm}-{dd}";
    if (!m.has_time) {
        phrases_fill(pattern, parts, sizeof parts / sizeof parts[0], out, room);
        return true;
    }
    phrases_fill(pattern, parts, sizeof parts / sizeof parts[0], when, sizeof when);
    /* A wall without a clock still says when an article was published. */
    dates_clock(m.hour, m.minute, p, clock == CLOCK_OFF ? CLOCK_24 : clock, time, sizeof time);
    phrases_fill(p->date_and_time, (const struct phrases_value[]){{"date", when}, {"time", time}}, 2, out, room);
    return true;
}
