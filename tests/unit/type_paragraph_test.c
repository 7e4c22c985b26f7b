/* SPDX-License-Identifier: MIT */
#include "type/paragraph.h"

#include "unit/type_fake_fonts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])

/* Lines of a typewriter, 0.6 em a letter: `letters` of them fit. The expected lines are parted by '|'. */
static const struct {
    const char *text;
    int letters;
    enum line_style style;
    const char *lines;
} cases[] = {
    {"", 10, LINES_BALANCED, ""},
    {"one", 10, LINES_BALANCED, "one"},
    /* greedy would be "aaaa bbbb cccc|dd" */
    {"aaaa bbbb cccc dd", 14, LINES_BALANCED, "aaaa bbbb|cccc dd"},
    {"aaaa bbbb cccc dd", 14, LINES_EVEN, "aaaa bbbb|cccc dd"},
    {"aaaa bbbb cccc dd ee", 14, LINES_EVEN, "aaaa bbbb cccc|dd ee"},
    /* nothing avoids the single word */
    {"aaaaaaaa bbbbbbbb", 10, LINES_BALANCED, "aaaaaaaa|bbbbbbbb"},
    /* a compound is one word, though it may be broken */
    {"aaaa bbbb cccc dd-ee", 14, LINES_EVEN, "aaaa bbbb|cccc dd-ee"},
    /* the article goes to its noun, though the lines get less even */
    {"Rowers carry the nurse over", 16, LINES_BALANCED, "Rowers carry|the nurse over"},
    {"Yes they said Ruth Adeyemi again", 18, LINES_BALANCED, "Yes they said|Ruth Adeyemi again"},
    /* an opening mark hangs outside and a full stop half */
    {"“aaaa bbbb” cccc dddd", 10, LINES_BALANCED, "“aaaa bbbb”|cccc dddd"},
};

static void test_lines(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_typewriter();
    int failed = 0;

    for (size_t i = 0; i < N(cases); i++) {
        struct paragraph p;
        struct text_line lines[16];
        char got[256] = "";
        double cost;
        float measure = 0.6f * (float)cases[i].letters;
        assert_true(paragraph_measure(&p, &fonts, FACE_TEXT, cases[i].text, strlen(cases[i].text), "en", 0, NULL));
        size_t n = paragraph_count(&p, 0, p.n, measure, SIZE_MAX);
        assert_in_range(n, 0, N(lines));
        assert_true(paragraph_choose(&p, measure, n, cases[i].style, lines, &cost));
        assert_true(cost >= 0);
        for (size_t k = 0; k < n; k++) {
            if (k > 0)
                strcat(got, "|");
            strncat(got, cases[i].text + lines[k].start, lines[k].end - lines[k].start);
            assert_true(lines[k].em - lines[k].hang - lines[k].over <= measure + 0.001f);
        }
        if (strcmp(got, cases[i].lines) != 0) {
            print_error("%s\n  is   %s\n  want %s\n", cases[i].text, got, cases[i].lines);
            failed++;
        }
        paragraph_finish(&p);
    }
    assert_int_equal(failed, 0);
}

static void test_impossible(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_typewriter();
    struct paragraph p;
    struct text_line lines[4];
    double cost;

    assert_true(paragraph_measure(&p, &fonts, FACE_TEXT, "one two three", 13, "en", 0, NULL));
    assert_int_equal(paragraph_count(&p, 0, p.n, 2.4f, SIZE_MAX), SIZE_MAX); /* "three" is 3 em */
    assert_int_equal(paragraph_count(&p, 0, p.n, 3.0f, SIZE_MAX), 3);
    assert_int_equal(paragraph_count(&p, 0, p.n, 3.0f, 2), 2);
    assert_true(paragraph_choose(&p, 3.0f, 2, LINES_BALANCED, lines, &cost));
    assert_true(isinf(cost));
    assert_true(paragraph_choose(&p, 3.0f, 4, LINES_BALANCED, lines, &cost));
    assert_true(isinf(cost));
    paragraph_finish(&p);
}

static void test_cut(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_typewriter();
    struct paragraph p;
    struct text_line lines[16];
    double cost;
    const char *text = "ab cde\u0301fghijkl m";

    assert_true(paragraph_measure(&p, &fonts, FACE_TEXT, text, strlen(text), "en", 0, NULL));
    assert_true(paragraph_cut_wide(&p, 2.4f));
    size_t n = paragraph_count(&p, 0, p.n, 2.4f, SIZE_MAX);
    assert_in_range(n, 4, N(lines));
    assert_true(paragraph_choose(&p, 2.4f, n, LINES_BALANCED, lines, &cost));
    size_t at = 0;
    for (size_t k = 0; k < n; k++) {
        assert_true(lines[k].em <= 2.4f + 0.001f);
        assert_true(p.items.cluster[lines[k].start]); /* the accent is not torn off */
        while (at < lines[k].start)                   /* and nothing is lost but blanks */
            assert_int_equal(text[at++], ' ');
        at = lines[k].end;
    }
    assert_int_equal(at, strlen(text));
    paragraph_finish(&p);
}

