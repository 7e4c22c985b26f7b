/* SPDX-License-Identifier: MIT */
#include "reading/deck.h"

#include "reading_fake_deck.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum how { CARD, ARTICLE, QUOTE };

static const struct row {
    const char *articles;
    struct place from;
    enum how how;
    int step;
    bool found;
    struct place to;
} rows[] = {
    /* cards: inside, over the end, round, backwards */
    {"HS HS", {0, 0}, CARD, 1, true, {0, 1}},
    {"HS HS", {0, 1}, CARD, 1, true, {1, 0}},
    {"HS HS", {1, 1}, CARD, 1, true, {0, 0}},
    {"HS HS", {0, 1}, CARD, -1, true, {0, 0}},
    {"HS HSQ", {0, 0}, CARD, -1, true, {1, 2}},
    {"HS HSQ", {1, 0}, CARD, -1, true, {0, 1}},
    /* several at once, also round more than once */
    {"HSQ HS", {0, 0}, CARD, 2, true, {0, 2}},
    {"HSQ HS", {0, 0}, CARD, 4, true, {1, 1}},
    {"HSQ HS", {0, 0}, CARD, 5, true, {0, 0}},
    {"HSQ HS", {0, 1}, CARD, 11, true, {0, 2}},
    {"HSQ HS", {0, 1}, CARD, -3, true, {1, 0}},
    {"HSQ HS", {0, 1}, CARD, -11, true, {0, 0}},
    {"HS", {0, 0}, CARD, 2, true, {0, 0}},
    /* one article, one card */
    {"HS", {0, 1}, CARD, 1, true, {0, 0}},
    {"HS", {0, 0}, CARD, -1, true, {0, 1}},
    {"H", {0, 0}, CARD, 1, false, {0, 0}},
    {"H", {0, 0}, CARD, -3, false, {0, 0}},
    {"- H -", {1, 0}, CARD, 1, false, {1, 0}},
    {"- H -", {1, 0}, CARD, -1, false, {1, 0}},
    {"- HS -", {1, 1}, CARD, 1, true, {1, 0}},
    /* passed over */
    {"H - - HS", {0, 0}, CARD, 1, true, {3, 0}},
    {"H - - HS", {3, 1}, CARD, 1, true, {0, 0}},
    {"H - - HS", {0, 0}, CARD, -1, true, {3, 1}},
    {"H - - HS", {3, 0}, CARD, -1, true, {0, 0}},
    /* places that no longer hold */
    {"HS - HS", {1, 4}, CARD, 1, true, {2, 0}},
    {"HS - HS", {1, 4}, CARD, -1, true, {0, 1}},
    {"HS HS", {0, 9}, CARD, 1, true, {1, 0}},
    {"HS HS", {0, 9}, CARD, -1, true, {0, 0}},
    {"HS HS", {7, 1}, CARD, 1, true, {0, 1}},
    {"- H", {0, 0}, CARD, 1, true, {1, 0}},
    /* nothing there */
    {"", {0, 0}, CARD, 1, false, {0, 0}},
    {"- -", {1, 0}, CARD, 1, false, {1, 0}},
    {"- -", {1, 0}, CARD, -1, false, {1, 0}},

    {"HS HS HS", {0, 1}, ARTICLE, 1, true, {1, 0}},
    {"HS HS HS", {2, 1}, ARTICLE, 1, true, {0, 0}},
    {"HS HS HS", {1, 1}, ARTICLE, -1, true, {0, 0}},
    {"HS HS HS", {1, 0}, ARTICLE, -1, true, {0, 0}},
    {"HS HS HS", {0, 1}, ARTICLE, -1, true, {2, 0}},
    {"HS - HS", {0, 1}, ARTICLE, 1, true, {2, 0}},
    {"HS - HS", {2, 0}, ARTICLE, -1, true, {0, 0}},
    {"HS -", {0, 1}, ARTICLE, 1, true, {0, 0}},
    {"HS", {0, 1}, ARTICLE, -1, true, {0, 0}},
    {"HS", {0, 0}, ARTICLE, 1, false, {0, 0}},
    {"HS -", {0, 0}, ARTICLE, -1, false, {0, 0}},
    {"-", {0, 0}, ARTICLE, 1, false, {0, 0}},
    {"", {0, 0}, ARTICLE, 1, false, {0, 0}},
    {"HS HS", {5, 1}, ARTICLE, 1, true, {1, 0}},

    {"HSQQ HQ", {0, 0}, QUOTE, 1, true, {0, 2}},
    {"HSQQ HQ", {0, 2}, QUOTE, 1, true, {0, 3}},
    {"HSQQ HQ", {0, 3}, QUOTE, 1, true, {1, 1}},
    {"HSQQ HQ", {1, 1}, QUOTE, 1, true, {0, 2}},
    {"HSQQ HQ", {1, 0}, QUOTE, -1, true, {0, 3}},
    {"HSQQ HQ", {0, 2}, QUOTE, -1, true, {1, 1}},
    {"HSQQ HQ", {0, 3}, QUOTE, -1, true, {0, 2}},
    {"HSQQ HQ", {0, 1}, QUOTE, -1, true, {1, 1}},
    /* parts of a quote are one quote */
    {"HQ+Q+", {0, 1}, QUOTE, 1, true, {0, 3}},
    {"HQ+Q+", {0, 2}, QUOTE, 1, true, {0, 3}},
    {"HQ+Q+", {0, 4}, QUOTE, -1, true, {0, 1}},
    {"HQ+Q+", {0, 3}, QUOTE, -1, true, {0, 1}},
    {"HQ+Q+", {0, 2}, QUOTE, -1, true, {0, 3}},
    {"HQ+Q+", {0, 4}, QUOTE, 1, true, {0, 1}},
    {"HQ+", {0, 2}, QUOTE, -1, false, {0, 2}},
    {"HQ+", {0, 1}, QUOTE, 1, false, {0, 1}},
    {"HQ+", {0, 0}, QUOTE, 1, true, {0, 1}},
    {"HQ+", {0, 0}, QUOTE, -1, true, {0, 1}},
    /* round into what lies behind; articles without quotes or not to be shown */
    {"HQS", {0, 2}, QUOTE, 1, true, {0, 1}},
    {"HQS HS -", {0, 2}, QUOTE, 1, true, {0, 1}},
    {"HS - HQ", {0, 0}, QUOTE, 1, true, {2, 1}},
    {"HS - HQ", {0, 0}, QUOTE, -1, true, {2, 1}},
    {"HS HS", {0, 1}, QUOTE, 1, false, {0, 1}},
    {"HQ HS", {0, 1}, QUOTE, -1, false, {0, 1}},
    {"- -", {0, 0}, QUOTE, 1, false, {0, 0}},
    {"", {0, 0}, QUOTE, -1, false, {0, 0}},
    {"HQ - HQ", {1, 3}, QUOTE, 1, true, {2, 1}},
    {"HQ HQ", {0, 9}, QUOTE, -1, true, {0, 1}},
    {"HQ HQ", {0, 9}, QUOTE, 1, true, {1, 1}},
};

