/* SPDX-License-Identifier: MIT */
/* Kicker, headline and standfirst, out of the lines that stand above by-line and date. */
#include "page/byline.h"
#include "page/steps.h"
#include "sources/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char sections[] =
    "news|world|world news|uk|us|uk news|us news|politics|uk politics|us politics|business|money|economy|economics|"
    "markets|finance|companies|sport|sports|football|cricket|rugby|tennis|golf|formula 1|tech|technology|science|"
    "health|environment|climate|climate crisis|education|culture|arts|art|books|film|music|tv|tv & radio|media|travel|"
    "lifestyle|life|style|fashion|food|opinion|comment|analysis|features|feature|exclusive|explainer|interview|"
    "obituary|obituaries|letters|editorial|leader|transport|crime|law|courts|local|local news|regional|region|europe|"
    "asia|africa|americas|middle east|australia|weather|society|housing|energy|royal|royals|nation|national|"
    "international|city|investigation|special report|long read|the long read|live|breaking|breaking news|property|"
    "motoring|farming|religion|home news|in depth|in focus|perspective|profile|review|reviews|theatre|history|defence|"
    "security|work|jobs|england|scotland|wales|ireland|northern ireland|london|uk & ireland|china|russia|india|"
    "community|council|gallery|video|in pictures|metro|congress|commodities|u.s. news|fishing|league one|league two|"
    "premier league|championship|wildlife|elections|press release|life|social affairs|soci\303\251t\303\251|politique|"
    "monde|\303\251conomie|sciences|plan\303\250te|sport|id\303\251es|d\303\251bats|politik|wirtschaft|gesellschaft|"
    "kultur|wissen|hong kong|canada|germany|france|press|nature|conservation|oddities";

/* The bytes of what parts a trail. */
static size_t trail_mark(const char *at)
{
    return *at == '|' ? 1 : text_begins("/|>|\342\200\272|\302\273", at);
}

static bool is_trail(const char *text)
{
    return strpbrk(text, "|>") != NULL || strstr(text, " \342\200\272 ") != NULL || strstr(text, " \302\273 ") != NULL;
}

/* A word or trail such as "Transport", "UK news | Politics", "HOME > WORLD > EUROPE". */
bool page_is_section(const char *text)
{
    size_t parts = 0, known = 0;

    for (const char *at = text; *at != '\0';) {
        size_t gap, n = 0;
        while (*at == ' ' || (gap = trail_mark(at)) > 0)
            at += *at == ' ' ? 1 : gap;
        while (at[n] != '\0' && trail_mark(at + n) == 0)
            n++;
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

static bool is_kicker(const struct news_page *p, const struct passage *line, const struct passage *next, bool more)
{
    if (p->document->headings_known || (line->sentence && !page_is_section(line->text)) || line->words > 6)
        return false;
    if (page_is_section(line->text))
        return !(next->sentence && next->words > 8 && line->words > 2) || is_trail(line->text);
    if (is_trail(line->text) && line->words <= 8)
        return true;
    if (next->sentence && next->words > 5 && text_starts(next->text + strlen(next->text) - 1, "."))
        return false; /* a headline and its standfirst */
    if (text_all_capitals(line->text) && line->words <= 4 && !text_all_capitals(next->text))
        return true;
    return line->words <= (more ? 3u : 2u) && next->words >= (line->words == 1 ? 4u : 5u) &&
           next->words > line->words * 2;
}

/* The headline's bytes in a page's title "Headline | Site Name"; all of it if there is no such end. */
static size_t title_size(const char *text)
{
    const char *at = text;

    for (; *at != '\0'; at++) {
        bool bar = strncmp(at, " | ", 3) == 0;
        size_t gap = bar ? 3 : text_begins(" - | \342\200\223 | \342\200\224 | \302\267 ", at);
        const char *rest = at + gap;
        if (gap > 0 && at - text > 12 && (bar || byline_paper(rest)) && text_words(rest) <= 6 &&
            !text_ends_sentence(rest))
            break;
    }
    return (size_t)(at - text);
}

/* The line says again what another one says, but for a site's name at the end. */
bool page_repeats(const char *title, const char *headline)
{
    size_t n = strlen(headline);
    if (strncasecmp(title, headline, n) != 0)
        return false;
    const char *rest = title + n;
    return *rest == '\0' || (n > 12 && *rest == ' ' && strpbrk(rest, "|-\xe2\xc2") == rest + 1);
}

/* A bar parts sections of one rank, the others go down from one to the next. */
static const char *last_mark(const char *text)
{
    const char *last = NULL;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != '|' && *at != '/' && trail_mark(at) > 0)
            last = at;
    }
    return last;
}

