/* SPDX-License-Identifier: MIT */
#include "base/civil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Counted day by day from 1970 with nothing but the lengths of months, both ways. */
static void every_day_of_many_years(void **state)
{
    int year = 1970, month = 1, day = 1;

    (void)state;
    for (int64_t n = 0; year < 2500; n++) {
        struct civil c = civil_at(n * 86400 + 86399);
        if (!civil_exists(year, month, day) || civil_days(year, month, day) != n ||
            civil_weekday(year, month, day) != (n + 4) % 7 || c.year != year || c.month != month || c.day != day ||
            c.hour != 23 || c.minute != 59 || c.second != 59)
            fail_msg("%04d-%02d-%02d", year, month, day);
        if (civil_exists(year, month, day + 1)) {
            day++;
            continue;
        }
        int least = month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        assert_true(day == least || (month == 2 && day == 29));
        day = 1;
        if (++month == 13) {
            month = 1;
            year++;
        }
    }
}

static void days_before_1970(void **state)
{
    struct civil c = civil_at(-1);

    (void)state;
    assert_int_equal(c.year, 1969);
    assert_int_equal(c.month, 12);
    assert_int_equal(c.day, 31);
    assert_int_equal(c.hour, 23);
    assert_int_equal(c.second, 59);
    assert_int_equal(civil_days(1969, 12, 31), -1);
    assert_int_equal(civil_days(0, 3, 1), -719468);
    assert_int_equal(civil_weekday(1969, 12, 31), 3);
    assert_int_equal(civil_weekday(1600, 1, 1), 6);
    assert_int_equal(civil_at(-719468LL * 86400).year, 0);
}

static void days_that_exist(void **state)
{
    static const struct {
        int year, month, day;
        bool exists;
    } cases[] = {
        {2024, 2, 29, true}, {2023, 2, 29, false}, {1900, 2, 29, false}, {2000, 2, 29, true},  {0, 2, 29, true},
        {2026, 4, 30, true}, {2026, 4, 31, false}, {2026, 12, 31, true}, {2026, 0, 1, false},  {2026, 13, 1, false},
        {2026, 1, 0, false}, {2026, 1, 32, false}, {2026, -1, 1, false}, {2026, 1, -1, false}, {2024, 2, 30, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(civil_exists(cases[i].year, cases[i].month, cases[i].day), cases[i].exists);
}

static void texts(void **state)
{
    static const struct {
        const char *text;
        struct civil value;
    } good[] = {
        {"2026-07-22", {2026, 7, 22, 0, 0, 0, false}},
        {"0000-01-01", {0, 1, 1, 0, 0, 0, false}},
        {"2026-07-22T06:30:05", {2026, 7, 22, 6, 30, 5, true}},
        {"2026-07-22T23:59:60Z", {2026, 7, 22, 23, 59, 60, true}},
        {"2026-07-22T00:00:00-23:59", {2026, 7, 22, 0, 0, 0, true}},
    };
    static const char *const bad[] = {
        "",
        "2026",
        "2026-7-22",
        "2026-07-2",
        "2026/07/22",
        "2025-02-29",
        "2026-07-22 ",
        "2026-07-22T",
        "2026-07-22T06:30",
        "2026-07-22 06:30:00",
        "2026-07-22T24:00:00",
        "2026-07-22T06:60:00",
        "2026-07-22T06:30:61",
        "2026-07-22T06:30:00z",
        "2026-07-22T06:30:00+1:00",
        "2026-07-22T06:30:00+24:00",
        "2026-07-22T06:30:00+01:60",
        "2026-07-22T06:30:00+01:00 ",
        "2026-07-22T06:30:00.5Z",
    };
    struct civil c;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(civil_parse(good[i].text, &c));
        assert_int_equal(c.year, good[i].value.year);
        assert_int_equal(c.month, good[i].value.month);
        assert_int_equal(c.day, good[i].value.day);
        assert_int_equal(c.hour, good[i].value.hour);
        assert_int_equal(c.minute, good[i].value.minute);
        assert_int_equal(c.second, good[i].value.second);
        assert_int_equal(c.has_time, good[i].value.has_time);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (civil_parse(bad[i], &c))
            fail_msg("'%s' was read", bad[i]);
    }
}

static void sequences(void **state)
{
    static const uint64_t bad[] = {0,
                                   9990101000000,
                                   100000101000000,
                                   20250229000000,
                                   20261301000000,
                                   20260722240000,
                                   20260722006000,
                                   20260722000060,
                                   UINT64_MAX};
    const struct civil noon = {2026, 7, 22, 12, 34, 56, true};
    struct civil c;

    (void)state;
    assert_true(civil_sequence(&noon) == 20260722123456);
    assert_true(civil_from_sequence(20260722123456, &c));
    assert_int_equal(c.year, 2026);
    assert_int_equal(c.month, 7);
    assert_int_equal(c.day, 22);
    assert_int_equal(c.hour, 12);
    assert_int_equal(c.minute, 34);
    assert_int_equal(c.second, 56);
    c = civil_at(1784723696);
    assert_true(civil_sequence(&c) == 20260722123456);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(civil_from_sequence(bad[i], &c));
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(civil_month_name(1), "January");
    assert_string_equal(civil_month_name(12), "December");
    assert_string_equal(civil_weekday_name(0), "Sunday");
    assert_string_equal(civil_weekday_name(civil_weekday(2026, 4, 14)), "Tuesday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_many_years),
        cmocka_unit_test(days_before_1970),
        cmocka_unit_test(days_that_exist),
        cmocka_unit_test(texts),
        cmocka_unit_test(sequences),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
