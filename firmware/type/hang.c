/* SPDX-License-Identifier: MIT */
#include "type/hang.h"

#include "base/utf8.h"

#include <stdbool.h>

/* Also the marks that open in one language and close in another: at a line's start they open. */
static bool opens(uint32_t c)
{
    return c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2018 || c == 0x201a || c == 0xab || c == 0xbb ||
           c == 0x2039 || c == '"' || c == '\'';
}

size_t hang_opening(const char *text, size_t start, size_t end)
{
    const char *at = text + start, *stop = text + end;

    if (at == stop)
        return start;
    uint32_t c = utf8_next(&at, stop);
    if (c != 0x2022 && !opens(c))
        return start;
    /* A guillemet's thin space, a bullet's space, a second mark. */
    while (at < stop) {
        const char *next = at;
        uint32_t d = utf8_next(&next, stop);
        if (d != 0x202f && d != 0xa0 && d != 0x2009 && !(c != 0x2022 && opens(d)))
            break;
        at = next;
    }
    return at < stop ? (size_t)(at - text) : start;
}

float hang_closing(const char *text, size_t start, size_t end, size_t *mark)
{
    const char *at = text + end;

    *mark = end;
    if (start == end)
        return 0;
    uint32_t c = utf8_previous(&at, text + start);
    if (at == text + start)
        return 0;
    *mark = (size_t)(at - text);
    switch (c) {
    case '.':
    case ',':
    case 0x201d:
    case 0x2019:
    case 0x201c:
    case '-':
    case 0x2010:
        return 0.5f;
    case ';':
    case ':':
    case 0xbb:
        return 0.3f;
    case '!':
    case '?':
    case 0x2013:
    case 0x2014:
        return 0.15f;
    default:
        return 0;
    }
}