/* Where words too wide for `letters` are parted: lines by '|', a hyphen that is not in the text as '~'. */
static void test_parted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int letters;
        const char *lines;
    } parted[] = {
        {"Donaudampfschifffahrtsgesellschaft stellt ein", 20, "Donaudampfschiff~|fahrtsgesellschaft|stellt ein"},
        {"aaaaaaachaaaaaa", 9, "aaaaaaa~|chaaaaaa"}, /* "c-h" is one sound */
        {"aaaaaaaschaaaaaa", 10, "aaaaaaa~|schaaaaaa"},
        {"a bbbbbbbbbbbbbbbb", 10, "a bbbbbb~|bbbbbbbbbb"},    /* no place is better than another */
        {"a-bbbb/cccccc", 7, "a-bbbb/|cccccc"},                /* marks that are there come first */
        {"12345678901234567890", 10, "1234567890|1234567890"}, /* nor do figures go on behind a hyphen */
        {"\327\233\327\233\327\233\327\233\327\233\327\233", 3, "\327\233\327\233\327\233|\327\233\327\233\327\233"},
    };
    struct type_fonts fonts = fake_typewriter();
    for (size_t i = 0; i < N(parted); i++) {
        struct paragraph p;
        struct text_line lines[16];
        double cost;
        char got[200] = "";
        float measure = 0.6f * (float)parted[i].letters;
        assert_true(paragraph_measure(&p, &fonts, FACE_TEXT, parted[i].text, strlen(parted[i].text), "de", 0, NULL));
        assert_true(paragraph_cut_wide(&p, measure));
        size_t n = paragraph_count(&p, 0, p.n, measure, SIZE_MAX);
        assert_in_range(n, 1, N(lines));
        assert_true(paragraph_choose(&p, measure, n, LINES_BALANCED, lines, &cost));
        for (size_t k = 0, size = 0; k < n; k++) {
            assert_true(lines[k].em <= measure + 0.001f);
            size += (size_t)snprintf(got + size, sizeof got - size, "%s%.*s%s", k > 0 ? "|" : "",
                                     (int)(lines[k].end - lines[k].start), parted[i].text + lines[k].start,
                                     lines[k].hyphen ? "~" : "");
        }
        assert_string_equal(got, parted[i].lines);
        paragraph_finish(&p);
    }
}

static void test_shorten(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_typewriter();
    static const struct {
        const char *text;
        float letters;
        size_t end;
    } cuts[] = {
        {"Harbour Gazette", 15, 15},     {"Harbour Gazette", 14, 7}, {"Harbour Gazette", 5, 4},
        {"Harbour, Gazette", 12, 7},     {"Harbour Gazette", 1, 0},  {"Harbour Gazette", 0.5f, 0},
        {"e\u0301e\u0301e\u0301", 2, 3},
    };

    for (size_t i = 0; i < N(cuts); i++) {
        struct paragraph p;
        size_t size = strlen(cuts[i].text);
        assert_true(paragraph_measure(&p, &fonts, FACE_SANS, cuts[i].text, size, "en", 0, NULL));
        assert_int_equal(paragraph_shorten(&p, 0, size, 0.6f * cuts[i].letters), cuts[i].end);
        paragraph_finish(&p);
    }
}

/* Accents over capitals do not run into the line above. */
static void test_leading(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_typewriter();
    static const struct {
        const char *text;
        float least, most; /* em */
    } cases_of_leading[] = {
        {"gypsy café æ × ß", 0, 0}, {"gypsy École", 1.15f, 1.2f}, {"где Йод", 1.15f, 1.2f},
        {"ậ tầng", 0, 0},           {"ậ Ẩm", 1.25f, 1.3f},
    };

    for (size_t i = 0; i < N(cases_of_leading); i++) {
        const char *text = cases_of_leading[i].text;
        struct paragraph p;
        assert_true(paragraph_measure(&p, &fonts, FACE_TEXT, text, strlen(text), "en", 0, NULL));
        if (p.leading < cases_of_leading[i].least || p.leading > cases_of_leading[i].most)
            fail_msg("%s has a leading of %g", text, (double)p.leading);
        paragraph_finish(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),  cmocka_unit_test(test_impossible), cmocka_unit_test(test_cut),
        cmocka_unit_test(test_parted), cmocka_unit_test(test_shorten),    cmocka_unit_test(test_leading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
