/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

static uint32_t flags_of(const struct quote_words *w, const char *word)
{
    return quote_words_find(w, word, strlen(word));
}

static void test_find(void **state)
{
    (void)state;
    struct quote_words *w = quote_words_create(QUOTE_ENGLISH);
    assert_non_null(w);
    assert_true(flags_of(w, "said") & QW_SAY);
    assert_true(flags_of(w, "SAID") & QW_SAY);
    assert_true(flags_of(w, "adding") & QW_SAYING);
    assert_true(flags_of(w, "laughed") & QW_WEAK);
    assert_true(flags_of(w, "Mrs") & QW_MRS);
    assert_true(flags_of(w, "Helen") & QW_FEMALE);
    assert_int_equal(flags_of(w, "Kim") & (QW_MALE | QW_FEMALE), QW_MALE | QW_FEMALE);
    assert_int_equal(flags_of(w, "zxqv"), 0);
    assert_int_equal(flags_of(w, ""), 0);
    char longest[QUOTE_WORD_MOST + 2] = {0};
    memset(longest, 'a', sizeof longest - 1);
    assert_int_equal(flags_of(w, longest), 0);
    quote_words_destroy(w);
}

static void test_other_languages(void **state)
{
    (void)state;
    static const struct {
        enum quote_language language;
        const char *word;
    } rows[] = {
        {QUOTE_FRENCH, "DÉCLARÉ"}, {QUOTE_GERMAN, "erklärte"}, {QUOTE_SPANISH, "afirmó"}, {QUOTE_SPANISH, "AFIRMÓ"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct quote_words *w = quote_words_create(rows[i].language);
        assert_non_null(w);
        if (!(flags_of(w, rows[i].word) & QW_SAY))
            fail_msg("%s is no reporting verb", rows[i].word);
        quote_words_destroy(w);
    }
}

static void test_language(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum quote_language language;
    } rows[] = {
        {"The gate of the harbour was shut and the ferry for the island was late.", QUOTE_ENGLISH},
        {"La porte du port est fermée et les bateaux pour les îles ne sont pas partis.", QUOTE_FRENCH},
        {"Das Tor ist zu und die Fähre auf die Insel kommt nicht von der anderen Seite.", QUOTE_GERMAN},
        {"La puerta del puerto y los barcos que van a las islas por la tarde con el viento.", QUOTE_SPANISH},
        {"", QUOTE_ENGLISH},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (quote_words_language(rows[i].text, strlen(rows[i].text)) != rows[i].language)
            fail_msg("'%s' is taken for language %d", rows[i].text,
                     (int)quote_words_language(rows[i].text, strlen(rows[i].text)));
    assert_int_equal(quote_words_for_tag("de"), QUOTE_GERMAN);
    assert_int_equal(quote_words_for_tag("FR-ca"), QUOTE_FRENCH);
    assert_int_equal(quote_words_for_tag("es-419"), QUOTE_SPANISH);
    assert_int_equal(quote_words_for_tag("den"), QUOTE_OTHER);
    assert_int_equal(quote_words_for_tag(""), QUOTE_ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
