/* SPDX-License-Identifier: MIT */
/* Random visitors: whatever they press and however late the ticks come, the reader keeps its promises. */
#include "reading/reader.h"

#include "reading_fake_deck.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { STEPS = 4000, SEEDS = 60 };

static const char *const decks[] = {
    "HSQQ HQ+ HS", "H", "HS", "- HSQ -", "H H H", "- - - HQ - HSQ+Q -", "-", "", "HSS+QQQQ+QQ HQ - HS H HQ",
};
enum { N_DECKS = sizeof decks / sizeof *decks };

static uint32_t draw(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

static bool same(struct place a, struct place b)
{
    return a.article == b.article && a.card == b.card;
}

static void check_state(const struct reader *r, uint64_t now)
{
    if (r->empty) {
        struct place home;
        assert_false(deck_home(&r->deck, &home));
        assert_true(r->view == VIEW_CARD || r->view == VIEW_ASLEEP);
        assert_false(r->paused);
    } else {
        assert_non_null(deck_card(&r->deck, r->place));
    }
    if (r->empty || r->view == VIEW_ASLEEP)
        assert_true(reader_next_wake(r) == NEVER);
    if (r->view == VIEW_CONTENTS)
        assert_non_null(deck_card(&r->deck, (struct place){r->chosen, 0}));
    if (r->paused || !r->pace.cycle)
        assert_true(r->dwell_ends == NEVER);
    if (r->paused && r->view != VIEW_ASLEEP && r->pace.home_after_ms > 0 && now < UINT64_MAX - 1000000)
        assert_true(reader_next_wake(r) != NEVER); /* never stuck */
    if (r->touched_at != NEVER)
        assert_true(r->touched_at <= now);

    struct place out[4];
    size_t n = reader_neighbours(r, out);
    assert_in_range(n, 0, 4);
    for (size_t i = 0; i < n; i++) {
        assert_non_null(deck_card(&r->deck, out[i]));
        assert_false(same(out[i], r->place));
        for (size_t k = 0; k < i; k++)
            assert_false(same(out[i], out[k]));
    }
}

/* What a change says is what has changed. */
static void check_change(const struct reader *before, const struct reader *r, const struct reader_change *c)
{
    bool moved = !same(before->place, r->place), turned = before->view != r->view;

    if (moved || turned || (r->view == VIEW_CONTENTS && before->chosen != r->chosen))
        assert_true(c->shown);
    else
        assert_false(c->shown);
    assert_int_equal(c->paused, before->paused != r->paused);
    if (!c->shown || c->motion == MOTION_NONE)
        assert_int_equal(c->direction, 0);
    else
        assert_true(c->direction == 1 || c->direction == -1);
    if (!c->shown)
        assert_int_equal(c->motion, MOTION_NONE);
    if (c->motion == MOTION_ARTICLE)
        assert_true(before->place.article != r->place.article);
}

/* Forwards and back again is where it was; the neighbours name where it went. */
static void check_there_and_back(const struct reader *r, uint64_t now)
{
    static const enum action pairs[][2] = {{ACTION_NEXT_CARD, ACTION_PREVIOUS_CARD},
                                           {ACTION_PREVIOUS_CARD, ACTION_NEXT_CARD},
                                           {ACTION_NEXT_ARTICLE, ACTION_PREVIOUS_ARTICLE},
                                           {ACTION_PREVIOUS_ARTICLE, ACTION_NEXT_ARTICLE},
                                           {ACTION_NEXT_QUOTE, ACTION_PREVIOUS_QUOTE}};
    struct place near[4];
    size_t n = reader_neighbours(r, near);

    if (r->view != VIEW_CARD)
        return;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct reader copy = *r;
        struct reader_change there = reader_act(&copy, pairs[i][0], now);
        bool known = !there.shown;
        for (size_t k = 0; k < n; k++)
            known = known || same(near[k], copy.place);
        if (i < 4)
            assert_true(known);
        if (!there.shown) {
            assert_true(same(copy.place, r->place));
            continue;
        }
        struct place got_to = copy.place;
        (void)reader_act(&copy, pairs[i][1], now);
        const struct card *c = deck_card(&r->deck, r->place);
        assert_non_null(c);
        bool at_quote = c->kind == CARD_QUOTE && c->part == 0;
        if (i < 2)
            assert_true(same(copy.place, r->place));
        else if (i < 4 && got_to.article != r->place.article)
            assert_true(same(copy.place, (struct place){r->place.article, 0}));
        else if (i == 4 && at_quote)
            assert_true(same(copy.place, r->place));
    }
}

