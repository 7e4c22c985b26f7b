/* SPDX-License-Identifier: MIT */
/* What the type room needs to know of fonts. Whoever has them (screen/) fills this in; tests fill it with a typewriter.
 * All measures are in ems of unhinted design space, so a text is shaped once and set in any size: px = em * size. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The jobs type does on a card; the config names a font file for each. */
enum face { FACE_HEADLINE, FACE_QUOTE, FACE_TEXT, FACE_SANS, FACE_SANS_BOLD, FACE_COUNT };

/* Heights above (ascent, cap, x) and below (descent) the baseline, all positive, em. */
struct font_shape {
    float ascent, descent, cap_height, x_height;
};

struct type_fonts {
    void *user;
    /* The font for a character in a face: the face's own (number = the face) or one of the fallback list (FACE_COUNT
     * and up). -1: no font has it. */
    int (*font_for)(void *user, enum face face, uint32_t character);
    /* Advance width in em of `text`, shaped with its kerning and ligatures as one run. `script` is an ISO 15924 tag,
     * four bytes big-endian ('Latn' = 0x4c61746e). */
    float (*advance)(void *user, int font, uint32_t script, bool right_to_left, const char *text, size_t size);
    struct font_shape (*shape)(void *user, int font);
};
