/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bytes_finish(struct bytes *b)
{
    free(b->data);
    b->data = NULL;
    b->size = 0;
}

struct cursor cursor_over(const void *data, size_t size)
{
    const uint8_t *at = data;
    return (struct cursor){.at = at, .end = size > 0 ? at + size : at};
}

size_t cursor_left(const struct cursor *c)
{
    return (size_t)(c->end - c->at);
}

const uint8_t *cursor_take(struct cursor *c, size_t size)
{
    if (c->bad || size > cursor_left(c)) {
        c->bad = true;
        return NULL;
    }
    const uint8_t *at = c->at;
    if (size > 0)
        c->at += size;
    return at;
}

static uint64_t take_little_endian(struct cursor *c, unsigned size)
{
    const uint8_t *at = cursor_take(c, size);
    uint64_t v = 0;

    for (unsigned i = 0; at != NULL && i < size; i++)
        v |= (uint64_t)at[i] << (8 * i);
    return v;
}

uint8_t cursor_u8(struct cursor *c)
{
    return (uint8_t)take_little_endian(c, 1);
}

uint16_t cursor_u16(struct cursor *c)
{
    return (uint16_t)take_little_endian(c, 2);
}

uint32_t cursor_u32(struct cursor *c)
{
    return (uint32_t)take_little_endian(c, 4);
}

uint64_t cursor_u64(struct cursor *c)
{
    return take_little_endian(c, 8);
}

/* Makes room for `more` bytes and the closing NUL. */
static bool make_room(struct buffer *b, size_t more)
{
    if (b->failed)
        return false;
    if (more > SIZE_MAX / 2 - b->size - 1) {
        b->failed = true;
        return false;
    }
    size_t need = b->size + more + 1;
    if (need <= b->room)
        return true;
    size_t room = b->room < 64 ? 64 : b->room;
    while (room < need)
        room *= 2;
    uint8_t *data = realloc(b->data, room);
    if (data == NULL) {
        b->failed = true;
        return false;
    }
    b->data = data;
    b->room = room;
    return true;
}

void buffer_add(struct buffer *b, const void *data, size_t size)
{
    if (!make_room(b, size))
        return;
    if (size > 0)
        memcpy(b->data + b->size, data, size);
    b->size += size;
    b->data[b->size] = '\0';
}

void buffer_text(struct buffer *b, const char *text)
{
    buffer_add(b, text, strlen(text));
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0) {
        b->failed = true;
        return;
    }
    if (!make_room(b, (size_t)n))
        return;
    va_start(args, format);
    vsnprintf((char *)b->data + b->size, (size_t)n + 1, format, args);
    va_end(args);
    b->size += (size_t)n;
}

static void add_little_endian(struct buffer *b, uint64_t v, unsigned size)
{
    uint8_t bytes[8];

    for (unsigned i = 0; i < size; i++)
        bytes[i] = (uint8_t)(v >> (8 * i));
    buffer_add(b, bytes, size);
}

void buffer_u8(struct buffer *b, uint8_t v)
{
    add_little_endian(b, v, 1);
}

void buffer_u16(struct buffer *b, uint16_t v)
{
    add_little_endian(b, v, 2);
}

void buffer_u32(struct buffer *b, uint32_t v)
{
    add_little_endian(b, v, 4);
}

void buffer_u64(struct buffer *b, uint64_t v)
{
    add_little_endian(b, v, 8);
}

void buffer_finish(struct buffer *b)
{
    free(b->data);
    *b = (struct buffer){0};
}

char *buffer_take_text(struct buffer *b)
{
    buffer_add(b, "", 0);
    if (b->failed) {
        buffer_finish(b);
        return NULL;
    }
    char *text = (char *)b->data;
    *b = (struct buffer){0};
    return text;
}

void *array_double(void *items, size_t n, size_t size)
{
    size_t room = n < 8 ? 8 : n * 2;
    return room > SIZE_MAX / size ? NULL : realloc(items, room * size);
}
