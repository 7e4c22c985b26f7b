/* SPDX-License-Identifier: MIT */
#include "reading/schedule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { SUN, MON, TUE, WED, THU, FRI, SAT };
#define AT(hour, minute) ((hour)*60 + (minute))

static void test_times(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int weekday, minute;
        bool awake;
        int change;
    } rows[] = {
        {"", WED, 0, true, 0},
        {"  ", WED, 0, true, 0},
        {"00:00-24:00", WED, 700, true, 0},
        {"Mon-Fri 07:00-23:30", MON, AT(6, 59), false, 1},
        {"Mon-Fri 07:00-23:30", MON, AT(7, 0), true, AT(16, 30)},
        {"Mon-Fri 07:00-23:30", MON, AT(23, 29), true, 1},
        {"Mon-Fri 07:00-23:30", MON, AT(23, 30), false, AT(7, 30)},
        {"Mon-Fri 07:00-23:30", FRI, AT(23, 30), false, AT(55, 30)},
        {"Mon-Fri 07:00-23:30", SUN, AT(12, 0), false, AT(19, 0)},
        {"Mon-Fri 07:00-23:30", SAT, AT(23, 59), false, AT(31, 1)},
        {"mon 7:00-9:05", MON, AT(9, 4), true, 1},
        {"mon 6:59-07:59", MON, AT(6, 59), true, 60},
        {"MONDAY 7:00-9:05", MON, AT(9, 5), false, AT(165, 55)},
        {"Monday-friday 7:00-9:05", THU, AT(8, 0), true, 65},
        /* Several entries add up, also where they touch or overlap. */
        {"Mon-Fri 07:00-23:30, Sat Sun 9:00-18:00", SAT, AT(9, 0), true, AT(9, 0)},
        {"Mon-Fri 07:00-23:30, Sat Sun 9:00-18:00", FRI, AT(23, 30), false, AT(9, 30)},
        {"Mon 7:00-9:00,Mon 9:00-11:00", MON, AT(8, 0), true, AT(3, 0)},
        {"Mon 7:00-10:00,Mon 9:00-11:00", MON, AT(8, 0), true, AT(3, 0)},
        {"Mon Wed-Thu 7:00-8:00", TUE, AT(7, 30), false, AT(23, 30)},
        {"Mon Wed-Thu 7:00-8:00", THU, AT(7, 30), true, 30},
        /* Over midnight and over the week's end. */
        {"20:00-02:00", WED, AT(1, 59), true, 1},
        {"20:00-02:00", WED, AT(2, 0), false, AT(18, 0)},
        {"20:00-02:00", WED, AT(20, 0), true, AT(6, 0)},
        {"Sat 22:00-02:00", SUN, AT(1, 0), true, 60},
        {"Sat 22:00-02:00", SAT, AT(1, 0), false, AT(21, 0)},
        {"Sat-Mon 00:00-24:00", SUN, AT(12, 0), true, AT(36, 0)},
        {"Sat-Mon 00:00-24:00", TUE, 0, false, AT(96, 0)},
        {"Mon 23:00-24:00", MON, AT(23, 59), true, 1},
        {"Mon 23:00-00:00", MON, AT(23, 59), true, 1},
        {"Mon 00:00-00:01", MON, 0, true, 1},
        {"Mon 00:00-00:01", MON, 1, false, SCHEDULE_WEEK - 1},
        {"Sun-Sat 00:00-24:00", SUN, 0, true, 0},
        {" \tMon \t 07:00-08:00 \t,\t Tue 1:00-2:00 ", TUE, AT(1, 30), true, 30},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct schedule s;
        struct error e = {""};
        int change = -1;
        if (!schedule_parse(rows[i].text, &s, &e))
            fail_msg("%s: %s", rows[i].text, e.text);
        bool awake = schedule_awake(&s, rows[i].weekday, rows[i].minute, &change);
        if (awake != rows[i].awake || change != rows[i].change)
            fail_msg("%s, day %d at %02d:%02d: %s for %d min", rows[i].text, rows[i].weekday, rows[i].minute / 60,
                     rows[i].minute % 60, awake ? "awake" : "asleep", change);
    }
}

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"Mo 07:00-08:00", "'Mo' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"Mond 07:00-08:00", "'Mond' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"Mondays 07:00-08:00", "'Mondays' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"Mon- 07:00-08:00", "'Mon-' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"- 07:00-08:00", "'-' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"Mon-Fri-Sat 07:00-08:00", "'Mon-Fri-Sat' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"7:00-8:00 Mon 9:00-10:00", "'7:00-8:00' is not a day or a range of days, as in 'Mon' or 'Mon-Fri'"},
        {"Mon-Fri", "'Mon-Fri' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:00", "'07:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 7-8", "'7-8' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:60-08:00", "'07:60-08:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:00-24:01", "'07:00-24:01' is not a range of times, as in '07:00-23:30'"},
        {"Mon 24:00-01:00", "'24:00-01:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07.00-08.00", "'07.00-08.00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:00-08:0x", "'07:00-08:0x' is not a range of times, as in '07:00-23:30'"},
        {"Mon x7:00-08:00", "'x7:00-08:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 0x:00-08:00", "'0x:00-08:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:x0-08:00", "'07:x0-08:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:00-", "'07:00-' is not a range of times, as in '07:00-23:30'"},
        {"Mon 007:00-08:00", "'007:00-08:00' is not a range of times, as in '07:00-23:30'"},
        {"Mon 07:00-07:00", "'07:00-07:00' is no time at all; a whole day is '00:00-24:00'"},
        {"Mon 07:00-08:00,", "a comma too many"},
        {",", "a comma too many"},
        {"Mon 07:00-08:00,,Tue 07:00-08:00", "a comma too many"},
        {"Mon 07:00-08:00, Tue", "'Tue' is not a range of times, as in '07:00-23:30'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct schedule s = {{0}};
        struct error e = {""};
        int change = -1;
        if (schedule_parse(rows[i].text, &s, &e))
            fail_msg("taken: %s", rows[i].text);
        assert_string_equal(e.text, rows[i].expected);
        assert_true(schedule_awake(&s, MON, AT(3, 0), &change)); /* never dark by mistake */
        assert_int_equal(change, 0);
    }
}

/* Over a whole week: the change comes exactly where it was said, and a zeroed schedule sleeps for good. */
static void test_changes(void **state)
{
    (void)state;
    struct schedule s;
    struct error e;
    int change, next;

    assert_true(schedule_parse("Mon-Fri 7:15-12:00, Mon-Fri 13:00-23:30, Sat 22:00-3:00", &s, &e));
    for (int at = 0; at < SCHEDULE_WEEK; at++) {
        bool awake = schedule_awake(&s, at / 1440, at % 1440, &change);
        assert_in_range(change, 1, SCHEDULE_WEEK - 1);
        int then = (at + change) % SCHEDULE_WEEK, before = (then + SCHEDULE_WEEK - 1) % SCHEDULE_WEEK;
        assert_int_equal(schedule_awake(&s, then / 1440, then % 1440, &next), !awake);
        assert_int_equal(schedule_awake(&s, before / 1440, before % 1440, &next), awake);
        assert_int_equal(next, 1);
    }
    memset(&s, 0, sizeof s);
    assert_false(schedule_awake(&s, SUN, 0, &change));
    assert_int_equal(change, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
