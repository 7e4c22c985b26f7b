/* SPDX-License-Identifier: MIT */
/* What udev tells is the machine's; here only that it can be asked, and let go of at any time. */
#include "device/hotplug.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define PREFIX "/dev/tty"

static void heard(void *user, const char *path)
{
    unsigned *n = user;

    assert_int_equal(strncmp(path, PREFIX, strlen(PREFIX)), 0);
    (*n)++;
}

static void asks_and_lets_go(void **state)
{
    unsigned first = 0, second = 0;

    (void)state;
    struct loop *l = loop_create();
    struct hotplug *h = hotplug_create(l, "tty", PREFIX, heard, heard, &first);
    assert_non_null(h);
    hotplug_destroy(h);
    h = hotplug_create(l, "tty", PREFIX, heard, heard, &second);
    assert_non_null(h);
    assert_int_equal(first, second);
    hotplug_destroy(h);
    hotplug_destroy(NULL);
    loop_destroy(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(asks_and_lets_go)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
