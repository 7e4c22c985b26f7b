/* SPDX-License-Identifier: MIT */
/*
 * What stands above the text. The by-line and date are the anchors: they are told by their form. What is before the
 * first of them is kicker, headline and standfirst; what follows the last of them is the text.
 */
#include "pack/byline.h"
#include "pack/dateline.h"
#include "pack/page.h"
#include "pack/report.h"
#include "pack/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    LOOK_MOST = 60,  /* lines from the top within which the head ends */
    PROSE_MOST = 4,  /* paragraphs that a standfirst may have */
    ABOVE_MOST = 40, /* lines above the first anchor */
};

static const char sections[] =
    "news|world|world news|uk|us|uk news|us news|politics|uk politics|us "
    "politics|business|money|economy|economics|markets|"
    "finance|companies|sport|sports|football|cricket|rugby|tennis|golf|formula 1|tech|technology|science|health|"
    "environment|climate|climate crisis|education|culture|arts|art|books|film|music|tv|tv & "
    "radio|media|travel|lifestyle|"
    "life|style|fashion|food|opinion|comment|analysis|features|feature|exclusive|explainer|interview|obituary|"
    "obituaries|"
    "letters|editorial|leader|transport|crime|law|courts|local|local news|regional|region|europe|asia|africa|americas|"
    "middle east|australia|weather|society|housing|energy|royal|royals|nation|national|international|city|"
    "investigation|special report|long read|the long read|live|breaking|breaking "
    "news|property|motoring|farming|religion|"
    "home news|in depth|in focus|perspective|profile|review|reviews|theatre|history|defence|security|work|jobs|"
    "england|scotland|wales|ireland|northern ireland|london|uk & "
    "ireland|china|russia|india|community|council|gallery|video";

/* A paragraph of running text. */
static bool is_prose(const struct line *line)
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

static bool is_date(const struct page *p, const struct line *line)
{
    /* page_take_date() decides; it is tried on a page that is thrown away. */
    struct article article = {0};
    struct source_report report = {0};
    struct page trial = {.overrides = p->overrides, .report = &report, .article = &article};
    struct line copy = *line;
    bool is = page_take_date(&trial, &copy);
    article_finish(&article);
    source_report_finish(&report);
    return is;
}

static bool is_sure_byline(const struct line *line)
{
    struct byline b;
    return !line->heading && !(line->sentence && line->words > 12) && byline_read(line->text, &b) && b.sure;
}

static bool is_name(const struct line *line)
{
    struct byline b;
    return !line->heading && !line->sentence && byline_read(line->text, &b);
}

/* A word or trail such as "Transport", "UK news | Politics", "HOME > WORLD > EUROPE". */
static bool is_section(const char *text)
{
    size_t parts = 0, known = 0;

    for (const char *at = text; *at != '\0';) {
        at += strspn(at, " |/>");
        size_t n = strcspn(at, "|/>");
        while (n > 0 && at[n - 1] == ' ')
            n--;
        if (n == 0)
            break;
        parts++;
        known += text_in(sections, at, n) || text_in("home|homepage", at, n);
        at += n;
        at += strspn(at, " ");
    }
    return parts > 0 && (known == parts || (parts > 1 && known > 0 && text_words(text) <= 12));
}

static bool is_kicker(const struct page *p, const struct line *line, const struct line *next, bool more)
{
    if (p->markdown || line->sentence || line->words > 6)
        return false;
    if (is_section(line->text))
        return !(next->sentence && next->words > 8 && line->words > 2) || strpbrk(line->text, "|>") != NULL;
    if (strpbrk(line->text, "|>") != NULL && line->words <= 8)
        return true;
    if (next->sentence && next->words > 5 && text_starts(next->text + strlen(next->text) - 1, "."))
        return false; /* a headline and its standfirst */
    if (text_all_capitals(line->text) && line->words <= 4 && !text_all_capitals(next->text))
        return true;
    return line->words <= (more ? 3u : 2u) && next->words >= 5 && next->words > line->words * 2;
}

