/* SPDX-License-Identifier: MIT */
/* The text: paragraphs kept word for word, and between and after them what the site put there. */
#include "pack/byline.h"
#include "pack/dateline.h"
#include "pack/furniture.h"
#include "pack/page.h"
#include "pack/report.h"
#include "pack/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    CROSSHEAD_WORDS = 5, /* up to so many words without a full stop are a crosshead, more may be a caption */
    LIST_MOST = 12,      /* headlines of other stories after their label */
    TEASER_WORDS = 30,
    BOX_MOST = 15,  /* lines of a box within the text */
    TWICE_MOST = 6, /* lines from a caption to its repetition */
};

/* A promotion that says where it starts and ends. */
static void drop_boxes(struct page *p)
{
    for (size_t i = 0; i < p->lines->n; i++) {
        struct line *line = &p->lines->items[i];
        if (!line->gone || line->then != FURNITURE_BOX)
            continue;
        size_t end = i + 1;
        while (end < p->lines->n && end - i < BOX_MOST &&
               !text_starts(p->lines->items[end].text, "after newsletter promotion"))
            end++;
        if (end == p->lines->n || end - i == BOX_MOST)
            continue;
        for (size_t k = i + 1; k < end; k++) {
            if (!p->lines->items[k].gone)
                page_drop(p, &p->lines->items[k], "in a promotion box");
        }
    }
}

/* Where paragraphs stand apart, a sentence that a credit follows at once is the picture's caption. */
static void drop_captions(struct page *p)
{
    size_t gaps = 0, kept = 0;

    for (size_t i = 0; i < p->lines->n; i++)
        gaps += p->lines->items[i].gap;
    if (gaps * 2 < p->lines->n)
        return;
    for (size_t i = 0; i + 1 < p->lines->n; i++) {
        struct line *line = &p->lines->items[i];
        const struct line *next = line + 1;
        kept += !line->gone;
        if (!line->gone && kept > 1 && line->sentence && line->words <= 40 && next->gone && !next->gap &&
            next->then == FURNITURE_CREDIT)
            page_drop(p, line, "a picture's caption");
    }
}

void page_furniture(struct page *p)
{
    struct furniture_letters letters;

    furniture_letters_make(&letters);
    for (size_t i = 0; i < p->lines->n; i++) {
        struct line *line = &p->lines->items[i];
        struct furniture f;
        if (line->gone || !furniture_is(line->text, &letters, &f))
            continue;
        line->then = (unsigned char)f.then;
        if (f.then == FURNITURE_CORRECT) {
            struct dateline d;
            struct date found = {0};
            if (dateline_read(line->text, &d))
                found = d.corrected.day != 0 ? d.corrected : d.published.day != 0 ? d.published : d.updated;
            bool correction = text_starts(line->text, "correction") || strstr(line->text, "corrected") != NULL ||
                              strstr(line->text, "amended") != NULL;
            if (correction && found.day != 0 && found.year != 0 && p->corrected.day == 0)
                p->corrected = found;
        }
        page_drop(p, line, f.why);
    }
    drop_boxes(p);
    drop_captions(p);
}

/* A caption is often there twice, for the picture and for its gallery. */
static bool comes_twice(const struct page *p, size_t i)
{
    const struct line *line = &p->lines->items[i];
    for (size_t k = i + 1; k < p->lines->n && k <= i + TWICE_MOST; k++) {
        if (strcmp(p->lines->items[k].text, line->text) == 0)
            return true;
    }
    for (size_t k = i; k > 0 && k + TWICE_MOST > i; k--) {
        if (strcmp(p->lines->items[k - 1].text, line->text) == 0)
            return true;
    }
    return false;
}

/* Nothing but names that the by-line has already. */
static bool repeats_byline(const struct page *p, const struct line *line)
{
    struct byline b;
    if (line->sentence || p->article->n_byline == 0 || !byline_read(line->text, &b))
        return false;
    for (size_t i = 0; i < b.n; i++) {
        size_t k = 0;
        while (k < p->article->n_byline && !text_same(p->article->byline[k], b.names[i]))
            k++;
        if (k == p->article->n_byline)
            return false;
    }
    return true;
}

