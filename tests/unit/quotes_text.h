/* SPDX-License-Identifier: MIT */
/* An English text read as far as its tokens; after cmocka.h. */
#ifndef UNIT_QUOTES_TEXT_H
#define UNIT_QUOTES_TEXT_H

#include "quotes/tokens.h"

struct text {
    struct quote_words *words;
    struct quote_stretches stretches;
    struct quote_tokens tokens;
};

static struct text text_open(const char *text)
{
    struct text t;
    struct error e;
    t.words = quote_words_create(QUOTE_ENGLISH);
    assert_non_null(t.words);
    assert_true(quote_marks_find(text, strlen(text), &t.stretches, &e));
    assert_true(quote_tokens_read(text, strlen(text), &t.stretches, t.words, &t.tokens, &e));
    return t;
}

static void text_close(struct text *t)
{
    quote_tokens_finish(&t->tokens);
    quote_marks_finish(&t->stretches);
    quote_words_destroy(t->words);
}

#endif
