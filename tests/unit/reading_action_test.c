/* SPDX-License-Identifier: MIT */
#include "reading/action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "none",       "next-card",      "previous-card", "next-article", "previous-article",
        "next-quote", "previous-quote", "home",          "pause",        "contents",
        "info",       "sleep",          "undo-update",   "quit"};
    assert_int_equal(sizeof names / sizeof *names, ACTION_COUNT);
    for (size_t i = 0; i < ACTION_COUNT; i++) {
        enum action a = ACTION_COUNT;
        assert_string_equal(action_name((enum action)i), names[i]);
        assert_true(action_from_name(names[i], &a));
        assert_int_equal(a, i);
        if (i > ACTION_NONE)
            assert_string_equal(action_names()[i - 1], names[i]);
    }
    assert_null(action_names()[ACTION_COUNT - 1]);
}

static void test_unknown_names(void **state)
{
    (void)state;
    static const char *const names[] = {"", "next", "Next-card", "next_card", "next-card ", "next-cards"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        enum action a = ACTION_INFO;
        assert_false(action_from_name(names[i], &a));
        assert_int_equal(a, ACTION_INFO);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_unknown_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
