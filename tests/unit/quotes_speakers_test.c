/* SPDX-License-Identifier: MIT */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "unit/quotes_rows.h"

static void test_turns(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"the third turn may be either's",
         "en",
         "\"Will you sell me the mill?\" asked Tom Moss.\n\n\"Not to you, nor to anyone else,\" said Ivo Marsh.\n\n"
         "\"Then I shall build one myself,\" he said.",
         {{"Will you sell me the mill?", "Tom Moss", NULL},
          {"Not to you, nor to anyone else.", "Ivo Marsh", NULL},
          {"Then I shall build one myself.", NULL, NULL}}},
        {"a woman and a man",
         "en",
         "\"Will you sell me the mill?\" asked Ann Moss.\n\n\"Not to you, nor to anyone else,\" said Tom Marsh.\n\n"
         "\"You could not pay for it,\" he said.",
         {{"Will you sell me the mill?", "Ann Moss", NULL},
          {"Not to you, nor to anyone else.", "Tom Marsh", NULL},
          {"You could not pay for it.", "Tom Marsh", NULL}}},
        {"no cue after a turn with narration",
         "en",
         "\"Who would like to run the mill?\" Tom Moss asked the room.\n\nIvo Marsh put up a hand.\n\n"
         "\"I would run it until the spring,\" Ivo Marsh said.\n\n\"Then it is yours until the spring.\"",
         {{"Who would like to run the mill?", "Tom Moss", NULL},
          {"I would run it until the spring.", "Ivo Marsh", NULL},
          {"Then it is yours until the spring.", NULL, NULL}}},
    };
    CHECK(rows);
}

static void test_two_speeches(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a missing mark after words that are led in",
         "en",
         "Ann Hale said: \"I will go home in the morning.\n\n\"I will not stay for her,\" Tom Moss said.",
         {{"I will go home in the morning.", "Ann Hale", NULL}, {"I will not stay for her.", "Tom Moss", NULL}}},
        {"one verb for two",
         "en",
         "\"I will go home in the morning,\" Ann Hale said, and Tom Moss: \"I will stay here on my own.\"",
         {{"I will go home in the morning.", "Ann Hale", NULL}, {"I will stay here on my own.", "Tom Moss", NULL}}},
    };
    CHECK(rows);
}

static void test_names_of_things(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a title between commas",
         "en",
         "In his last book, \"How To Keep A Weir Alive,\" Ivo Marsh suggested that it be mown.",
         {{NULL, NULL, NULL}}},
        {"two subjects and a verb like a role",
         "en",
         "Ann Moss and Ruth Pell chair the board. \"We were never told about the weir,\" she said.",
         {{"We were never told about the weir.", NULL, NULL}}},
    };
    CHECK(rows);
}

/* Whoever is not sure enough to be shown does not go on either. */
static void test_unsure_goes_on(void **state)
{
    (void)state;
    const char *text = "Tom Moss and Ivo Marsh shook hands on it.\n\n\"I have wanted to do that for years.\"\n\n"
                       "\"It only ever took one of us to ask.\"\n";
    struct quotes_found found;
    struct error e;
    assert_true(quotes_find(text, strlen(text), NULL, &found, &e));
    assert_int_equal(found.n_quotes, 2);
    assert_null(found.quotes[0].speaker);
    assert_null(found.quotes[1].speaker);
    quotes_finish(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_two_speeches),
        cmocka_unit_test(test_names_of_things),
        cmocka_unit_test(test_unsure_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
