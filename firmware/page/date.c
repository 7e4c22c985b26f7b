/* SPDX-License-Identifier: MIT */
#include "page/date.h"

#include "base/civil.h"
#include "sources/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* French, German, Spanish, Italian, Portuguese, Dutch, and Polish in the genitive, as a date has them. */
static const char *const other_months[] = {
    "janvier|f\303\251vrier|mars|avril|mai|juin|juillet|ao\303\273t|septembre|octobre|novembre|d\303\251cembre",
    "januar|februar|m\303\244rz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "janeiro|fevereiro|mar\303\247o|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze\305\233nia|pa\305\272dziernika|listopada|grudnia",
};
static const char other_weekdays[] =
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "lunes|martes|mi\303\251rcoles|jueves|viernes|s\303\241bado|domingo|poniedzia\305\202ek|wtorek|\305\233roda|"
    "\305\232roda|czwartek|pi\304\205tek|sobota|niedziela";

enum { HOUR = 60, YEAR_LEAST = 1600, YEAR_MOST = 2999 };

/* Time zones as newspapers print them: minutes east of UTC in standard time. Source: the tz database,
 * https://www.iana.org/time-zones. The first row may have an offset behind it: "GMT+1". */
static const struct zone {
    char kind; /* 'f' fixed, 'a' American fixed, 'd' American, daylight time by the date, '?' more than one meaning
                  (India's here; also Ireland's and Israel's), 'b' British, 'c' Central European, both by the date */
    short minutes;
    const char *names; /* parted by '|' */
} zones[] = {
    {'f', 0, "UTC|GMT"},         {'f', 0, "Z|WET"},          {'f', 60, "BST|WEST|CET"},    {'f', 60, "MEZ|WAT"},
    {'f', 120, "CEST|MESZ"},     {'f', 120, "EET|SAST|CAT"}, {'f', 180, "EEST|EAT"},       {'f', 180, "MSK|TRT"},
    {'f', 300, "PKT"},           {'?', 330, "IST"},          {'f', 480, "HKT|SGT"},        {'f', 480, "PHT|AWST"},
    {'f', 540, "JST|KST"},       {'f', 570, "ACST"},         {'f', 600, "AEST"},           {'f', 630, "ACDT"},
    {'f', 660, "AEDT"},          {'f', 720, "NZST"},         {'f', 780, "NZDT"},           {'a', -150, "NDT"},
    {'a', -180, "ADT"},          {'a', -210, "NST"},         {'a', -240, "AST|EDT"},       {'a', -300, "EST|CDT"},
    {'a', -360, "CST|MDT"},      {'a', -420, "MST|PDT"},     {'a', -480, "PST|AKDT"},      {'a', -540, "AKST"},
    {'a', -600, "HST"},          {'d', -300, "ET|Eastern"},  {'d', -300, "Eastern Time"},  {'d', -360, "CT"},
    {'d', -360, "Central Time"}, {'d', -420, "MT"},          {'d', -420, "Mountain Time"}, {'d', -480, "PT|Pacific"},
    {'d', -480, "Pacific Time"}, {'b', 0, "UK time|UK"},     {'b', 0, "London time"},      {'c', 60, "Paris time"},
    {'c', 60, "Berlin time"},
};

static bool word_ends(const char *at)
{
    return !isalpha((unsigned char)*at) && (unsigned char)*at < 0x80;
}

/* A full name, or its first three (Sept: four) letters with or without a full stop. */
static size_t read_name(const char *at, const char *name)
{
    size_t n = strlen(name);
    if (strncasecmp(at, name, n) == 0 && word_ends(at + n))
        return n;
    for (size_t k = 5; k >= 3; k--) {
        if (k < n && strncasecmp(at, name, k) == 0 && word_ends(at + k))
            return k + (at[k] == '.');
    }
    return 0;
}

static size_t read_month(const char *at, int *month)
{
    size_t n;

    for (*month = 1; *month <= 12; (*month)++) {
        if ((n = read_name(at, civil_month_name(*month))) > 0)
            return n;
    }
    for (size_t i = 0; i < sizeof other_months / sizeof *other_months; i++) {
        *month = 0;
        for (const char *list = other_months[i], *item; (item = text_item(&list, &n)) != NULL;) {
            (*month)++;
            if (strncasecmp(at, item, n) == 0 && word_ends(at + n))
                return n;
        }
    }
    return 0;
}

static size_t read_weekday(const char *at)
{
    for (int i = 0; i < 7; i++) {
        size_t n = read_name(at, civil_weekday_name(i));
        if (n > 0)
            return n;
    }
    size_t n = strcspn(at, " ,.;:()0123456789");
    return text_in(other_weekdays, at, n) ? n : 0;
}

