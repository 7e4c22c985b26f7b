/* SPDX-License-Identifier: MIT */
/* The kiosk's config, as far as making an edition needs it: its fonts, and how many quotes it wants. */
#ifndef DESK_CONFIG_H
#define DESK_CONFIG_H

#include "base/error.h"
#include "settings/settings.h"

/* Reads the config (`given`, or the one settings_find() finds, or the defaults). The caller frees it. NULL and the
 * first mistake if the file has one, or is given and not there. */
MUST_CHECK struct settings *config_load(const char *given, struct error *e);

#endif