/* What the line before makes likely of the next ones. */
struct mood {
    enum furniture_then then;
    size_t left;       /* lines of a list that may still come */
    bool headline;     /* the last dropped line was another story's headline */
    bool caption_next; /* a label that its caption follows */
};

static bool is_bare_caption_label(const char *text)
{
    return text_in(
        "image caption|media caption|video caption|photo caption|image source|image caption,|picture caption", text,
        strlen(text));
}

static void mood_after(struct mood *m, const struct line *line)
{
    switch ((enum furniture_then)line->then) {
    case FURNITURE_LIST:
        /* "Read more: HEADLINE" has its story with it. */
        if (m->then != FURNITURE_TAIL)
            *m = (struct mood){.then = FURNITURE_LIST, .left = line->words <= 4 ? LIST_MOST : 0};
        break;
    case FURNITURE_TAIL:
        *m = (struct mood){.then = FURNITURE_TAIL, .left = SIZE_MAX};
        break;
    case FURNITURE_CREDIT:
        m->caption_next = is_bare_caption_label(line->text);
        break;
    case FURNITURE_ALONE:
    case FURNITURE_BOX:
    case FURNITURE_CORRECT:
        break;
    }
}

/* Whether the line, which is no furniture itself, goes with the furniture around it. */
static const char *goes_too(struct page *p, size_t i, struct mood *m)
{
    struct line *line = &p->lines->items[i];
    const struct line *next = i + 1 < p->lines->n ? line + 1 : NULL;

    if (m->caption_next) {
        m->caption_next = false;
        if (!line->gap && line->words <= 40)
            return "a picture's caption";
    }
    if (next != NULL && next->gone && next->then == FURNITURE_CREDIT && !next->gap && !line->sentence &&
        line->words <= 40)
        return "a picture's caption";
    if (!line->sentence && line->words >= 4 && comes_twice(p, i))
        return "a picture's caption, twice";
    if (repeats_byline(p, line))
        return "the by-line again";
    if (m->left > 0 && !line->sentence && line->words >= 3 && line->words <= 20) {
        m->left--;
        m->headline = true;
        return "the headline of another story";
    }
    if (m->then == FURNITURE_TAIL && m->headline && line->sentence && line->words < TEASER_WORDS && !line->gap) {
        m->headline = false;
        return "the teaser of another story";
    }
    if (m->then == FURNITURE_TAIL && !line->sentence && line->words < 3)
        return "the label of another story";
    *m = (struct mood){0};
    return NULL;
}

/* "LONDON (Reuters) - Words": the opener says where and who, and is no part of the sentence. */
static const char *without_opener(struct page *p, const struct line *line)
{
    struct opener o;

    if (!opener_read(line->text, &o))
        return line->text;
    report_drop_part(p->report, line->number, line->text, o.size,
                     "the dateline before the first sentence; the place and agency are taken from it");
    char *place = strndup(line->text, o.place_size);
    if (place == NULL) {
        p->failed = true;
        return line->text;
    }
    char *comma = strchr(place, ','); /* "ALDER POINT, Mich." */
    if (comma != NULL)
        *comma = '\0';
    text_lower_capitals(place);
    if (comma != NULL)
        *comma = ',';
    if (p->overrides->place == NULL && p->article->place == NULL)
        p->article->place = place;
    else
        free(place);
    if (o.agency_size > 0 && p->article->n_byline == 0 && !p->overrides->byline_given) {
        char agency[64];
        struct line credit = {.number = line->number, .text = agency};
        if (o.agency_size < sizeof agency) {
            memcpy(agency, line->text + o.agency_start, o.agency_size);
            agency[o.agency_size] = '\0';
            page_take_byline(p, &credit, true);
        }
    }
    return line->text + o.size;
}

