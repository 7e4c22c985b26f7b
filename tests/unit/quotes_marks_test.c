/* SPDX-License-Identifier: MIT */
#include "quotes/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

struct row {
    const char *what, *text;
    const char *inside[4]; /* what stands between the marks; ends with NULL */
    size_t odd;
};

static void test_stretches(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"curly", "He said “the ferry is late” twice.", {"the ferry is late"}, 0},
        {"straight", "\"The ferry is late,\" he said. \"Again.\"", {"The ferry is late,", "Again."}, 0},
        {"two singles", "''The ferry is late,'' he said.", {"The ferry is late,"}, 0},
        {"graves", "``The ferry is late,'' he said.", {"The ferry is late,"}, 0},
        {"two singles after an inner one", "''Call it 'late,''' he said.", {"Call it 'late,'"}, 0},
        {"single with apostrophes",
         "‘It’s the boys’ boat, isn’t it?’ she said.",
         {"It’s the boys’ boat, isn’t it?"},
         0},
        {"straight single", "'It's the boys' boat, isn't it?' she said.", {"It's the boys' boat, isn't it?"}, 0},
        {"only apostrophes", "The boys' boat and the '90s song of 'em all", {NULL}, 0},
        {"a plural and no other mark", "‘the players’ said the coach", {"the players"}, 0},
        {"double in single", "‘She called “help” to us,’ he said.", {"She called “help” to us,"}, 0},
        {"single in double", "“She called ‘help’ to us,” he said.", {"She called ‘help’ to us,"}, 0},
        {"the same kind nested", "\"She said \"help us\" to me,\" he said.", {"She said \"help us\" to me,"}, 0},
        {"curly nested", "“She said “help” to me,” he said.", {"She said “help” to me,"}, 0},
        {"straight pair in curly", "“She said \"help\" to me,” he said.", {"She said \"help\" to me,"}, 0},
        {"wrong closer, straight", "“The tide was high,\" he said. “Very.”", {"The tide was high,", "Very."}, 0},
        {"wrong closer, curly", "\"The tide was high,” he said.", {"The tide was high,"}, 0},
        {"opening mark as closer", "“The tide was high,“ he said.", {"The tide was high,"}, 0},
        {"German", "„Die Flut kommt“, sagte er. „Bald.“", {"Die Flut kommt", "Bald."}, 0},
        {"French", "«\xC2\xA0La mer monte\xC2\xA0», dit-il.", {"La mer monte"}, 0},
        {"angles the other way", "»Die Flut kommt«, sagte er.", {"Die Flut kommt"}, 0},
        {"inches", "A 6\" pipe and a 4\" pipe burst.", {NULL}, 0},
        {"no closer", "“The tide was high.\nNobody came.", {"The tide was high."}, 1},
        {"carried over a paragraph",
         "“The tide was high.\n\n“Nobody came.”",
         {"The tide was high.", "Nobody came."},
         0},
        {"carried over with a plural inside",
         "‘It was the boys’ boat.\n‘Nobody came.’",
         {"It was the boys’ boat.", "Nobody came."},
         0},
        {"nothing between", "“” \"\" « »", {NULL}, 0},
        {"no marks", "Nothing was said.", {NULL}, 0},
        {"empty", "", {NULL}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error e;
        struct quote_stretches s;
        assert_true(quote_marks_find(rows[i].text, strlen(rows[i].text), &s, &e));
        size_t n = 0;
        for (; n < s.n && rows[i].inside[n] != NULL; n++) {
            size_t size = s.at[n].inner_end - s.at[n].inner_start;
            if (size != strlen(rows[i].inside[n]) ||
                memcmp(rows[i].text + s.at[n].inner_start, rows[i].inside[n], size))
                fail_msg("%s: '%.*s', wanted '%s'", rows[i].what, (int)size, rows[i].text + s.at[n].inner_start,
                         rows[i].inside[n]);
        }
        if (n != s.n || rows[i].inside[n] != NULL)
            fail_msg("%s: %zu stretches", rows[i].what, s.n);
        if (s.odd_marks != rows[i].odd)
            fail_msg("%s: %zu odd marks", rows[i].what, s.odd_marks);
        quote_marks_finish(&s);
    }
}

static void test_carries_on(void **state)
{
    (void)state;
    struct error e;
    struct quote_stretches s;
    const char *text = "She said: “One.\n“Two.\n“Three.” She left.";
    assert_true(quote_marks_find(text, strlen(text), &s, &e));
    assert_int_equal(s.n, 3);
    assert_true(s.at[0].carries_on && s.at[1].carries_on && !s.at[2].carries_on);
    assert_false(s.at[0].opens_line);
    assert_true(s.at[1].opens_line && s.at[0].ends_line && !s.at[2].ends_line);
    quote_marks_finish(&s);
}

/* No input may cost more than its length; these would take minutes if one did. */
static void test_hostile(void **state)
{
    (void)state;
    static const char *const units[] = {"“",      "“a ",  "\"a ",    "'a ",     "‘a ",      "'s' s' ",
                                        "“a\" ",  "a” ",  "''a ",    "« ",      "“\n",      "‘boys’ a\n",
                                        "„a “b ", "\"\"", "“‘\"'« ", "a' ‘b “", "``''”’\" "};
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
        size_t n = strlen(units[u]), times = 100000;
        char *text = malloc(n * times);
        assert_non_null(text);
        for (size_t i = 0; i < times; i++)
            memcpy(text + i * n, units[u], n);
        struct error e;
        struct quote_stretches s;
        assert_true(quote_marks_find(text, n * times, &s, &e));
        for (size_t i = 0; i < s.n; i++) {
            assert_true(s.at[i].start < s.at[i].inner_start && s.at[i].inner_start < s.at[i].inner_end);
            assert_true(s.at[i].inner_end <= s.at[i].end && s.at[i].end <= n * times);
            assert_true(i == 0 || s.at[i - 1].end <= s.at[i].start);
        }
        quote_marks_finish(&s);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stretches),
        cmocka_unit_test(test_carries_on),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
