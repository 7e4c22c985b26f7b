/* SPDX-License-Identifier: MIT */
/* Lines that can be told to be none of the text only by the lines around them. */
#include "page/byline.h"
#include "page/dateline.h"
#include "page/furniture.h"
#include "page/steps.h"
#include "sources/text.h"

#include <ctype.h>
#include <string.h>

enum {
    LIST_MOST = 12, /* headlines of other stories after their label */
    TEASER_WORDS = 30,
    TWICE_MOST = 6,   /* lines from a caption to its repetition */
    LABEL_WORDS = 8,  /* of a label below the text */
    PROSE_BEFORE = 3, /* paragraphs that a text has before its end can be told by its form */
    PULL_WORDS = 40,
};

/* A caption is often there twice, for the picture and for its gallery. */
static bool comes_twice(const struct news_page *p, size_t i)
{
    const struct passage *line = &p->lines[i];
    for (size_t k = i < TWICE_MOST ? 0 : i - TWICE_MOST; k < p->n && k <= i + TWICE_MOST; k++) {
        if (k != i && strcmp(p->lines[k].text, line->text) == 0)
            return true;
    }
    return false;
}

/* Nothing but names that the by-line has already. */
static bool repeats_byline(const struct news_page *p, const struct passage *line)
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

/* "Ann Ames is a columnist", "Ames reported from Port Haven". */
bool page_is_author_note(const struct news_page *p, const struct passage *line)
{
    static const char full[] = "is|was|has|covers|reports|reported|writes|wrote|lives|teaches|spent|works|joined|does";
    static const char last_only[] = "covers|reported|reports|writes";
    const char *text = line->text + text_bullet(line->text);

    for (size_t i = 0; i < p->article->n_byline; i++) {
        const char *name = p->article->byline[i], *surname = strrchr(name, ' ');
        if (surname == NULL)
            continue;
        const char *forms[] = {name, surname + 1};
        for (size_t k = 0; k < 2; k++) {
            size_t n = strlen(forms[k]);
            if (!text_starts(text, forms[k]) || text[n] != ' ')
                continue;
            const char *verb = text + n + 1;
            if (text_in(k == 0 ? full : last_only, verb, strcspn(verb, " ")) && strpbrk(text, "\"") == NULL)
                return true;
        }
    }
    return false;
}

/* The line without quotation marks around it stands in a longer one as well. */
static bool is_pulled(const struct news_page *p, size_t i)
{
    static const char marks[] = "\342\200\234|\342\200\230|\"|'|\302\253\302\240|\302\253";
    static const char *const ends[] = {"\xe2\x80\x9d", "\xe2\x80\x99", "\"", "'", "\xc2\xa0\xc2\xbb", "\xc2\xbb", "."};
    const struct passage *line = &p->lines[i];
    const char *text = line->text;
    char words[512];
    size_t mark = text_begins(marks, text), n = strlen(text) - mark;

    if (line->words < 5 || line->words > PULL_WORDS || (line->sentence && mark == 0) ||
        !text_copy(words, sizeof words - mark, text + mark, n))
        return false;
    size_t closed = 0;
    for (size_t k = 0; k < 2 * (sizeof ends / sizeof *ends); k++) {
        const char *end = ends[k % (sizeof ends / sizeof *ends)];
        size_t size = strlen(end);
        if (n <= size || strcmp(words + n - size, end) != 0)
            continue;
        closed += *end != '.';
        words[n -= size] = '\0';
    }
    if (mark > 0 && closed == 0)
        return false; /* the quotation ends inside it, or goes on in the next paragraph */
    if (strstr(words, "\342\200\234") != NULL || strchr(words, '"') != NULL)
        return false;
    if (p->article->standfirst != NULL && !line->sentence && strstr(p->article->standfirst, words) != NULL)
        return true;
    for (size_t k = 0; k < p->n; k++) {
        const struct passage *other = &p->lines[k];
        if (k != i && !other->gone && other->words > line->words && strstr(other->text, words) != NULL)
            return true;
    }
    return false;
}

struct page_context page_context_begin(const struct news_page *p)
{
    struct page_context c = {0};
    for (size_t i = p->body; i < p->n; i++) {
        const struct passage *line = &p->lines[i];
        if (!line->gone && line->sentence && line->words >= 4 && !page_is_author_note(p, line))
            c.last = i;
    }
    return c;
}

static void begin(struct page_context *c, enum furniture_effect effect, size_t left)
{
    c->effect = (unsigned char)effect;
    c->left = left;
    c->headline = false;
}

void page_context_after(struct page_context *c, const struct passage *line)
{
    static const char bare_labels[] =
        "image caption|media caption|video caption|photo caption|image source|image caption,|picture caption";

    switch (line->effect) {
    case FURNITURE_LIST:
        /* "Read more: HEADLINE" has its story with it. */
        if (c->effect != FURNITURE_TAIL && c->effect != FURNITURE_END)
            begin(c, FURNITURE_LIST, line->words <= 4 ? LIST_MOST : 0);
        break;
    case FURNITURE_TAIL:
        if (c->effect != FURNITURE_END)
            begin(c, FURNITURE_TAIL, SIZE_MAX);
        break;
    case FURNITURE_END:
        if (c->prose >= PROSE_BEFORE - 1)
            begin(c, FURNITURE_END, SIZE_MAX);
        break;
    case FURNITURE_CREDIT:
        c->caption_next = text_in(bare_labels, line->text, strlen(line->text));
        break;
    case FURNITURE_LENGTH:
        c->title_next = true;
        break;
    default:
        break;
    }
}

