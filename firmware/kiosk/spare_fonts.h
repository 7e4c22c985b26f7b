/* SPDX-License-Identifier: MIT */
/*
 * Fonts to say it with when the configured ones are not there: a wall that cannot find its fonts must still be able to
 * tell so. Proofs never use them: what is proofed is what is shown.
 */
#ifndef KIOSK_SPARE_FONTS_H
#define KIOSK_SPARE_FONTS_H

#include "screen/fonts.h"

struct spare_fonts {
    char found[512]; /* a font file of the system's; "" if none was needed */
};

/*
 * Puts a readable file in the place of each face that is not: another face, one of the fallback list, or else the first
 * font found under /usr/share/fonts. False if there is no font at all. `files` may point into *s afterwards.
 */
bool spare_fonts_fill(struct spare_fonts *s, struct font_files *files);

#endif
