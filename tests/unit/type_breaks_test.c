/* SPDX-License-Identifier: MIT */
#include "type/breaks.h"

#include "type/paragraph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])

/* Where lines may end: '|' freely, '~' rather not. A blank stays in front of its break. */
static const struct {
    const char *language, *text;
} cases[] = {
    {"en", "night |ferries |return"},
    {"en", "to ~the ~estuary"},
    {"en", "The ~council |voted, |and ~left"},
    {"en", "said |Ruth ~Adeyemi |yesterday"},
    {"en", "said |Mr ~Brennan"},
    {"en", "said |J. ~K. ~Rowan"},
    {"en", "on ~14 ~April ~2026, |at ~3 ~pm"},
    {"en", "some |40 ~km |away"},
    {"en", "cost |3 ~million |pounds"},
    {"en", "rains |40 ~per ~cent |more"},
    {"fr", "baisse |de ~40 ~pour ~cent"},
    {"en", "the ~wall ~– |moved"},
    {"en", "a ~well-~known |wall"},
    {"en", "no\u00a0break"},
    {"en", "wa\u00adter |edge"},
    {"en", "Council |Knew |For ~Eleven |Months"}, /* capitals are the style, not names */
    {"fr", "les ~pêcheurs |de ~la ~rive"},
    {"fr", "«\u202fOui\u202f!\u202f» |dit-~elle"},
    {"de", "Die ~Wiener |Mauer |und ~der ~Damm"},
    {"es", "el ~muro |y ~la ~mar"},
};

static void test_places(void **state)
{
    (void)state;
    int failed = 0;

    for (size_t i = 0; i < N(cases); i++) {
        char text[128], got[256];
        unsigned char at[128];
        size_t size = 0, n = 0;
        for (const char *c = cases[i].text; *c != '\0'; c++)
            if (*c != '|' && *c != '~')
                text[size++] = *c;
        breaks_find(text, size, cases[i].language, at);
        for (size_t k = 0; k < size; k++) {
            if (at[k] != BREAK_NONE)
                got[n++] = at[k] <= BREAK_FREE + 2 ? '|' : '~';
            got[n++] = text[k];
        }
        got[n] = '\0';
        if (strcmp(got, cases[i].text) != 0) {
            print_error("%s\n  is   %s\n  want %s\n", cases[i].language, got, cases[i].text);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void test_hang(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t opening;
        bool closing;
    } hangs[] = {
        {"“We", 3, false},        {"‘We", 3, false}, {"«\u202fOui", 5, false}, {"“‘We", 6, false},
        {"•\u00a0one", 5, false}, {"We", 0, false},  {"“", 0, false},          {"view”", 0, true},
        {"end.", 0, true},        {"end", 0, false}, {"", 0, false},           {".", 0, false},
    };

    for (size_t i = 0; i < N(hangs); i++) {
        size_t size = strlen(hangs[i].text), mark;
        assert_int_equal(hang_opening(hangs[i].text, 0, size), hangs[i].opening);
        float share = hang_closing(hangs[i].text, 0, size, &mark);
        assert_int_equal(share > 0, hangs[i].closing);
        assert_true(share >= 0 && share < 1 && mark <= size);
    }
}

/* A megabyte without a blank, and one of blanks only: in a moment or not at all. */
static char large[1 << 20];
static unsigned char large_at[1 << 20];

static void test_large(void **state)
{
    (void)state;
    static const char *const fills[] = {"a", " ", "\u3000", "-", "漢", "a "};

    for (size_t i = 0; i < N(fills); i++) {
        size_t unit = strlen(fills[i]), size = sizeof large / unit * unit;
        for (size_t k = 0; k < size; k++)
            large[k] = fills[i][k % unit];
        breaks_find(large, size, "en", large_at);
        assert_int_equal(large_at[0], BREAK_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_hang),
        cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