/* A sentence that may well be a paragraph. */
static bool is_statement(const struct passage *line)
{
    char last = line->text[strlen(line->text) - 1];
    return line->sentence && line->words >= 4 && last != '?' && last != ':';
}

/* Whether the article's text goes on below: a paragraph that is not another story's teaser. */
static bool goes_on(const struct news_page *p, size_t i)
{
    for (size_t k = i; k < p->n; k++) {
        const struct passage *line = &p->lines[k];
        if (line->gone || !is_statement(line) || page_is_author_note(p, line))
            continue;
        if (p->spaced ? line->gap : k + 1 < p->n && !line[1].gone && is_statement(&line[1]))
            return true;
    }
    return false;
}

static bool is_question(const struct passage *line)
{
    return line->text[strlen(line->text) - 1] == '?' && line->words <= 20;
}

/* Below "More on this story" and the like. */
static const char *in_tail(const struct news_page *p, size_t i, struct page_context *c)
{
    const struct passage *line = &p->lines[i];
    const char *why = line->words < 3 ? "the label of another story" : "the headline of another story";

    if (goes_on(p, i)) {
        /* A box within the text: over with the first sentence. */
        if (!line->sentence && line->words <= 20)
            return why;
        if (!line->gap && is_question(line))
            return "the headline of another story";
        *c = (struct page_context){.prose = c->prose, .last = c->last};
        return NULL;
    }
    if (c->headline && line->sentence && line->words < TEASER_WORDS && !line->gap) {
        c->headline = false;
        return "the teaser of another story";
    }
    if (page_is_prose(line) && !is_question(line))
        return NULL;
    c->headline = line->words >= 3;
    return why;
}

/* The whole line is a time or a date. */
static bool is_time(const struct passage *line, struct dateline *d)
{
    return dateline_read(line->text, d) && d->rest[0] == '\0';
}

/* Below the last sentence: topics, names of pages, other headlines. A list of the article has figures or marks. */
static bool is_label_below(const struct news_page *p, size_t i, const struct page_context *c)
{
    const struct passage *line = &p->lines[i];
    struct dateline d;
    struct byline b;

    if (i <= c->last || c->prose < PROSE_BEFORE || line->sentence || line->words > LABEL_WORDS ||
        islower((unsigned char)*line->text))
        return false;
    if (is_time(line, &d))
        return p->published.day != 0;
    if (p->article->n_byline == 0 && byline_read(line->text, &b) && b.sure)
        return false;
    return text_bullet(line->text) == 0 && line->text[strcspn(line->text, "0123456789:;\t")] == '\0';
}

/* What the lines before said would come. */
static const char *is_expected(const struct news_page *p, const struct passage *line, struct page_context *c)
{
    bool caption = c->caption_next, title = c->title_next;

    c->caption_next = false;
    if (caption && !line->gap && line->words <= 40)
        return "a picture's caption";
    c->title_next = false;
    if (title && p->spaced && !line->gap && !line->sentence && line->words <= 20)
        return "a video's title";
    return c->effect == FURNITURE_END ? "below the end mark of a press release" : NULL;
}

/* What can be told by the line itself and the page, wherever it stands. */
static const char *is_aside(const struct news_page *p, size_t i)
{
    const struct passage *line = &p->lines[i], *next = i + 1 < p->n ? line + 1 : NULL;

    if (next != NULL && next->gone && next->effect == FURNITURE_CREDIT && !next->gap && !line->sentence &&
        line->words <= 40)
        return "a picture's caption";
    if (!line->sentence && line->words >= 4 && comes_twice(p, i))
        return "a picture's caption, twice";
    if (repeats_byline(p, line))
        return "the by-line again";
    if (page_is_author_note(p, line))
        return "a note about the author";
    if (is_pulled(p, i))
        return "words of the text, set large";
    if (line->words >= 5 && !line->sentence && text_all_capitals(line->text) && isalnum((unsigned char)*line->text))
        return "a link to another story, in capitals";
    return NULL;
}

/* One of the headlines that a label announced, or what stands with one. */
static bool is_listed(const struct passage *line, const struct page_context *c)
{
    struct dateline d;

    if (c->left == 0 || line->words > 20)
        return false;
    return (!line->sentence && line->words >= 3) ||
           (c->headline && ((!line->gap && is_question(line)) || is_time(line, &d)));
}

/* A live page's entries each begin with a time. */
static bool is_entry_time(const struct passage *line)
{
    struct dateline d;
    return !line->sentence && line->words <= 4 && is_time(line, &d) && d.dated && d.published.day == 0;
}

const char *page_context_drops(const struct news_page *p, size_t i, struct page_context *c)
{
    const struct passage *line = &p->lines[i];
    const char *why = is_expected(p, line, c);

    if (why == NULL)
        why = is_aside(p, i);
    if (why != NULL)
        return why;
    if (c->effect == FURNITURE_TAIL) {
        why = in_tail(p, i, c);
        c->prose += why == NULL && page_is_prose(line);
        return why;
    }
    if (is_listed(line, c)) {
        c->left--;
        c->headline = true;
        return "the headline of another story";
    }
    if (is_label_below(p, i, c))
        return "a label below the text";
    if (is_entry_time(line))
        return "the time of an entry";
    *c = (struct page_context){.prose = c->prose + page_is_prose(line), .last = c->last};
    return NULL;
}