static void walk(uint64_t seed)
{
    uint64_t random = seed * 7919;
    struct fake_deck decks_of[N_DECKS];
    struct reader r;
    struct reader_pace pace = {.words_per_minute = 40 + draw(&random) % 961,
                               .dwell_least_ms = draw(&random) % 9000,
                               .dwell_most_ms = draw(&random) % 60000,
                               .wait_after_press_ms = draw(&random) % 60000,
                               .home_after_ms = seed % 3 == 0 ? 0 : draw(&random) % 300000,
                               .cycle = seed % 5 != 0};
    /* Some walks begin a little before the clock's end, and stay there. */
    uint64_t now = seed % 11 == 0 ? UINT64_MAX - 3000000 : draw(&random);

    for (size_t i = 0; i < N_DECKS; i++)
        fake_deck_init(&decks_of[i], decks[i]);
    reader_init(&r, &pace, &decks_of[seed % N_DECKS].deck, now);
    for (int i = 0; i < STEPS; i++) {
        uint64_t ahead = draw(&random) % (draw(&random) % 50 == 0 ? 900000000 : 20000);
        if (draw(&random) % 4 == 0)
            ahead = 0;
        now = now > UINT64_MAX - ahead ? UINT64_MAX : now + ahead;
        struct reader before = r;
        struct reader_change c = {0};
        uint32_t what = draw(&random) % 100;
        if (what < 45) {
            uint64_t due = reader_next_wake(&r);
            if (due != NEVER && due > now && what < 30)
                now = due;
            c = reader_tick(&r, now);
            assert_true(reader_next_wake(&r) > now || reader_next_wake(&r) == NEVER);
            if (now < due)
                assert_memory_equal(&before.place, &r.place, sizeof r.place);
        } else if (what < 90) {
            enum action action = (enum action)(draw(&random) % ACTION_COUNT);
            c = reader_act(&r, action, now);
            if (before.view == VIEW_ASLEEP && action != ACTION_NONE)
                assert_true(r.view == VIEW_CARD && same(r.place, before.place));
        } else if (what < 95) {
            c = reader_act_hold(&r, (enum action)(draw(&random) % ACTION_COUNT), now);
        } else if (what < 99) {
            if (r.deck.articles > 0)
                c = reader_open_article(&r, draw(&random) % r.deck.articles, now);
        } else {
            struct place keep = {draw(&random) % 4, draw(&random) % 4};
            c = reader_change_deck(&r, &decks_of[draw(&random) % N_DECKS].deck, what % 2 == 0 ? NULL : &keep, now);
            assert_true(c.shown);
            check_state(&r, now);
            continue;
        }
        check_change(&before, &r, &c);
        check_state(&r, now);
        if (i % 16 == 0)
            check_there_and_back(&r, now);
    }
    for (size_t i = 0; i < N_DECKS; i++)
        fake_deck_finish(&decks_of[i]);
}

static void test_random_visitors(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++)
        walk(seed);
}

/* Left alone, the wall shows every card once a round, in order, and never a step more than the ticks it got. */
static void test_a_round(void **state)
{
    (void)state;
    struct fake_deck f;
    struct reader r;
    struct reader_pace pace = {.words_per_minute = 200, .dwell_least_ms = 1000, .dwell_most_ms = 9000, .cycle = true};
    static const struct place round[] = {{1, 0}, {1, 1}, {1, 2}, {3, 0}, {4, 0}, {4, 1}};
    enum { N = sizeof round / sizeof *round };

    fake_deck_init(&f, "- HSQ - H HQ");
    reader_init(&r, &pace, &f.deck, 0);
    for (size_t i = 0; i < (size_t)3 * N; i++) {
        assert_true(same(r.place, round[i % N]));
        uint64_t due = reader_next_wake(&r);
        struct reader_change c = reader_tick(&r, due - 1);
        assert_false(c.shown);
        c = reader_tick(&r, due);
        assert_true(c.shown);
        assert_int_equal(c.direction, 1);
    }
    fake_deck_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_visitors),
        cmocka_unit_test(test_a_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
