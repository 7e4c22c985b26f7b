/* SPDX-License-Identifier: MIT */
#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A row is nothing but texts, so a missing translation is a NULL among them. */
static void every_language_is_complete(void **state)
{
    const char *const *languages = locale_languages();
    const char *const *english = (const char *const *)locale_for("en");
    size_t rows = 0;

    (void)state;
    for (; languages[rows] != NULL; rows++) {
        const struct locale *p = locale_for(languages[rows]);
        assert_string_equal(p->language, languages[rows]);
        const char *const *texts = (const char *const *)p;
        for (size_t i = 0; i < sizeof *p / sizeof *texts; i++)
            if (texts[i] == NULL || texts[i][0] == '\0')
                fail_msg("%s: what says \"%s\" in English is missing", languages[rows], english[i]);
    }
    assert_true(rows >= 2);
}

/* What a pattern is filled with in one language, it is filled with in all. */
static void patterns_agree(void **state)
{
    const char *const *languages = locale_languages();
    const struct locale *english = locale_for("en");

    (void)state;
    for (size_t l = 0; languages[l] != NULL; l++) {
        const struct locale *p = locale_for(languages[l]);
        const char *const *ours = (const char *const *)p, *const *theirs = (const char *const *)english;
        for (size_t i = 0; i < sizeof *p / sizeof *ours; i++) {
            static const char *const names[] = {"{names}", "{date}", "{time}", "{n}",   "{file}", "{why}",
                                                "{line}",  "{what}", "{W}",    "{d}",   "{M}",    "{y}",
                                                "{title}", "{size}", "{need}", "{free}"};
            if (ours[i] == NULL)
                continue; /* told of above */
            for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
                assert_int_equal(strstr(ours[i], names[k]) != NULL, strstr(theirs[i], names[k]) != NULL);
        }
    }
}

static void languages_are_found_by_their_tag(void **state)
{
    static const struct {
        const char *tag, *row;
    } cases[] = {{"en", "en"}, {"en-GB", "en"}, {"FR-ca", "fr"}, {"fr", "fr"}, {"tlh", "en"}, {"", "en"}, {NULL, "en"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(locale_for(cases[i].tag)->language, cases[i].row);
    assert_non_null(locale_find("fr-CA"));
    assert_null(locale_find("tlh"));
    assert_null(locale_find(NULL));
}

static void filling(void **state)
{
    const struct locale_value values[] = {{"a", "one"}, {"bb", "two"}};
    char out[9];
    char *made = locale_make("{a} and {bb}, {c} {a", values, 2);

    (void)state;
    assert_string_equal(made, "one and two, {c} {a");
    free(made);
    locale_fill("{a}{a}{a}", values, 2, out, sizeof out);
    assert_string_equal(out, "oneoneon");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_is_complete),
        cmocka_unit_test(patterns_agree),
        cmocka_unit_test(languages_are_found_by_their_tag),
        cmocka_unit_test(filling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
