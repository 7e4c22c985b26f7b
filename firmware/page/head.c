/* SPDX-License-Identifier: MIT */
/* What stands above the text. The by-line and date are the anchors: they are told by their form. What is before the
 * first of them is kicker, headline and standfirst; what follows the last of them is the text. */
#include "page/byline.h"
#include "page/dateline.h"
#include "page/steps.h"
#include "sources/text.h"

#include <stdio.h>
#include <string.h>

enum {
    LOOK_MOST = 60,  /* lines from the top within which the head ends */
    ABOVE_MOST = 40, /* lines above the first anchor */
    POINTS_MOST = 8,
};

/* A line is asked about from several sides, so the answer is kept. */
enum { ASKED_NO = 1, ASKED_YES, ASKED_SURE };

static bool is_date(struct passage *line)
{
    if (line->as_date == 0)
        line->as_date = (!page_is_prose(line) || line->words <= 20) && page_is_date(line) ? ASKED_YES : ASKED_NO;
    return line->as_date == ASKED_YES;
}

static unsigned char as_byline(struct passage *line)
{
    struct byline b;
    if (line->as_byline == 0)
        line->as_byline = line->heading || (line->sentence && line->words > 12) || !byline_read(line->text, &b)
                              ? ASKED_NO
                          : b.sure ? ASKED_SURE
                                   : ASKED_YES;
    return line->as_byline;
}

static bool is_sure_byline(struct passage *line)
{
    return as_byline(line) == ASKED_SURE;
}

static bool is_name(struct passage *line)
{
    return !line->sentence && as_byline(line) != ASKED_NO;
}

/* A date or by-line, or with `titles` an author's title, among the next `most` lines, before any prose. */
static bool anchor_within(const struct news_page *p, size_t i, size_t most, bool titles)
{
    for (; most > 0; most--) {
        i = page_next(p, i + 1);
        if (i >= p->n || page_is_prose(&p->lines[i]))
            break;
        if (is_date(&p->lines[i]) || is_sure_byline(&p->lines[i]) || (titles && byline_title(p->lines[i].text)))
            return true;
    }
    return false;
}

/* What is right before one of these still belongs to the head. */
static bool anchor_near(const struct news_page *p, size_t i)
{
    return anchor_within(p, i, 2, false);
}

/* A bare name is a by-line only beside something that proves it. */
static bool name_is_proved(const struct news_page *p, size_t at, size_t n_above, bool headline_above)
{
    const struct passage *line = &p->lines[at];
    return headline_above &&
           (anchor_within(p, at, 3, true) || (byline_given_name(line->text) && line->words <= 3 && n_above >= 1));
}

static bool prose_follows(const struct news_page *p, size_t i)
{
    for (i = page_next(p, i); i < p->n; i = page_next(p, i + 1)) {
        if (page_is_prose(&p->lines[i]))
            return true;
    }
    return false;
}

/* Somebody is known to have written it. */
static bool is_signed(const struct news_page *p)
{
    return p->article->n_byline > 0 || page_given(p, FIELD_BYLINE);
}

/* A place on a line of its own, after a name and before a date. */
static bool is_place(const struct news_page *p, size_t i, bool dated)
{
    const struct passage *line = &p->lines[i];
    if (dated || p->article->place != NULL || (line->sentence && strchr(line->text, ',') == NULL) ||
        !byline_place(line->text))
        return false;
    return (byline_known_place(line->text) || (is_signed(p) && !byline_given_name(line->text))) && anchor_near(p, i);
}

/* "BBC News, Wendmouth": an outlet and where it writes from. */
static bool take_outlet(struct news_page *p, struct passage *line)
{
    const char *comma = strchr(line->text, ',');
    char paper[BYLINE_NAME_MOST];

    if (comma == NULL || comma[1] != ' ' || !text_copy(paper, sizeof paper, line->text, (size_t)(comma - line->text)) ||
        !byline_paper(paper) || !byline_place(comma + 2))
        return false;
    report_drop_part(p->report, line->number, line->text, (size_t)(comma - line->text), "the newspaper's name");
    page_set(p, FIELD_PLACE, line, comma + 2);
    line->gone = true;
    return true;
}

/* Between by-line and date a column has what others have above the by-line. */
static bool is_late_standfirst(const struct news_page *p, size_t i)
{
    const struct passage *line = &p->lines[i];
    return p->article->standfirst == NULL && !page_given(p, FIELD_STANDFIRST) && line->words >= 8 &&
           line->words <= 60 && anchor_near(p, i) && !byline_title(line->text);
}

static void take_place(struct news_page *p, struct passage *line)
{
    char place[BYLINE_NAME_MOST]; /* byline_place() takes no longer one */

    snprintf(place, sizeof place, "%s", line->text);
    text_lower_place(place);
    page_set(p, FIELD_PLACE, line, place);
    line->gone = true;
}

