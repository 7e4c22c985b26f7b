/* SPDX-License-Identifier: MIT */
#include "cards/cards.h"

#include "base/civil.h"
#include "cards/article_cards.h"
#include "cards/marks.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Articles whose cards are kept: the present one, its neighbours on both sides, and some for steps back and forth. */
enum { KEPT = 6, CONTENTS_AROUND = 16 };

struct kept {
    bool used, readable;
    size_t article;
    uint64_t last_use;
    struct article_cards cards;
};

struct cards {
    struct cards_source source;
    const struct type_fonts *fonts;
    struct cards_wish wish; /* of which `name` and `language` are the caller's and not looked at again */
    const struct locale *locale;
    char *name;
    void (*fault)(void *user, size_t article, const char *why);
    void *user;
    bool has_time;
    char clock_text[32];
    char stale_text[96];
    char count_text[64], left_text[256];
    uint64_t uses;
    struct kept kept[KEPT];
    unsigned char *told; /* a bit per article: its fault was reported */
};

struct cards *cards_create(const struct cards_source *source, const struct type_fonts *fonts,
                           const struct cards_wish *wish, void (*fault)(void *user, size_t article, const char *why),
                           void *user)
{
    struct cards *c = calloc(1, sizeof *c);

    if (c == NULL)
        return NULL;
    *c = (struct cards){.source = *source, .fonts = fonts, .wish = *wish, .fault = fault, .user = user};
    c->locale = locale_for(wish->language);
    c->name = strdup(wish->name != NULL ? wish->name : "");
    c->told = calloc(source->articles / 8 + 1, 1);
    if (c->name == NULL || c->told == NULL) {
        cards_destroy(c);
        return NULL;
    }
    return c;
}

void cards_destroy(struct cards *c)
{
    if (c == NULL)
        return;
    for (size_t i = 0; i < KEPT; i++)
        article_cards_finish(&c->kept[i].cards);
    free(c->told);
    free(c->name);
    free(c);
}

void cards_set_sheet(struct cards *c, const struct sheet *sheet)
{
    /* A window that has just opened tells its size, which is the one the sheet was made for. */
    if (memcmp(&c->wish.sheet, sheet, sizeof *sheet) == 0)
        return;
    c->wish.sheet = *sheet;
    for (size_t i = 0; i < KEPT; i++) {
        article_cards_finish(&c->kept[i].cards);
        c->kept[i].used = false;
    }
}

static void report(struct cards *c, size_t article, const char *why)
{
    unsigned char bit = (unsigned char)(1u << (article % 8));

    if ((c->told[article / 8] & bit) != 0)
        return;
    c->told[article / 8] |= bit;
    if (c->fault != NULL)
        c->fault(c->user, article, why);
}

/* The foot that is common to all cards of an article; its texts stand in *c until the next call. */
static struct foot foot_of(struct cards *c, size_t article)
{
    struct foot foot = {0};

    snprintf(c->count_text, sizeof c->count_text, "%zu / %zu", article + 1, c->source.articles);
    foot.count = c->count_text;
    if (c->stale_text[0] != '\0')
        foot.publication = c->stale_text;
    else if (c->source.edition.title != NULL && c->source.edition.publication[0] != '\0')
        foot.publication = c->source.edition.publication;
    foot.clock = c->clock_text[0] != '\0' ? c->clock_text : NULL;
    return foot;
}

static bool read_article(struct cards *c, size_t article, struct article_cards *out, struct error *e)
{
    struct article a;

    if (!c->source.article(c->source.user, article, &a, e))
        return false;
    struct cards_manner manner = {.sheet = &c->wish.sheet,
                                  .fonts = c->fonts,
                                  .phrases = &c->locale->cards,
                                  .dates = c->wish.dates,
                                  .clock = c->wish.clock,
                                  .foot = foot_of(c, article)};
    bool ok = article_cards_make(&a, &manner, out, e);
    article_finish(&a);
    return ok;
}

