/* SPDX-License-Identifier: MIT */
/* Which characters the kiosk's fonts can show: the character maps of the faces that the config file names. What none of
 * them has would be an empty box on the wall, so it is told when the edition is made. */
#pragma once

#include "desk/source.h"
#include "settings/settings.h"

struct glyphs;

/* Reads the faces that the settings name. Fonts that are missing are no failure: see glyphs_none(). NULL if out of
 * memory. */
struct glyphs *glyphs_create(const struct settings *settings);
void glyphs_destroy(struct glyphs *g); /* takes NULL */

/* NULL if there are faces to look into; else a sentence that says why nothing is searched. It lives as long as g. */
const char *glyphs_none(const struct glyphs *g);

/* Adds a doubt to the report for the characters of the article's cards that no face has. */
void glyphs_doubt(const struct glyphs *g, const struct article *a, struct report *report);