/* What the lines from the first anchor on have said so far. */
struct anchors {
    bool dated;
    bool joined; /* the last line was an "and" between two names */
};

/* Why a line beside by-line and date is dropped; NULL: it may be text. */
static const char *beside_anchors(const struct news_page *p, size_t i)
{
    const struct passage *line = &p->lines[i];

    if (line->words <= 2 && strchr(line->text, '@') != NULL)
        return "the author's address";
    if (!line->sentence && line->words <= 30 && anchor_near(p, i))
        return page_is_section(line->text) ? "the name of a section" : "a picture's caption";
    return NULL;
}

/* Takes a line that is no prose if it is one of name, title, place, date. */
static bool take_anchor(struct news_page *p, size_t i, struct anchors *seen)
{
    struct passage *line = &p->lines[i];
    bool named = is_signed(p), joined = seen->joined;

    seen->joined = false;
    if (is_date(line)) {
        page_take_date(p, line);
        seen->dated = true;
    } else if (named && byline_title(line->text)) {
        page_drop(p, line, "the author's title");
    } else if (is_sure_byline(line)) {
        page_take_byline(p, line, true);
    } else if (!joined && is_place(p, i, seen->dated)) {
        take_place(p, line);
    } else if (named && text_same(line->text, "and")) {
        page_drop(p, line, "between two names");
        seen->joined = true;
    } else if (take_outlet(p, line)) {
        ;
    } else if (byline_title(line->text)) {
        page_drop(p, line, "the author's title");
    } else if (byline_paper(line->text)) {
        page_drop(p, line, "the newspaper's name");
    } else if (is_name(line) && (!named || joined || byline_given_name(line->text)) && (!seen->dated || !named)) {
        page_take_byline(p, line, false);
    } else {
        const char *why = beside_anchors(p, i);
        if (why != NULL)
            page_drop(p, line, why);
        return why != NULL;
    }
    return true;
}

/* From the first anchor on: names, titles, places, dates. Returns the first line that is none of them. */
static size_t take_anchors(struct news_page *p, size_t i)
{
    struct anchors seen = {0};

    for (i = page_next(p, i); i < p->n; i = page_next(p, i + 1)) {
        struct passage *line = &p->lines[i];
        if (!line->heading && page_is_author_note(p, line))
            page_drop(p, line, "a note about the author");
        else if (is_signed(p) && !seen.dated && !line->heading && is_late_standfirst(p, i))
            page_take_standfirst(p, &line, 1);
        else if (line->heading || page_is_prose(line) || !take_anchor(p, i, &seen))
            break;
    }
    return i;
}

/* Below the anchors: bullets that sum up, and a caption before the first paragraph. */
static size_t take_below_anchors(struct news_page *p, size_t i)
{
    struct passage *bullets[12];
    size_t n = 0;

    for (size_t k = i; k < p->n && n < 12 && text_bullet(p->lines[k].text) > 0; k = page_next(p, k + 1))
        bullets[n++] = &p->lines[k];
    if (n >= 2 && n < 12 && p->article->standfirst == NULL && prose_follows(p, i)) {
        page_take_standfirst(p, bullets, n);
        i = page_next(p, i);
    }
    for (int most = 3; most > 0 && i < p->n; most--) {
        struct passage *line = &p->lines[i];
        struct opener opener;
        if (line->heading || line->sentence || line->words > 30 || opener_read(line->text, &opener) ||
            !prose_follows(p, i + 1))
            break;
        bool again = p->article->headline != NULL && page_repeats(line->text, p->article->headline);
        if (!again && p->article->standfirst == NULL && !page_given(p, FIELD_STANDFIRST) && line->words >= 6)
            report_doubt(p->report, line->number,
                         "'%s' was taken for a caption; if it is the standfirst, write it after "
                         "`standfirst:` at the top",
                         line->text);
        page_drop(p, line, again ? "the headline again" : "a picture's caption (no sentence, right above the text)");
        i = page_next(p, i);
    }
    return i;
}

/* Without anchors: a headline, perhaps a standfirst that is no whole sentence, then text. */
static size_t without_anchors(struct passage *const *above, size_t n)
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
    return take;
}

/* Whether a source whose headline is given by a key has none of its own. */
static bool starts_with_text(const struct news_page *p, struct passage *const *above, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (above[i]->heading)
            return false;
    }
    size_t size = strlen(above[0]->text);
    return p->document->headings_known || page_is_prose(above[0]) ||
           (above[0]->sentence && above[0]->text[size - 1] == '.');
}

