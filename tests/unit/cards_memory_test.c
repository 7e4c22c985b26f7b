/* SPDX-License-Identifier: MIT */
/* Every allocation of the room fails once. */
#include "cards/marks.h"

#include "unit/refused_memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_marks(void **state)
{
    (void)state;

    for (int failures = 0;; failures++) {
        refused = 0;
        left = failures;
        char *set = marks_set("\"It's 5'10\" -- no...\"", "fr", false);
        left = -1;
        if (refused == 0) {
            assert_non_null(set);
            assert_true(failures > 2);
            free(set);
            break;
        }
        assert_null(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
