/* SPDX-License-Identifier: MIT */
#include "settings/guess.h"
#include "settings/load.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void distances(void **state)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } pairs[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"theme", "theme", 0},
        {"theme", "Theme", 0},
        {"next_card", "next-card", 0},
        {"thme", "theme", 1},
        {"themme", "theme", 1},
        {"thene", "theme", 1},
        {"thmee", "theme", 1}, /* two letters swapped */
        {"kitten", "sitting", 3},
        {"ab", "ba", 1},
        {"abc", "cba", 2},
    };
    static const char long_name[] = "0123456789012345678901234567890123456789012345678901234567890123";
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_int_equal(guess_distance(pairs[i].a, pairs[i].b), pairs[i].distance);
        assert_int_equal(guess_distance(pairs[i].b, pairs[i].a), pairs[i].distance);
    }
    assert_int_equal(strlen(long_name), 64);
    assert_true(guess_distance(long_name, long_name) == SIZE_MAX);
    assert_int_equal(guess_distance(long_name + 1, long_name + 1), 0);
}

static void the_nearest_word_is_guessed(void **state)
{
    static const char *const known[] = {"next-card", "next-article", "next-quote", "home", "info", "sleep", NULL};
    static const struct {
        const char *given, *best;
    } cases[] = {
        {"nxt-card", "next-card"},
        {"NextCard", "next-card"},
        {"next-artical", "next-article"},
        {"hmoe", "home"},
        {"homee", "home"},
        {"inf", "info"},
        {"next", "next-card"}, /* half a name */
        {"fly", NULL},
        {"x", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct guess g = {.given = cases[i].given};
        guess_try_all(&g, known);
        if (cases[i].best == NULL)
            assert_null(g.best);
        else
            assert_string_equal(g.best, cases[i].best);
    }
    struct guess none = {.given = "home"};
    guess_try_all(&none, NULL);
    assert_null(none.best);
}

static void contrasts(void **state)
{
    (void)state;
    assert_true(fabs(check_contrast(0xffffff, 0x000000) - 21) < 1e-9);
    assert_true(fabs(check_contrast(0x000000, 0xffffff) - 21) < 1e-9);
    assert_true(fabs(check_contrast(0x123456, 0x123456) - 1) < 1e-9);
    /* The grey that is commonly named as the lightest to pass 4.5:1 on white, and the next. */
    assert_true(check_contrast(0x767676, 0xffffff) >= 4.5);
    assert_true(check_contrast(0x777777, 0xffffff) < 4.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances),
        cmocka_unit_test(the_nearest_word_is_guessed),
        cmocka_unit_test(contrasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
