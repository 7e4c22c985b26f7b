/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MOST = sizeof((struct error *)0)->text - 1 };

/* What may move a terminal's cursor, end the line, or make it read otherwise than it is written. */
static bool is_unfit(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Foreign names and texts end up in messages, a file's name with any bytes at all. What is not fit becomes '?'. If the
 * message was cut in the middle of its last character, that one is left out. */
static void keep_one_line(char *text)
{
    const char *at = text, *end = text + strlen(text);
    char *out = text;

    while (at < end) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        size_t size = (size_t)(at - from);
        if (c == 0xfffd && size == 1) {
            unsigned char lead = (unsigned char)*from;
            size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
            if (lead >= 0xc2 && (size_t)(end - from) < want && end - text == TEXT_MOST)
                break;
            *out++ = '?';
        } else if (is_unfit(c)) {
            *out++ = '?';
        } else {
            memmove(out, from, size);
            out += size;
        }
    }
    *out = '\0';
}

bool error_set_list(struct error *e, const char *format, va_list args)
{
    char text[sizeof e->text];

    if (vsnprintf(text, sizeof text, format, args) < 0)
        text[0] = '\0';
    memcpy(e->text, text, sizeof text);
    keep_one_line(e->text);
    return false;
}

bool error_set(struct error *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    error_set_list(e, format, args);
    va_end(args);
    return false;
}

bool error_prefix(struct error *e, const char *format, ...)
{
    char text[sizeof e->text];
    va_list args;

    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n < 0)
        n = 0;
    if ((size_t)n < sizeof text && snprintf(text + n, sizeof text - (size_t)n, ": %s", e->text) < 0)
        text[n] = '\0';
    memcpy(e->text, text, sizeof text);
    keep_one_line(e->text);
    return false;
}

bool error_memory(struct error *e)
{
    return error_set(e, "out of memory");
}
