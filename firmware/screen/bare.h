/* SPDX-License-Identifier: MIT */
/* The bare display, which SDL draws on without a window system: what that needs, and the panel's power. */
#pragma once

#include "base/error.h"

#include <SDL.h>

/* SDL loads the libraries that draw on a bare display by name at run time, so no linker misses them, and its own
 * message does not say what to install. Debian's name of the first package that is missing, a constant; NULL if all are
 * there. */
const char *bare_missing_package(void);

/* SDL's descriptor of the DRM device; -1 if it has none. It stays SDL's. */
int bare_drm(SDL_Window *window);

/* Turns the panel on or off by the DPMS property (drm-kms(7)) of every connector that shows something, through the
 * descriptor that SDL holds. Nothing may be presented while it is off: the kernel would refuse it. */
MUST_CHECK bool bare_power(SDL_Window *window, bool on, struct error *e);
