/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <stdbool.h>

uint32_t utf8_next(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    unsigned char lead = p[0];
    size_t size = lead < 0x80             ? 1
                  : (lead & 0xe0) == 0xc0 ? 2
                  : (lead & 0xf0) == 0xe0 ? 3
                  : (lead & 0xf8) == 0xf0 ? 4
                                          : 0;

    if (size == 1) {
        *at += 1;
        return lead;
    }
    if (size == 0 || size > left) {
        *at += 1;
        return 0xfffd;
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = lead & (0x7fu >> size);
    bool valid = true;
    for (size_t i = 1; i < size; i++) {
        valid = valid && (p[i] & 0xc0) == 0x80;
        c = c << 6 | (p[i] & 0x3fu);
    }
    /* Longer forms than needed, surrogates and what is beyond Unicode: were they taken, a text could pass a check here
     * and be read as another one by a decoder that judges them differently. */
    if (!valid || c < least[size] || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff) {
        *at += 1;
        return 0xfffd;
    }
    *at += size;
    return c;
}

uint32_t utf8_previous(const char **at, const char *start)
{
    const char *end = *at, *p = end - 1;

    while (p > start && end - p < 4 && ((unsigned char)*p & 0xc0) == 0x80)
        p--;
    const char *next = p;
    uint32_t c = utf8_next(&next, end);
    if (next != end) {
        *at = end - 1;
        return 0xfffd;
    }
    *at = p;
    return c;
}

size_t utf8_put(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    out[0] = (char)((0xf00u >> size & 0xff) | c);
    return size;
}
