/* SPDX-License-Identifier: MIT */
#include "device/lamps.h"

#include "device_fake_gpio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct told {
    unsigned wrong, right;
    char last[480];
};

static void hear(void *user, bool wrong, const char *text)
{
    struct told *t = user;

    *(wrong ? &t->wrong : &t->right) += 1;
    snprintf(t->last, sizeof t->last, "%s", text);
}

static const struct lamp_wish wishes[] = {
    {"next", "board", "GPIO4", false},
    {"home", "expander", "2", true},
};

static void light_and_go_out(void **state)
{
    struct told told = {0};
    const struct fake_line *next = &fake.chips[1].lines[4], *home = &fake.chips[0].lines[2];

    (void)state;
    struct lamps *l = lamps_create(wishes, 2, hear, &told, &fake_calls);
    assert_non_null(l);
    assert_int_equal(next->flags, GPIO_V2_LINE_FLAG_OUTPUT);
    assert_int_equal(home->flags, GPIO_V2_LINE_FLAG_OUTPUT | GPIO_V2_LINE_FLAG_ACTIVE_LOW);
    lamps_set(l, 0, true, 0);
    assert_true(next->level && !home->level);
    lamps_set(l, 1, true, 0);
    lamps_set(l, 0, false, 0);
    assert_true(!next->level && home->level);
    lamps_destroy(l);
    assert_false(home->level);
    assert_int_equal(told.wrong, 0);
}

static void one_that_is_busy_keeps_no_other(void **state)
{
    struct told told = {0};
    struct fake_line *next = &fake.chips[1].lines[4];

    (void)state;
    next->consumer = "led0";
    struct lamps *l = lamps_create(wishes, 2, hear, &told, &fake_calls);
    assert_int_equal(told.wrong, 1);
    assert_string_equal(told.last, "lamp of button next: line GPIO4 is in use by led0");
    lamps_set(l, 1, true, 1000);
    assert_true(fake.chips[0].lines[2].level);
    lamps_set(l, 0, true, 1000);
    assert_int_equal(told.wrong, 1);
    unsigned asked = fake.requests;
    next->consumer = NULL;
    lamps_set(l, 0, true, 1000 + LAMPS_RETRY_MS - 1);
    assert_int_equal(fake.requests, asked);
    lamps_set(l, 0, true, 1000 + LAMPS_RETRY_MS);
    assert_true(next->level);
    assert_int_equal(told.right, 1);
    lamps_destroy(l);
}

static void blink_together(void **state)
{
    struct told told = {0};
    const struct fake_line *next = &fake.chips[1].lines[4], *home = &fake.chips[0].lines[2];

    (void)state;
    struct lamps *l = lamps_create(wishes, 2, hear, &told, &fake_calls);
    lamps_set(l, 0, true, 700);
    assert_true(lamps_blink(l, false, 700) == NEVER);
    assert_true(next->level && !home->level);
    assert_int_equal(lamps_blink(l, true, 700), 1200);
    assert_true(next->level && home->level);
    assert_int_equal(lamps_blink(l, true, 1199), 1200);
    assert_true(next->level && home->level);
    /* What happens meanwhile changes nothing yet. */
    lamps_set(l, 0, false, 1200);
    lamps_set(l, 1, true, 1200);
    assert_int_equal(lamps_blink(l, true, 1200), 1700);
    assert_true(!next->level && !home->level);
    /* However late it is called, it keeps the beat. */
    assert_int_equal(lamps_blink(l, true, 5750), 6200);
    assert_true(next->level && home->level);
    assert_true(lamps_blink(l, false, 5800) == NEVER);
    assert_true(!next->level && home->level);
    lamps_set(l, 0, true, 5800);
    assert_true(next->level);
    lamps_destroy(l);
    assert_int_equal(told.wrong, 0);
}

static void a_chip_that_went_away(void **state)
{
    struct told told = {0};

    (void)state;
    struct lamps *l = lamps_create(wishes, 2, hear, &told, &fake_calls);
    fake.chips[1].gone = true;
    lamps_set(l, 0, true, 0);
    assert_int_equal(told.wrong, 1);
    lamps_set(l, 1, true, 0);
    assert_true(fake.chips[0].lines[2].level);
    lamps_destroy(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(light_and_go_out, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(one_that_is_busy_keeps_no_other, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(blink_together, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_chip_that_went_away, fake_setup, fake_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
