/* SPDX-License-Identifier: MIT */
/*
 * What stands above the text. The by-line and date are the anchors: they are told by their form. What is before the
 * first of them is kicker, headline and standfirst; what follows the last of them is the text.
 */
#include "page/byline.h"
#include "page/dateline.h"
#include "page/page.h"
#include "sources/report.h"
#include "sources/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LOOK_MOST = 60,  /* lines from the top within which the head ends */
    ABOVE_MOST = 40, /* lines above the first anchor */
    POINTS_MOST = 8,
};

/* A paragraph of running text. */
bool page_is_prose(const struct line *line)
{
    return !line->heading && ((line->sentence && line->words >= 8) || line->words >= 25);
}

static size_t next_kept(const struct page *p, size_t i)
{
    while (i < p->lines->n && p->lines->items[i].gone)
        i++;
    return i;
}

static struct line *line_at(const struct page *p, size_t i)
{
    return &p->lines->items[i];
}

/* The same questions are asked of a line from several sides, and their answers are dear. */
enum { ASKED_NO = 1, ASKED_YES, ASKED_SURE };

static bool is_date(const struct page *p, struct line *line)
{
    if (line->as_date != 0)
        return line->as_date == ASKED_YES;
    bool is = false;
    if (!page_is_prose(line) || line->words <= 20) {
        /* page_take_date() decides; it is tried on a page that is thrown away. */
        struct article article = {0};
        struct report report = {0};
        struct page trial = {.overrides = p->overrides, .report = &report, .article = &article};
        struct line copy = *line;
        is = page_take_date(&trial, &copy);
        article_finish(&article);
        report_finish(&report);
    }
    line->as_date = is ? ASKED_YES : ASKED_NO;
    return is;
}

static unsigned char as_byline(struct line *line)
{
    struct byline b;
    if (line->as_byline == 0)
        line->as_byline = line->heading || (line->sentence && line->words > 12) || !byline_read(line->text, &b)
                              ? ASKED_NO
                          : b.sure ? ASKED_SURE
                                   : ASKED_YES;
    return line->as_byline;
}

static bool is_sure_byline(struct line *line)
{
    return as_byline(line) == ASKED_SURE;
}

static bool is_name(struct line *line)
{
    return !line->sentence && as_byline(line) != ASKED_NO;
}

/* A bare name is a by-line only beside something that proves it. */
static bool name_is_proved(const struct page *p, size_t at, size_t n_above, bool headline_above)
{
    if (!headline_above)
        return false;
    size_t i = at;
    for (int looked = 0; looked < 3; looked++) {
        i = next_kept(p, i + 1);
        if (i >= p->lines->n || page_is_prose(line_at(p, i)))
            break;
        if (is_date(p, line_at(p, i)) || is_sure_byline(line_at(p, i)) || byline_title(line_at(p, i)->text))
            return true;
    }
    return byline_given_name(line_at(p, at)->text) && line_at(p, at)->words <= 3 && n_above >= 1;
}

/* A date or by-line among the next two lines: what is before it still belongs to the head. */
static bool anchor_near(const struct page *p, size_t i)
{
    for (int looked = 0; looked < 2; looked++) {
        i = next_kept(p, i + 1);
        if (i >= p->lines->n || page_is_prose(line_at(p, i)))
            return false;
        if (is_date(p, line_at(p, i)) || is_sure_byline(line_at(p, i)))
            return true;
    }
    return false;
}

static bool prose_follows(const struct page *p, size_t i)
{
    for (i = next_kept(p, i); i < p->lines->n; i = next_kept(p, i + 1)) {
        if (page_is_prose(line_at(p, i)))
            return true;
    }
    return false;
}

/* A place on a line of its own, after a name and before a date. */
static bool is_place(const struct page *p, size_t i, bool dated)
{
    const struct line *line = line_at(p, i);
    bool named = p->article->n_byline > 0 || p->overrides->byline_given;

    if (dated || p->article->place != NULL || (line->sentence && strchr(line->text, ',') == NULL) ||
        !byline_place(line->text))
        return false;
    return (byline_known_place(line->text) || (named && !byline_given_name(line->text))) && anchor_near(p, i);
}

/* "BBC News, Wendmouth": an outlet and where it writes from. */
static bool take_outlet(struct page *p, struct line *line)
{
    const char *comma = strchr(line->text, ',');
    char paper[BYLINE_NAME_MOST];

    if (comma == NULL || comma[1] != ' ' || (size_t)(comma - line->text) >= sizeof paper)
        return false;
    memcpy(paper, line->text, (size_t)(comma - line->text));
    paper[comma - line->text] = '\0';
    if (!byline_paper(paper) || !byline_place(comma + 2))
        return false;
    report_drop_part(p->report, line->number, line->text, (size_t)(comma - line->text), "the newspaper's name");
    page_set(p, &p->article->place, p->overrides->place, line, comma + 2);
    line->gone = true;
    return true;
}

