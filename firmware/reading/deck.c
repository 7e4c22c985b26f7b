/* SPDX-License-Identifier: MIT */
#include "reading/deck.h"

#include <assert.h>

const char *card_kind_name(enum card_kind kind)
{
    switch (kind) { /* no default: the compiler names a kind that is left out */
    case CARD_HEADLINE:
        return "headline";
    case CARD_SUMMARY:
        return "summary";
    case CARD_QUOTE:
        return "quote";
    }
    return "unknown";
}

static const struct card *cards_of(const struct deck *d, size_t article, size_t *n)
{
    *n = 0;
    if (article >= d->articles)
        return NULL;
    const struct card *cards = d->cards(d->user, article, n);
    if (cards == NULL)
        *n = 0;
    assert(cards == NULL || *n > 0);
    return cards;
}

static size_t neighbour(const struct deck *d, size_t article, int direction)
{
    if (direction > 0)
        return article + 1 < d->articles ? article + 1 : 0;
    return article > 0 ? article - 1 : d->articles - 1;
}

/* The nearest article that can be shown, round the deck; `from` itself comes last. NULL if there is none. */
static const struct card *look_for_article(const struct deck *d, size_t from, int direction, size_t *article, size_t *n)
{
    *article = from;
    for (size_t i = 0; i < d->articles; i++) {
        *article = neighbour(d, *article, direction);
        const struct card *cards = cards_of(d, *article, n);
        if (cards != NULL)
            return cards;
    }
    return NULL;
}

static struct place within(const struct deck *d, struct place p)
{
    return p.article < d->articles ? p : (struct place){0, 0};
}

const struct card *deck_card(const struct deck *d, struct place at)
{
    size_t n;
    const struct card *cards = cards_of(d, at.article, &n);

    return at.card < n ? &cards[at.card] : NULL;
}

static bool go(struct place *to, struct place where, bool found)
{
    *to = where;
    return found;
}

bool deck_step_card(const struct deck *d, struct place from, int steps, struct place *to)
{
    assert(steps != 0);
    int direction = steps > 0 ? 1 : -1;
    size_t left = steps > 0 ? (size_t)steps : (size_t)(-(int64_t)steps);
    struct place at = within(d, from);
    size_t n;

    cards_of(d, at.article, &n);
    if (at.card >= n)
        at.card = n > 0 ? n - 1 : 0;
    for (;;) {
        size_t room = direction < 0 ? at.card : n > 0 ? n - 1 - at.card : 0;
        if (left <= room) {
            at.card = direction > 0 ? at.card + left : at.card - left;
            *to = at;
            return true;
        }
        left -= room + 1;
        size_t article;
        if (look_for_article(d, at.article, direction, &article, &n) == NULL || (article == at.article && n == 1))
            return go(to, from, false);
        at = (struct place){article, direction > 0 ? 0 : n - 1};
        if (left == 0)
            return go(to, at, true);
    }
}

bool deck_step_article(const struct deck *d, struct place from, int direction, struct place *to)
{
    assert(direction == 1 || direction == -1);
    size_t article, n;

    if (look_for_article(d, within(d, from).article, direction, &article, &n) == NULL ||
        (article == from.article && from.card == 0))
        return go(to, from, false);
    return go(to, (struct place){article, 0}, true);
}

/* The first or last card from `first` on, before `end`, that begins a quote other than `but` (-1: any). `end`: none. */
static size_t look_for_quote(const struct card *cards, size_t first, size_t end, int direction, int32_t but)
{
    for (size_t i = first; i < end; i++) {
        size_t at = direction > 0 ? i : end - 1 - (i - first);
        if (cards[at].kind == CARD_QUOTE && cards[at].part == 0 && cards[at].quote != but)
            return at;
    }
    return end;
}

bool deck_step_quote(const struct deck *d, struct place from, int direction, struct place *to)
{
    assert(direction == 1 || direction == -1);
    struct place at = within(d, from);
    size_t n, found;
    const struct card *cards = cards_of(d, at.article, &n);
    bool on_card = at.card < n;
    int32_t present = on_card && cards[at.card].kind == CARD_QUOTE ? cards[at.card].quote : -1;

    /* The rest of this article, the other articles, and round to the part of this one that lies behind. */
    size_t first = direction > 0 ? (on_card ? at.card + 1 : n) : 0;
    size_t end = direction > 0 ? n : on_card ? at.card : n;
    found = look_for_quote(cards, first, end, direction, present);
    if (found < end)
        return go(to, (struct place){at.article, found}, true);
    for (size_t i = 1, article = at.article; i < d->articles; i++) {
        article = neighbour(d, article, direction);
        cards = cards_of(d, article, &n);
        found = look_for_quote(cards, 0, n, direction, -1);
        if (found < n)
            return go(to, (struct place){article, found}, true);
    }
    cards = cards_of(d, at.article, &n);
    found = look_for_quote(cards, 0, n, direction, present);
    if (found < n)
        return go(to, (struct place){at.article, found}, true);
    return go(to, from, false);
}

bool deck_home(const struct deck *d, struct place *to)
{
    size_t n;

    *to = (struct place){0, 0};
    for (size_t article = 0; article < d->articles; article++) {
        if (cards_of(d, article, &n) != NULL) {
            to->article = article;
            return true;
        }
    }
    return false;
}

bool deck_settle(const struct deck *d, struct place at, struct place *to)
{
    size_t n;

    if (cards_of(d, at.article, &n) == NULL)
        return deck_home(d, to);
    return go(to, (struct place){at.article, at.card < n ? at.card : n - 1}, true);
}
