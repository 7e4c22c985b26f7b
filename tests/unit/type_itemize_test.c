/* SPDX-License-Identifier: MIT */
#include "type/itemize.h"

#include "unit/type_fake_fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])

/* Items as "text/font/script/level", joined by blanks; blanks inside are shown as '_'. */
static void describe(const struct itemized *t, char *out)
{
    *out = '\0';
    for (size_t i = 0; i < t->n_items; i++) {
        const struct item *it = &t->items[i];
        out += sprintf(out, "%s%.*s/%d/%c%c%c%c/%d", i > 0 ? " " : "", (int)(it->end - it->start), t->text + it->start,
                       it->font, (char)(it->script >> 24), (char)(it->script >> 16 & 255),
                       (char)(it->script >> 8 & 255), (char)(it->script & 255), it->level);
    }
}

static const struct {
    const char *text, *items;
    bool right_to_left;
} cases[] = {
    {"", "", false},
    {"Night ferries", "Night ferries/2/Latn/0", false},
    {"“Été”, 12 %", "“Été”, 12 %/2/Latn/0", false},
    {"12 %", "12 %/2/Latn/0", false},
    {"a Жук b", "a /2/Latn/0 Жук /2/Cyrl/0 b/2/Latn/0", false},
    {"tea 茶 tea", "tea /2/Latn/0 茶 /5/Hani/0 tea/2/Latn/0", false},
    /* marks stay with their base, whoever has them */
    {"e\u0301\u0302x", "e\u0301\u0302x/2/Latn/0", false},
    {"a\u05b0b", "a\u05b0/6/Latn/0 b/2/Latn/0", false},
    /* joined emoji are one cluster of one font; a variation selector asks for nothing */
    {"👩\u200d🚀 ok", "👩\u200d🚀 /5/Latn/0 ok/2/Latn/0", false},
    {"☎\ufe0f", "☎\ufe0f/2/Latn/0", false},
    /* direction */
    {"אב גד", "אב גד/6/Hebr/1", true},
    {"אב 12 גד", "אב /6/Hebr/1 12/2/Hebr/2  /2/Hebr/1 גד/6/Hebr/1", true},
    {"the אב gull", "the /2/Latn/0 אב/6/Hebr/1  /6/Hebr/0 gull/2/Latn/0", false},
};

static void test_items(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_proportional();
    int failed = 0;

    for (size_t i = 0; i < N(cases); i++) {
        struct itemized t;
        char got[512];
        assert_true(itemize(&t, cases[i].text, strlen(cases[i].text), FACE_TEXT, &fonts, NULL));
        describe(&t, got);
        if (strcmp(got, cases[i].items) != 0 || t.right_to_left != cases[i].right_to_left) {
            print_error("'%s'\n  is   %s\n  want %s\n", cases[i].text, got, cases[i].items);
            failed++;
        }
        itemize_finish(&t);
    }
    assert_int_equal(failed, 0);
}

static void test_missing(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_proportional();
    struct missing missing = {0};
    struct itemized t;
    const char *text = "a\ue002b\ue001c\ue002\ue000";

    assert_true(itemize(&t, text, strlen(text), FACE_SANS, &fonts, &missing));
    itemize_finish(&t);
    assert_int_equal(missing.n, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(missing.characters[i], 0xe000 + i);
    free(missing.characters);
}

static void test_advance(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_typewriter();
    struct itemized t;
    const char *text = "ab茶e\u0301";

    assert_true(itemize(&t, text, strlen(text), FACE_SANS, &fonts, NULL));
    assert_int_equal(itemize_clusters(&t, 0, t.size), 4);
    assert_float_equal(itemize_advance(&t, &fonts, 0, t.size, 0), 3.0f, 1e-5f);
    assert_float_equal(itemize_advance(&t, &fonts, 1, 5, 0), 1.8f, 1e-5f);
    assert_float_equal(itemize_advance(&t, &fonts, 0, 2, 0.1f), 1.4f, 1e-5f);
    assert_float_equal(itemize_advance(&t, &fonts, 2, 2, 0.1f), 0, 1e-5f);
    itemize_finish(&t);
    /* joined letters are not moved apart */
    text = "بب";
    assert_true(itemize(&t, text, strlen(text), FACE_SANS, &fonts, NULL));
    assert_float_equal(itemize_advance(&t, &fonts, 0, t.size, 0.1f), 1.2f, 1e-5f);
    itemize_finish(&t);
}

static void test_script(void **state)
{
    (void)state;
    static const struct {
        uint32_t character;
        const char *tag;
    } scripts[] = {{'a', "Latn"},   {0xe9, "Latn"},  {0x3b1, "Grek"},  {0x416, "Cyrl"},  {0x5d0, "Hebr"},
                   {0x628, "Arab"}, {0x905, "Deva"}, {0x8336, "Hani"}, {0x3042, "Hira"}, {0xac00, "Hang"}};

    for (size_t i = 0; i < N(scripts); i++) {
        uint32_t tag = script_of(scripts[i].character);
        char got[5] = {(char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8), (char)tag, '\0'};
        assert_string_equal(got, scripts[i].tag);
    }
    assert_int_equal(script_of('1'), 0);
    assert_int_equal(script_of(0x301), 0);
    assert_true(script_tracks(SCRIPT_LATIN));
    assert_false(script_tracks(script_of(0x628)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_advance),
        cmocka_unit_test(test_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
