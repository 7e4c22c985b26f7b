/* SPDX-License-Identifier: MIT */
/* What the loading of a config knows while it goes on, shared by the reading of keys and the looks at the whole. */
#ifndef SETTINGS_LOAD_H
#define SETTINGS_LOAD_H

#include "settings/settings.h"
#include "settings/table.h"

struct load {
    const struct settings_names *names;
    struct settings *out;
    struct settings_problems *problems;
    /* Where each was set; 0: it has its default. */
    unsigned row_lines[ROW_GROUPS][ROWS_MOST];
    unsigned theme_lines[SETTINGS_THEMES_MOST]; /* 0 also for one that lacks colours */
    unsigned key_lines[SETTINGS_KEYS_MOST];
};

/* What only shows when all keys are read: a theme that is not there, a least above its most, contrast, missing fonts.
 */
void check_whole(const struct load *l);

/* The contrast of two colours, 0xRRGGBB: 1 to 21, after WCAG 2.1, "contrast ratio". */
double check_contrast(uint32_t a, uint32_t b);

#endif