/* Dates and names below the text: "Last updated: ...", "By Ann Ames". */
static bool take_below(struct page *p, struct line *line, bool last)
{
    struct dateline d;

    if (line->sentence && line->words > 12)
        return false;
    if (line->words <= 20 && dateline_read(line->text, &d) && d.labelled && page_take_date(p, line))
        return true;
    return last && p->article->n_byline == 0 && line->words <= 8 && page_take_byline(p, line, true);
}

static void finish_date(struct page *p, struct date *d, char **field, const char *override, size_t line,
                        const char *key)
{
    char text[DATE_TEXT];

    if (d->day == 0 && !d->has_time)
        return;
    if (override != NULL) {
        for (size_t i = 0; i < p->lines->n; i++) {
            if (line != 0 && p->lines->items[i].number == line)
                report_drop(p->report, line, p->lines->items[i].text, "overruled by a key at the top of the source");
        }
        return;
    }
    if (d->day == 0 || d->year == 0) {
        report_doubt(p->report, line, "the date has no %s; `%s: 2021-03-03` at the top would give it",
                     d->day == 0 ? "day" : "year", key);
        return;
    }
    if (d->unsure_day)
        report_doubt(p->report, line, "%02d/%02d/%d was read with the day first; `%s:` at the top overrules it", d->day,
                     d->month, d->year, key);
    if (d->unsure_zone)
        report_doubt(p->report, line, "IST was read as India's time; `%s:` at the top overrules it", key);
    date_format(d, text);
    *field = strdup(text);
    p->failed = p->failed || *field == NULL;
}

static void finish_dates(struct page *p)
{
    const struct overrides *o = p->overrides;
    if (p->published.day == 0 && p->updated.day != 0 && p->updated.year != 0 && o->published == NULL) {
        p->published = p->updated;
        p->published_line = p->updated_line;
        report_doubt(p->report, p->updated_line,
                     "only the time of an update is given; it was taken for the publication");
    }
    /* Indian and Irish newspapers both write IST. */
    if (p->published.unsure_zone && p->article->place != NULL &&
        text_in("Dublin|Cork|Galway|Limerick|Belfast|Waterford", p->article->place, strlen(p->article->place))) {
        p->published.offset = 60;
        p->published.unsure_zone = false;
    }
    finish_date(p, &p->published, &p->article->published, o->published, p->published_line, "published");
    finish_date(p, &p->corrected, &p->article->corrected, o->corrected, 0, "corrected");
}

bool page_body(struct page *p, struct error *e)
{
    struct buffer body = {0};
    struct mood mood = {0};
    const char *headline = p->article->headline;
    size_t last = p->lines->n;

    while (last > p->body && p->lines->items[last - 1].gone)
        last--;
    for (size_t i = p->body; i < p->lines->n && !p->failed; i++) {
        struct line *line = &p->lines->items[i];
        if (line->gone) {
            mood_after(&mood, line);
            continue;
        }
        if (line->heading) {
            page_drop(p, line, "a heading inside the text");
            continue;
        }
        if (headline != NULL && text_same(line->text, headline)) {
            page_drop(p, line, "the headline again");
            continue;
        }
        const char *why = p->markdown ? NULL : goes_too(p, i, &mood);
        if (why != NULL) {
            page_drop(p, line, why);
            continue;
        }
        if (take_below(p, line, i + 1 == last))
            continue;
        const char *text = body.size == 0 ? without_opener(p, line) : line->text;
        if (!p->markdown && !line->sentence && line->words > CROSSHEAD_WORDS)
            report_doubt(p->report, line->number, "'%.80s%s' has no full stop: part of the text, or a caption?",
                         line->text, strlen(line->text) > 80 ? "..." : "");
        if (body.size > 0)
            buffer_u8(&body, '\n');
        buffer_text(&body, text);
    }
    finish_dates(p);
    p->article->body_size = body.size;
    p->article->body = buffer_take_text(&body);
    if (p->failed || p->report->failed || p->article->body == NULL)
        return error_memory(e);
    if (p->article->body_size > ARTICLE_BODY_MOST)
        return error_set(e, "the text is %zu bytes, more than an edition's %d", p->article->body_size,
                         ARTICLE_BODY_MOST);
    return true;
}
