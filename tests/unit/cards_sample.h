/* SPDX-License-Identifier: MIT */
/* Three articles and where cards find them, without an edition: the second one cannot be read. */
#ifndef UNIT_CARDS_SAMPLE_H
#define UNIT_CARDS_SAMPLE_H

#include "cards/cards.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define SAMPLE_BODY "It moved. \"We have 'asked' for a boat,\" Ms Adeyemi said. It rained."

static inline bool sample_article(void *user, size_t i, struct article *out, struct error *e)
{
    struct span said = {.start = 11, .end = 38, .stop = true};
    struct quote quote = {
        .speaker = (char *)"Ruth Adeyemi", .role = (char *)"harbour master", .spans = &said, .n_spans = 1};
    char *names[] = {(char *)"Mara Ellison", (char *)"Idris Vaughan", (char *)"Tomás Brennan"};
    struct article a = {.headline = (char *)"The ferry's back -- at night",
                        .standfirst = (char *)"It sails again.",
                        .kicker = (char *)"Transport",
                        .byline = names,
                        .n_byline = 3,
                        .place = (char *)"Port Haven",
                        .published = (char *)"2026-04-14T07:40:00+01:00",
                        .corrected = (char *)"2026-04-15",
                        .language = (char *)"en",
                        .body = (char *)SAMPLE_BODY,
                        .body_size = sizeof SAMPLE_BODY - 1,
                        .quotes = &quote,
                        .n_quotes = 1};
    struct buffer bytes = {0};
    size_t *asked = user;

    if (asked != NULL)
        ++*asked;
    if (i == 1)
        return error_set(e, "it is torn");
    if (i == 2) {
        a.headline = (char *)"Le bac repart";
        a.language = (char *)"fr";
        a.standfirst = NULL;
        a.n_quotes = 0;
    }
    if (!article_encode(&a, &bytes, e)) {
        buffer_finish(&bytes);
        return false;
    }
    bool ok = article_decode(ARTICLE_FORMAT, bytes.data, bytes.size, out, e);
    buffer_finish(&bytes);
    return ok;
}

/* `asked`, which may be NULL, counts how often an article was asked for. */
static inline struct cards_source sample_source(size_t *asked)
{
    return (struct cards_source){
        .articles = 3,
        .edition = {.publication = "Harbour Post", .title = "Tuesday", .date = "2026-04-14", .signer = ""},
        .article = sample_article,
        .user = asked};
}

static inline struct cards_wish sample_wish(const char *language)
{
    return (struct cards_wish){
        .sheet = {.width = 800, .height = 480}, .language = language, .name = "lobby", .stale_after_days = 2};
}

/* The texts of a block, its lines joined by '|'; "" if the page has none. */
static inline const char *sample_block(const struct page *page, const char *block)
{
    static char text[2000];
    size_t n = 0;

    text[0] = '\0';
    for (size_t i = 0; i < page->n_lines; i++) {
        if (strcmp(page->lines[i].block, block) != 0)
            continue;
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n > 0 ? "|" : "", page->lines[i].text);
        assert(n < sizeof text);
    }
    return text;
}

#endif
