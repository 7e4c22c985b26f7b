/* SPDX-License-Identifier: MIT */
/* Every allocation of the room fails once. */
#include "cards/marks.h"

#include "unit/cards_sample.h"
#include "unit/refused_memory.h"
#include "unit/type_fake_fonts.h"

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

/* Every page of an edition; false and the reason as soon as one cannot be set. */
static bool set_all(struct error *e)
{
    struct type_fonts fonts = fake_proportional();
    struct cards_source source = sample_source(NULL);
    struct cards_wish wish = sample_wish("en");
    struct cards *c = cards_create(&source, &fonts, &wish, NULL, NULL);
    bool ok = c != NULL || error_memory(e);

    for (int i = 0; ok && i < 7; i++) {
        struct page *page = i < 3    ? cards_page(c, (struct place){0, (size_t)i}, e)
                            : i == 3 ? cards_page(c, (struct place){2, 1}, e)
                            : i == 4 ? cards_contents(c, 2, e)
                            : i == 5 ? cards_info(c, e)
                                     : cards_notice(c, "Kicker", "A sentence.", NULL, e);
        ok = page != NULL;
        page_destroy(page);
    }
    cards_destroy(c);
    return ok;
}

/* Nothing crashes, nothing is lost (the sanitizers look), and what fails says so. */
static void test_cards(void **state)
{
    int failures = 0;

    (void)state;
    for (;; failures++) {
        struct error e = {""};
        refused = 0;
        left = failures;
        bool ok = set_all(&e);
        left = -1;
        if (refused == 0) {
            assert_true(ok);
            break;
        }
        /* libunistring does without a block it wanted only to be smaller. */
        assert_true(ok || e.text[0] != '\0');
    }
    assert_true(failures > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marks), cmocka_unit_test(test_cards)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
