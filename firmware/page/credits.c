/* SPDX-License-Identifier: MIT */
/* The lines that say who, where and when. */
#include "page/byline.h"
#include "page/dateline.h"
#include "page/furniture.h"
#include "page/steps.h"
#include "sources/text.h"

#include <stdlib.h>
#include <string.h>

static void add_name(struct news_page *p, char *name)
{
    struct article *a = p->article;

    if (!byline_agency(name, strlen(name))) /* "ANN AMES" is a style of print; "PA" is a name. */
        text_lower_capitals(name);
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

static void take_names(struct news_page *p, const struct passage *line, struct byline *b)
{
    for (size_t i = 0; i < b->n; i++) {
        if (page_given(p, FIELD_BYLINE))
            page_overruled(p, FIELD_BYLINE, line, b->names[i]);
        else
            add_name(p, b->names[i]);
    }
    if (b->place[0] != '\0')
        page_set(p, FIELD_PLACE, line, b->place);
    if (b->aside[0] != '\0')
        report_drop(p->report, line->number, b->aside, "the author's title, handle or newspaper");
}

bool page_take_byline(struct news_page *p, struct passage *line, bool sure_only)
{
    struct byline b;

    if (line->heading || !byline_read(line->text, &b) || (sure_only && !b.sure))
        return false;
    take_names(p, line, &b);
    line->gone = true;
    return true;
}

/* A day without a time and a time without a day, on two lines, are one. */
static void merge(struct date *into, struct date d)
{
    if (into->day == 0 && into->has_time && d.day != 0 && !d.has_time) {
        date_add(&d, into);
        *into = d;
    } else {
        date_add(into, &d);
    }
}

/* "3 min read | Join the conversation" beside the date. */
static void drop_furniture(char *rest)
{
    char kept[DATELINE_REST_MOST] = "";

    for (char *at = rest, *next; *at != '\0'; at = next) {
        struct furniture f;
        char *end = at;
        size_t gap = 0;
        for (; *end != '\0'; end++) {
            gap = strncmp(end, " | ", 3) == 0 ? 3 : text_begins(" \342\200\242 | \302\267 ", end);
            if (gap > 0)
                break;
        }
        next = end + gap;
        *end = '\0';
        if (!furniture_is(at, NULL, &f)) {
            strcat(kept, kept[0] != '\0' ? " | " : "");
            strcat(kept, at);
        }
    }
    strcpy(rest, kept);
}

/* A line with a date, taken apart. */
struct dated {
    struct dateline dates;
    bool named, place, aside; /* the line's rest is names, a place, or nothing to keep; at most one of them */
    struct byline names;
};

/* What the line's rest may be beside a date. False: something else, so that the line is no date. */
static bool read_rest(const struct passage *line, struct dated *d)
{
    const struct dateline *l = &d->dates;
    const char *rest = l->rest;
    bool time_only = l->published.day == 0 && l->updated.day == 0 && l->corrected.day == 0;

    if ((time_only && !l->labelled && !l->relative) || (line->sentence && text_words(rest) > 6))
        return false;
    if (byline_known_place(rest)) {
        d->place = true;
    } else if (byline_read(rest, &d->names)) {
        d->named = !time_only || d->names.sure;
    } else {
        d->place = !time_only && byline_place(rest);
        d->aside = !d->place && (byline_title(rest) || byline_paper(rest) || (l->labelled && text_words(rest) <= 3));
    }
    return d->named || d->place || d->aside;
}

static bool read_dated(const struct passage *line, struct dated *out)
{
    out->named = out->place = out->aside = false;
    if (line->heading || !dateline_read(line->text, &out->dates))
        return false;
    drop_furniture(out->dates.rest);
    return out->dates.rest[0] == '\0' || read_rest(line, out);
}

bool page_is_date(const struct passage *line)
{
    struct dated d;
    return read_dated(line, &d);
}

/* Somebody has signed already: under "By Ann Ames", "Port Haven, 14 April" is no second name. */
static bool is_place_after_names(const struct news_page *p, const struct dated *d)
{
    const struct dateline *l = &d->dates;
    return d->named && !d->names.sure && p->article->n_byline > 0 && p->article->place == NULL &&
           (l->published.day != 0 || l->updated.day != 0 || l->corrected.day != 0) && byline_place(l->rest) &&
           !byline_given_name(l->rest);
}

static void take_dates(struct news_page *p, const struct passage *line, const struct dateline *d)
{
    if (d->published.day != 0 && p->masthead != NULL) {
        report_drop(p->report, p->masthead->number, p->masthead->text,
                    "the page's own date; the article has one below");
        p->published = (struct date){0};
        p->published_line = 0;
        p->masthead = NULL;
    }
    if (date_is_set(&d->published)) {
        bool more = p->published.day == 0 || (!p->published.has_time && d->published.day == 0);
        if (p->published_line == 0)
            p->published_line = line->number;
        merge(&p->published, d->published);
        if (!more)
            report_drop(p->report, line->number, line->text, "a second date; the first one counts");
    }
    if (date_is_set(&d->updated)) {
        if (p->updated_line == 0)
            p->updated_line = line->number;
        merge(&p->updated, d->updated);
        report_drop(p->report, line->number, line->text, "the time of an update; the first publication counts");
    }
    if (date_is_set(&d->corrected))
        merge(&p->corrected, d->corrected);
}

bool page_take_date(struct news_page *p, struct passage *line)
{
    struct dated d;

    if (!read_dated(line, &d))
        return false;
    line->gone = true;
    d.place = d.place || is_place_after_names(p, &d);
    const char *rest = d.dates.rest;
    if (d.place)
        page_set(p, FIELD_PLACE, line, rest);
    else if (d.aside)
        report_drop(p->report, line->number, rest, "beside the date");
    else if (d.named)
        take_names(p, line, &d.names);
    if (d.dates.dated) {
        take_dates(p, line, &d.dates);
        return true;
    }
    page_drop(p, line, "a time that hangs on when the page was saved");
    report_doubt(p->report, line->number, "'%s' gives no date; `published: 2021-03-03` at the top would", line->text);
    return true;
}
