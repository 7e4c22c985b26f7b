/* SPDX-License-Identifier: MIT */
#include "edition/minisign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void base64(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        bool taken;
    } cases[] = {
        {"AAAA", 3, true},    {"AAA=", 2, true},      {"AA==", 1, true},
        {"+/8=", 2, true},    {"AAB=", 2, false}, /* an unused bit is set */
        {"AB==", 1, false},   {"AAA", 2, false},      {"AAAA", 2, false},
        {"AAAA", 4, false},   {"A A=", 2, false},     {"-_8=", 2, false}, /* the alphabet of addresses */
        {"AAA=\n", 2, false}, {"AA=A", 2, false},     {"", 1, false},
        {"====", 1, false},   {"AAA=AAA=", 4, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t out[8];
        if (minisign_take_base64(cases[i].text, strlen(cases[i].text), out, cases[i].size) != cases[i].taken)
            fail_msg("%s", cases[i].text);
        if (cases[i].taken) {
            struct buffer again = {0};
            minisign_put_base64(&again, out, cases[i].size);
            assert_int_equal(again.size, strlen(cases[i].text) + 1);
            assert_memory_equal(again.data, cases[i].text, again.size - 1);
            assert_int_equal(again.data[again.size - 1], '\n');
            buffer_finish(&again);
        }
    }
}

static void lines(void **state)
{
    static const char text[] = "one\n\ntwo\r\n\r\nthree\rfour";
    static const char *const expected[] = {"one", "", "two", "", "three\rfour"};
    struct cursor c = cursor_over(text, strlen(text));
    const char *line;
    size_t size;

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        assert_true(minisign_line(&c, &line, &size));
        assert_int_equal(size, strlen(expected[i]));
        assert_memory_equal(line, expected[i], size);
    }
    assert_false(minisign_line(&c, &line, &size));
    c = cursor_over("", 0);
    assert_false(minisign_line(&c, &line, &size));
}

static void files(void **state)
{
    static const struct {
        const char *text;
        bool taken;
    } cases[] = {
        {"untrusted comment: x\nAAAA\n", true},
        {"untrusted comment: \nAAAA", true},
        {"untrusted comment: x\r\nAAAA\r\n", true},
        {"untrusted comment:\nAAAA\n", false},
        {"comment: x\nAAAA\n", false},
        {"untrusted comment: x\nAAAA\n\n", false},
        {"untrusted comment: x\nAAAA\nmore", false},
        {"untrusted comment: x\n AAAA\n", false},
        {"untrusted comment: x\n\nAAAA\n", false},
        {"untrusted comment: x\nAAA=\n", false},
        {"untrusted comment: x\n", false},
        {"untrusted comment: x", false},
        {"AAAA\n", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char copy[64];
        uint8_t out[3];
        strcpy(copy, cases[i].text);
        struct bytes file = {(uint8_t *)copy, strlen(copy)};
        if (minisign_take_file(&file, out, sizeof out) != cases[i].taken)
            fail_msg("case %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(base64), cmocka_unit_test(lines), cmocka_unit_test(files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
