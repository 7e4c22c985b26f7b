/* SPDX-License-Identifier: MIT */
/* What the loading of a config knows while it goes on, shared by the reading of keys and the looks at the whole. */
#ifndef SETTINGS_LOAD_H
#define SETTINGS_LOAD_H

#include "settings/settings.h"
#include "settings/table.h"

#include <libconfig.h>

enum { LOAD_BLOCKS_MOST = 16 };

struct load {
    const struct settings_names *names;
    struct settings *out;
    struct settings_problems *problems;
    /* Where each was set; 0: it has its default. */
    unsigned row_lines[ROW_GROUPS][ROWS_MOST];
    unsigned theme_lines[SETTINGS_THEMES_MOST]; /* 0 also for one that lacks colours */
    unsigned key_lines[SETTINGS_KEYS_MOST];
    unsigned list_lines[ROW_GROUPS][LOAD_BLOCKS_MOST]; /* each block of a list, by its place in the settings */
};

/* The { } of a block into `base`; lines[i] gets where row i was set. */
void load_rows(struct load *l, const config_setting_t *block, const struct row_group *group, const char *where,
               void *base, unsigned lines[ROWS_MOST]);
MUST_CHECK bool load_is_group(struct load *l, const config_setting_t *s, const char *where);

/* The ( ) of a GROUP_LIST. */
void load_list(struct load *l, const config_setting_t *s, const struct row_group *group);

/* Buttons, encoders and chords as a whole: gives what names no chip the one of the group gpio, and the usual four where
 * only the chip is set; what cannot be used is said and left out. */
void check_hands(struct load *l);

/* What only shows when all keys are read: a theme that is not there, a least above its most, contrast, missing fonts.
 */
void check_whole(const struct load *l);

/* The contrast of two colours, 0xRRGGBB: 1 to 21, after WCAG 2.1, "contrast ratio". */
double check_contrast(uint32_t a, uint32_t b);

#endif
