/* SPDX-License-Identifier: MIT */
#include "cards/marks.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    const char *language;
    bool nested;
    const char *source, *set;
} cases[] = {
    /* English: pairs, whatever form they had */
    {"en", false, "He said \"yes\" twice.", "He said “yes” twice."},
    {"en", false, "``Yes'', he said.", "“Yes”, he said."},
    {"en", false, "„Yes“, he said.", "“Yes”, he said."},
    {"en", false, "«Yes», he said.", "“Yes”, he said."},
    {"en", false, "« Yes », he said.", "“Yes”, he said."},
    {"en", false, "(\"maybe\")", "(“maybe”)"},
    {"en", false, "the wall—\"a wall!\"—moved", "the wall—“a wall!”—moved"},
    {"en", false, "\"'Enjoy the view', they said,\" she said.", "“‘Enjoy the view’, they said,” she said."},
    {"en", false, "She said \"they told us 'enjoy the view'\".", "She said “they told us ‘enjoy the view’”."},
    {"en-GB", false, "Residents told to 'enjoy the view'", "Residents told to ‘enjoy the view’"},
    {"en-GB", false, "‘She called it \"a wall\",’ he said", "‘She called it “a wall”,’ he said"},
    {NULL, false, "\"a\"", "“a”"},
    {"xx", false, "\"a\"", "“a”"},
    /* inside a quotation the marks are the inner ones */
    {"en", true, "They said \"enjoy the view\" and left.", "They said ‘enjoy the view’ and left."},
    {"en", true, "They said 'enjoy the view' and left.", "They said ‘enjoy the view’ and left."},
    {"en", true, "‘Enjoy “the view”’, they said.", "‘Enjoy “the view”’, they said."},
    /* apostrophes */
    {"en", false, "Don't, won't: the gull's nest, the gulls' nests.",
     "Don’t, won’t: the gull’s nest, the gulls’ nests."},
    {"en", false, "'Tis the '90s, rock 'n' roll.", "’Tis the ’90s, rock ’n’ roll."},
    {"en", false, "‘Tis the ‘90s", "’Tis the ’90s"},
    {"en", false, "'Rock 'n' roll' it said", "‘Rock ’n’ roll’ it said"},
    {"en", false, "Get 'em while they're hot", "Get ’em while they’re hot"},
    {"en", false, "'the dogs' bowl is here' she said", "‘the dogs’ bowl is here’ she said"},
    {"en", false, "the class of '68", "the class of ’68"},
    {"en", false, "O'Hara's \"it isn't\"", "O’Hara’s “it isn’t”"},
    {"en", false, "Goin' down", "Goin’ down"},
    {"nl", false, "'s Avonds in 't veld", "’s Avonds in ’t veld"},
    /* feet and inches */
    {"en", false, "He is 6'2\" tall.", "He is 6′2″ tall."},
    {"en", false, "a 27\" screen", "a 27″ screen"},
    {"en", false, "\"built in 1990\" it says", "“built in 1990” it says"},
    {"en", false, "she said \"he is 5'10\" tall\"", "she said “he is 5′10″ tall”"},
    /* dashes */
    {"en", false, "the wall -- moved - slowly", "the wall – moved – slowly"},
    {"en", false, "the wall--it moved", "the wall—it moved"},
    {"en", false, "the wall — it moved", "the wall — it moved"},
    {"en", false, "sea-wall, 3-1, 2026-04-14", "sea-wall, 3-1, 2026-04-14"},
    {"en", false, "-- x ----", "-- x ----"},
    {"de", false, "die Mauer--sie wankt", "die Mauer – sie wankt"},
    {"ru", false, "Стена - новая", "Стена — новая"},
    /* ellipses */
    {"en", false, "Well... no.", "Well… no."},
    {"en", false, "Well. . . no", "Well… no"},
    {"en", false, "Well....", "Well…."},
    {"en", false, "Well.. no", "Well.. no"},
    /* languages */
    {"de", false, "\"Ja\", sagte sie, \"das 'Boot' kommt.\"", "„Ja“, sagte sie, „das ‚Boot‘ kommt.“"},
    {"de", false, "»Ja«, sagte sie", "„Ja“, sagte sie"},
    {"de", false, "Wie geht's? Hans' Boot", "Wie geht’s? Hans’ Boot"},
    {"de-CH", false, "\"Ja\", sagte sie", "«Ja», sagte sie"},
    {"fr", false, "Il dit: \"Oui!\"", "Il dit\u202f: «\u202fOui\u202f!\u202f»"},
    {"fr", false, "Il dit : « Oui ! » Vraiment ?!", "Il dit\u202f: «\u202fOui\u202f!\u202f» Vraiment\u202f?!"},
    {"fr", false, "« Il a dit \"non\" », dit-elle", "«\u202fIl a dit “non”\u202f», dit-elle"},
    {"fr", false, "L'eau, jusqu'à 10:30; voir http://exemple", "L’eau, jusqu’à 10:30\u202f; voir http://exemple"},
    {"fr", true, "Il a dit \"non\"!", "Il a dit “non”\u202f!"},
    {"fr-CA", false, "Il dit: \"Oui!\"", "Il dit\u202f: «\u202fOui!\u202f»"},
    {"es", false, "\"¿Qué 'barco'?\", dijo", "«¿Qué “barco”?», dijo"},
    {"es-MX", false, "\"¿Qué?\", dijo", "“¿Qué?”, dijo"},
    {"it", false, "\"L'acqua\", disse", "«L’acqua», disse"},
    {"nl", false, "\"Ja\", zei ze", "“Ja”, zei ze"},
    {"sv", false, "\"Ja\", sa hon, \"en 'båt'\"", "”Ja”, sa hon, ”en ’båt’”"},
    {"pl", false, "\"Tak\", rzekła", "„Tak”, rzekła"},
    {"ru", false, "\"Да, 'лодка'\"", "«Да, „лодка“»"},
    {"ja", false, "\"はい\"", "「はい」"},
    {"he", false, "צה\"ל", "צה\"ל"},
    {"ar", false, "قال \"نعم\"", "قال ”نعم“"},
    {"fa", false, "گفت \"بله\"", "گفت «بله»"},
    /* odd ends */
    {"en", false, "", ""},
    {"en", false, "\"", "“"},
    {"en", false, "yes\" he said", "yes” he said"},
    {"en", false, "'", "'"},
    {"en", false, "a ' b", "a ' b"},
};

