/* SPDX-License-Identifier: MIT */
#include "article/wording.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

#include <cmocka.h>

static void texts(void **state)
{
    static const struct {
        const char *text;
        enum wording kind;
        const char *says; /* NULL: taken */
    } cases[] = {
        {"", WORDING_LINE, NULL},
        {"plain", WORDING_LINE, NULL},
        {"caf\xc3\xa9 \xe2\x80\x9cquoted\xe2\x80\x9d", WORDING_LINE, NULL},
        {"\xe2\x80\x8f\xd8\xa7\xd9\x84", WORDING_LINE, NULL}, /* RIGHT-TO-LEFT MARK: only helps */
        {"\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa", WORDING_LINE, NULL},
        {"one\ntwo", WORDING_PARAGRAPHS, NULL},
        {"one\ntwo", WORDING_LINE, "holds a line end U+000A (byte 4)"},
        {"a\tb", WORDING_PARAGRAPHS, "holds the control character U+0009 (byte 2)"},
        {"a\rb", WORDING_PARAGRAPHS, "U+000D"},
        {"a\x1b[2J", WORDING_LINE, "U+001B"},
        {"a\x7f", WORDING_LINE, "U+007F"},
        {"a\xc2\x9b", WORDING_LINE, "U+009B"},
        {"a\xe2\x80\xa8", WORDING_PARAGRAPHS, "holds the separator U+2028"},
        {"a\xe2\x80\xa9", WORDING_PARAGRAPHS, "holds the separator U+2029"},
        {"a\xe2\x80\xaa", WORDING_LINE, "holds the invisible direction mark U+202A"},
        {"a\xe2\x80\xae", WORDING_LINE, "U+202E"},
        {"a\xe2\x81\xa6", WORDING_LINE, "U+2066"},
        {"a\xe2\x81\xa9", WORDING_LINE, "U+2069"},
        {"abc\xff", WORDING_LINE, "is not UTF-8 (byte 4)"},
        {"\xc0\xaf", WORDING_LINE, "is not UTF-8"},
        {"\xed\xa0\x80", WORDING_LINE, "is not UTF-8"},
        {"\xf4\x90\x80\x80", WORDING_LINE, "is not UTF-8"},
        {"\xe2\x80", WORDING_LINE, "is not UTF-8 (byte 1)"},
        {"e\xcc\x81", WORDING_LINE, "NFC"},                /* e, COMBINING ACUTE */
        {"\xe2\x84\xab", WORDING_LINE, "NFC"},             /* ANGSTROM SIGN */
        {"a\xcc\x81\xcc\xa3", WORDING_LINE, "NFC"},        /* marks in the other order */
        {"x\xcc\xa3\xcc\x81", WORDING_LINE, NULL},         /* marks with no letter of their own */
        {"\xe1\x84\x80\xe1\x85\xa1", WORDING_LINE, "NFC"}, /* Hangul in pieces */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error e = {""};
        bool taken = wording_check(cases[i].text, strlen(cases[i].text), cases[i].kind, &e);
        if (taken != (cases[i].says == NULL) || (cases[i].says != NULL && strstr(e.text, cases[i].says) == NULL))
            fail_msg("case %zu: %d '%s'", i, taken, e.text);
    }
    struct error e;
    assert_false(wording_check("a\0b", 3, WORDING_LINE, &e));
    assert_non_null(strstr(e.text, "U+0000 (byte 2)"));
}

/* Plain text is judged several bytes at a time: no byte slips through, wherever it stands. */
static void every_byte(void **state)
{
    enum { SIZE = 27 };

    (void)state;
    for (int c = 0; c < 256; c++) {
        for (size_t at = 0; at < SIZE; at++) {
            char text[SIZE], place[24];
            struct error e = {""};
            memset(text, c % 2 == 0 ? ' ' : '~', sizeof text);
            text[at] = (char)c;
            snprintf(place, sizeof place, "(byte %zu)", at + 1);
            bool taken = wording_check(text, sizeof text, WORDING_LINE, &e);
            if (taken != (c >= 0x20 && c < 0x7f) || (!taken && strstr(e.text, place) == NULL))
                fail_msg("0x%02x at %zu: %d '%s'", c, at, taken, e.text);
        }
    }
}

static void towers(void **state)
{
    char text[1 + 2 * 40] = "x";

    (void)state;
    for (size_t n = 1; n <= 40; n++) {
        struct error e;
        memcpy(text + 2 * n - 1, "\xcc\xa3", 2);
        assert_int_equal(wording_check(text, 2 * n + 1, WORDING_LINE, &e), n <= WORDING_MARKS_MOST);
    }
    /* Another letter begins a new count, an inert one and any other. */
    static const char *const letters[] = {"y", "\xd8\xa7"};
    for (size_t i = 0; i < 2; i++) {
        char two[256] = "x";
        for (int n = 0; n < WORDING_MARKS_MOST; n++)
            strcat(two, "\xcc\xa3");
        strcat(two, letters[i]);
        struct error e;
        assert_true(wording_check(two, strlen(two), WORDING_LINE, &e));
    }
}