/* Between by-line and date a column has what others have above the by-line. */
static bool is_late_standfirst(const struct page *p, size_t i)
{
    const struct line *line = line_at(p, i);
    return p->article->standfirst == NULL && p->overrides->standfirst == NULL && line->words >= 8 &&
           line->words <= 60 && anchor_near(p, i) && !byline_title(line->text);
}

/* From the first anchor on: names, titles, places, dates. Returns the first line that is none of them. */
static size_t take_anchors(struct page *p, size_t i)
{
    bool dated = false, joined = false;

    for (i = next_kept(p, i); i < p->lines->n; i = next_kept(p, i + 1)) {
        struct line *line = line_at(p, i);
        bool named = p->article->n_byline > 0 || p->overrides->byline_given;
        if (!line->heading && page_is_author_note(p, line)) {
            page_drop(p, line, "a note about the author");
            continue;
        }
        if (named && !dated && !line->heading && is_late_standfirst(p, i)) {
            page_take_standfirst(p, &line, 1);
            continue;
        }
        if (line->heading || page_is_prose(line))
            break;
        if (is_date(p, line)) {
            page_take_date(p, line);
            dated = true;
        } else if (named && byline_title(line->text)) {
            page_drop(p, line, "the author's title");
        } else if (is_sure_byline(line)) {
            page_take_byline(p, line, true);
        } else if (!joined && is_place(p, i, dated)) {
            text_lower_place(line->text);
            page_set(p, &p->article->place, p->overrides->place, line, line->text);
            line->gone = true;
        } else if (named && text_same(line->text, "and")) {
            page_drop(p, line, "between two names");
            joined = true;
            continue;
        } else if (take_outlet(p, line)) {
            ;
        } else if (byline_title(line->text)) {
            page_drop(p, line, "the author's title");
        } else if (byline_paper(line->text)) {
            page_drop(p, line, "the newspaper's name");
        } else if (is_name(line) && (!named || joined || byline_given_name(line->text)) && (!dated || !named)) {
            page_take_byline(p, line, false);
        } else if (line->words <= 2 && strchr(line->text, '@') != NULL) {
            page_drop(p, line, "the author's address");
        } else if (!line->sentence && line->words <= 30 && anchor_near(p, i)) {
            page_drop(p, line, page_is_section(line->text) ? "the name of a section" : "a picture's caption");
        } else {
            break;
        }
        joined = false;
    }
    return i;
}

/* Below the anchors: bullets that sum up, and a caption before the first paragraph. */
static size_t take_below_anchors(struct page *p, size_t i)
{
    struct line *bullets[12];
    size_t n = 0;

    for (size_t k = i; k < p->lines->n && n < 12 && text_bullet(line_at(p, k)->text) > 0; k = next_kept(p, k + 1))
        bullets[n++] = line_at(p, k);
    if (n >= 2 && n < 12 && p->article->standfirst == NULL && prose_follows(p, i)) {
        page_take_standfirst(p, bullets, n);
        i = next_kept(p, i);
    }
    for (int most = 3; most > 0 && i < p->lines->n; most--) {
        struct line *line = line_at(p, i);
        struct opener opener;
        if (line->heading || line->sentence || line->words > 30 || opener_read(line->text, &opener) ||
            !prose_follows(p, i + 1))
            break;
        bool again = p->article->headline != NULL && page_repeats(line->text, p->article->headline);
        if (!again && p->article->standfirst == NULL && p->overrides->standfirst == NULL && line->words >= 6)
            report_doubt(p->report, line->number,
                         "'%s' was taken for a caption; if it is the standfirst, write it after "
                         "`standfirst:` at the top",
                         line->text);
        page_drop(p, line, again ? "the headline again" : "a picture's caption (no sentence, right above the text)");
        i = next_kept(p, i);
    }
    return i;
}

/* Without anchors: a headline, perhaps a standfirst that is no whole sentence, then text. */
static size_t without_anchors(const struct page *p, struct line *const *above, size_t n)
{
    size_t take = n > 0 ? 1 : 0;

    for (size_t i = 0; i < n; i++) {
        if (above[i]->heading)
            return i + 1;
    }
    while (take < n && take < 6 && !page_is_prose(above[take]) && !above[take]->sentence)
        take++;
    /* Short lines all the way down: take no more for the head than it can have. */
    if (take == n && n > 2)
        take = 2;
    (void)p;
    return take;
}

/* Whether a source whose headline is given by a key has none of its own. */
static bool starts_with_text(const struct page *p, struct line *const *above, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (above[i]->heading)
            return false;
    }
    size_t size = strlen(above[0]->text);
    return p->markdown || page_is_prose(above[0]) || (above[0]->sentence && above[0]->text[size - 1] == '.');
}

