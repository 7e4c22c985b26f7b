/* SPDX-License-Identifier: MIT */
#include "page/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *is; /* NULL: no date */
} dates[] = {
    {"Wednesday 4 July 2018 21:45 BST", "2018-07-04T21:45:00+01:00"},
    {"July 18, 2017 at 6:20 PM EDT", "2017-07-18T18:20:00-04:00"},
    {"18/07/2017", "2017-07-18"},
    {"7/18/2017", "2017-07-18"},
    {"10:04, 3 March 2021", "2021-03-03T10:04:00"},
    {"Tue 18 Jul 2017 23.20 BST", "2017-07-18T23:20:00+01:00"},
    {"2017-07-18", "2017-07-18"},
    {"2017-07-18T23:20:00+01:00", "2017-07-18T23:20:00+01:00"},
    {"2017-07-18T23:20:00.123Z", "2017-07-18T23:20:00+00:00"},
    {"2017-07-18T23:20:00-0330", "2017-07-18T23:20:00-03:30"},
    {"2017-07-18 23:20", "2017-07-18T23:20:00"},
    {"3rd March 2021", "2021-03-03"},
    {"1st of May 2021", "2021-05-01"},
    {"Mar. 3, 2021, 5:03 a.m. ET", "2021-03-03T05:03:00-05:00"},
    {"March 14, 2021, 5:03 a.m. ET", "2021-03-14T05:03:00-04:00"},
    {"March 13, 2021, 5:03 a.m. ET", "2021-03-13T05:03:00-05:00"},
    {"Nov. 6, 2021, 5:03 a.m. ET", "2021-11-06T05:03:00-04:00"},
    {"Nov. 7, 2021, 5:03 a.m. ET", "2021-11-07T05:03:00-05:00"},
    {"April 2, 2006, 5:03 a.m. PT", "2006-04-02T05:03:00-07:00"},
    {"5:03 a.m. ET, July 3, 2021", "2021-07-03T05:03:00-04:00"},
    {"12:30 AM, 1 January 2020", "2020-01-01T00:30:00"},
    {"12 pm on 1 January 2020", "2020-01-01T12:00:00"},
    {"1 January 2020 6pm GMT", "2020-01-01T18:00:00+00:00"},
    {"Sept. 4, 2020", "2020-09-04"},
    {"4 Sept 2020 09:15 CEST", "2020-09-04T09:15:00+02:00"},
    {"4 September 2020 09:15 (CET)", "2020-09-04T09:15:00+01:00"},
    {"4 September 2020 09:15 GMT+2", "2020-09-04T09:15:00+02:00"},
    {"4 September 2020 09:15 UTC+05:30", "2020-09-04T09:15:00+05:30"},
    {"4 September 2020, 09:15 IST", "2020-09-04T09:15:00+05:30"},
    {"4 September 2020 | 09:15 UK time", "2020-09-04T09:15:00+01:00"},
    {"4 January 2020 09:15 UK time", "2020-01-04T09:15:00+00:00"},
    {"18.07.2017", "2017-07-18"},
    {"18-07-2017", "2017-07-18"},
    {"18-Jul-2017 10:00", "2017-07-18T10:00:00"},
    {"14 avril 2023", "2023-04-14"},
    {"1er d\303\251cembre 2023 \303\240 08h05", "2023-12-01T08:05:00"},
    {"14. M\303\244rz 2023", "2023-03-14"},
    {"3 de marzo de 2021 a las 10:04", "2021-03-03T10:04:00"},
    {"mi\303\251rcoles, 3 de marzo del 2021", "2021-03-03"},
    {"13 enero 2021", "2021-01-13"},
    {"3 marzo 2021 alle 10:04", "2021-03-03T10:04:00"},
    {"3 de mar\303\247o de 2021 \303\240s 10:04", "2021-03-03T10:04:00"},
    {"3 maart 2021 om 10.04", "2021-03-03T10:04:00"},
    {"\305\233roda, 3 marca 2021 r., godz. 10:04", "2021-03-03T10:04:00"},
    {"\305\232roda 3 marca 2021", "2021-03-03"},
    {"12 wrze\305\233nia 2021", "2021-09-12"},
    {"1 pa\305\272dziernika 2021", "2021-10-01"},
    {"poniedzia\305\202ek, 31 maja 2021", "2021-05-31"},
    {"3 marca 2021 rok", NULL},
    {"29 February 2020", "2020-02-29"},
    {"29 February 2021", NULL},
    {"31 April 2021", NULL},
    {"32 March 2021", NULL},
    {"2017-13-01", NULL},
    {"tomorrow", NULL},
    {"May", NULL},
    {"1234", NULL},
    {"", NULL},
};

static void dates_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct date d;
        char text[DATE_TEXT] = "";
        bool whole = date_whole(dates[i].text, &d);
        if (whole)
            date_format(&d, text);
        if (whole != (dates[i].is != NULL) || (whole && strcmp(text, dates[i].is) != 0))
            fail_msg("'%s' gives '%s'", dates[i].text, text);
    }
}

static void parts_may_be_missing(void **state)
{
    (void)state;
    struct date d;
    assert_int_equal(date_read("3 March and then", &d), 7);
    assert_int_equal(d.year, 0);
    assert_int_equal(d.day, 3);
    assert_int_equal(date_read("23:20 BST", &d), 9);
    assert_int_equal(d.day, 0);
    assert_true(d.has_time && d.has_zone);
    assert_int_equal(date_read("23 people", &d), 0);
    assert_false(date_whole("3 March", &d));
    assert_false(date_whole("3 March 2021 and more", &d));
}

static void doubt_is_marked(void **state)
{
    (void)state;
    struct date d;
    assert_true(date_whole("03/04/2021", &d));
    assert_true(d.unsure_day);
    assert_int_equal(d.month, 4);
    assert_true(date_whole("03/03/2021", &d));
    assert_false(d.unsure_day);
    assert_true(date_whole("03/04/2021 10:00 EST", &d));
    assert_false(d.unsure_day);
    assert_int_equal(d.month, 3);
    assert_true(date_whole("3 April 2021 10:00 IST", &d));
    assert_true(d.unsure_zone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(parts_may_be_missing),
        cmocka_unit_test(doubt_is_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
