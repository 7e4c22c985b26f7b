/* SPDX-License-Identifier: MIT */
/* The lines that say who, where and when. */
#include "page/byline.h"
#include "page/dateline.h"
#include "page/furniture.h"
#include "page/page.h"
#include "sources/report.h"
#include "sources/text.h"

#include <stdlib.h>
#include <string.h>

void page_drop(struct page *p, struct line *line, const char *why)
{
    line->gone = true;
    report_drop(p->report, line->number, line->text, why);
}

void page_set(struct page *p, char **field, const char *override, const struct line *line, const char *text)
{
    if (override != NULL) {
        report_drop(p->report, line->number, text, "overruled by a key at the top of the source");
        return;
    }
    if (*field != NULL) {
        report_drop(p->report, line->number, text, "said already above");
        return;
    }
    *field = strdup(text);
    p->failed = p->failed || *field == NULL;
}

static void add_name(struct page *p, const char *name)
{
    struct article *a = p->article;
    for (size_t i = 0; i < a->n_byline; i++) {
        if (text_same(a->byline[i], name))
            return;
    }
    if (a->n_byline == ARTICLE_BYLINES_MOST)
        return;
    if (a->byline == NULL)
        a->byline = calloc(ARTICLE_BYLINES_MOST, sizeof *a->byline);
    char *copy = a->byline == NULL ? NULL : strdup(name);
    if (copy == NULL)
        p->failed = true;
    else
        a->byline[a->n_byline++] = copy;
}

/* "ANN AMES" is a style of print; "PA" is a name. */
static void add_credit(struct page *p, char *name)
{
    if (!byline_agency(name, strlen(name)))
        text_lower_capitals(name);
    add_name(p, name);
}

static void take(struct page *p, const struct line *line, struct byline *b)
{
    for (size_t i = 0; i < b->n; i++) {
        if (p->overrides->byline_given)
            report_drop(p->report, line->number, b->names[i], "overruled by a key at the top of the source");
        else
            add_credit(p, b->names[i]);
    }
    if (b->place[0] != '\0')
        page_set(p, &p->article->place, p->overrides->place, line, b->place);
    if (b->aside[0] != '\0')
        report_drop(p->report, line->number, b->aside, "the author's title, handle or newspaper");
}

bool page_take_byline(struct page *p, struct line *line, bool sure_only)
{
    struct byline b;

    if (line->heading || !byline_read(line->text, &b) || (sure_only && !b.sure))
        return false;
    take(p, line, &b);
    line->gone = true;
    return true;
}

static bool is_set(const struct date *d)
{
    return d->day != 0 || d->has_time;
}

/* A day without a time and a time without a day, on two lines, are one. */
static void merge(struct date *into, const struct date *d)
{
    if (!is_set(into)) {
        *into = *d;
    } else if (!into->has_time && d->day == 0 && d->has_time) {
        into->has_time = true;
        into->hour = d->hour;
        into->minute = d->minute;
        into->second = d->second;
        into->has_zone = d->has_zone;
        into->offset = d->offset;
        into->unsure_zone = d->unsure_zone;
    } else if (into->day == 0 && d->day != 0 && !d->has_time) {
        into->year = d->year;
        into->month = d->month;
        into->day = d->day;
        into->unsure_day = d->unsure_day;
    }
}

/* "3 min read | Join the conversation" beside the date. */
static void drop_furniture(char *rest)
{
    static const char *const marks[] = {" | ", " \342\200\242 ", " \302\267 "};
    char kept[DATELINE_REST_MOST] = "";

    for (char *at = rest; *at != '\0';) {
        char *end = NULL;
        size_t gap = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            char *found = strstr(at, marks[i]);
            if (found != NULL && (end == NULL || found < end)) {
                end = found;
                gap = strlen(marks[i]);
            }
        }
        if (end != NULL)
            *end = '\0';
        struct furniture f;
        if (!furniture_is(at, NULL, &f)) {
            if (kept[0] != '\0')
                strcat(kept, " | ");
            strcat(kept, at);
        }
        at = end == NULL ? at + strlen(at) : end + gap;
    }
    strcpy(rest, kept);
}

bool page_take_date(struct page *p, struct line *line)
{
    struct dateline d;
    struct byline b = {0};
    bool place = false, aside = false;

    if (line->heading || !dateline_read(line->text, &d))
        return false;
    drop_furniture(d.rest);
    if (d.rest[0] != '\0') {
        bool alone = d.published.day == 0 && d.updated.day == 0 && d.corrected.day == 0;
        if (alone && !d.labelled && !d.relative)
            return false;
        if (line->sentence && text_words(d.rest) > 6)
            return false;
        place = byline_known_place(d.rest);
        if (!place && !byline_read(d.rest, &b)) {
            place = !alone && byline_place(d.rest);
            aside = !place && (byline_title(d.rest) || byline_paper(d.rest) || (d.labelled && text_words(d.rest) <= 3));
            if (!place && !aside)
                return false;
        } else if (!place && !alone && !b.sure && p->article->n_byline > 0 && p->article->place == NULL) {
            /* Somebody has signed already: under "By Ann Ames", "Port Haven, 14 April" is no second name. */
            place = byline_place(d.rest) && !byline_given_name(d.rest);
        } else if (!place && alone && !b.sure) {
            return false;
        }
    }
    line->gone = true;
    if (place)
        page_set(p, &p->article->place, p->overrides->place, line, d.rest);
    else if (aside)
        report_drop(p->report, line->number, d.rest, "beside the date");
    else if (d.rest[0] != '\0')
        take(p, line, &b);
    if (!d.dated) {
        report_drop(p->report, line->number, line->text, "a time that hangs on when the page was saved");
        report_doubt(p->report, line->number, "'%s' gives no date; `published: 2021-03-03` at the top would",
                     line->text);
        return true;
    }
    if (d.published.day != 0 && p->masthead != NULL) {
        report_drop(p->report, p->masthead->number, p->masthead->text,
                    "the page's own date; the article has one below");
        p->published = (struct date){0};
        p->published_line = 0;
        p->masthead = NULL;
    }
    if (is_set(&d.published)) {
        bool more = !is_set(&p->published) || p->published.day == 0 || (!p->published.has_time && d.published.day == 0);
        if (p->published_line == 0)
            p->published_line = line->number;
        merge(&p->published, &d.published);
        if (!more)
            report_drop(p->report, line->number, line->text, "a second date; the first one counts");
    }
    if (is_set(&d.updated)) {
        if (p->updated_line == 0)
            p->updated_line = line->number;
        merge(&p->updated, &d.updated);
        report_drop(p->report, line->number, line->text, "the time of an update; the first publication counts");
    }
    if (is_set(&d.corrected))
        merge(&p->corrected, &d.corrected);
    return true;
}
