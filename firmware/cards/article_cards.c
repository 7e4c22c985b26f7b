/* SPDX-License-Identifier: MIT */
#include "cards/article_cards.h"

#include "cards/marks.h"
#include "type/sentences.h"

#include <stdlib.h>
#include <string.h>

/* A summary made of the body's beginning takes a second sentence only while it is about as long as a standfirst. */
enum { BORROWED_SUMMARY_BYTES = 260, PARTS_MOST = 64 };

void article_cards_finish(struct article_cards *c)
{
    free(c->language);
    free(c->kicker);
    free(c->headline);
    free(c->summary);
    free(c->byline);
    free(c->place);
    free(c->published);
    free(c->corrected);
    for (size_t i = 0; i < c->n_quotes; i++) {
        free(c->quotes[i].text);
        free(c->quotes[i].speaker);
        free(c->quotes[i].role);
    }
    free(c->quotes);
    free(c->cards);
    free(c->slices);
    *c = (struct article_cards){0};
}

/* The display form of a text that may be NULL; false only if memory ran out. */
static bool display(const char *text, const char *language, bool nested, char **out)
{
    if (text == NULL)
        return true;
    *out = marks_set(text, language, nested);
    return *out != NULL;
}

/* "By A, B and C". */
static char *byline_words(const struct article *a, const struct card_phrases *p)
{
    struct buffer names = {0};

    for (size_t i = 0; i < a->n_byline; i++) {
        if (i > 0 && i + 1 == a->n_byline)
            buffer_printf(&names, " %s ", p->and_word);
        else if (i > 0)
            buffer_text(&names, ", ");
        buffer_text(&names, a->byline[i]);
    }
    char *all = buffer_take_text(&names);
    if (all == NULL)
        return NULL;
    char *line = locale_make(p->by, &(struct locale_value){"names", all}, 1);
    free(all);
    return line;
}

/* The standfirst; without one the body's first sentence, or its first two if they are short. NULL in *out: there is
 * neither. False only if memory ran out. */
static bool summary_words(const struct article *a, char **out)
{
    *out = NULL;
    if (a->standfirst != NULL) {
        *out = strdup(a->standfirst);
        return *out != NULL;
    }
    if (a->body == NULL || a->body_size == 0)
        return true;
    size_t paragraph = strcspn(a->body, "\n");
    size_t end = sentence_next(a->body, paragraph, 0, a->language);
    if (end < paragraph) {
        size_t second = sentence_next(a->body, paragraph, end, a->language);
        if (second <= BORROWED_SUMMARY_BYTES)
            end = second;
    }
    while (end > 0 && a->body[end - 1] == ' ')
        end--;
    if (end > ARTICLE_STANDFIRST_MOST)
        return true;
    *out = strndup(a->body, end);
    return *out != NULL;
}

static uint32_t count_words(const char *text)
{
    return text != NULL ? sentence_words(text, strlen(text)) : 0;
}

static bool add_card(struct article_cards *c, struct card card, struct slice slice)
{
    struct card *cards = array_grow(c->cards, c->n_cards, sizeof *cards);

    c->cards = cards != NULL ? cards : c->cards;
    struct slice *slices = array_grow(c->slices, c->n_cards, sizeof *slices);
    c->slices = slices != NULL ? slices : c->slices;
    if (cards == NULL || slices == NULL)
        return false;
    cards[c->n_cards] = card;
    slices[c->n_cards++] = slice;
    return true;
}

/* Cuts a text over as many cards as it needs and adds those. */
static bool add_parts(struct article_cards *c, const struct cards_manner *m, enum card_kind kind, size_t quote,
                      const struct page_words *words, struct error *e)
{
    struct part parts[PARTS_MOST];
    int size = 0;
    size_t n = page_split(m->sheet, m->fonts, words, parts, PARTS_MOST, &size, e);

    if (n == 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        struct card card = {
            .kind = kind, .quote = (uint16_t)quote, .part = (uint16_t)i, .parts = (uint16_t)n, .words = parts[i].words};
        if (kind == CARD_QUOTE)
            card.words += words->speaker != NULL ? 3 : 0;
        if (!add_card(c, card, (struct slice){.text = words->text, .part = parts[i], .size = size}))
            return error_memory(e);
    }
    return true;
}

static void words_of_quote(const struct article_cards *c, size_t quote, struct page_words *w)
{
    w->kind = PAGE_QUOTE;
    w->text = c->quotes[quote].text;
    w->speaker = c->quotes[quote].speaker;
    w->role = c->quotes[quote].role;
    w->opening_mark = marks_opening(c->language);
}

