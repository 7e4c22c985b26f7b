/* SPDX-License-Identifier: MIT */
/* A config while it is loaded: load.c reads its keys one by one, then check.c judges what only shows as a whole. */
#pragma once

#include "settings/settings.h"
#include "settings/table.h"

enum { LOAD_BLOCKS_MOST = 16 };
_Static_assert((int)SETTINGS_BUTTONS_MOST <= LOAD_BLOCKS_MOST && (int)SETTINGS_ENCODERS_MOST <= LOAD_BLOCKS_MOST &&
                   (int)SETTINGS_CHORDS_MOST <= LOAD_BLOCKS_MOST,
               "there are lines for all blocks of a list");

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

/* Buttons, encoders and chords as a whole: gives what names no chip the one of the group gpio, and the usual four where
 * only the chip is set; what cannot be used is said and left out. */
void check_inputs(struct load *l);

/* What only shows when all keys are read: an unknown theme, a least above its most, contrast, missing fonts. */
void check_whole(const struct load *l);

/* The contrast of two colours, 0xRRGGBB: 1 to 21, after WCAG 2.1, "contrast ratio". */
double check_contrast(uint32_t a, uint32_t b);
