/* SPDX-License-Identifier: MIT */
/* The site's lines: those that furniture.h knows, and those that can be told by the ones around them. */
#include "page/dateline.h"
#include "page/furniture.h"
#include "page/steps.h"
#include "sources/text.h"

#include <string.h>

enum {
    BOX_MOST = 15, /* lines of a box within the text */
    TWIN_MOST = 4, /* lines from a picture's credit to its caption without the credit */
    CAPTION_WORDS = 40,
    OFFER_WORDS = 45,
    POINT_WORDS = 30,
};

/* Paragraphs are set apart by empty lines. Only then do two lines without one between them belong together. */
static bool is_spaced(const struct news_page *p)
{
    size_t prose = 0, apart = 0;

    for (size_t i = 0; i < p->n; i++) {
        if (p->lines[i].gone || !p->lines[i].sentence || p->lines[i].words < 4)
            continue;
        prose++;
        apart += p->lines[i].gap;
    }
    return apart >= 2 && apart * 3 >= prose;
}

/* A promotion that says where it starts or ends. */
static void drop_boxes(struct news_page *p)
{
    struct passage *items = p->lines;

    for (size_t i = 0; i < p->n; i++) {
        size_t from = i, end = i;
        if (items[i].gone && items[i].effect == FURNITURE_BOX) {
            while (end < p->n && end - i < BOX_MOST && items[end].effect != FURNITURE_BOX_END)
                end++;
            if (end == p->n || end - i == BOX_MOST)
                continue;
        } else if (items[i].gone && items[i].effect == FURNITURE_BOX_END) {
            /* Its beginning went by another name: back to the last paragraph, if an offer is on the way. */
            for (size_t k = i; k-- > 0 && i - k <= BOX_MOST && (items[k].gone || !page_is_prose(&items[k]));) {
                if (items[k].gone && (items[k].effect == FURNITURE_OFFER || items[k].effect == FURNITURE_BOX))
                    from = k;
            }
        }
        for (size_t k = from; k < end; k++) {
            if (!items[k].gone)
                page_drop(p, &items[k], "in a promotion box");
        }
    }
}

/* What follows an offer at once, or stands between two of them, belongs to it. */
static void drop_offers(struct news_page *p)
{
    for (size_t i = 1; i < p->n; i++) {
        struct passage *line = &p->lines[i];
        const struct passage *before = line - 1, *after = i + 1 < p->n ? line + 1 : NULL;
        if (line->gone || !before->gone || before->effect != FURNITURE_OFFER || line->words > OFFER_WORDS)
            continue;
        bool between = after != NULL && after->gone && after->effect == FURNITURE_OFFER;
        bool addresses = strstr(line->text, " you") != NULL || strstr(line->text, " our ") != NULL;
        bool follows = p->spaced && !line->gap;
        if (line->sentence ? !follows || !addresses : !follows && !between)
            continue;
        page_drop(p, line, "a newsletter or app offer");
        line->effect = FURNITURE_OFFER;
    }
}

/* A sentence that a credit follows at once is the picture's caption; and a caption is often there without its credit
 * as well. */
static void drop_captions(struct news_page *p)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->n; i++) {
        struct passage *line = &p->lines[i];
        const struct passage *next = i + 1 < p->n ? line + 1 : NULL;
        kept += !line->gone;
        if (line->gone || kept <= 1)
            continue;
        bool credited = p->spaced && line->sentence && line->words <= CAPTION_WORDS && next != NULL && next->gone &&
                        !next->gap && next->effect == FURNITURE_CREDIT;
        size_t n = strlen(line->text);
        for (size_t k = i < TWIN_MOST ? 0 : i - TWIN_MOST; line->words >= 4 && k < p->n && k <= i + TWIN_MOST; k++) {
            const struct passage *other = &p->lines[k];
            credited = credited || (other->gone && other->effect == FURNITURE_CREDIT &&
                                    strstr(other->text, line->text) != NULL && strlen(other->text) > n);
        }
        if (credited)
            page_drop(p, line, "a picture's caption");
    }
}

/* The last line of a post says whose it is; the words are in the line before. */
static void drop_posts(struct news_page *p)
{
    for (size_t i = 0; i < p->n; i++) {
        struct passage *line = &p->lines[i], *before = line - 1;
        if (line->effect == FURNITURE_POST && i > 0 && !before->gone && before->words <= 80)
            page_drop(p, before, "a post that was set into the page");
    }
}

/* "Key points", and below it lines that are no sentences: a standfirst, and no part of the text. */
static void take_points(struct news_page *p)
{
    size_t prose = 0;

    for (size_t i = 0; i < p->n && prose == 0; i++) {
        struct passage *line = &p->lines[i];
        prose += !line->gone && page_is_prose(line) && line->text[strlen(line->text) - 1] == '.';
        if (!line->gone || line->effect != FURNITURE_POINTS)
            continue;
        size_t end = i + 1, points = 0;
        for (; end < p->n && !line[end - i].sentence && line[end - i].words <= POINT_WORDS; end++)
            points += !line[end - i].gone && line[end - i].words >= 4;
        if (points < 2 || end == p->n)
            continue;
        for (struct passage *at = line + 1; at < p->lines + end; at++) {
            if (at->gone)
                continue;
            at->point = at->gone = at->words >= 4;
            if (!at->point)
                page_drop(p, at, "a label among the points");
        }
        return;
    }
}

/* A correction note may carry the date of the correction. */
static void read_correction(struct news_page *p, const struct passage *line)
{
    struct dateline d;
    struct date found = {0};

    if (dateline_read(line->text, &d))
        found = d.corrected.day != 0 ? d.corrected : d.published.day != 0 ? d.published : d.updated;
    bool correction = text_starts(line->text, "correction") || strstr(line->text, "corrected") != NULL ||
                      strstr(line->text, "amended") != NULL;
    if (correction && found.day != 0 && found.year != 0 && p->corrected.day == 0)
        p->corrected = found;
}

void page_furniture(struct news_page *p)
{
    struct furniture_letters letters;

    furniture_letters_make(&letters);
    for (size_t i = 0; i < p->n; i++) {
        struct passage *line = &p->lines[i];
        struct furniture f;
        if (line->gone || !furniture_is(line->text, &letters, &f))
            continue;
        line->effect = (unsigned char)f.effect;
        if (f.effect == FURNITURE_CORRECT)
            read_correction(p, line);
        page_drop(p, line, f.why);
    }
    p->spaced = is_spaced(p);
    drop_boxes(p);
    drop_offers(p);
    drop_posts(p);
    drop_captions(p);
    take_points(p);
}