static bool take_dates(const struct article *a, const struct cards_manner *m, const struct card_phrases *p,
                       struct article_cards *out)
{
    char when[160];

    if (a->published != NULL) {
        bool known = moment_words(a->published, p, m->dates, m->clock, when, sizeof when);
        if ((out->published = strdup(known ? when : a->published)) == NULL)
            return false;
    }
    if (a->corrected != NULL) {
        bool known = moment_words(a->corrected, p, m->dates, m->clock, when, sizeof when);
        out->corrected = locale_make(p->corrected, &(struct locale_value){"date", known ? when : a->corrected}, 1);
        if (out->corrected == NULL)
            return false;
    }
    return true;
}

static bool take_quotes(const struct article *a, struct article_cards *out)
{
    if (a->n_quotes > 0 && (out->quotes = calloc(a->n_quotes, sizeof *out->quotes)) == NULL)
        return false;
    for (size_t i = 0; i < a->n_quotes; i++) {
        struct quote_texts *q = &out->quotes[out->n_quotes++];
        char *text = article_quote_text(a, &a->quotes[i]);
        bool ok = text != NULL && display(text, a->language, true, &q->text) &&
                  display(a->quotes[i].speaker, a->language, false, &q->speaker) &&
                  display(a->quotes[i].role, a->language, false, &q->role);
        free(text);
        if (!ok)
            return false;
    }
    return true;
}

static bool take_texts(const struct article *a, const struct cards_manner *m, struct article_cards *out)
{
    const struct locale *own = locale_find(a->language);
    const struct card_phrases *p = own != NULL ? &own->cards : m->phrases;
    char *summary = NULL, *byline = NULL;
    bool ok = (a->language == NULL || (out->language = strdup(a->language)) != NULL) && summary_words(a, &summary) &&
              (a->n_byline == 0 || (byline = byline_words(a, p)) != NULL) &&
              display(a->kicker, a->language, false, &out->kicker) &&
              display(a->headline, a->language, false, &out->headline) &&
              display(a->place, a->language, false, &out->place) &&
              display(summary, a->language, false, &out->summary) &&
              display(byline, a->language, false, &out->byline) && take_dates(a, m, p, out) && take_quotes(a, out);

    free(summary);
    free(byline);
    return ok;
}

bool article_cards_make(const struct article *a, const struct cards_manner *m, struct article_cards *out,
                        struct error *e)
{
    *out = (struct article_cards){0};
    if (!take_texts(a, m, out)) {
        error_memory(e);
        goto failed;
    }
    struct page_words words = {.language = out->language, .kicker = out->kicker, .foot = m->foot};
    uint32_t headline_words = count_words(out->headline) + count_words(out->byline) / 2;
    struct slice whole = {.text = out->headline, .part = {.start = 0, .end = strlen(out->headline)}};
    if (!add_card(out, (struct card){.kind = CARD_HEADLINE, .parts = 1, .words = headline_words}, whole)) {
        error_memory(e);
        goto failed;
    }
    if (out->summary != NULL) {
        words.kind = PAGE_SUMMARY;
        words.text = out->summary;
        if (!add_parts(out, m, CARD_SUMMARY, 0, &words, e))
            goto failed;
    }
    for (size_t i = 0; i < out->n_quotes; i++) {
        words_of_quote(out, i, &words);
        if (!add_parts(out, m, CARD_QUOTE, i, &words, e))
            goto failed;
    }
    return true;
failed:
    article_cards_finish(out);
    return false;
}

bool article_cards_words(const struct article_cards *c, size_t i, struct page_words *out, char **cut, struct error *e)
{
    const struct card *card = &c->cards[i];
    const struct slice *slice = &c->slices[i];

    *cut = NULL;
    *out = (struct page_words){.language = c->language, .kicker = c->kicker};
    switch (card->kind) {
    case CARD_HEADLINE:
        out->kind = PAGE_HEADLINE;
        out->text = c->headline;
        out->byline = c->byline;
        out->place = c->place;
        out->published = c->published;
        out->note = c->corrected;
        return true;
    case CARD_SUMMARY:
        out->kind = PAGE_SUMMARY;
        break;
    case CARD_QUOTE:
        words_of_quote(c, card->quote, out);
        if (card->part > 0)
            out->opening_mark = NULL;
        break;
    }
    *cut = strndup(slice->text + slice->part.start, slice->part.end - slice->part.start);
    if (*cut == NULL)
        return error_memory(e);
    out->text = *cut;
    out->size = slice->size;
    return true;
}