/* An article's cards; NULL if it cannot be shown (reported once). */
static const struct article_cards *cards_of(struct cards *c, size_t article)
{
    struct kept *oldest = &c->kept[0];
    struct error e;

    if (article >= c->source.articles)
        return NULL;
    for (size_t i = 0; i < KEPT; i++) {
        struct kept *k = &c->kept[i];
        if (k->used && k->article == article) {
            k->last_use = ++c->uses;
            return k->readable ? &k->cards : NULL;
        }
        if (!k->used || (oldest->used && k->last_use < oldest->last_use))
            oldest = k;
    }
    article_cards_finish(&oldest->cards);
    *oldest = (struct kept){.used = true, .article = article, .last_use = ++c->uses};
    oldest->readable = read_article(c, article, &oldest->cards, &e);
    if (!oldest->readable)
        report(c, article, e.text);
    return oldest->readable ? &oldest->cards : NULL;
}

static const struct card *deck_cards(void *user, size_t article, size_t *n)
{
    const struct article_cards *cards = cards_of(user, article);

    if (cards == NULL)
        return NULL;
    *n = cards->n_cards;
    return cards->cards;
}

struct deck cards_deck(struct cards *c)
{
    return (struct deck){.articles = c->source.articles, .cards = deck_cards, .user = c};
}

bool cards_set_time(struct cards *c, int hour, int minute, int64_t day)
{
    char clock[sizeof c->clock_text], stale[sizeof c->stale_text] = "";
    struct civil printed;
    int64_t age = 0;

    moment_clock(hour, minute, &c->locale->cards, c->wish.clock, clock, sizeof clock);
    /* A clock that stands before the edition's own date is wrong, not early: it says nothing about age. */
    if (c->source.edition.title != NULL && civil_parse(c->source.edition.date, &printed))
        age = day - civil_days(printed.year, printed.month, printed.day);
    if (c->wish.stale_after_days > 0 && age >= c->wish.stale_after_days) {
        char number[24];
        snprintf(number, sizeof number, "%" PRId64, age);
        locale_fill(age == 1 ? c->locale->cards.stale_one : c->locale->cards.stale_many,
                    &(struct locale_value){"n", number}, 1, stale, sizeof stale);
    }
    bool changed = strcmp(clock, c->clock_text) != 0 || strcmp(stale, c->stale_text) != 0;
    memcpy(c->clock_text, clock, sizeof clock);
    memcpy(c->stale_text, stale, sizeof stale);
    return changed;
}

struct page *cards_page(struct cards *c, struct place place, struct error *e)
{
    const struct article_cards *cards = cards_of(c, place.article);
    struct page_words words;
    char *cut;

    if (cards == NULL || place.card >= cards->n_cards) {
        error_set(e, "there is no card %zu of article %zu", place.card + 1, place.article + 1);
        return NULL;
    }
    if (!article_cards_words(cards, place.card, &words, &cut, e))
        return NULL;
    words.foot = foot_of(c, place.article);
    words.foot.ticks = (unsigned)cards->n_cards;
    words.foot.present = (unsigned)place.card;
    struct page *page = page_set(&c->wish.sheet, c->fonts, &words, e);
    free(cut);
    return page;
}

/* An article's headline alone, for a list: cutting the quotes of every article into cards would
 * take too long. */
static char *headline_of(struct cards *c, size_t article)
{
    struct article a;
    struct error e;

    for (size_t i = 0; i < KEPT; i++)
        if (c->kept[i].used && c->kept[i].article == article && c->kept[i].readable)
            return strdup(c->kept[i].cards.headline);
    if (!c->source.article(c->source.user, article, &a, &e)) {
        report(c, article, e.text);
        return strdup("—");
    }
    char *headline = marks_set(a.headline, a.language, false);
    article_finish(&a);
    return headline;
}