/* What page_furniture() found below "Key points". */
static void take_points(struct page *p)
{
    struct line *points[POINTS_MOST];
    size_t n = 0;

    for (size_t i = 0; i < p->lines->n; i++) {
        struct line *line = line_at(p, i);
        if (!line->point)
            continue;
        if (n < POINTS_MOST && p->article->standfirst == NULL)
            points[n++] = line;
        else
            page_drop(p, line, "a point that the text makes");
    }
    if (n > 0)
        page_take_standfirst(p, points, n);
}

/* The newspaper's name, a line of its own above the page. */
static bool is_masthead(const struct page *p, size_t i)
{
    const struct line *line = line_at(p, i);
    size_t next = next_kept(p, i + 1);
    char full[64];

    if (p->markdown || i != next_kept(p, 0) || next >= p->lines->n || page_is_section(line->text))
        return false;
    bool paper = byline_paper(line->text);
    if (!paper && line->words == 1 && snprintf(full, sizeof full, "The %s", line->text) < (int)sizeof full)
        paper = byline_paper(full);
    if (!paper)
        return false;
    if (line->gap && anchor_near(p, i))
        return true;
    const struct line *below = line_at(p, next);
    return (line->words == 1 && text_all_capitals(line->text)) || page_is_section(below->text) ||
           (!page_is_prose(below) && below->words >= 4);
}

/* Above the date there are nothing but names of sections, and below it is what may be a headline. */
static bool is_early_date(const struct page *p, struct line *const *above, size_t n, size_t i)
{
    for (size_t k = 0; k < n; k++) {
        if (above[k]->heading || !page_is_section(above[k]->text))
            return false;
    }
    size_t next = next_kept(p, i + 1);
    if (n == 0 || p->markdown || next >= p->lines->n)
        return false;
    struct line *line = line_at(p, next);
    return line->words >= 4 && !page_is_prose(line) && !is_sure_byline(line) && !is_date(p, line);
}

/* The author's name may stand at the page's top as well. Returns how many lines are left. */
static size_t drop_early_name(struct page *p, struct line **above, size_t n, struct line *anchor)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept + n - i > 1 && is_name(anchor) && text_same(above[i]->text, anchor->text))
            page_drop(p, above[i], "the by-line, which comes again below");
        else
            above[kept++] = above[i];
    }
    return kept;
}

bool page_head(struct page *p, struct error *e)
{
    struct line *above[ABOVE_MOST];
    size_t n = 0, prose = 0, i = next_kept(p, 0), anchor = SIZE_MAX;
    bool overruled = p->overrides->headline != NULL && p->overrides->headline[0] != '\0', headline_above = false;

    /* A date, or a name that says so itself, above the headline. */
    while (i < p->lines->n && next_kept(p, i + 1) < p->lines->n) {
        struct line *line = line_at(p, i);
        if (is_date(p, line)) {
            page_take_date(p, line);
            p->masthead = p->published_line == line->number ? line : p->masthead;
        } else if (is_masthead(p, i)) {
            page_drop(p, line, "the newspaper's name");
        } else if (!is_sure_byline(line) || !page_take_byline(p, line, true)) {
            break;
        }
        i = next_kept(p, i);
    }
    size_t first = i;
    for (size_t looked = 0; i < p->lines->n && looked < LOOK_MOST && n < ABOVE_MOST; looked++) {
        struct line *line = line_at(p, i);
        if (is_date(p, line) && is_early_date(p, above, n, i)) {
            page_take_date(p, line);
            p->masthead = line;
            i = next_kept(p, i);
            continue;
        }
        if (is_date(p, line) || is_sure_byline(line) ||
            (headline_above && byline_known_place(line->text) && anchor_near(p, i)) ||
            (is_name(line) && !(p->markdown && n == 0) && name_is_proved(p, i, n, headline_above))) {
            anchor = i;
            break;
        }
        prose += page_is_prose(line);
        /* A heading below text is a crosshead. */
        if (prose > PAGE_STANDFIRST_MOST || (line->heading && prose > 0))
            break;
        headline_above =
            headline_above || line->heading || (!page_is_section(line->text) && line->words >= 3) || overruled;
        above[n++] = line;
        i = next_kept(p, i + 1);
    }
    /* A by-line at the page's end is no head. */
    if (anchor != SIZE_MAX && prose >= 2 && !prose_follows(p, anchor + 1))
        anchor = SIZE_MAX;
    if (anchor == SIZE_MAX)
        n = without_anchors(p, above, n);
    else if (n > 1)
        n = drop_early_name(p, above, n, line_at(p, anchor));
    if (n > 0 && overruled && starts_with_text(p, above, n)) {
        /* The headline is given, and the source starts with its text. */
        if (anchor != SIZE_MAX)
            page_take_below_headline(p, above, n);
    } else if (n > 0) {
        page_take_above(p, above, n);
    }
    p->body = next_kept(p, first);
    if (anchor != SIZE_MAX) {
        p->body = take_anchors(p, anchor);
        p->body = take_below_anchors(p, p->body);
    }
    take_points(p);
    return !(p->failed || p->report->failed) || error_memory(e);
}
