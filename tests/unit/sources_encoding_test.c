/* SPDX-License-Identifier: MIT */
#include "sources/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *data;
    size_t size;
    const char *clean, *encoding;
    size_t doubts;
} texts[] = {
    {BYTES("plain\n"), "plain\n", "UTF-8", 0},
    {BYTES("\xef\xbb\xbfmark"), "mark", "UTF-8 with BOM", 0},
    {BYTES("a\r\nb\rc\n"), "a\nb\nc\n", "UTF-8", 0},
    {BYTES("  two \t words  \n x "), "two words\nx", "UTF-8", 0},
    {BYTES("a\302\240b\342\200\257c\342\200\211d\343\200\200e"), "a b c d e", "UTF-8", 0},
    {BYTES("so\302\255ft \342\200\213zero\342\201\240width\357\273\277"), "soft zerowidth", "UTF-8", 0},
    {BYTES("e\314\201"), "\303\251", "UTF-8", 0},
    {BYTES("a\302\205b\342\200\250c\fd\ve"), "a\vb\vc\vd\ve", "UTF-8", 0},
    {BYTES("a\ab\x7f"
           "c\302\200d"),
     "abcd", "UTF-8", 1},
    {BYTES("\342\200\256abc\342\200\254 \342\201\246d\342\201\251"), "abc d", "UTF-8", 1},
    {BYTES("a\357\277\275"), "a\357\277\275", "UTF-8", 1},
    {BYTES("don\303\242\342\202\254\342\204\242t"), "don\303\242\342\202\254\342\204\242t", "UTF-8", 1},
    {BYTES("caf\351 \223no\224 \226 \200"), "caf\303\251 \342\200\234no\342\200\235 \342\200\223 \342\202\254",
     "Windows-1252", 0},
    {BYTES("\377\376h\0i\0\n\0\351\0\075\330\000\336"), "hi\n\303\251\360\237\230\200", "UTF-16LE", 0},
    {BYTES("\376\377\0h\0i"), "hi", "UTF-16BE", 0},
    {BYTES("\330\263\342\200\214\330\247"), "\330\263\342\200\214\330\247", "UTF-8", 0},
    {BYTES("\n\n"), "\n\n", "UTF-8", 0},
};

static void texts_are_cleaned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buffer out = {0};
        struct report r = {0};
        struct error e;
        /* An exact block, so that a read past its end is seen. */
        char *data = malloc(texts[i].size);
        assert_non_null(data);
        memcpy(data, texts[i].data, texts[i].size);
        if (!encoding_clean(data, texts[i].size, &out, &r, &e))
            fail_msg("text %zu: %s", i, e.text);
        if (strcmp((const char *)out.data, texts[i].clean) != 0)
            fail_msg("text %zu is [%s]", i, (const char *)out.data);
        assert_string_equal(r.encoding, texts[i].encoding);
        assert_int_equal(r.n_doubts, texts[i].doubts);
        free(data);
        buffer_finish(&out);
        report_finish(&r);
    }
}

static const struct {
    const char *data;
    size_t size;
    const char *why;
} refused[] = {
    {BYTES("one\ntw\0o"), "line 2: has a NUL"},
    {BYTES("one\n\ncaf\303\251 \377"), "line 3: the byte 0xFF is not valid UTF-8"},
    {BYTES("\xef\xbb\xbf\377"), "not valid UTF-8"},
    {BYTES("caf\351 \201"), "neither UTF-8 nor Windows-1252"},
    {BYTES("\377\376a"), "middle of a UTF-16"},
    {BYTES("\377\376\000\334"), "half a character"},
    {BYTES("\377\376\0\0"), "NUL"},
    {BYTES(
         "e\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314"
         "\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201"
         "\314"
         "\201\314\201\314\201\314\201"),
     "combining marks"},
};

static void the_rest_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct buffer out = {0};
        struct report r = {0};
        struct error e;
        assert_false(encoding_clean(refused[i].data, refused[i].size, &out, &r, &e));
        if (strstr(e.text, refused[i].why) == NULL)
            fail_msg("text %zu: '%s'", i, e.text);
        buffer_finish(&out);
        report_finish(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(the_rest_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
