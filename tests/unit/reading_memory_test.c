/* SPDX-License-Identifier: MIT */
/* Every allocation of the room fails once. */
#include "reading/gesture.h"
#include "reading/script.h"

#include "unit/refused_memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_gesture(void **state)
{
    (void)state;
    struct gesture_map m;

    gesture_map_defaults(&m);
    left = 0;
    refused = 0;
    struct gesture *g = gesture_create(&m);
    left = -1;
    assert_int_equal(refused, 1);
    assert_null(g);
    gesture_destroy(g);
}

static void test_script(void **state)
{
    (void)state;
    char text[100 * 16] = "";
    size_t size = 0;
    int failures = 0;

    for (int i = 0; i < 100; i++) {
        memcpy(text + size, "press next\n", 11);
        size += 11;
    }
    for (bool done = false; !done; failures++) {
        struct script s;
        struct error e = {""};
        left = failures;
        refused = 0;
        done = script_parse(text, size, &s, &e);
        left = -1;
        assert_int_equal(refused, !done);
        if (!done) {
            assert_null(s.steps);
            assert_int_equal(s.n, 0);
            assert_non_null(strstr(e.text, ": out of memory"));
        }
        script_finish(&s);
    }
    assert_in_range(failures, 3, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gesture),
        cmocka_unit_test(test_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
