/* SPDX-License-Identifier: MIT */
#include "kiosk/power.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MINUTE = 60000 };

/* One question: Monday at this minute, so many ms after the start. */
struct question {
    int minute;
    uint64_t now, touched_at;
    bool asleep;
    enum waking_wish wish;
    int ask_in;
    uint64_t ask_at;
};

static void ask_all(const char *awake, const struct question *questions, size_t n)
{
    static struct settings settings;
    struct waking_hours hours;

    settings_defaults(&settings);
    snprintf(settings.display.awake, sizeof settings.display.awake, "%s", awake);
    waking_hours_init(&hours, &settings);
    for (size_t i = 0; i < n; i++) {
        const struct question *q = &questions[i];
        const struct waking_times times = {q->minute < 0 ? -1 : 1, q->minute, q->now, q->touched_at, q->asleep};
        int ask_in = -1;
        uint64_t ask_at = 1;
        enum waking_wish wish = waking_hours_ask(&hours, &times, &ask_in, &ask_at);
        if (wish != q->wish || ask_in != q->ask_in || ask_at != q->ask_at)
            fail_msg("question %zu: wish %d, ask in %d min, ask at %llu", i, wish, ask_in, (unsigned long long)ask_at);
    }
}

static void without_hours_nothing_is_due(void **state)
{
    static const struct question q[] = {{600, 0, 0, false, WAKING_AS_IT_IS, 0, NEVER}};

    (void)state;
    ask_all("", q, 1);
}

static void an_evening_and_a_morning(void **state)
{
    static const struct question q[] = {
        {20 * 60, 0, 0, false, WAKING_AS_IT_IS, 60, NEVER},
        {21 * 60 + 59, 7140000, 0, false, WAKING_AS_IT_IS, 1, NEVER},
        {22 * 60, 7200000, 0, false, WAKING_SLEEP, 60, NEVER},
        {22 * 60, 7200000, 0, true, WAKING_AS_IT_IS, 60, NEVER},
        {6 * 60 + 30, 7300000, 0, true, WAKING_AS_IT_IS, 30, NEVER},
        {7 * 60, 7400000, 0, true, WAKING_WAKE, 60, NEVER},
        {7 * 60, 7400000, 0, false, WAKING_AS_IT_IS, 60, NEVER},
    };

    (void)state;
    ask_all("07:00-22:00", q, sizeof q / sizeof q[0]);
}

static void a_visitor_late_at_night(void **state)
{
    /* Five minutes after the last touch. */
    static const struct question q[] = {
        {22 * 60, 9 * MINUTE, 8 * MINUTE, false, WAKING_AS_IT_IS, 60, 13 * MINUTE}, /* not while he uses it */
        {22 * 60 + 4, 13 * MINUTE, 8 * MINUTE, false, WAKING_SLEEP, 60, NEVER},
        {23 * 60, 70 * MINUTE, 70 * MINUTE, false, WAKING_AS_IT_IS, 60, 75 * MINUTE}, /* woke it */
        {23 * 60, 71 * MINUTE, 71 * MINUTE, false, WAKING_AS_IT_IS, 60, 76 * MINUTE},
        {23 * 60, 76 * MINUTE - 1, 71 * MINUTE, false, WAKING_AS_IT_IS, 60, 76 * MINUTE},
        {23 * 60, 76 * MINUTE, 71 * MINUTE, false, WAKING_SLEEP, 60, NEVER},
    };

    (void)state;
    ask_all("07:00-22:00", q, sizeof q / sizeof q[0]);
}

static void put_to_sleep_by_day_it_sleeps_on(void **state)
{
    static const struct question q[] = {
        {12 * 60, 0, 0, true, WAKING_AS_IT_IS, 60, NEVER},
        {13 * 60, 3600000, 0, true, WAKING_AS_IT_IS, 60, NEVER},
    };

    (void)state;
    ask_all("07:00-22:00", q, sizeof q / sizeof q[0]);
}

static void without_a_clock_it_is_day(void **state)
{
    static const struct question q[] = {
        {-1, 0, 0, false, WAKING_AS_IT_IS, 60, NEVER},
        {3 * 60, 600000, 0, false, WAKING_SLEEP, 60, NEVER}, /* it was set: night */
    };

    (void)state;
    ask_all("07:00-22:00", q, sizeof q / sizeof q[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_hours_nothing_is_due), cmocka_unit_test(an_evening_and_a_morning),
        cmocka_unit_test(a_visitor_late_at_night),      cmocka_unit_test(put_to_sleep_by_day_it_sleeps_on),
        cmocka_unit_test(without_a_clock_it_is_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
