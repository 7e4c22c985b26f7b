/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void fields(void **state)
{
    struct buffer b = {0};
    static const uint8_t expected[] = {0x01, 0x03, 0x02, 0x07, 0x06, 0x05, 0x04, 0xff,
                                       0xee, 0xdd, 0xcc, 0xbb, 0xaa, 0x99, 0x88};

    (void)state;
    buffer_u8(&b, 0x01);
    buffer_u16(&b, 0x0203);
    buffer_u32(&b, 0x04050607);
    buffer_u64(&b, 0x8899aabbccddeeff);
    assert_false(b.failed);
    assert_int_equal(b.size, sizeof expected);
    assert_memory_equal(b.data, expected, sizeof expected);
    assert_int_equal(b.data[b.size], 0);

    struct cursor c = cursor_over(b.data, b.size);
    assert_int_equal(cursor_left(&c), 15);
    assert_int_equal(cursor_u8(&c), 0x01);
    assert_int_equal(cursor_u16(&c), 0x0203);
    assert_int_equal(cursor_u32(&c), 0x04050607);
    assert_true(cursor_u64(&c) == 0x8899aabbccddeeff);
    assert_int_equal(cursor_left(&c), 0);
    assert_false(c.bad);
    buffer_finish(&b);
    assert_null(b.data);
}

/* Past the end it reads zeros, stays where it is, and says so from then on. */
static void cursor_at_the_end(void **state)
{
    static const uint8_t data[] = {1, 2, 3};

    (void)state;
    for (size_t size = 0; size <= 3; size++) {
        struct cursor c = cursor_over(data, size);
        assert_int_equal(cursor_u32(&c), 0);
        assert_true(c.bad);
        assert_int_equal(cursor_left(&c), size);
        assert_int_equal(cursor_u8(&c), 0);
        assert_null(cursor_take(&c, 0));
    }
    struct cursor c = cursor_over(data, 3);
    assert_ptr_equal(cursor_take(&c, 3), data);
    assert_ptr_equal(cursor_take(&c, 0), data + 3);
    assert_false(c.bad);
    c = cursor_over(data, 3);
    assert_null(cursor_take(&c, SIZE_MAX));
    assert_true(c.bad);
    c = cursor_over(NULL, 0);
    assert_int_equal(cursor_left(&c), 0);
    assert_int_equal(cursor_u16(&c), 0);
    assert_true(c.bad);
}

static void growth(void **state)
{
    struct buffer b = {0};

    (void)state;
    for (size_t i = 0; i < 10000; i++) {
        buffer_u8(&b, (uint8_t)i);
        assert_int_equal(b.data[b.size], 0);
    }
    assert_int_equal(b.size, 10000);
    for (size_t i = 0; i < 10000; i++)
        assert_int_equal(b.data[i], (uint8_t)i);
    buffer_finish(&b);
    /* The exact bounds of a first block, NUL included. */
    for (size_t size = 62; size <= 66; size++) {
        static const char text[70] = "";
        struct buffer one = {0};
        buffer_add(&one, text, size);
        assert_int_equal(one.size, size);
        assert_true(one.room > size);
        buffer_finish(&one);
    }
}

static void words(void **state)
{
    struct buffer b = {0};
    char longer[500];

    (void)state;
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    buffer_text(&b, "one ");
    buffer_printf(&b, "%d %s", 2, "three");
    buffer_printf(&b, "%s", "");
    buffer_add(&b, "four", 0);
    assert_string_equal((char *)b.data, "one 2 three");
    buffer_printf(&b, "%s", longer);
    assert_int_equal(b.size, 11 + 499);
    char *text = buffer_take_text(&b);
    assert_int_equal(strlen(text), 510);
    free(text);
    assert_null(b.data);
    assert_int_equal(b.size, 0);
    text = buffer_take_text(&b);
    assert_string_equal(text, "");
    free(text);
}

/* A size that no memory has: it fails, says so, and adds nothing from then on. */
static void failure_sticks(void **state)
{
    struct buffer b = {0};

    (void)state;
    buffer_text(&b, "kept");
    buffer_add(&b, "x", SIZE_MAX - 2);
    assert_true(b.failed);
    buffer_text(&b, "more");
    buffer_printf(&b, "%d", 1);
    buffer_u64(&b, 1);
    assert_int_equal(b.size, 4);
    assert_null(buffer_take_text(&b));
    assert_false(b.failed);
    assert_null(b.data);
}

static void owned(void **state)
{
    struct bytes b = {0};

    (void)state;
    bytes_finish(&b);
    b = (struct bytes){malloc(3), 3};
    bytes_finish(&b);
    assert_null(b.data);
    assert_int_equal(b.size, 0);
}

static void arrays(void **state)
{
    uint32_t *items = NULL;

    (void)state;
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *grown = array_grow(items, i, sizeof *items);
        assert_non_null(grown);
        items = grown;
        items[i] = i;
    }
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    /* More than there can be: the array stays. */
    assert_null(array_grow(items, 1024, SIZE_MAX / 1024));
    assert_int_equal(items[999], 999);
    free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields), cmocka_unit_test(cursor_at_the_end), cmocka_unit_test(growth),
        cmocka_unit_test(words),  cmocka_unit_test(failure_sticks),    cmocka_unit_test(owned),
        cmocka_unit_test(arrays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
