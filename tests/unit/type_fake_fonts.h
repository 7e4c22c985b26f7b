/* SPDX-License-Identifier: MIT */
/*
 * Fonts for tests: a typewriter whose characters are all 0.6 em wide, and a proportional face with kerning across
 * spaces, so that a line set in one piece is wider than its words. Ideographs and emoji are in one fallback font,
 * Hebrew and Arabic in another; nobody has U+E000 to U+E0FF.
 */
#ifndef TESTS_TYPE_FAKE_FONTS_H
#define TESTS_TYPE_FAKE_FONTS_H

#include "base/utf8.h"
#include "type/fonts.h"

#include <string.h>

enum { FONT_WIDE = FACE_COUNT, FONT_RIGHT = FACE_COUNT + 1 };

static int fake_font_for(void *user, enum face face, uint32_t c)
{
    (void)user;
    if (c >= 0xe000 && c <= 0xe0ff)
        return -1;
    if ((c >= 0x590 && c <= 0x8ff) || c == 0x200f)
        return FONT_RIGHT;
    if (c >= 0x2e80 && !(c >= 0xfe00 && c <= 0xfe0f))
        return FONT_WIDE;
    return (int)face;
}

static inline bool fake_is_mark(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xad ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static float fake_width(uint32_t c)
{
    if (fake_is_mark(c))
        return 0;
    if (c >= 0x2e80)
        return 1;
    if (c == ' ' || c == 0xa0 || c == 0x202f)
        return 0.26f;
    if (c < 0x80 && strchr("ijl.,:;'!|", (int)c) != NULL)
        return 0.29f;
    if (c < 0x80 && strchr("mwMW", (int)c) != NULL)
        return 0.84f;
    if (c >= 'A' && c <= 'Z')
        return 0.68f;
    return 0.53f;
}

static inline float fake_advance(void *user, int font, uint32_t script, bool right_to_left, const char *text,
                                 size_t size)
{
    bool typewriter = user != NULL;
    float em = 0;
    uint32_t last = 0;

    (void)font;
    (void)script;
    (void)right_to_left;
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (typewriter) {
            em += fake_is_mark(c) ? 0 : c >= 0x2e80 ? 1.2f : 0.6f;
        } else {
            em += fake_width(c);
            if (last == ' ' && c == 't')
                em += 0.02f;
            if (last == 'A' && c == 'V')
                em -= 0.08f;
        }
        last = c;
    }
    return em;
}

static inline struct font_shape fake_shape(void *user, int font)
{
    (void)user;
    return font >= FACE_COUNT ? (struct font_shape){1.2f, 0.4f, 0.7f, 0.5f}
                              : (struct font_shape){1.0f, 0.25f, 0.7f, 0.5f};
}

static inline struct type_fonts fake_proportional(void)
{
    return (struct type_fonts){NULL, fake_font_for, fake_advance, fake_shape};
}

static inline struct type_fonts fake_typewriter(void)
{
    static char yes;

    return (struct type_fonts){&yes, fake_font_for, fake_advance, fake_shape};
}

#endif
