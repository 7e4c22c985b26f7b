/* SPDX-License-Identifier: MIT */
#ifndef SCREEN_THEME_H
#define SCREEN_THEME_H

#include "type/page.h"

#include <stdint.h>

/* Colours as 0xRRGGBB: the paper and one per ink. */
struct theme {
    uint32_t paper;
    uint32_t inks[INK_COUNT];
};

#endif