/* Kickers: the trail's last part is what a reader wants to see; a pair of sections stays as it is. */
static void take_kicker(struct news_page *p, struct passage *line)
{
    const char *last = last_mark(line->text);
    /* A columnist's name may stand where others have a section. */
    if (byline_given_name(line->text) && line->words >= 2 && page_take_byline(p, line, false))
        return;
    line->gone = true;
    if (last == NULL) {
        page_set(p, FIELD_KICKER, line, line->text);
        return;
    }
    const char *text = last + trail_mark(last);
    text += strspn(text, " ");
    size_t size = (size_t)(last - line->text);
    while (size > 0 && line->text[size - 1] == ' ')
        size--;
    if (*text != '\0')
        page_set(p, FIELD_KICKER, line, text);
    report_drop_part(p->report, line->number, line->text, size, "the way to the page; its last part is the kicker");
}

static void take_headline(struct news_page *p, struct passage *line)
{
    size_t size = p->document->stands_alone ? strlen(line->text) : title_size(line->text);
    char *text = strndup(line->text, size);

    line->gone = true;
    if (text == NULL) {
        p->failed = true;
        return;
    }
    page_set(p, FIELD_HEADLINE, line, text);
    free(text);
    if (line->text[size] != '\0')
        report_drop(p->report, line->number, line->text + size, "the site's name after the headline");
}

/* Lines from `at` on that form the standfirst are joined; a bullet that ends without a mark gets a full stop. */
void page_take_standfirst(struct news_page *p, struct passage *const *lines, size_t n)
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
        page_set(p, FIELD_STANDFIRST, lines[0], text);
    free(text);
}

/* Three lines or more in a row that are no sentences: bullets that lost their marks. */
static bool is_plain_list(struct passage *const *lines)
{
    for (size_t i = 0; i < 3; i++) {
        if (lines[i]->sentence || lines[i]->words < 5 || (i > 0 && lines[i]->gap))
            return false;
    }
    return true;
}

/* How many of the lines below the headline are its standfirst. */
static size_t standfirst_lines(struct passage *const *lines, size_t n)
{
    bool bullets = text_bullet(lines[0]->text) > 0;
    size_t take = 1;

    if (!bullets && n >= 3 && is_plain_list(lines)) {
        while (take < n && !lines[take]->sentence && lines[take]->words >= 5)
            take++;
    } else if (!bullets) {
        while (take < n && take < PAGE_STANDFIRST_MOST && lines[0]->sentence && lines[take]->sentence &&
               lines[take]->words >= 4)
            take++;
    }
    while (take < n && text_bullet(lines[take]->text) > 0)
        take++;
    return take;
}

static bool is_label_above(struct passage *const *lines, size_t n)
{
    return n > 1 && lines[0]->words <= 3 && !lines[0]->sentence && lines[1]->sentence &&
           text_bullet(lines[0]->text) == 0 && !(n >= 3 && is_plain_list(lines));
}