/* The headline's bytes in a page's title "Headline | Site Name"; all of it if there is no such end. */
static size_t title_size(const char *text)
{
    static const char *const marks[] = {" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xb7 "};
    size_t best = strlen(text);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        for (const char *at = text; (at = strstr(at, marks[i])) != NULL; at++) {
            const char *rest = at + strlen(marks[i]);
            size_t size = (size_t)(at - text);
            bool site = i == 0 || byline_paper(rest);
            if (site && size < best && size > 12 && text_words(rest) <= 6 && !text_ends_sentence(rest)) {
                best = size;
                break;
            }
        }
    }
    return best;
}

/* The line says again what another one says, but for a site's name at the end. */
static bool repeats(const char *title, const char *headline)
{
    size_t n = strlen(headline);
    if (strncasecmp(title, headline, n) != 0)
        return false;
    const char *rest = title + n;
    return *rest == '\0' || (n > 12 && *rest == ' ' && strpbrk(rest, "|-\xe2\xc2") == rest + 1);
}

/* Kickers: the trail's last part is what a reader wants to see; a pair of sections stays as it is. */
static void take_kicker(struct page *p, struct line *line)
{
    char *last = strrchr(line->text, '>');
    line->gone = true;
    if (last == NULL) {
        page_set(p, &p->article->kicker, p->overrides->kicker, line, line->text);
        return;
    }
    char *text = last + 1 + strspn(last + 1, " ");
    size_t size = (size_t)(last - line->text);
    while (size > 0 && line->text[size - 1] == ' ')
        size--;
    if (*text != '\0')
        page_set(p, &p->article->kicker, p->overrides->kicker, line, text);
    report_drop_part(p->report, line->number, line->text, size, "the way to the page; its last part is the kicker");
}

static void take_headline(struct page *p, struct line *line)
{
    size_t size = p->markdown ? strlen(line->text) : title_size(line->text);
    char *text = strndup(line->text, size);

    line->gone = true;
    if (text == NULL) {
        p->failed = true;
        return;
    }
    page_set(p, &p->article->headline, p->overrides->headline, line, text);
    free(text);
    if (line->text[size] != '\0')
        report_drop(p->report, line->number, line->text + size, "the site's name after the headline");
}

/* Lines from `at` on that form the standfirst are joined; a bullet that ends without a mark gets a full stop. */
static void take_standfirst(struct page *p, struct line *const *lines, size_t n)
{
    struct buffer b = {0};

    for (size_t i = 0; i < n; i++) {
        const char *text = lines[i]->text + text_bullet(lines[i]->text);
        if (i > 0)
            buffer_text(&b, " ");
        buffer_text(&b, text);
        if (n > 1 && !text_ends_sentence(text))
            buffer_text(&b, ".");
        lines[i]->gone = true;
    }
    char *text = buffer_take_text(&b);
    if (text == NULL)
        p->failed = true;
    else
        page_set(p, &p->article->standfirst, p->overrides->standfirst, lines[0], text);
    free(text);
}

/* Three lines or more in a row that are no sentences: bullets that lost their marks. */
static bool is_plain_list(struct line *const *lines)
{
    for (size_t i = 0; i < 3; i++) {
        if (lines[i]->sentence || lines[i]->words < 5 || (i > 0 && lines[i]->gap))
            return false;
    }
    return true;
}

/* What is left between headline and anchor: the standfirst first, then perhaps a caption. */
static void take_below_headline(struct page *p, struct line **lines, size_t n)
{
    size_t take = 0;

    while (n > 0 && repeats(lines[0]->text, p->article->headline != NULL ? p->article->headline : "\n")) {
        page_drop(p, lines[0], "the headline again");
        lines++;
        n--;
    }
    if (n == 0)
        return;
    if (text_bullet(lines[0]->text) > 0) {
        while (take < n && text_bullet(lines[take]->text) > 0)
            take++;
    } else if (n >= 3 && is_plain_list(lines)) {
        while (take < n && !lines[take]->sentence && lines[take]->words >= 5)
            take++;
    } else if (n > 1 && !lines[0]->sentence && lines[1]->sentence && lines[0]->words <= 3) {
        page_drop(p, lines[0], "a label under the headline");
        lines++;
        n--;
        take = 1;
    } else {
        take = 1;
        while (take < n && take < PROSE_MOST && lines[0]->sentence && lines[take]->sentence && lines[take]->words >= 4)
            take++;
    }
    take_standfirst(p, lines, take);
    for (size_t i = take; i < n; i++)
        page_drop(p, lines[i], lines[i]->sentence ? "between the standfirst and the by-line" : "a picture's caption");
}

