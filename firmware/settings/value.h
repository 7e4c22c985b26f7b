/* SPDX-License-Identifier: MIT */
/* One value of the config file into its place. */
#pragma once

#include "settings/settings.h"
#include "settings/table.h"

#include <libconfig.h>

/* The defaults of a group's rows into their places in `base`, the struct that the rows' offsets count from. */
void value_defaults(const struct row_group *group, void *base);

/* The value into its place if it is right; if not, the place stays as it is and *problems says why, naming the key as
 * `where`. Whether a theme is known is for later: it may come further down. */
bool value_set(const struct row *row, const config_setting_t *s, void *base, const char *where,
               const struct settings_names *names, struct settings_problems *problems);

/* "the text \"long\"", "the number 7", "a group": what there is instead of what was meant. */
struct value_found {
    char text[80];
};
struct value_found value_found(const config_setting_t *s);
