/* SPDX-License-Identifier: MIT */
#include "page/steps.h"
#include "sources/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void sentences_are_told_by_their_end(void **state)
{
    (void)state;
    static const char *const yes[] = {"It rang.",
                                      "Why?",
                                      "No!",
                                      "He said \"no.\"",
                                      "(It rang.)",
                                      "And then\342\200\246",
                                      "He said:",
                                      "\342\200\234No.\342\200\235",
                                      "\302\253 Non. \302\273",
                                      "\"No,\""};
    static const char *const no[] = {"", "The bell", "The bell,", "The \342\200\230bell\342\200\231", "A (bell)"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(text_ends_sentence(yes[i]));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(text_ends_sentence(no[i]));
}

static void capitals_are_lowered(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"PORT HAVEN", "Port Haven"},
        {"O'NEIL", "O'Neil"},
        {"ANNE-MARIE MCLEOD", "Anne-Marie McLeod"},
        {"J.K. AMES", "J.K. Ames"},
        {"UN", "UN"},
        {"Ann Ames", "Ann Ames"},
        {"\303\211LODIE", "\303\211lodie"},
        {"GR\303\234NAU", "Gr\303\274nau"},
        {"MCX", "MCX"},
        {"", ""},
        {"LONDON", "London"},
        {"D\342\200\231ARCY", "D\342\200\231Arcy"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[64];
        strcpy(text, pairs[i][0]);
        text_lower_capitals(text);
        assert_string_equal(text, pairs[i][1]);
    }
}

static void lists_hold_whole_items(void **state)
{
    (void)state;
    assert_true(text_in("one|two|three", "two", 3));
    assert_true(text_in("one|two|three", "THREE", 5));
    assert_true(text_in("one", "one", 3));
    assert_false(text_in("one|two", "tw", 2));
    assert_false(text_in("one|two", "twos", 4));
    assert_false(text_in("one|two", "", 0));
    assert_false(text_in("one|two", "e|t", 3));
}

static void small_questions(void **state)
{
    (void)state;
    char folded[TEXT_FOLDED_MOST], longest[TEXT_FOLDED_MOST + 1];
    assert_true(text_fold("Don\342\200\231t \342\200\224 \342\200\234YES\342\200\235 \303\211", folded));
    assert_string_equal(folded, "don't - \"yes\" \303\211");
    memset(longest, 'a', TEXT_FOLDED_MOST);
    longest[TEXT_FOLDED_MOST] = '\0';
    assert_false(text_fold(longest, folded));
    longest[TEXT_FOLDED_MOST - 1] = '\0';
    assert_true(text_fold(longest, folded));
    assert_int_equal(text_words("one two three"), 3);
    assert_int_equal(text_words(""), 0);
    assert_true(text_begins_word("bye|by", "By Ann") == 2);
    assert_false(text_begins_word("by", "Bye Ann") != 0);
    assert_false(text_begins_word("by", "B") != 0);
    assert_int_equal(text_bullet("\342\200\242 item"), 4);
    assert_int_equal(text_bullet("- item"), 2);
    assert_int_equal(text_bullet("-item"), 0);
    assert_int_equal(text_bullet("- "), 0);
    assert_true(text_capital("\303\211lodie"));
    assert_false(text_capital("\303\251lodie"));
    assert_false(text_capital(""));
}

static void languages_are_guessed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *tag; /* NULL: not told */
    } texts[] = {
        {"The bell in the old house rang and nobody was near it, they said.", "en"},
        {"La cloche de la vieille maison a sonn\303\251 et il n'y avait pas une \303\242me dans les rues.", "fr"},
        {"Die Glocke in dem alten Haus hat gel\303\244utet, und es war nicht einer in der N\303\244he.", "de"},
        {"La campana de la casa vieja son\303\263 y no hab\303\255a nadie por las calles, pero el perro que ladraba.",
         "es"},
        {"Tak tak tak", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *tag = language_guess(texts[i].text, strlen(texts[i].text));
        if ((tag == NULL) != (texts[i].tag == NULL) || (tag != NULL && strcmp(tag, texts[i].tag) != 0))
            fail_msg("'%s' is %s", texts[i].text, tag == NULL ? "nothing" : tag);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_told_by_their_end), cmocka_unit_test(capitals_are_lowered),
        cmocka_unit_test(lists_hold_whole_items),          cmocka_unit_test(small_questions),
        cmocka_unit_test(languages_are_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