static bool is_normal(const char *text, size_t size)
{
    uint8_t out[256];
    size_t n = sizeof out;
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)text, size, out, &n);

    assert_ptr_equal(normal, out);
    return n == size && memcmp(out, text, size) == 0;
}

static bool is_refused_anyway(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The shortcut for texts that are normal at a glance never takes one that is not: over all of Unicode, each character
 * after a letter, and each pair that any character is composed of. */
static void every_character(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10ffff; c++) {
        char text[16] = "a";
        ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
        struct error e;

        if ((c >= 0xd800 && c <= 0xdfff) || is_refused_anyway(c))
            continue;
        size_t size = 1 + utf8_put(text + 1, c);
        if (wording_check(text, size, WORDING_LINE, &e) != is_normal(text, size))
            fail_msg("U+%04X", (unsigned)c);
        if (uc_canonical_decomposition(c, parts) != 2)
            continue;
        size = utf8_put(text, parts[0]);
        size += utf8_put(text + size, parts[1]);
        if (wording_check(text, size, WORDING_LINE, &e) != is_normal(text, size))
            fail_msg("the parts of U+%04X", (unsigned)c);
    }
}

static void dates(void **state)
{
    static const struct {
        const char *text;
        bool date, moment;
    } cases[] = {
        {"2026-07-22", true, true},
        {"2024-02-29", true, true},
        {"2000-02-29", true, true},
        {"1970-01-01", true, true},
        {"9999-12-31", true, true},
        {"2025-02-29", false, false},
        {"1900-02-29", false, false},
        {"2100-02-29", false, false},
        {"1969-12-31", false, false},
        {"2026-00-10", false, false},
        {"2026-13-10", false, false},
        {"2026-04-31", false, false},
        {"2026-04-00", false, false},
        {"2026-4-1", false, false},
        {"2026/04/01", false, false},
        {"", false, false},
        {"2026-07-22T06:30:00", false, true},
        {"2026-07-22T06:30:00Z", false, true},
        {"2026-07-22T06:30:00+01:00", false, true},
        {"2026-07-22T23:59:60-23:59", false, true},
        {"2026-07-22T06:30", false, false},
        {"2026-07-22t06:30:00", false, false},
        {"2026-07-22 06:30:00", false, false},
        {"2026-07-22T06:30:00z", false, false},
        {"2026-07-22T06:30:00.5Z", false, false},
        {"2026-07-22T24:00:00", false, false},
        {"2026-07-22T06:60:00", false, false},
        {"2026-07-22T06:30:61", false, false},
        {"2026-07-22T06:30:00+24:00", false, false},
        {"2026-07-22T06:30:00+01:60", false, false},
        {"2026-07-22T06:30:00+0100", false, false},
        {"2026-07-22T06:30:00+01", false, false},
        {"2026-07-22T06:30:00 01:00", false, false},
        {"2026-07-22T06:30:00Z ", false, false},
        {"2026-02-30T06:30:00Z", false, false},
        {"2026-07-22T-6:30:00", false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (wording_is_date(cases[i].text) != cases[i].date || wording_is_moment(cases[i].text) != cases[i].moment)
            fail_msg("%s", cases[i].text);
    }
}

static void languages(void **state)
{
    static const char *const good[] = {"en",
                                       "EN",
                                       "pt-BR",
                                       "zh-Hant-TW",
                                       "de-1996",
                                       "x-private",
                                       "abcdefgh-12345678",
                                       "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r"};
    static const char *const bad[] = {
        "",      "-",         "en-",          "-en", "en--GB",   "e1",
        "en_GB", "abcdefghi", "en-123456789", "en ", "\xc3\xa9", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(wording_is_language(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(wording_is_language(bad[i]));
}

static void sequences(void **state)
{
    static const unsigned long long good[] = {19700101000000, 20240229235959, 99991231235959};
    static const unsigned long long bad[] = {
        0,
        1,
        20260722,
        2026072209300,
        202607220930000,
        19691231235959,
        20250229000000,
        20260722240000,
        20260722006000,
        20260722000060,
        18446744073709551615ULL,
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(wording_is_sequence(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(wording_is_sequence(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),           cmocka_unit_test(every_byte), cmocka_unit_test(towers),
        cmocka_unit_test(every_character), cmocka_unit_test(dates),      cmocka_unit_test(languages),
        cmocka_unit_test(sequences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