static void test_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *r = &rows[i];
        struct fake_deck f;
        struct place to = {77, 77};
        fake_deck_init(&f, r->articles);
        bool found = r->how == CARD      ? deck_step_card(&f.deck, r->from, r->step, &to)
                     : r->how == ARTICLE ? deck_step_article(&f.deck, r->from, r->step, &to)
                                         : deck_step_quote(&f.deck, r->from, r->step, &to);
        if (found != r->found || to.article != r->to.article || to.card != r->to.card)
            fail_msg("row %zu (\"%s\" from %zu.%zu by %d): %d %zu.%zu", i, r->articles, r->from.article, r->from.card,
                     r->step, found, to.article, to.card);
        fake_deck_finish(&f);
    }
}

static void test_home_and_settle(void **state)
{
    (void)state;
    static const struct {
        const char *articles;
        struct place at;
        bool found;
        struct place home, settled;
    } cases[] = {
        {"HS HS", {1, 1}, true, {0, 0}, {1, 1}},  {"HS HS", {1, 4}, true, {0, 0}, {1, 1}},
        {"HS HS", {2, 0}, true, {0, 0}, {0, 0}},  {"- HS -", {2, 1}, true, {1, 0}, {1, 0}},
        {"- - -", {2, 1}, false, {0, 0}, {0, 0}}, {"", {0, 0}, false, {0, 0}, {0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fake_deck f;
        struct place home = {7, 7}, settled = {7, 7};
        fake_deck_init(&f, cases[i].articles);
        assert_int_equal(deck_home(&f.deck, &home), cases[i].found);
        assert_int_equal(deck_settle(&f.deck, cases[i].at, &settled), cases[i].found);
        assert_memory_equal(&home, &cases[i].home, sizeof home);
        assert_memory_equal(&settled, &cases[i].settled, sizeof settled);
        fake_deck_finish(&f);
    }
}

static void test_card(void **state)
{
    (void)state;
    struct fake_deck f;
    fake_deck_init(&f, "HQ+ -");
    const struct card *c = deck_card(&f.deck, (struct place){0, 2});
    assert_non_null(c);
    assert_int_equal(c->kind, CARD_QUOTE);
    assert_int_equal(c->part, 1);
    assert_null(deck_card(&f.deck, (struct place){0, 3}));
    assert_null(deck_card(&f.deck, (struct place){1, 0}));
    assert_null(deck_card(&f.deck, (struct place){2, 0}));
    fake_deck_finish(&f);
}

/* 100,000 articles of which none, or only one, can be shown. */
struct desert {
    size_t oasis, asked;
    struct card card;
};

static const struct card *desert_cards(void *user, size_t article, size_t *n)
{
    struct desert *d = user;

    d->asked++;
    if (article != d->oasis)
        return NULL;
    *n = 1;
    return &d->card;
}

static void test_long_gaps_end(void **state)
{
    (void)state;
    enum { N = 100000 };
    struct desert desert = {.oasis = SIZE_MAX, .card = {.kind = CARD_QUOTE, .parts = 1}};
    struct deck d = {N, desert_cards, &desert};
    struct place to, from = {5, 0};

    for (int direction = -1; direction <= 1; direction += 2) {
        desert.oasis = SIZE_MAX;
        assert_false(deck_step_card(&d, from, direction, &to));
        assert_false(deck_step_article(&d, from, direction, &to));
        assert_false(deck_step_quote(&d, from, direction, &to));
        desert.oasis = 5;
        assert_false(deck_step_card(&d, from, 1000 * direction, &to));
        assert_false(deck_step_quote(&d, from, direction, &to));
        desert.oasis = 4;
        assert_true(deck_step_card(&d, from, direction, &to));
        assert_int_equal(to.article, 4);
        assert_true(deck_step_quote(&d, from, direction, &to));
        assert_int_equal(to.article, 4);
    }
    desert.oasis = SIZE_MAX;
    assert_false(deck_home(&d, &to));
    /* Each of those looked at every article a few times at the most. */
    assert_in_range(desert.asked, 1, (uintmax_t)N * 24);
}

static void test_kinds_have_names_of_their_own(void **state)
{
    (void)state;
    for (int kind = 0; kind <= CARD_KINDS; kind++)
        for (int other = 0; other < kind; other++)
            assert_string_not_equal(card_kind_name((enum card_kind)kind), card_kind_name((enum card_kind)other));
    assert_string_equal(card_kind_name(CARD_QUOTE), "quote");
    assert_string_equal(card_kind_name((enum card_kind)CARD_KINDS), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_home_and_settle),
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_long_gaps_end),
        cmocka_unit_test(test_kinds_have_names_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
