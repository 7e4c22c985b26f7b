/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_character(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10ffff; c++) {
        char text[8] = "xxxxxxxx";
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        size_t size = utf8_put(text + 1, c);
        size_t expected = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        assert_int_equal(size, expected);
        assert_int_equal(text[1 + size], 'x');
        const char *at = text + 1;
        assert_int_equal(utf8_next(&at, text + 1 + size), c);
        assert_ptr_equal(at, text + 1 + size);
        assert_int_equal(utf8_previous(&at, text), c);
        assert_ptr_equal(at, text + 1);
    }
}

static bool is_valid(const unsigned char *p, size_t size)
{
    /* Table 3-7 of the Unicode standard, written out. */
    switch (size) {
    case 1:
        return p[0] < 0x80;
    case 2:
        return p[0] >= 0xc2 && p[0] <= 0xdf && p[1] >= 0x80 && p[1] <= 0xbf;
    case 3:
        return p[0] >= 0xe0 && p[0] <= 0xef && p[1] >= (p[0] == 0xe0 ? 0xa0 : 0x80) &&
               p[1] <= (p[0] == 0xed ? 0x9f : 0xbf) && p[2] >= 0x80 && p[2] <= 0xbf;
    default:
        return p[0] >= 0xf0 && p[0] <= 0xf4 && p[1] >= (p[0] == 0xf0 ? 0x90 : 0x80) &&
               p[1] <= (p[0] == 0xf4 ? 0x8f : 0xbf) && p[2] >= 0x80 && p[2] <= 0xbf && p[3] >= 0x80 && p[3] <= 0xbf;
    }
}

/* Every pair of first bytes, with tails at the edges: taken whole where valid, else one byte and U+FFFD. */
static void every_beginning(void **state)
{
    static const unsigned char tails[] = {0x00, 0x7f, 0x80, 0xbf, 0xc0, 0xff};

    (void)state;
    for (unsigned first = 0; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            for (unsigned t = 0; t < 36; t++) {
                unsigned char p[4] = {(unsigned char)first, (unsigned char)second, tails[t / 6], tails[t % 6]};
                for (size_t left = 1; left <= 4; left++) {
                    size_t taken = 1;
                    for (size_t size = 1; size <= left; size++) {
                        if (is_valid(p, size))
                            taken = size;
                    }
                    const char *at = (const char *)p;
                    uint32_t c = utf8_next(&at, (const char *)p + left);
                    if (at != (const char *)p + taken || (!is_valid(p, taken) && c != 0xfffd))
                        fail_msg("%02x %02x %02x %02x, %zu left", p[0], p[1], p[2], p[3], left);
                }
            }
        }
    }
}

/* Backward over anything, the same characters come as forward where it is valid, and the walk ends at the start. */
static void backward(void **state)
{
    static const char text[] = "a\xc3\xa9\xe5\x8c\x97\xf0\x9f\x90\x9f\x80\x80\x80\x80\x80\xff\xe5\x8c";
    static const uint32_t expected[] = {0xfffd, 0xfffd, 0xfffd,  0xfffd, 0xfffd, 0xfffd,
                                        0xfffd, 0xfffd, 0x1f41f, 0x5317, 0xe9,   'a'};
    const char *at = text + strlen(text);

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_true(at > text);
        assert_int_equal(utf8_previous(&at, text), expected[i]);
    }
    assert_ptr_equal(at, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character),
        cmocka_unit_test(every_beginning),
        cmocka_unit_test(backward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
