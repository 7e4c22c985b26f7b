/* SPDX-License-Identifier: MIT */
/*
 * A deck out of a word per article: H headline, S summary, Q quote, + one more part of the card before; "-" an article
 * that cannot be shown. "HSQQ+ - HQ" is three articles. Each answer is an allocation of its own and the one before is
 * freed, so that ASan sees who keeps an answer too long. fake_deck_finish() frees the last one.
 */
#ifndef READING_FAKE_DECK_H
#define READING_FAKE_DECK_H

#include "reading/deck.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct fake_deck {
    struct deck deck;
    const char *articles;
    struct card *answer;
    size_t asked; /* how often */
};

static inline const char *fake_deck_article(const char *at, size_t article)
{
    while (article-- > 0) {
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    return at;
}

static inline const struct card *fake_deck_cards(void *user, size_t article, size_t *n)
{
    struct fake_deck *f = user;
    assert(article < f->deck.articles);
    const char *word = fake_deck_article(f->articles, article);
    size_t size = strcspn(word, " ");
    uint16_t quotes = 0;

    f->asked++;
    free(f->answer);
    f->answer = NULL;
    if (word[0] == '-')
        return NULL;
    f->answer = calloc(size, sizeof *f->answer);
    assert(f->answer != NULL);
    for (size_t i = 0; i < size; i++) {
        struct card *c = &f->answer[i];
        switch (word[i]) {
        case 'S':
            c->kind = CARD_SUMMARY;
            break;
        case 'Q':
            c->kind = CARD_QUOTE;
            c->quote = quotes++;
            break;
        case '+':
            *c = c[-1];
            c->part++;
            break;
        default:
            c->kind = CARD_HEADLINE;
        }
        c->parts = 1;
        c->words = 10 * (uint32_t)(i + 1);
    }
    *n = size;
    return f->answer;
}

static inline void fake_deck_init(struct fake_deck *f, const char *articles)
{
    size_t n = 0;

    for (const char *at = articles; *at != '\0'; at = fake_deck_article(at, 1))
        n++;
    *f = (struct fake_deck){.deck = {.articles = n, .cards = fake_deck_cards, .user = f}, .articles = articles};
}

static inline void fake_deck_finish(struct fake_deck *f)
{
    free(f->answer);
}

#endif
