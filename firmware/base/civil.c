/* SPDX-License-Identifier: MIT */
#include "base/civil.h"

#include <assert.h>
#include <string.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

const char *civil_month_name(int month)
{
    static const char *const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
    assert(month >= 1 && month <= 12);
    return names[month - 1];
}

const char *civil_weekday_name(int weekday)
{
    static const char *const names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    assert(weekday >= 0 && weekday < 7);
    return names[weekday];
}

bool civil_exists(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

/* This and the way back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and
 * civil_from_days. A year begins in March there, so that the leap day is its last; an era is 400 years. */
int64_t civil_days(int year, int month, int day)
{
    assert(month >= 1 && month <= 12);
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static void set_day(int64_t days, struct civil *out)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    out->day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    out->month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    out->year = (int)(year_of_era + era * 400 + (out->month <= 2));
}

int civil_weekday(int year, int month, int day)
{
    return (int)((civil_days(year, month, day) % 7 + 11) % 7); /* 1970-01-01 was a Thursday */
}

struct civil civil_at(int64_t seconds)
{
    struct civil c = {.has_time = true};
    int of_day = (int)(seconds % DAY_SECONDS);

    if (of_day < 0)
        of_day += DAY_SECONDS;
    set_day((seconds - of_day) / DAY_SECONDS, &c);
    c.hour = of_day / 3600;
    c.minute = of_day / 60 % 60;
    c.second = of_day % 60;
    return c;
}

/* `n` digits that make a number of at most `most`. */
static bool read_digits(const char *text, unsigned n, int most, int *out)
{
    int value = 0;

    for (unsigned i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return value <= most;
}

static bool read_zone(const char *text, size_t size)
{
    int hours, minutes;

    if (size == 0 || (size == 1 && text[0] == 'Z'))
        return true;
    return size == 6 && (text[0] == '+' || text[0] == '-') && read_digits(text + 1, 2, 23, &hours) && text[3] == ':' &&
           read_digits(text + 4, 2, 59, &minutes);
}

bool civil_parse(const char *text, struct civil *out)
{
    size_t size = strlen(text);

    *out = (struct civil){0};
    if (size < 10 || !read_digits(text, 4, 9999, &out->year) || text[4] != '-' ||
        !read_digits(text + 5, 2, 12, &out->month) || text[7] != '-' || !read_digits(text + 8, 2, 31, &out->day) ||
        !civil_exists(out->year, out->month, out->day))
        return false;
    if (size == 10)
        return true;
    out->has_time = true;
    return size >= 19 && text[10] == 'T' && read_digits(text + 11, 2, 23, &out->hour) && text[13] == ':' &&
           read_digits(text + 14, 2, 59, &out->minute) && text[16] == ':' &&
           read_digits(text + 17, 2, 60, &out->second) && read_zone(text + 19, size - 19);
}

uint64_t civil_sequence(const struct civil *c)
{
    const int parts[] = {c->month, c->day, c->hour, c->minute, c->second};
    uint64_t sequence = (uint64_t)c->year;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        sequence = sequence * 100 + (uint64_t)parts[i];
    return sequence;
}

bool civil_from_sequence(uint64_t sequence, struct civil *out)
{
    *out = (struct civil){.has_time = true};
    int *const parts[] = {&out->second, &out->minute, &out->hour, &out->day, &out->month};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        *parts[i] = (int)(sequence % 100);
        sequence /= 100;
    }
    if (sequence < 1000 || sequence > 9999)
        return false;
    out->year = (int)sequence;
    return civil_exists(out->year, out->month, out->day) && out->hour <= 23 && out->minute <= 59 && out->second <= 59;
}
