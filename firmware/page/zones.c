/* SPDX-License-Identifier: MIT */
#include "page/zones.h"

#include "base/civil.h"
#include "sources/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR = 60 };

/* Standard time's offset; `kind` says what to make of it. */
static const struct {
    const char *name;
    short minutes;
    char kind; /* 'f' fixed, 'a' American fixed, 'd' American, daylight time by the date, '?' more than one meaning,
                  'b' British, 'c' Central European, by the date */
} zones[] = {
    {"UTC", 0, 'f'},
    {"GMT", 0, 'f'},
    {"Z", 0, 'f'},
    {"WET", 0, 'f'},
    {"BST", HOUR, 'f'},
    {"WEST", HOUR, 'f'},
    {"CET", HOUR, 'f'},
    {"MEZ", HOUR, 'f'},
    {"CEST", 2 * HOUR, 'f'},
    {"MESZ", 2 * HOUR, 'f'},
    {"EET", 2 * HOUR, 'f'},
    {"EEST", 3 * HOUR, 'f'},
    {"SAST", 2 * HOUR, 'f'},
    {"CAT", 2 * HOUR, 'f'},
    {"EAT", 3 * HOUR, 'f'},
    {"WAT", HOUR, 'f'},
    {"MSK", 3 * HOUR, 'f'},
    {"TRT", 3 * HOUR, 'f'},
    {"PKT", 5 * HOUR, 'f'},
    {"IST", 5 * HOUR + 30, '?'}, /* India; also Ireland and Israel */
    {"HKT", 8 * HOUR, 'f'},
    {"SGT", 8 * HOUR, 'f'},
    {"PHT", 8 * HOUR, 'f'},
    {"AWST", 8 * HOUR, 'f'},
    {"JST", 9 * HOUR, 'f'},
    {"KST", 9 * HOUR, 'f'},
    {"ACST", 9 * HOUR + 30, 'f'},
    {"ACDT", 10 * HOUR + 30, 'f'},
    {"AEST", 10 * HOUR, 'f'},
    {"AEDT", 11 * HOUR, 'f'},
    {"NZST", 12 * HOUR, 'f'},
    {"NZDT", 13 * HOUR, 'f'},
    {"NST", -(3 * HOUR + 30), 'a'},
    {"NDT", -(2 * HOUR + 30), 'a'},
    {"AST", -4 * HOUR, 'a'},
    {"ADT", -3 * HOUR, 'a'},
    {"EST", -5 * HOUR, 'a'},
    {"EDT", -4 * HOUR, 'a'},
    {"CST", -6 * HOUR, 'a'},
    {"CDT", -5 * HOUR, 'a'},
    {"MST", -7 * HOUR, 'a'},
    {"MDT", -6 * HOUR, 'a'},
    {"PST", -8 * HOUR, 'a'},
    {"PDT", -7 * HOUR, 'a'},
    {"AKST", -9 * HOUR, 'a'},
    {"AKDT", -8 * HOUR, 'a'},
    {"HST", -10 * HOUR, 'a'},
    {"ET", -5 * HOUR, 'd'},
    {"CT", -6 * HOUR, 'd'},
    {"MT", -7 * HOUR, 'd'},
    {"PT", -8 * HOUR, 'd'},
    {"Eastern Time", -5 * HOUR, 'd'},
    {"Eastern", -5 * HOUR, 'd'},
    {"Central Time", -6 * HOUR, 'd'},
    {"Mountain Time", -7 * HOUR, 'd'},
    {"Pacific Time", -8 * HOUR, 'd'},
    {"Pacific", -8 * HOUR, 'd'},
    {"UK time", 0, 'b'},
    {"UK", 0, 'b'},
    {"London time", 0, 'b'},
    {"Paris time", HOUR, 'c'},
    {"Berlin time", HOUR, 'c'},
};

/* Since 2007 from the second Sunday of March to the first of November, 1987 to 2006 from April's first to October's
 * last; before that, none is claimed. The hour of the change is not looked at. 15 U.S.C. 260a. */
static bool american_daylight(const struct zone_day *d)
{
    int start_month = d->year >= 2007 ? 3 : 4, end_month = d->year >= 2007 ? 11 : 10;
    if (d->year < 1987 || d->month < start_month || d->month > end_month)
        return false;
    if (d->month == start_month) {
        int first = 1 + (7 - civil_weekday(d->year, d->month, 1)) % 7;
        return d->day >= (d->year >= 2007 ? first + 7 : first);
    }
    if (d->month == end_month) {
        int sunday =
            d->year >= 2007 ? 1 + (7 - civil_weekday(d->year, 11, 1)) % 7 : 31 - civil_weekday(d->year, 10, 31);
        return d->day < sunday;
    }
    return true;
}

/* From the last Sunday of March to the last of October: Directive 2000/84/EC. */
static bool european_summer(const struct zone_day *d)
{
    if (d->month < 3 || d->month > 10)
        return false;
    if (d->month == 3)
        return d->day >= 31 - civil_weekday(d->year, 3, 31);
    if (d->month == 10)
        return d->day < 31 - civil_weekday(d->year, 10, 31);
    return true;
}

/* "+01:00", "-0530", "+1"; returns its bytes, 0 if it is none. */
static size_t read_offset(const char *at, int *minutes)
{
    size_t n = 1;
    int hours = 0, rest = 0, digits = 0;

    if (*at != '+' && *at != '-')
        return 0;
    for (; isdigit((unsigned char)at[n]) && digits < 4; digits++)
        hours = hours * 10 + (at[n++] - '0');
    if (digits == 0 || isdigit((unsigned char)at[n]))
        return 0;
    if (digits > 2) {
        rest = hours % 100;
        hours /= 100;
    } else if (at[n] == ':' && isdigit((unsigned char)at[n + 1]) && isdigit((unsigned char)at[n + 2])) {
        rest = (at[n + 1] - '0') * 10 + (at[n + 2] - '0');
        n += 3;
    }
    if (hours > 14 || rest > 59)
        return 0;
    *minutes = (hours * HOUR + rest) * (*at == '-' ? -1 : 1);
    return n;
}

size_t zone_read(const char *at, const struct zone_day *day, struct zone *out)
{
    int minutes;
    size_t n = read_offset(at, &minutes), best = 0, which = 0;

    *out = (struct zone){0};
    if (n > 0) {
        out->minutes = minutes;
        return n;
    }
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        size_t size = strlen(zones[i].name);
        /* Short names count in capitals only: "et" and "mt" are words, "est" is French. */
        bool here = size <= 4 ? strncmp(at, zones[i].name, size) == 0 : text_starts(at, zones[i].name);
        if (here && size > best && !isalnum((unsigned char)at[size])) {
            best = size;
            which = i;
        }
    }
    if (best == 0)
        return 0;
    out->minutes = zones[which].minutes;
    out->american = zones[which].kind == 'a' || zones[which].kind == 'd';
    out->ambiguous = zones[which].kind == '?';
    if ((zones[which].kind == 'd' && american_daylight(day)) ||
        ((zones[which].kind == 'b' || zones[which].kind == 'c') && european_summer(day)))
        out->minutes += HOUR;
    if (which <= 1 && (n = read_offset(at + best, &minutes)) > 0) { /* "GMT+1" */
        out->minutes = minutes;
        best += n;
    }
    return best;
}