static void test_table(void **state)
{
    (void)state;
    int failed = 0;

    for (size_t i = 0; i < N(cases); i++) {
        char *set = marks_set(cases[i].source, cases[i].language, cases[i].nested);
        assert_non_null(set);
        char *again = marks_set(set, cases[i].language, cases[i].nested);
        assert_non_null(again);
        if (strcmp(set, cases[i].set) != 0) {
            print_error("%s: %s\n  is   %s\n  want %s\n", cases[i].language, cases[i].source, set, cases[i].set);
            failed++;
        }
        if (strcmp(set, again) != 0) {
            print_error("%s: %s\n  once  %s\n  twice %s\n", cases[i].language, cases[i].source, set, again);
            failed++;
        }
        free(set);
        free(again);
    }
    assert_int_equal(failed, 0);
}

/* Letters and digits, in order. */
static size_t letters(const char *text, char *out)
{
    size_t n = 0;

    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        if (uc_is_property_alphabetic(c) || uc_is_property_decimal_digit(c)) {
            memcpy(out + n, from, (size_t)(at - from));
            n += (size_t)(at - from);
        }
    }
    out[n] = '\0';
    return n;
}

static uint32_t next_random(uint32_t *state)
{
    return *state = *state * 1664525u + 1013904223u;
}

static void test_generated(void **state)
{
    (void)state;
    static const char *const pieces[] = {"the", "gull", "s", "1990",   "6",      " ", " ",   " ", " ", "\"", "\"",
                                         "'",   "'",    "’", "‘",      "“",      "”", "«",   "»", "„", "--", "-",
                                         "...", ".",    ",", "!",      "?",      ":", ";",   "é", "`", "(",  ")",
                                         "–",   "—",    "…", "\u202f", "\u00a0", "n", "tis", "‚", "‹", "›",  "漢"};
    static const char *const languages[] = {"en", "fr", "de", "sv", "ru", "hu", "nl", "es", "ja", "pl", "fr-CA"};
    uint32_t seed = 7;

    for (int round = 0; round < 20000; round++) {
        char text[512] = "", before[512], after[2048];
        for (uint32_t n = 1 + (next_random(&seed) >> 8) % 14; n > 0; n--)
            strcat(text, pieces[(next_random(&seed) >> 8) % N(pieces)]);
        const char *language = languages[(next_random(&seed) >> 8) % N(languages)];
        char *set = marks_set(text, language, round & 1);
        assert_non_null(set);
        letters(text, before);
        letters(set, after);
        if (strcmp(before, after) != 0)
            fail_msg("%s: '%s' became '%s'", language, text, set);
        free(set);
    }
}

static void test_long(void **state)
{
    (void)state;
    size_t size = 1 << 20;
    char *text = malloc(size + 1);

    assert_non_null(text);
    memset(text, '\'', size);
    for (size_t i = 0; i < size; i += 3)
        text[i] = i % 2 ? 'a' : ' ';
    text[size] = '\0';
    char *set = marks_set(text, "en", false);
    assert_non_null(set);
    free(set);
    free(text);
}

static void test_opening(void **state)
{
    (void)state;
    static const struct {
        const char *language, *mark;
    } marks[] = {{NULL, "“"},    {"en-GB", "“"}, {"fr", "«"}, {"FR-ca", "«"}, {"de", "„"},
                 {"de-CH", "«"}, {"sv", "”"},    {"pl", "„"}, {"ja", "「"},   {"frr", "“"}};

    for (size_t i = 0; i < N(marks); i++)
        assert_string_equal(marks_opening(marks[i].language), marks[i].mark);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_generated),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_opening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
