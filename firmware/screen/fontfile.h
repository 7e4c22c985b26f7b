/* SPDX-License-Identifier: MIT */
/* One font file: mapped into memory, its characters and advances read by HarfBuzz's own OpenType code, in the font's
 * design units, without hinting. Only for local, trusted files: HarfBuzz and FreeType parse them as they are.
 *
 * Bitmap and colour fonts (emoji) are refused: text here is one ink on paper, and their glyphs have one size. */
#pragma once

#include "base/error.h"
#include "type/fonts.h"

#include <hb.h>

struct fontfile; /* opaque */

/* NULL and the reason, without the path, if the file is not there or is not an outline font. */
MUST_CHECK struct fontfile *fontfile_open(const char *path, struct error *e);
void fontfile_close(struct fontfile *f); /* takes NULL */

/* The file's bytes, valid until fontfile_close(). */
const void *fontfile_bytes(const struct fontfile *f, size_t *size);

bool fontfile_has(const struct fontfile *f, uint32_t character);
struct font_shape fontfile_shape(const struct fontfile *f);

/* How a text is to be shaped. `separate`: without ligatures, as a tracked text is. */
struct shaping {
    uint32_t script; /* ISO 15924 tag */
    bool right_to_left, separate;
};

/* Shapes text into `buffer`, whose contents are replaced. False if out of memory. */
MUST_CHECK bool fontfile_set(const struct fontfile *f, hb_buffer_t *buffer, const struct shaping *how, const char *text,
                             size_t size);

/* Of what fontfile_set() left in `buffer`: its advance in em. */
float fontfile_advance(const struct fontfile *f, hb_buffer_t *buffer);

/* How far ink goes past the left of the origin, above and below the baseline, px, none negative. The left is exact to
 * FreeType's rounding; above and below leave hinting out. */
struct overhang {
    int left, above, below;
};

/* Of what fontfile_set() left in `buffer`, at `size` px per em. */
struct overhang fontfile_overhang(const struct fontfile *f, hb_buffer_t *buffer, int size);

/* Of what fontfile_set() left in `buffer`, at `size` px per em: its clusters from left to right, each a letter with its
 * marks: where its text begins, how far to the right of the origin its pen is, em, and how far past that pen it goes.
 * Writes at most `most`; returns how many there are. */
struct cluster {
    size_t start;
    float x;
    struct overhang past;
};
size_t fontfile_clusters(const struct fontfile *f, hb_buffer_t *buffer, int size, struct cluster *clusters,
                         size_t most);
