/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Foreign names and texts end up in messages: none of them may start a new line or move a terminal's cursor. */
static void keep_one_line(char *text)
{
    size_t size = strlen(text);

    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == 0x7f)
            text[i] = '?';
    }
    /* A cut may have split a character: drop its incomplete tail. */
    size_t tail = size;
    while (tail > 0 && size - tail < 3 && ((unsigned char)text[tail - 1] & 0xc0) == 0x80)
        tail--;
    if (tail > 0) {
        unsigned char lead = (unsigned char)text[tail - 1];
        size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        if (want > size - tail + 1)
            text[tail - 1] = '\0';
    }
}

bool error_set(struct error *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    keep_one_line(e->text);
    return false;
}

bool error_prefix(struct error *e, const char *format, ...)
{
    char rest[sizeof e->text];
    va_list args;

    memcpy(rest, e->text, sizeof rest);
    va_start(args, format);
    int n = vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    if (n < 0)
        n = 0;
    if ((size_t)n < sizeof e->text)
        snprintf(e->text + n, sizeof e->text - (size_t)n, ": %s", rest);
    keep_one_line(e->text);
    return false;
}

bool error_memory(struct error *e)
{
    return error_set(e, "out of memory");
}
