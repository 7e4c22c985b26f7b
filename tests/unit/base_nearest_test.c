/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

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
        assert_int_equal(nearest_distance(pairs[i].a, pairs[i].b, false), pairs[i].distance);
        assert_int_equal(nearest_distance(pairs[i].b, pairs[i].a, false), pairs[i].distance);
    }
    assert_int_equal(strlen(long_name), 64);
    assert_true(nearest_distance(long_name, long_name, false) == SIZE_MAX);
    assert_int_equal(nearest_distance(long_name + 1, long_name + 1, false), 0);
    assert_int_equal(nearest_distance("Theme", "theme", true), 1);
    assert_int_equal(nearest_distance("next_card", "next-card", true), 1);
    assert_int_equal(nearest_distance("headlien", "headline", true), 1);
}

static void the_nearest_word_is_found(void **state)
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
        struct nearest g = {.given = cases[i].given};
        nearest_try_all(&g, known);
        if (cases[i].best == NULL)
            assert_null(g.best);
        else
            assert_string_equal(g.best, cases[i].best);
    }
    struct nearest none = {.given = "home"};
    nearest_try_all(&none, NULL);
    assert_null(none.best);
}

static void a_bound_of_the_callers(void **state)
{
    static const char *const known[] = {"build", "read", NULL};
    static const struct {
        const char *given, *best;
        bool exact;
    } cases[] = {
        {"biuld", "build", true},  {"bild", "build", true}, {"buildings", NULL, true}, {"BUILD", NULL, true},
        {"BUILD", "build", false}, {"buil", "build", true}, {"re", "read", true},      {"rexyz", NULL, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct nearest n = {.given = cases[i].given, .exact = cases[i].exact, .most = 2};
        nearest_try_all(&n, known);
        if (cases[i].best == NULL)
            assert_null(n.best);
        else
            assert_string_equal(n.best, cases[i].best);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances),
        cmocka_unit_test(the_nearest_word_is_found),
        cmocka_unit_test(a_bound_of_the_callers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
