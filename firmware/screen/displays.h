/* SPDX-License-Identifier: MIT */
/* What the kernel knows of the displays (DRM, drm-kms(7)): for `probe`, with or without a window system. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DISPLAYS_MOST = 16, DISPLAY_MODES_MOST = 32 };

struct display_mode {
    int width, height, refresh; /* px, Hz */
    bool preferred;
};

/* A connector; or, with connector "", a card without any (a renderer alone), or one that cannot be opened. */
struct display {
    char card[32], driver[32], connector[32]; /* "/dev/dri/card1", "vc4", "HDMI-A-1" */
    int why;                                  /* errno of opening the card; 0: it can be */
    bool connected;
    struct display_mode modes[DISPLAY_MODES_MOST]; /* none twice */
    size_t n_modes;
};

/* A number for what is connected to an open card, and with what modes; `ask` the displays for them anew, else as the
 * kernel knows them. *connected: anything is. 0 and true if the card does not answer. */
uint64_t displays_plugged(int card, bool ask, bool *connected);

/* Returns how many there are. Asks monitors for their modes anew, which takes some 100 ms each. */
size_t displays_list(struct display out[DISPLAYS_MOST]);