/* What is left between headline and anchor: the standfirst first, then perhaps a caption. */
void page_take_below_headline(struct news_page *p, struct passage **lines, size_t n)
{
    const char *headline = p->article->headline;

    while (n > 0 && headline != NULL && page_repeats(lines[0]->text, headline)) {
        page_drop(p, lines[0], "the headline again");
        lines++;
        n--;
    }
    if (n == 0)
        return;
    size_t take;
    if (is_label_above(lines, n)) {
        page_drop(p, lines[0], "a label under the headline");
        lines++;
        n--;
        take = 1;
        while (take < n && text_bullet(lines[take]->text) > 0)
            take++;
    } else {
        take = standfirst_lines(lines, n);
    }
    page_take_standfirst(p, lines, take);
    for (size_t i = take; i < n; i++)
        page_drop(p, lines[i], lines[i]->sentence ? "between the standfirst and the by-line" : "a picture's caption");
}

/* A menu stands above: lines without a gap, of which some are no known furniture. A longer line ends it. */
static bool in_menu(const struct news_page *p, const struct passage *line)
{
    size_t lines = 1, kept = 1;
    while (line > p->lines && !line->gap) {
        line--;
        if (line->gone && line->words >= 5)
            break;
        lines++;
        kept += !line->gone;
    }
    return lines > 2 && kept > 1;
}

/* The only one of a row in capitals. */
static bool stands_out(struct passage *const *lines, size_t i)
{
    return i > 0 && text_all_capitals(lines[i]->text) && lines[i]->words >= 2 &&
           !text_all_capitals(lines[i - 1]->text) && !text_all_capitals(lines[i + 1]->text);
}

/* The index of the headline where its page's title, or itself, stands above it again; 0: it does not. */
static size_t below_title(struct news_page *p, struct passage *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++) {
            if (lines[k]->words >= 2 && page_repeats(lines[i]->text, lines[k]->text) && lines[i]->words > 3) {
                page_drop(p, lines[i], "the page's title; the headline comes again below");
                return k;
            }
        }
    }
    return 0;
}

/* The first line after a menu that is long enough to be a headline; 0: there is no menu. */
static size_t below_menu(struct passage *const *lines, size_t n)
{
    size_t menu = 0;

    while (menu < n && lines[menu]->words <= 3 && (!lines[menu]->sentence || lines[menu]->words == 1))
        menu++;
    if (menu >= n || menu < 2)
        return 0;
    bool pair = (lines[1]->words <= 2 || strpbrk(lines[1]->text, "+&") != NULL) && !lines[menu]->gap &&
                lines[menu]->words >= 5 && !page_is_prose(lines[menu]);
    return menu >= 3 || pair ? menu : 0;
}

static size_t find_headline(struct news_page *p, struct passage *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (lines[i]->heading)
            return i;
    }
    size_t k = below_title(p, lines, n);
    if (k == 0)
        k = below_menu(lines, n);
    if (k == 0) {
        while (k + 1 < n && is_kicker(p, lines[k], lines[k + 1], k + 2 < n))
            k++;
    }
    return k;
}

/* The nearest short line above the headline is the kicker, unless it is one of a row of links. */
static bool is_kicker_above(const struct news_page *p, struct passage *const *lines, size_t i)
{
    const struct passage *line = lines[i];

    if (line->words > 12 || page_is_prose(line))
        return false;
    return !in_menu(p, line) || (line->gap && lines[i + 1]->gap) || is_trail(line->text) || stands_out(lines, i);
}

void page_take_above(struct news_page *p, struct passage **lines, size_t n)
{
    size_t k = find_headline(p, lines, n);

    for (size_t i = k; i-- > 0;) {
        if (lines[i]->gone)
            continue;
        if (i + 1 == k && is_kicker_above(p, lines, i))
            take_kicker(p, lines[i]);
        else
            page_drop(p, lines[i], "above the headline: site navigation");
    }
    take_headline(p, lines[k]);
    if (k + 1 < n)
        page_take_below_headline(p, lines + k + 1, n - k - 1);
}
