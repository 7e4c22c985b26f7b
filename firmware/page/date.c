/* SPDX-License-Identifier: MIT */
#include "page/date.h"

#include "base/civil.h"
#include "page/zones.h"
#include "sources/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* French, German, Spanish, Italian, Portuguese, Dutch, and Polish in the genitive, as a date has them. */
static const char *const other_months[][12] = {
    {"janvier", "f\303\251vrier", "mars", "avril", "mai", "juin", "juillet", "ao\303\273t", "septembre", "octobre",
     "novembre", "d\303\251cembre"},
    {"januar", "februar", "m\303\244rz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
     "dezember"},
    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
     "diciembre"},
    {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
     "novembre", "dicembre"},
    {"janeiro", "fevereiro", "mar\303\247o", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
     "novembro", "dezembro"},
    {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
     "december"},
    {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "wrze\305\233nia",
     "pa\305\272dziernika", "listopada", "grudnia"},
};
static const char other_weekdays[] =
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "lunes|martes|mi\303\251rcoles|jueves|viernes|s\303\241bado|domingo|"
    "poniedzia\305\202ek|wtorek|\305\233roda|\305\232roda|czwartek|pi\304\205tek|sobota|niedziela";

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
    for (int i = 0; i < 12; i++) {
        size_t n = read_name(at, civil_month_name(i + 1));
        for (size_t s = 0; n == 0 && s < sizeof other_months / sizeof *other_months; s++) {
            size_t full = strlen(other_months[s][i]);
            if (strncasecmp(at, other_months[s][i], full) == 0 && word_ends(at + full))
                n = full;
        }
        if (n > 0) {
            *month = i + 1;
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
    return n > 0 && *year >= 1600 && *year <= 2999 ? n : 0;
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
    size_t n = strspn(at, " ,");
    static const char *const words[] = {"of ", "the ", "le ", "den ", "de ", "del "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text_starts(at + n, words[i]))
            n += strlen(words[i]);
    }
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

/* "2017-07-18", "18/07/2017", "7/18/2017", "18.07.2017", "18-07-17". */
static size_t read_figures(const char *at, struct date *out)
{
    int a, b, c;
    size_t n, k;

    if ((n = read_year(at, &out->year)) > 0) {
        char mark = at[n];
        if (mark == '\0' || strchr("-/.", mark) == NULL || (k = read_number(at + n + 1, 1, 2, &out->month)) == 0)
            return 0;
        n += 1 + k;
        if (at[n] != mark || (k = read_number(at + n + 1, 1, 2, &out->day)) == 0)
            return 0;
        return n + 1 + k;
    }
    if ((n = read_number(at, 1, 2, &a)) == 0)
        return 0;
    char mark = at[n];
    if (mark == '\0' || strchr("-/.", mark) == NULL || (k = read_number(at + n + 1, 1, 2, &b)) == 0)
        return 0;
    n += 1 + k;
    if (at[n] != mark || (k = read_number(at + n + 1, 2, 4, &c)) == 0 || k == 3)
        return 0;
    n += 1 + k;
    if (k == 2 && (mark == '.' && c < 60 && at[n] != ' ' && at[n] != '\0'))
        return 0;
    out->year = k == 2 ? 2000 + c : c;
    if (b > 12 && mark == '/') {
        out->month = a;
        out->day = b;
    } else {
        out->day = a;
        out->month = b;
        out->unsure_day = mark == '/' && a <= 12 && a != b;
    }
    return n;
}

/* "23:20", "23.20", "23:20:05", "6:20 PM", "6pm", "6.20 p.m.", "23h20", "noon" is not read. */
static size_t read_time(const char *at, struct date *out)
{
    int hour, minute = 0, second = 0;
    size_t n = read_number(at, 1, 2, &hour), k;
    bool minutes = false;

    if (n == 0)
        return 0;
    if ((at[n] == ':' || at[n] == '.' || at[n] == 'h') && (k = read_number(at + n + 1, 2, 2, &minute)) > 0) {
        n += 1 + k;
        minutes = true;
        if (at[n] == ':' && (k = read_number(at + n + 1, 2, 2, &second)) > 0) {
            n += 1 + k;
            if (at[n] == '.' && isdigit((unsigned char)at[n + 1]))
                n += 1 + strspn(at + n + 1, "0123456789");
        }
    }
    size_t half = n + (at[n] == ' ');
    bool pm = text_starts(at + half, "pm") || text_starts(at + half, "p.m");
    if (pm || text_starts(at + half, "am") || text_starts(at + half, "a.m")) {
        size_t size = at[half + 1] == '.' ? 3 : 2;
        if (!word_ends(at + half + size) || hour < 1 || hour > 12)
            return 0;
        n = half + size + (size == 3 && at[half + 3] == '.');
        hour = hour % 12 + (pm ? 12 : 0);
        minutes = true;
    } else if (text_starts(at + n, "hrs") || text_starts(at + n, " hrs")) {
        n = n + (at[n] == ' ') + 3;
    }
    if (!minutes || hour > 23 || minute > 59 || second > 60 || isalnum((unsigned char)at[n]))
        if (!(minutes && at[n] == 'Z' && hour <= 23 && minute <= 59))
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
    size_t n = strspn(at, " ,|");
    static const char *const words[] = {
        "at ", "\xc2\xb7 ", "\xe2\x80\xa2 ", "- ",       "\xe2\x80\x93 ", "\xe2\x80\x94 ", "on ", "\xc3\xa0 ",
        "um ", "a las ",    "godz. ",        "o godz. ", "alle ore ",     "alle ",         "om ", "\303\240s "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text_starts(at + n, words[i])) {
            n += strlen(words[i]);
            break;
        }
    }
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

/* A zone, perhaps in brackets, after a time. */
static size_t read_zone(const char *at, struct date *out)
{
    size_t n = strspn(at, " ");
    bool bracket = at[n] == '(';
    struct zone zone;
    struct zone_day day = {.year = out->year, .month = out->month, .day = out->day};

    if (strncmp(at + n, "Uhr", 3) == 0 && word_ends(at + n + 3)) /* says that the time is one, and no more */
        return n + 3;
    if (strncmp(at + n, ", UK", 4) == 0) /* only this one is set apart by a comma */
        n += 2;
    n += bracket;
    size_t k = zone_read(at + n, &day, &zone);
    if (k == 0)
        return 0;
    n += k;
    if (bracket) {
        if (at[n] != ')')
            return 0;
        n++;
    }
    out->has_zone = true;
    out->offset = zone.minutes;
    out->unsure_zone = zone.ambiguous;
    if (zone.american && out->unsure_day) {
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
