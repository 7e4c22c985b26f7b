/* SPDX-License-Identifier: MIT */
/* The font files the config names: measured with HarfBuzz in design units (once, for any size), painted with SDL2_ttf,
 * one TTF_Font per file. No fontconfig. */
#pragma once

#include "base/error.h"
#include "screen/fontfile.h"
#include "type/fonts.h"

#include <SDL_ttf.h>

enum { FONTS_FALLBACK_MOST = 16 };

struct font_files {
    const char *faces[FACE_COUNT];             /* paths */
    const char *fallback[FONTS_FALLBACK_MOST]; /* tried in this order for a character the face lacks; see fontfile.h */
    size_t n_fallback;
};

struct fonts;

/* Opens the faces (all must be there) and remembers the fallback files, which are opened when first needed; one that is
 * not there is passed over. NULL and the reason, which names the file and the package it comes from, on failure. */
MUST_CHECK struct fonts *fonts_open(const struct font_files *files, struct error *e);
void fonts_close(struct fonts *f); /* takes NULL */

/* For the type room; valid until fonts_close(). */
const struct type_fonts *fonts_for_type(struct fonts *f);

/* The font in a size, ready to paint with; owned by `f`, in that size until the next call. NULL if SDL2_ttf cannot. */
TTF_Font *fonts_at_size(struct fonts *f, int font, int size);

/* The font's file, for shaping, and its path. `font` is a number that font_for gave. */
const struct fontfile *fonts_file(struct fonts *f, int font);
const char *fonts_path(const struct fonts *f, int font);