/* How many lines stand together, the last of them this one: more than two are a menu. */
static size_t row_above(const struct page *p, const struct line *line)
{
    size_t n = 1;
    while (line > p->lines->items && !line->gap) {
        line--;
        n++;
    }
    return n;
}

static void take_above(struct page *p, struct line **lines, size_t n)
{
    size_t k = 0, heading = 0;

    while (heading < n && !lines[heading]->heading)
        heading++;
    if (heading < n) {
        k = heading;
    } else {
        /* A page's title that comes again below, or the headline printed twice. */
        for (size_t i = 0; i < n && k == 0; i++) {
            for (size_t j = i + 1; j < n; j++) {
                if (lines[j]->words >= 2 && repeats(lines[i]->text, lines[j]->text) && lines[i]->words > 3) {
                    page_drop(p, lines[i], "the page's title; the headline comes again below");
                    k = j;
                    break;
                }
            }
        }
        /* A menu: the headline is the first line after it that is long enough to be one. */
        size_t menu = 0;
        while (k == 0 && menu < n && lines[menu]->words <= 3 && !lines[menu]->sentence)
            menu++;
        if (menu >= 3 && menu < n)
            k = menu;
        if (k == 0) {
            while (k + 1 < n && is_kicker(p, lines[k], lines[k + 1], k + 2 < n))
                k++;
        }
    }
    /* Above the headline: the nearest short line is the kicker, unless it is one of a row of links. */
    bool kicker = false;
    for (size_t i = k; i-- > 0;) {
        if (lines[i]->gone)
            continue;
        bool apart = lines[i]->gap && lines[i + 1]->gap;
        if (!kicker && i + 1 == k && lines[i]->words <= 12 && !is_prose(lines[i]) &&
            (row_above(p, lines[i]) <= 2 || apart)) {
            take_kicker(p, lines[i]);
            kicker = true;
        } else {
            page_drop(p, lines[i], "above the headline: site navigation");
        }
    }
    take_headline(p, lines[k]);
    if (k + 1 < n)
        take_below_headline(p, lines + k + 1, n - k - 1);
}

/* A bare name is a by-line only beside something that proves it. */
static bool name_is_proved(const struct page *p, size_t at, size_t n_above, bool headline_above)
{
    if (!headline_above)
        return false;
    size_t i = at;
    for (int looked = 0; looked < 3; looked++) {
        i = next_kept(p, i + 1);
        if (i >= p->lines->n || is_prose(line_at(p, i)))
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
        if (i >= p->lines->n || is_prose(line_at(p, i)))
            return false;
        if (is_date(p, line_at(p, i)) || is_sure_byline(line_at(p, i)))
            return true;
    }
    return false;
}

static bool prose_follows(const struct page *p, size_t i)
{
    for (i = next_kept(p, i); i < p->lines->n; i = next_kept(p, i + 1)) {
        if (is_prose(line_at(p, i)))
            return true;
    }
    return false;
}