/* What page_furniture() found below "Key points". */
static void take_points(struct news_page *p)
{
    struct passage *points[POINTS_MOST];
    size_t n = 0;

    for (size_t i = 0; i < p->n; i++) {
        struct passage *line = &p->lines[i];
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
static bool is_masthead(const struct news_page *p, size_t i)
{
    const struct passage *line = &p->lines[i];
    size_t next = page_next(p, i + 1);
    char full[64];

    if (p->document->stands_alone || i != page_next(p, 0) || next >= p->n || page_is_section(line->text))
        return false;
    bool paper = byline_paper(line->text);
    if (!paper && line->words == 1 && snprintf(full, sizeof full, "The %s", line->text) < (int)sizeof full)
        paper = byline_paper(full);
    if (!paper)
        return false;
    if (line->gap && anchor_near(p, i))
        return true;
    const struct passage *below = &p->lines[next];
    return (line->words == 1 && text_all_capitals(line->text)) || page_is_section(below->text) ||
           (!page_is_prose(below) && below->words >= 4);
}

/* Above the date there are nothing but names of sections, and below it is what may be a headline. */
static bool is_early_date(const struct news_page *p, struct passage *const *above, size_t n, size_t i)
{
    for (size_t k = 0; k < n; k++) {
        if (above[k]->heading || !page_is_section(above[k]->text))
            return false;
    }
    size_t next = page_next(p, i + 1);
    if (n == 0 || p->document->stands_alone || next >= p->n)
        return false;
    struct passage *line = &p->lines[next];
    return line->words >= 4 && !page_is_prose(line) && !is_sure_byline(line) && !is_date(line);
}

/* The author's name may stand at the page's top as well. Returns how many lines are left. */
static size_t drop_early_name(struct news_page *p, struct passage **above, size_t n, struct passage *anchor)
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

/* A date, the newspaper's name, or a by-line that says so itself, above the headline. Returns the line below them. */
static size_t take_top(struct news_page *p)
{
    size_t i = page_next(p, 0);

    while (i < p->n && page_next(p, i + 1) < p->n) {
        struct passage *line = &p->lines[i];
        if (is_date(line)) {
            page_take_date(p, line);
            p->masthead = p->published_line == line->number ? line : p->masthead;
        } else if (is_masthead(p, i)) {
            page_drop(p, line, "the newspaper's name");
        } else if (!is_sure_byline(line) || !page_take_byline(p, line, true)) {
            break;
        }
        i = page_next(p, i);
    }
    return i;
}

/* The lines above the first anchor. */
struct above {
    struct passage *lines[ABOVE_MOST];
    size_t n;
    size_t anchor; /* its index in the page; SIZE_MAX: there is none */
};

/* The by-line or date that ends the head. */
static bool is_anchor(const struct news_page *p, size_t i, size_t n_above, bool headline_above)
{
    struct passage *line = &p->lines[i];

    if (is_date(line) || is_sure_byline(line) ||
        (headline_above && byline_known_place(line->text) && anchor_near(p, i)))
        return true;
    return is_name(line) && !(p->document->headings_known && n_above == 0) &&
           name_is_proved(p, i, n_above, headline_above);
}

static void find_anchor(struct news_page *p, size_t i, bool headline_given, struct above *a)
{
    bool headline_above = false;
    size_t prose = 0;

    a->n = 0;
    a->anchor = SIZE_MAX;
    for (size_t looked = 0; i < p->n && looked < LOOK_MOST && a->n < ABOVE_MOST; looked++) {
        struct passage *line = &p->lines[i];
        if (is_date(line) && is_early_date(p, a->lines, a->n, i)) {
            page_take_date(p, line);
            p->masthead = line;
            i = page_next(p, i);
            continue;
        }
        if (is_anchor(p, i, a->n, headline_above)) {
            a->anchor = i;
            break;
        }
        prose += page_is_prose(line);
        /* A heading below text is a crosshead. */
        if (prose > PAGE_STANDFIRST_MOST || (line->heading && prose > 0))
            break;
        headline_above =
            headline_above || line->heading || headline_given || (!page_is_section(line->text) && line->words >= 3);
        a->lines[a->n++] = line;
        i = page_next(p, i + 1);
    }
    /* A by-line at the page's end is no head. */
    if (a->anchor != SIZE_MAX && prose >= 2 && !prose_follows(p, a->anchor + 1))
        a->anchor = SIZE_MAX;
}

bool page_head(struct news_page *p, struct error *e)
{
    bool headline_given = p->keys->values.headline != NULL;
    size_t first = take_top(p);
    struct above a;

    find_anchor(p, first, headline_given, &a);
    if (a.anchor == SIZE_MAX)
        a.n = without_anchors(a.lines, a.n);
    else if (a.n > 1)
        a.n = drop_early_name(p, a.lines, a.n, &p->lines[a.anchor]);
    bool text_only = a.n > 0 && headline_given && starts_with_text(p, a.lines, a.n);
    if (a.n > 0 && !text_only)
        page_take_above(p, a.lines, a.n);
    else if (a.n > 0 && a.anchor != SIZE_MAX)
        page_take_below_headline(p, a.lines, a.n);
    p->body = page_next(p, first);
    if (a.anchor != SIZE_MAX)
        p->body = take_below_anchors(p, take_anchors(p, a.anchor));
    take_points(p);
    return !(p->failed || p->report->failed) || error_memory(e);
}
