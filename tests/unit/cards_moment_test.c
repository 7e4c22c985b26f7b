/* SPDX-License-Identifier: MIT */
#include "cards/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void words(void **state)
{
    static const struct {
        const char *language, *in;
        enum date_style date;
        enum clock_style clock;
        const char *out; /* NULL: not a date */
    } cases[] = {
        {"en", "2026-04-14T07:40:00+01:00", DATE_DAY_FIRST, CLOCK_24, "Tuesday 14 April 2026, 07:40"},
        {"en", "2026-04-14T07:40:00", DATE_DAY_FIRST, CLOCK_24, "Tuesday 14 April 2026, 07:40"},
        {"en", "2026-04-14", DATE_DAY_FIRST, CLOCK_24, "Tuesday 14 April 2026"},
        {"en", "2026-04-14T19:05:00Z", DATE_MONTH_FIRST, CLOCK_12, "Tuesday, April 14, 2026, 7:05 pm"},
        {"en", "2026-04-14T19:05:00Z", DATE_YEAR_FIRST, CLOCK_OFF, "2026-04-14, 19:05"},
        {"fr", "2026-04-14T07:40:00", DATE_DAY_FIRST, CLOCK_24, "mardi 14 avril 2026, 07:40"},
        {"en", "2024-02-29", DATE_DAY_FIRST, CLOCK_24, "Thursday 29 February 2024"},
        {"en", "1970-01-01", DATE_DAY_FIRST, CLOCK_24, "Thursday 1 January 1970"},
        {"en", "1969-12-31", DATE_DAY_FIRST, CLOCK_24, "Wednesday 31 December 1969"},
        {"en", "2106-02-07", DATE_DAY_FIRST, CLOCK_24, "Sunday 7 February 2106"},
        {"en", "2025-02-29", DATE_DAY_FIRST, CLOCK_24, NULL},
        {"en", "2025-13-01", DATE_DAY_FIRST, CLOCK_24, NULL},
        {"en", "2025-01-00", DATE_DAY_FIRST, CLOCK_24, NULL},
        {"en", "2025-01-01T24:00:00", DATE_DAY_FIRST, CLOCK_24, NULL},
        {"en", "2025-01-01T1", DATE_DAY_FIRST, CLOCK_24, NULL},
        {"en", "yesterday evening", DATE_DAY_FIRST, CLOCK_24, NULL},
        {"en", "", DATE_DAY_FIRST, CLOCK_24, NULL},
    };
    char out[160];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool found = moment_words(cases[i].in, &locale_for(cases[i].language)->cards, cases[i].date, cases[i].clock,
                                  out, sizeof out);
        assert_int_equal(found, cases[i].out != NULL);
        if (found)
            assert_string_equal(out, cases[i].out);
    }
}

static void narrow_room_is_kept(void **state)
{
    char out[8] = "1234567";

    (void)state;
    assert_true(moment_words("2026-04-14", &locale_for("en")->cards, DATE_DAY_FIRST, CLOCK_24, out, sizeof out));
    assert_string_equal(out, "Tuesday");
}

static void clocks(void **state)
{
    static const struct {
        int hour, minute;
        enum clock_style style;
        const char *out;
    } cases[] = {
        {0, 0, CLOCK_24, "00:00"},   {0, 0, CLOCK_12, "12:00 am"},   {12, 30, CLOCK_12, "12:30 pm"},
        {23, 59, CLOCK_24, "23:59"}, {23, 59, CLOCK_12, "11:59 pm"}, {7, 42, CLOCK_OFF, ""},
    };
    char out[32];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        moment_clock(cases[i].hour, cases[i].minute, &locale_for("en")->cards, cases[i].style, out, sizeof out);
        assert_string_equal(out, cases[i].out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(narrow_room_is_kept),
        cmocka_unit_test(clocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
