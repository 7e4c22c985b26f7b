/* SPDX-License-Identifier: MIT */
#include "device_fake_gpio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void lists_what_there_is(void **state)
{
    struct chip chips[CHIPS_MOST];

    (void)state;
    fake.chips[0].why = EACCES;
    assert_int_equal(chip_list(&fake_calls, chips), 3);
    assert_int_equal(chips[0].why, EACCES);
    assert_string_equal(chips[1].label, "board");
    assert_string_equal(chips[1].name, "gpiochip1");
    assert_int_equal(chips[1].n_lines, 8);
    assert_int_equal(chips[2].why, ENOTTY);
}

static void no_folder_no_chips(void **state)
{
    const struct gpio_calls nowhere = {"/nonexistent", fake_open, fake_ioctl};
    struct chip chips[CHIPS_MOST];

    (void)state;
    assert_int_equal(chip_list(&nowhere, chips), 0);
}

struct search {
    const char *chip, *a, *b;
    int found; /* chip; -1: none */
    unsigned first, second;
    const char *why; /* part of it */
};

static const struct search searches[] = {
    {"board", "4", NULL, 1, 4, 0, NULL},
    {"gpiochip0", "7", NULL, 0, 7, 0, NULL},
    {"board", "GPIO5", NULL, 1, 5, 0, NULL},
    {"", "GPIO6", NULL, 1, 6, 0, NULL},
    {"", "GPIO6", "GPIO7", 1, 6, 7, NULL},
    {"board", "GPIO17", NULL, -1, 0, 0, "the GPIO chip board has no line named GPIO17"},
    {"board", "8", NULL, -1, 0, 0, "has no line 8; its lines are 0 to 7"},
    {"", "GPIO17", NULL, -1, 0, 0, "a GPIO line named GPIO17 was not found; there is expander, board"},
    {"", "4", NULL, -1, 0, 0, "line 4: of which chip?"},
    {"pinctrl", "4", NULL, -1, 0, 0, "the GPIO chip pinctrl was not found; there is expander, board"},
    {"/nonexistent", "4", NULL, -1, 0, 0, "/nonexistent: No such file"},
    {"/dev/null", "4", NULL, -1, 0, 0, "/dev/null is not a GPIO chip"},
};

static void finds_chip_and_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof searches / sizeof searches[0]; i++) {
        const struct search *s = &searches[i];
        const char *lines[] = {s->a, s->b};
        unsigned offsets[CHIP_LINES_MOST] = {0, 0};
        struct error e = {""};
        int fd = -1;
        bool found = strcmp(s->chip, "/dev/null") == 0
                         ? chip_find(&gpio_kernel, s->chip, lines, 1, &fd, offsets, &e)
                         : chip_find(&fake_calls, s->chip, lines, s->b != NULL ? 2 : 1, &fd, offsets, &e);
        if (found != (s->found >= 0))
            fail_msg("'%s' '%s': %s", s->chip, s->a, e.text);
        if (!found) {
            if (strstr(e.text, s->why) == NULL)
                fail_msg("'%s' '%s': expected '%s', got '%s'", s->chip, s->a, s->why, e.text);
            continue;
        }
        assert_ptr_equal(fake_chip_of(fd), &fake.chips[s->found]);
        assert_int_equal(offsets[0], s->first);
        assert_int_equal(offsets[1], s->second);
        close(fd);
    }
}

static void by_path(void **state)
{
    const char *lines[] = {"3"};
    char path[64];
    unsigned offsets[CHIP_LINES_MOST];
    struct error e;
    int fd;

    (void)state;
    snprintf(path, sizeof path, "%s/gpiochip1", fake.folder);
    assert_true(chip_find(&fake_calls, path, lines, 1, &fd, offsets, &e));
    assert_int_equal(offsets[0], 3);
    close(fd);
}

static void says_who_may_not(void **state)
{
    const char *lines[] = {"GPIO4"};
    unsigned offsets[CHIP_LINES_MOST];
    struct error e;
    int fd;

    (void)state;
    fake.chips[1].why = EACCES;
    assert_false(chip_find(&fake_calls, "board", lines, 1, &fd, offsets, &e));
    assert_non_null(strstr(e.text, "the user must be in the group gpio"));
    assert_false(chip_find(&fake_calls, "", lines, 1, &fd, offsets, &e));
    assert_non_null(strstr(e.text, "the user must be in the group gpio"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lists_what_there_is, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(no_folder_no_chips, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(finds_chip_and_lines, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(by_path, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(says_who_may_not, fake_setup, fake_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