/* A number of `least` to `most` digits, no more of them following. */
static size_t read_number(const char *at, size_t least, size_t most, int *out)
{
    size_t n = 0;
    int v = 0;
    for (; isdigit((unsigned char)at[n]); n++) {
        if (n == most)
            return 0;
        v = v * 10 + (at[n] - '0');
    }
    *out = v;
    return n < least ? 0 : n;
}

static size_t read_year(const char *at, int *year)
{
    size_t n = read_number(at, 4, 4, year);
    return n > 0 && *year >= YEAR_LEAST && *year <= YEAR_MOST ? n : 0;
}

static size_t read_day(const char *at, int *day)
{
    size_t n = read_number(at, 1, 2, day);
    if (n == 0 || *day < 1 || *day > 31)
        return 0;
    if (text_in("st|nd|rd|th|er", at + n, 2) && word_ends(at + n + 2))
        n += 2;
    else if (isalpha((unsigned char)at[n]))
        return 0;
    return n;
}

/* What may stand between the parts of a date. */
static size_t between(const char *at)
{
    size_t n = strspn(at, " ,"), k;
    for (const char *list = "of |the |le |den |de |del ", *item; (item = text_item(&list, &k)) != NULL;)
        n += strncasecmp(at + n, item, k) == 0 ? k : 0;
    return n;
}

/* "18 July 2017", "3rd March", "18-Jul-2017"; "July 18, 2017", "Mar. 3". The year may be missing. */
static size_t read_written(const char *at, struct date *out)
{
    size_t n = 0, k;

    if ((k = read_day(at, &out->day)) > 0) {
        n = k + (at[k] == '.');
        n += at[n] == '-' ? 1 : between(at + n);
        if (n == k || (k = read_month(at + n, &out->month)) == 0)
            return 0;
        n += k;
    } else if ((k = read_month(at, &out->month)) > 0) {
        n = k;
        n += between(at + n);
        if (n == k || (k = read_day(at + n, &out->day)) == 0)
            return 0;
        /* "March 10:04" is a time's hour, no day. */
        if (at[n + k] == ':' && isdigit((unsigned char)at[n + k + 1]))
            return 0;
        n += k;
    } else {
        return 0;
    }
    size_t gap = at[n] == '-' ? 1 : between(at + n);
    if (gap > 0 && (k = read_year(at + n + gap, &out->year)) > 0) {
        n += gap + k;
        if (strncmp(at + n, " r.", 3) == 0) /* Polish: of the year */
            n += 3;
    }
    return n;
}

/* Three numbers of 1 to 4 digits with the same mark between them, which is one of "-/.". */
struct figures {
    size_t digits[3];
    int v[3];
    char mark;
};

static size_t read_three(const char *at, struct figures *f)
{
    size_t n = 0;

    for (size_t i = 0; i < 3; i++) {
        if (i == 1)
            f->mark = at[n];
        if (i > 0 && (at[n] != f->mark || f->mark == '\0' || strchr("-/.", at[n++]) == NULL))
            return 0;
        if ((f->digits[i] = read_number(at + n, 1, 4, &f->v[i])) == 0)
            return 0;
        n += f->digits[i];
    }
    return n;
}

/* "2017-07-18", "18/07/2017", "7/18/2017", "18.07.2017", "18-07-17". */
static size_t read_figures(const char *at, struct date *out)
{
    struct figures f;
    size_t n = read_three(at, &f);
    const int *v = f.v;

    if (n == 0 || f.digits[1] > 2)
        return 0;
    if (f.digits[0] == 4) {
        out->year = v[0];
        out->month = v[1];
        out->day = v[2];
        return f.digits[2] <= 2 && v[0] >= YEAR_LEAST && v[0] <= YEAR_MOST ? n : 0;
    }
    if (f.digits[0] == 3 || f.digits[2] == 3 || f.digits[2] == 1)
        return 0;
    bool short_year = f.digits[2] == 2, month_first = v[1] > 12 && f.mark == '/';
    if (short_year && f.mark == '.' && v[2] < 60 && at[n] != ' ' && at[n] != '\0')
        return 0;
    out->year = short_year ? 2000 + v[2] : v[2];
    out->month = v[month_first ? 0 : 1];
    out->day = v[month_first ? 1 : 0];
    out->unsure_day = !month_first && f.mark == '/' && v[0] <= 12 && v[0] != v[1];
    return n;
}

