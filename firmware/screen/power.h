/* SPDX-License-Identifier: MIT */
/*
 * The panel's power on the bare display, by the connector's DPMS property (drm-kms(7)), through the descriptor that SDL
 * holds. A window system has its own ways.
 */
#ifndef SCREEN_POWER_H
#define SCREEN_POWER_H

#include "base/error.h"

#include <SDL.h>

/* SDL's descriptor of the DRM device; -1 if it has none. It stays SDL's. */
int power_drm(SDL_Window *window);

/* Of every connector that shows something. Nothing may be presented while it is off: the kernel would refuse it. */
MUST_CHECK bool power_set(SDL_Window *window, bool on, struct error *e);

#endif
