/* SPDX-License-Identifier: MIT */
/* A key read by ourselves has the name that SDL gives it: one config fits with and without a window system. */
#include "device/input.h"
#include "screen/window.h"

#include <linux/input-event-codes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void sdl_knows_every_name(void **state)
{
    unsigned known = 0;

    (void)state;
    for (unsigned code = 0; code < KEYS_CODES; code++) {
        if (keys_name(code) == NULL)
            continue;
        if (!window_knows_key(keys_name(code)))
            fail_msg("code %u: SDL has no key '%s'", code, keys_name(code));
        known++;
    }
    assert_true(known > 100);
    assert_null(keys_name(KEYS_CODES));
    assert_null(keys_name(BTN_LEFT));
}

static void names_are_the_keys_own(void **state)
{
    static const struct {
        unsigned code;
        const char *name;
    } some[] = {{KEY_RIGHT, "Right"},  {KEY_PAGEDOWN, "PageDown"}, {KEY_SPACE, "Space"}, {KEY_Z, "Z"},
                {KEY_KP5, "Keypad 5"}, {KEY_ENTER, "Return"},      {KEY_0, "0"},         {KEY_F12, "F12"},
                {KEY_BACKSLASH, "\\"}, {KEY_HOMEPAGE, "AC Home"},  {KEY_ESC, "Escape"},  {KEY_NEXTSONG, "AudioNext"}};

    (void)state;
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++)
        assert_string_equal(keys_name(some[i].code), some[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sdl_knows_every_name),
        cmocka_unit_test(names_are_the_keys_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
