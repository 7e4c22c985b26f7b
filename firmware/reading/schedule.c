/* SPDX-License-Identifier: MIT */
#include "reading/schedule.h"

#include "base/civil.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

enum { DAY = 24 * 60 };

struct text {
    const char *at, *end;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct text trimmed(struct text t)
{
    while (t.at < t.end && is_blank(*t.at))
        t.at++;
    while (t.end > t.at && is_blank(t.end[-1]))
        t.end--;
    return t;
}

/* Cuts the next word off. */
static struct text next_word(struct text *t)
{
    struct text word = {t->at, t->at};

    while (word.end < t->end && !is_blank(*word.end))
        word.end++;
    *t = trimmed((struct text){word.end, t->end});
    return word;
}

/* Splits at the first '-'; false if there is none. */
static bool split(struct text t, struct text *first, struct text *second)
{
    const char *dash = memchr(t.at, '-', (size_t)(t.end - t.at));

    if (dash == NULL)
        return false;
    *first = (struct text){t.at, dash};
    *second = (struct text){dash + 1, t.end};
    return true;
}

/* 0 to 6 from Sunday, or -1. Three letters or the whole name. */
static int day_of(struct text t)
{
    size_t size = (size_t)(t.end - t.at);

    for (int day = 0; day < 7; day++) {
        const char *name = civil_weekday_name(day);
        if ((size == 3 || size == strlen(name)) && strncasecmp(t.at, name, size) == 0)
            return day;
    }
    return -1;
}

static int digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : -1;
}

/* "7:00" or "07:00", to "24:00": minutes of the day, or -1. */
static int minute_of(struct text t)
{
    size_t size = (size_t)(t.end - t.at);

    if (size != 4 && size != 5)
        return -1;
    int tens = size == 5 ? digit(t.at[0]) : 0, ones = digit(t.end[-4]);
    int ten_minutes = digit(t.end[-2]), minutes = digit(t.end[-1]);
    if (tens < 0 || ones < 0 || t.end[-3] != ':' || ten_minutes < 0 || ten_minutes > 5 || minutes < 0)
        return -1;
    int all = (tens * 10 + ones) * 60 + ten_minutes * 10 + minutes;
    return all <= DAY ? all : -1;
}

static bool get(const struct schedule *s, int at)
{
    return (s->awake[at / 8] >> (at % 8) & 1) != 0;
}

static void wake(struct schedule *s, int from, int minutes)
{
    for (int i = 0; i < minutes; i++) {
        int at = (from + i) % SCHEDULE_WEEK;
        s->awake[at / 8] = (uint8_t)(s->awake[at / 8] | 1 << at % 8);
    }
}

/* "Mon" or "Mon-Fri" into a set of days. */
static bool parse_days(struct text word, bool on[7], struct error *e)
{
    struct text first = word, last = word;

    split(word, &first, &last);
    int day = day_of(first), end = day_of(last);
    if (day < 0 || end < 0)
        return error_set(e, "'%.*s' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'",
                         (int)(word.end - word.at), word.at);
    for (; day != end; day = (day + 1) % 7)
        on[day] = true;
    on[end] = true;
    return true;
}

static bool parse_entry(struct text entry, struct schedule *out, struct error *e)
{
    bool on[7] = {false}, any = false;
    struct text word = next_word(&entry), first, last;

    if (word.at == word.end)
        return error_set(e, "a comma too many");
    for (; entry.at < entry.end; word = next_word(&entry)) {
        if (!parse_days(word, on, e))
            return false;
        any = true;
    }
    int from = -1, to = -1;
    if (split(word, &first, &last)) {
        from = minute_of(first);
        to = minute_of(last);
    }
    if (from < 0 || to < 0 || from == DAY)
        return error_set(e, "'%.*s' is not a range of times, as in '07:00-23:30'", (int)(word.end - word.at), word.at);
    if (from == to)
        return error_set(e, "'%.*s' is no time at all; a whole day is '00:00-24:00'", (int)(word.end - word.at),
                         word.at);
    for (int day = 0; day < 7; day++)
        if (on[day] || !any)
            wake(out, day * DAY + from, to > from ? to - from : to + DAY - from);
    return true;
}

bool schedule_parse(const char *text, struct schedule *out, struct error *e)
{
    struct text all = trimmed((struct text){text, text + strlen(text)});
    struct schedule s = {{0}};

    memset(out, 0xff, sizeof *out);
    if (all.at == all.end)
        return true;
    for (struct text rest = all;; rest.at++) {
        struct text entry = {rest.at, rest.at + strcspn(rest.at, ",")};
        if (entry.end > all.end)
            entry.end = all.end;
        if (!parse_entry(trimmed(entry), &s, e))
            return false;
        rest.at = entry.end;
        if (rest.at == all.end)
            break;
    }
    *out = s;
    return true;
}

bool schedule_awake(const struct schedule *s, int weekday, int minute, int *change)
{
    assert(weekday >= 0 && weekday < 7 && minute >= 0 && minute < DAY);
    int now = weekday * DAY + minute;
    bool awake = get(s, now);

    *change = 0;
    for (int ahead = 1; ahead < SCHEDULE_WEEK; ahead++) {
        if (get(s, (now + ahead) % SCHEDULE_WEEK) != awake) {
            *change = ahead;
            break;
        }
    }
    return awake;
}
