/* SPDX-License-Identifier: MIT */
/* Bounded bytes: an owned block, a cursor that reads little-endian fields and never leaves its block, and a buffer that
 * grows. Both cursor and buffer have a sticky failure flag, so that a caller checks once at the end of a group. And
 * arrays that grow. */
#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

/* An owned block. Whoever holds it calls bytes_finish(); a zeroed one is valid and empty. */
struct bytes {
    uint8_t *data; /* size bytes, then one NUL that is not counted */
    size_t size;
};
void bytes_finish(struct bytes *b);

/* A reading position in somebody else's bytes, which must outlive it. Past the end it reads zeros and `bad` is set. */
struct cursor {
    const uint8_t *at, *end;
    bool bad;
};
struct cursor cursor_over(const void *data, size_t size);
uint8_t cursor_u8(struct cursor *c);
uint16_t cursor_u16(struct cursor *c);
uint32_t cursor_u32(struct cursor *c);
uint64_t cursor_u64(struct cursor *c);
const uint8_t *cursor_take(struct cursor *c, size_t size); /* NULL and `bad` if fewer bytes are left */
size_t cursor_left(const struct cursor *c);

/* Bytes being written. A zeroed one is valid and empty. After a failed allocation nothing more is added. */
struct buffer {
    uint8_t *data; /* always NUL-terminated once something was added; NULL before */
    size_t size, room;
    bool failed;
};
void buffer_add(struct buffer *b, const void *data, size_t size);
void buffer_text(struct buffer *b, const char *text); /* without its NUL */
void buffer_printf(struct buffer *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buffer_u8(struct buffer *b, uint8_t v);
void buffer_u16(struct buffer *b, uint16_t v);
void buffer_u32(struct buffer *b, uint32_t v);
void buffer_u64(struct buffer *b, uint64_t v);
void buffer_finish(struct buffer *b);

/* Hands the text over to the caller (free() it) and empties the buffer; NULL if it failed. An empty buffer gives "". */
char *buffer_take_text(struct buffer *b);

/* Room for one more item after the n that a growing array holds, each of `size` bytes: the array as it is now, or NULL
 * when out of memory, when it is as it was. Its room doubles, so that adding many stays linear. Ends with free(). */
void *array_double(void *items, size_t n, size_t size);
static inline void *array_grow(void *items, size_t n, size_t size)
{
    return n != 0 && (n < 8 || (n & (n - 1)) != 0) ? items : array_double(items, n, size);
}