/* "23:20", "23.20", "23h20", "23:20:05.5", "6": *minute is -1 if there are no minutes. */
static size_t read_clock(const char *at, int *hour, int *minute, int *second)
{
    size_t n = read_number(at, 1, 2, hour), k;

    *second = 0;
    if (n == 0 || !(at[n] == ':' || at[n] == '.' || at[n] == 'h') || (k = read_number(at + n + 1, 2, 2, minute)) == 0) {
        *minute = -1;
        return n;
    }
    n += 1 + k;
    if (at[n] == ':' && (k = read_number(at + n + 1, 2, 2, second)) > 0) {
        n += 1 + k;
        if (at[n] == '.' && isdigit((unsigned char)at[n + 1]))
            n += 1 + strspn(at + n + 1, "0123456789");
    }
    return n;
}

/* " pm", "a.m" but for its last full stop. */
static size_t read_half_day(const char *at, bool *pm)
{
    size_t n = *at == ' ';

    *pm = text_starts(at + n, "pm") || text_starts(at + n, "p.m");
    if (!*pm && !text_starts(at + n, "am") && !text_starts(at + n, "a.m"))
        return 0;
    return n + (at[n + 1] == '.' ? 3 : 2);
}

/* A clock's time, with minutes or its half of the day; "noon" is not read. */
static size_t read_time(const char *at, struct date *out)
{
    int hour, minute, second;
    bool pm;
    size_t n = read_clock(at, &hour, &minute, &second), half = n == 0 ? 0 : read_half_day(at + n, &pm);

    if (half > 0) {
        n += half;
        if (!word_ends(at + n) || hour < 1 || hour > 12)
            return 0;
        n += at[n] == '.' && at[n - 2] == '.';
        hour = hour % 12 + (pm ? 12 : 0);
        minute = minute < 0 ? 0 : minute;
    } else if (n > 0 && text_starts(at + n + (at[n] == ' '), "hrs")) {
        n += (size_t)(at[n] == ' ') + 3;
    }
    if (n == 0 || minute < 0 || minute > 59 || hour > 23 ||
        (at[n] != 'Z' && (second > 60 || isalnum((unsigned char)at[n]))))
        return 0;
    out->hour = hour;
    out->minute = minute;
    out->second = second == 60 ? 59 : second;
    out->has_time = true;
    return n;
}

/* What may stand between a date and its time. */
static size_t joint(const char *at)
{
    static const char words[] =
        "at |\302\267 |\342\200\242 |- |\342\200\223 |\342\200\224 |on |\303\240 |um |a las |godz. |o godz. |"
        "alle ore |alle |om |\303\240s ";
    size_t n = strspn(at, " ,|");

    n += text_begins(words, at + n);
    return n + strspn(at + n, " ");
}

static size_t read_day_part(const char *at, struct date *out)
{
    struct date d = *out;
    size_t n = read_weekday(at), k;

    if (n > 0)
        n += between(at + n);
    k = read_written(at + n, &d);
    if (k == 0) {
        d = *out;
        k = read_figures(at + n, &d);
    }
    /* Without a year it is 0, a leap year: the 29th of February may be meant. */
    if (k == 0 || !civil_exists(d.year, d.month, d.day))
        return 0;
    *out = d;
    return n + k;
}

static int first_sunday(int year, int month)
{
    return 1 + (7 - civil_weekday(year, month, 1)) % 7;
}

/* Of a month that has 31 days. */
static int last_sunday(int year, int month)
{
    return 31 - civil_weekday(year, month, 31);
}

/* Since 2007 from the second Sunday of March to the first of November, 1987 to 2006 from April's first to October's
 * last; before that, none is claimed. The hour of the change is not looked at. 15 U.S.C. 260a. */
static bool american_daylight(const struct date *d)
{
    bool since_2007 = d->year >= 2007;
    int start = since_2007 ? 3 : 4, end = since_2007 ? 11 : 10;
    if (d->year < 1987 || d->month < start || d->month > end)
        return false;
    if (d->month == start)
        return d->day >= first_sunday(d->year, start) + (since_2007 ? 7 : 0);
    return d->month < end || d->day < (since_2007 ? first_sunday(d->year, end) : last_sunday(d->year, end));
}

/* From the last Sunday of March to the last of October: Directive 2000/84/EC. */
static bool european_summer(const struct date *d)
{
    if (d->month == 3)
        return d->day >= last_sunday(d->year, 3);
    return d->month > 3 && (d->month < 10 || (d->month == 10 && d->day < last_sunday(d->year, 10)));
}

