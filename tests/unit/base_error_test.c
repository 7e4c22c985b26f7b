/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void sets_and_prefixes(void **state)
{
    struct error e;

    (void)state;
    assert_false(error_set(&e, "line %d: %s", 12, "what"));
    assert_string_equal(e.text, "line 12: what");
    assert_false(error_prefix(&e, "%s", "tuesday.txt"));
    assert_string_equal(e.text, "tuesday.txt: line 12: what");
    assert_false(error_memory(&e));
    assert_string_equal(e.text, "out of memory");
    /* Its own text as an argument. */
    assert_false(error_set(&e, "said '%s'", e.text));
    assert_string_equal(e.text, "said 'out of memory'");
    assert_false(error_prefix(&e, "%s", e.text));
    assert_string_equal(e.text, "said 'out of memory': said 'out of memory'");
}

static void one_line_only(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"plain", "plain"},
        {"caf\xc3\xa9 \xe5\x8c\x97 \xf0\x9f\x90\x9f", "caf\xc3\xa9 \xe5\x8c\x97 \xf0\x9f\x90\x9f"},
        {"a\nb\r\tc", "a?b??c"},
        {"\x1b[31mred\x7f", "?[31mred?"},
        {"\xc2\x9b"
         "31m",
         "?31m"}, /* CSI as one control character */
        {"\xe2\x80\xae"
         "gpj.exe",
         "?gpj.exe"},
        {"\xe2\x81\xa6\xe2\x81\xa9", "??"},
        {"\xe2\x80\xa8", "?"},
        {"\xe2\x80\x8e", "\xe2\x80\x8e"},
        {"\xef\xbf\xbd", "\xef\xbf\xbd"}, /* a replacement character that was there is not one of ours */
        {"bad\xff"
         "byte",
         "bad?byte"},
        {"overlong\xc0\xaf", "overlong??"},
        {"surrogate\xed\xa0\x80", "surrogate???"},
        {"cut\xe2\x80", "cut??"},
        {"\xf4\x90\x80\x80", "????"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error e;
        error_set(&e, "%s", cases[i].in);
        assert_string_equal(e.text, cases[i].out);
        error_prefix(&e, "%s", cases[i].in);
        assert_int_equal(strlen(e.text), 2 * strlen(cases[i].out) + 2);
    }
}

/* However long, it ends in the block, and never within a character. */
static void cut_between_characters(void **state)
{
    static const char *const characters[] = {"x", "\xc3\xa9", "\xe5\x8c\x97", "\xf0\x9f\x90\x9f"};
    char text[2000];
    struct error e;

    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        for (size_t i = 0; i < 4; i++) {
            size_t size = strlen(characters[i]), at = 0;
            while (at < shift)
                text[at++] = '.';
            while (at + size < sizeof text) {
                memcpy(text + at, characters[i], size);
                at += size;
            }
            text[at] = '\0';
            error_set(&e, "%s", text);
            size_t most = sizeof e.text - 1;
            assert_int_equal(strlen(e.text), shift + (most - shift) / size * size);
            assert_memory_equal(e.text, text, strlen(e.text));
            error_prefix(&e, "%s", text);
            assert_int_equal(strlen(e.text), shift + (most - shift) / size * size);
        }
    }
    error_set(&e, "%s", "why");
    memset(text, 'p', sizeof text);
    text[sizeof e.text - 3] = '\0';
    error_prefix(&e, "%s", text);
    assert_string_equal(e.text + sizeof e.text - 3, ": ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_and_prefixes),
        cmocka_unit_test(one_line_only),
        cmocka_unit_test(cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