/* From the first anchor on: names, titles, places, dates. Returns the first line that is none of them. */
static size_t take_anchors(struct page *p, size_t i)
{
    bool dated = false;

    for (i = next_kept(p, i); i < p->lines->n; i = next_kept(p, i + 1)) {
        struct line *line = line_at(p, i);
        if (line->heading || is_prose(line))
            break;
        bool named = p->article->n_byline > 0 || p->overrides->byline_given;
        bool place = !line->sentence && !dated && p->article->place == NULL && byline_place(line->text) &&
                     (byline_known_place(line->text) || (named && !byline_given_name(line->text))) && anchor_near(p, i);
        if (is_date(p, line)) {
            page_take_date(p, line);
            dated = true;
        } else if (is_sure_byline(line)) {
            page_take_byline(p, line, true);
        } else if (place) {
            page_set(p, &p->article->place, p->overrides->place, line, line->text);
            line->gone = true;
        } else if (byline_title(line->text)) {
            page_drop(p, line, "the author's title");
        } else if (byline_paper(line->text)) {
            page_drop(p, line, "the newspaper's name");
        } else if (is_name(line) && (!named || byline_given_name(line->text)) && (!dated || !named)) {
            page_take_byline(p, line, false);
        } else if (line->words <= 2 && strchr(line->text, '@') != NULL) {
            page_drop(p, line, "the author's address");
        } else if (!line->sentence && line->words <= 30 && anchor_near(p, i)) {
            page_drop(p, line, "a picture's caption");
        } else {
            break;
        }
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
        take_standfirst(p, bullets, n);
        i = next_kept(p, i);
    }
    for (int most = 3; most > 0 && i < p->lines->n; most--) {
        struct line *line = line_at(p, i);
        struct opener opener;
        if (line->heading || line->sentence || line->words > 30 || opener_read(line->text, &opener) ||
            !prose_follows(p, i + 1))
            break;
        bool again = p->article->headline != NULL && repeats(line->text, p->article->headline);
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
    while (take < n && take < 6 && !is_prose(above[take]) && !above[take]->sentence)
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
    return p->markdown || is_prose(above[0]) || (above[0]->sentence && above[0]->text[size - 1] == '.');
}

bool page_head(struct page *p, struct error *e)
{
    struct line *above[ABOVE_MOST];
    size_t n = 0, prose = 0, i = next_kept(p, 0), anchor = SIZE_MAX;
    bool overruled = p->overrides->headline != NULL && p->overrides->headline[0] != '\0', headline_above = false;

    /* A date, or a name that says so itself, above the headline. */
    while (i < p->lines->n && next_kept(p, i + 1) < p->lines->n) {
        struct line *line = line_at(p, i);
        if (is_date(p, line))
            page_take_date(p, line);
        else if (!is_sure_byline(line) || !page_take_byline(p, line, true))
            break;
        i = next_kept(p, i);
    }
    size_t first = i;
    for (size_t looked = 0; i < p->lines->n && looked < LOOK_MOST && n < ABOVE_MOST; looked++) {
        struct line *line = line_at(p, i);
        if (is_date(p, line) || is_sure_byline(line) ||
            (headline_above && byline_known_place(line->text) && anchor_near(p, i)) ||
            (is_name(line) && !(p->markdown && n == 0) && name_is_proved(p, i, n, headline_above))) {
            anchor = i;
            break;
        }
        prose += is_prose(line);
        /* A heading below text is a crosshead. */
        if (prose > PROSE_MOST || (line->heading && prose > 0))
            break;
        headline_above = headline_above || line->heading || (!is_section(line->text) && line->words >= 3) || overruled;
        above[n++] = line;
        i = next_kept(p, i + 1);
    }
    /* A by-line at the page's end is no head. */
    if (anchor != SIZE_MAX && prose >= 2 && !prose_follows(p, anchor + 1))
        anchor = SIZE_MAX;
    if (anchor == SIZE_MAX)
        n = without_anchors(p, above, n);
    if (n > 0 && overruled && starts_with_text(p, above, n)) {
        /* The headline is given, and the source starts with its text. */
        if (anchor != SIZE_MAX)
            take_below_headline(p, above, n);
    } else if (n > 0) {
        take_above(p, above, n);
    }
    p->body = next_kept(p, first);
    if (anchor != SIZE_MAX) {
        p->body = take_anchors(p, anchor);
        p->body = take_below_anchors(p, p->body);
    }
    return !(p->failed || p->report->failed) || error_memory(e);
}