/* "+01:00", "-0530", "+1"; returns its bytes, 0 if it is none. */
static size_t read_offset(const char *at, int *minutes)
{
    int hours = 0, rest = 0;
    size_t digits = *at == '+' || *at == '-' ? read_number(at + 1, 1, 4, &hours) : 0, n = 1 + digits;

    if (digits == 0)
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

/* The row with the longest name that is at `at`, and the name's bytes; NULL: there is none. */
static const struct zone *zone_named(const char *at, size_t *size)
{
    const struct zone *best = NULL;

    *size = 0;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        size_t n;
        for (const char *list = zones[i].names, *item; (item = text_item(&list, &n)) != NULL;) {
            /* Short names count in capitals only: "et" and "mt" are words, "est" is French. */
            bool here = n <= 4 ? strncmp(at, item, n) == 0 : strncasecmp(at, item, n) == 0;
            if (here && n > *size && !isalnum((unsigned char)at[n])) {
                *size = n;
                best = &zones[i];
            }
        }
    }
    return best;
}

/* "BST", "Eastern Time", "GMT+1", "+01:00". The day must have been read: some zones' offset depends on it. */
static size_t read_zone_name(const char *at, struct date *d, bool *american)
{
    size_t n = read_offset(at, &d->offset), k;
    const struct zone *zone = n > 0 ? NULL : zone_named(at, &n);

    *american = d->unsure_zone = false;
    if (zone == NULL)
        return n;
    d->offset = zone->minutes;
    d->unsure_zone = zone->kind == '?';
    *american = zone->kind == 'a' || zone->kind == 'd';
    if ((zone->kind == 'd' && american_daylight(d)) || ((zone->kind == 'b' || zone->kind == 'c') && european_summer(d)))
        d->offset += HOUR;
    if (zone == zones && (k = read_offset(at + n, &d->offset)) > 0)
        n += k;
    return n;
}

/* A zone, perhaps in brackets, after a time. */
static size_t read_zone(const char *at, struct date *out)
{
    size_t n = strspn(at, " "), k;
    bool bracket = at[n] == '(', american;
    struct date zoned = *out;

    if (strncmp(at + n, "Uhr", 3) == 0 && word_ends(at + n + 3)) /* says that the time is one, and no more */
        return n + 3;
    if (strncmp(at + n, ", UK", 4) == 0) /* only this one is set apart by a comma */
        n += 2;
    n += bracket;
    if ((k = read_zone_name(at + n, &zoned, &american)) == 0)
        return 0;
    n += k;
    if (bracket && at[n++] != ')')
        return 0;
    *out = zoned;
    out->has_zone = true;
    if (american && out->unsure_day) {
        int day_first = out->day;
        out->day = out->month;
        out->month = day_first;
        out->unsure_day = false;
    }
    return n;
}

size_t date_read(const char *at, struct date *out)
{
    size_t n, k, gap;

    *out = (struct date){0};
    /* Most words of a page do not even begin as a figure, month or weekday does. */
    if (*at == '\0' || strchr("0123456789jfmasondtwlvecpkgJFMASONDTWLVECPKG\305", *at) == NULL)
        return 0;
    if ((n = read_day_part(at, out)) > 0) {
        gap = at[n] == 'T' ? 1 : joint(at + n);
        if (gap > 0 && (k = read_time(at + n + gap, out)) > 0) {
            n += gap + k;
            n += read_zone(at + n, out);
        }
        return n;
    }
    *out = (struct date){0};
    if ((n = read_time(at, out)) == 0)
        return 0;
    struct date later = *out;
    const char *zone = at + n;
    k = read_zone(zone, &later);
    gap = joint(at + n + k);
    size_t day = gap > 0 ? read_day_part(at + n + k + gap, &later) : 0;
    if (day > 0) {
        /* The zone again, now that the day is known: "5:03 a.m. ET, March 3". */
        read_zone(zone, &later);
        *out = later;
        return n + k + gap + day;
    }
    return n + read_zone(zone, out);
}

void date_add(struct date *into, const struct date *d)
{
    struct date day = *into;

    if (date_is_set(into) && (into->has_time || d->day != 0 || !d->has_time))
        return;
    *into = *d;
    if (day.day == 0)
        return;
    into->year = day.year;
    into->month = day.month;
    into->day = day.day;
    into->unsure_day = day.unsure_day;
}

void date_format(const struct date *d, char out[DATE_TEXT])
{
    int n = snprintf(out, DATE_TEXT, "%04d-%02d-%02d", d->year % 10000, d->month % 100, d->day % 100);
    if (!d->has_time)
        return;
    n += snprintf(out + n, (size_t)(DATE_TEXT - n), "T%02d:%02d:%02d", d->hour % 100, d->minute % 100, d->second % 100);
    if (d->has_zone) {
        int away = d->offset < 0 ? -d->offset : d->offset;
        snprintf(out + n, (size_t)(DATE_TEXT - n), "%c%02d:%02d", d->offset < 0 ? '-' : '+', away / 60 % 100,
                 away % 60);
    }
}

bool date_whole(const char *text, struct date *out)
{
    size_t n = date_read(text, out);
    return n > 0 && text[n] == '\0' && out->year != 0;
}
