/* SPDX-License-Identifier: MIT */
/* The text: paragraphs kept word for word, and between and after them what the site put there. */
#include "page/byline.h"
#include "page/dateline.h"
#include "page/steps.h"
#include "sources/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    CROSSHEAD_WORDS = 5, /* up to so many words without a full stop are a crosshead, more may be a caption */
};

/* "LONDON (Reuters) - Words": the opener says where and who, and is no part of the sentence. */
static const char *without_opener(struct news_page *p, const struct passage *line)
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
    text_lower_place(place);
    if (!page_given(p, FIELD_PLACE) && p->article->place == NULL)
        p->article->place = place;
    else
        free(place);
    if (o.agency_size > 0 && p->article->n_byline == 0 && !page_given(p, FIELD_BYLINE)) {
        char agency[64];
        struct passage credit = {.number = line->number, .text = agency};
        if (text_copy(agency, sizeof agency, line->text + o.agency_start, o.agency_size))
            page_take_byline(p, &credit, true);
    }
    return line->text + o.size;
}

/* Dates and names below the text: "Last updated: ...", "By Ann Ames". */
static bool take_below(struct news_page *p, struct passage *line, bool last, bool below)
{
    struct dateline d;

    if (line->sentence && line->words > 12)
        return false;
    if (line->words <= 20 && dateline_read(line->text, &d) && d.labelled && page_take_date(p, line))
        return true;
    /* American papers print the date there. */
    if (below && p->published.day == 0 && dateline_read(line->text, &d) && d.rest[0] == '\0' && d.published.year != 0 &&
        page_take_date(p, line))
        return true;
    return last && p->article->n_byline == 0 && line->words <= 8 && page_take_byline(p, line, true);
}

static void finish_date(struct news_page *p, const struct date *d, enum field_id field, size_t line)
{
    const char *key = article_fields[field].name;
    char text[DATE_TEXT];

    if (!date_is_set(d))
        return;
    if (page_given(p, field)) {
        for (size_t i = 0; i < p->n; i++) {
            if (line != 0 && p->lines[i].number == line)
                page_set(p, field, &p->lines[i], p->lines[i].text);
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
    page_set(p, field, &(struct passage){.number = line}, text);
}

static void finish_dates(struct news_page *p)
{
    if (p->published.day == 0 && p->updated.day != 0 && p->updated.year != 0 && !page_given(p, FIELD_PUBLISHED)) {
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
    finish_date(p, &p->published, FIELD_PUBLISHED, p->published_line);
    finish_date(p, &p->corrected, FIELD_CORRECTED, 0);
}

bool page_body(struct news_page *p, struct error *e)
{
    struct buffer body = {0};
    struct page_context context = page_context_begin(p);
    const char *headline = p->article->headline;
    size_t last = p->n;

    while (last > p->body && p->lines[last - 1].gone)
        last--;
    for (size_t i = p->body; i < p->n && !p->failed; i++) {
        struct passage *line = &p->lines[i];
        if (line->gone) {
            page_context_after(&context, line);
            continue;
        }
        const char *why = NULL;
        if (line->heading)
            why = "a heading inside the text";
        else if (headline != NULL && text_same(line->text, headline))
            why = "the headline again";
        else if (!p->document->stands_alone)
            why = page_context_drops(p, i, &context);
        if (why != NULL)
            page_drop(p, line, why);
        if (why != NULL || take_below(p, line, i + 1 == last, i > context.last))
            continue;
        const char *text = body.size == 0 ? without_opener(p, line) : line->text;
        if (line->plain && !line->sentence && line->words > CROSSHEAD_WORDS)
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