struct page *cards_contents(struct cards *c, size_t chosen, struct error *e)
{
    size_t all = c->source.articles;
    size_t first = chosen > CONTENTS_AROUND ? chosen - CONTENTS_AROUND : 0;
    size_t last = all - first > 2 * CONTENTS_AROUND ? first + 2 * CONTENTS_AROUND : all;
    const char *items[2 * CONTENTS_AROUND + 1];
    char *owned[2 * CONTENTS_AROUND + 1] = {NULL};
    struct page *page = NULL;
    size_t n = 0;

    for (size_t i = first; i < last; i++, n++) {
        if ((owned[n] = headline_of(c, i)) == NULL) {
            error_memory(e);
            goto out;
        }
        items[n] = owned[n];
    }
    struct page_words words = {.kind = PAGE_CONTENTS,
                               .language = c->locale->language,
                               .kicker = c->locale->cards.this_edition,
                               .items = items,
                               .n_items = n,
                               .chosen = chosen - first,
                               .first_number = first + 1,
                               .foot = foot_of(c, chosen)};
    words.foot.ticks = (unsigned)all;
    words.foot.present = (unsigned)chosen;
    page = page_set(&c->wish.sheet, c->fonts, &words, e);
    for (size_t i = 0; page != NULL && i < page->n_targets; i++)
        page->targets[i].item += first;
out:
    for (size_t i = 0; i < n; i++)
        free(owned[i]);
    return page;
}

/* The foot of a card that belongs to no article. */
static struct foot own_foot(struct cards *c)
{
    snprintf(c->left_text, sizeof c->left_text, "standfirst %s%s%s", STANDFIRST_VERSION,
             c->name[0] != '\0' ? " · " : "", c->name);
    return (struct foot){.left = c->left_text, .clock = c->clock_text[0] != '\0' ? c->clock_text : NULL};
}

struct page *cards_info(struct cards *c, struct error *e)
{
    const struct card_phrases *p = &c->locale->cards;
    const struct cards_edition *edition = &c->source.edition;
    const char *items[16], *signer = edition->signer;
    char articles[32], date[160] = "", version[64];
    bool any = edition->title != NULL;
    size_t n = 0;

    snprintf(articles, sizeof articles, "%zu", c->source.articles);
    snprintf(version, sizeof version, "standfirst %s", STANDFIRST_VERSION);
    if (any && !moment_words(edition->date, p, c->wish.dates, c->wish.clock, date, sizeof date))
        snprintf(date, sizeof date, "%s", edition->date);
    const char *signed_by = signer == NULL ? p->unsigned_edition : signer[0] == '\0' ? p->unknown_key : signer;
    const char *rows[][2] = {{p->publication, edition->publication},
                             {p->edition, edition->title},
                             {p->date, date},
                             {p->articles, any ? articles : NULL},
                             {p->signed_by, any ? signed_by : NULL},
                             {p->trust, c->wish.trust},
                             {p->version, version},
                             {p->kiosk, c->name}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i][1] == NULL || rows[i][1][0] == '\0')
            continue;
        items[n++] = rows[i][0];
        items[n++] = rows[i][1];
    }
    struct page_words words = {.kind = PAGE_INFO,
                               .language = c->locale->language,
                               .kicker = p->info,
                               .items = items,
                               .n_items = n,
                               .foot = own_foot(c)};
    return page_set(&c->wish.sheet, c->fonts, &words, e);
}

struct page *cards_notice(struct cards *c, const char *kicker, const char *text, const char *note, struct error *e)
{
    struct page_words words = {.kind = PAGE_NOTICE,
                               .language = c->locale->language,
                               .kicker = kicker,
                               .text = text,
                               .note = note,
                               .foot = own_foot(c)};
    return page_set(&c->wish.sheet, c->fonts, &words, e);
}

struct page *cards_panel(struct cards *c, const char *title, const char *detail, int progress, struct error *e)
{
    struct page_words words = {
        .kind = PAGE_PANEL, .language = c->locale->language, .text = title, .note = detail, .progress = progress};
    return page_set(&c->wish.sheet, c->fonts, &words, e);
}
