/* SPDX-License-Identifier: MIT */
#include "type/sentences.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])

/* '|' in front of each sentence but the first. */
static const struct {
    const char *language, *text;
} cases[] = {
    {"en", "One sentence"},
    {"en", "It moved. |We saw it! |Did you? |Yes… |No."},
    {"en", "It moved.” |“We saw it!” |(Did you?) |3 did."},
    {"en", "Mr. Brennan of St. Anne’s met Dr. J. K. Rowan. |They spoke."},
    {"en", "In the U.S. Navy they say no. |We say yes."},
    {"en", "So did I. |Then it rained."},
    {"en", "It cost 3.5 million, i.e. No. 4 on Jan. 5. |Then 2015. |Then more"},
    {"en", "“Really?” he asked. |“Well... maybe,” said she."},
    {"en", "It was www.example.org that. |So"},
    {"en", "What?! |No!!! |Fine."},
    {"de", "Am 3. Oktober um 5 Uhr. |Dann kam z. B. Herr Dr. Vogt. |Ende"},
    {"fr", "«\u202fOui\u202f!\u202f» |M. Brun l’a dit. |Il pleut."},
    {"ja", "海は静か。|船が来た。|終わり"},
};

static void test_table(void **state)
{
    (void)state;
    int failed = 0;

    for (size_t i = 0; i < N(cases); i++) {
        char text[256], got[256];
        size_t size = 0, n = 0;
        for (const char *c = cases[i].text; *c != '\0'; c++)
            if (*c != '|')
                text[size++] = *c;
        for (size_t from = 0, to; from < size; from = to) {
            to = sentence_next(text, size, from, cases[i].language);
            assert_true(to > from && to <= size);
            if (from > 0)
                got[n++] = '|';
            memcpy(got + n, text + from, to - from);
            n += to - from;
        }
        got[n] = '\0';
        if (strcmp(got, cases[i].text) != 0) {
            print_error("%s\n  is   %s\n  want %s\n", cases[i].language, got, cases[i].text);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned words;
    } words[] = {
        {"", 0},         {" — … ", 0},       {"one", 1},        {"one two", 2}, {"Don’t say 3.5 again.", 4},
        {"漢字漢字", 2}, {"漢字 and 漢", 3}, {"été, l’eau", 2},
    };
    char text[10001] = "";

    for (size_t i = 0; i < N(words); i++)
        assert_int_equal(sentence_words(words[i].text, strlen(words[i].text)), words[i].words);
    for (size_t i = 0; i < 1000; i++)
        strcpy(text + 10 * i, "abc déf. ");
    assert_int_equal(sentence_words(text, strlen(text)), 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table), cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
