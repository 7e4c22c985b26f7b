/* SPDX-License-Identifier: MIT */
#include "settings/values.h"

#include "settings/table.h"
#include "settings/value.h"

#include <string.h>

static const struct settings_theme own_themes[] = {
    {"night", 0xf3efe6, 0x131214, 0xf0523d, 0x9b958a, 0x35322f, 0x201e20},
    {"paper", 0x1b1917, 0xf6f2e9, 0xb3261a, 0x6f685d, 0xd9d2c4, 0xfffdf8},
};

static const struct settings_key own_keys[] = {
    {"Right", "next-card", "none", "none", 0},
    {"Left", "previous-card", "none", "none", 0},
    {"Down", "next-article", "none", "none", 0},
    {"Up", "previous-article", "none", "none", 0},
    {"PageDown", "next-quote", "none", "none", 0},
    {"PageUp", "previous-quote", "none", "none", 0},
    {"Home", "home", "undo-update", "none", 3000},
    {"Space", "pause", "none", "none", 0},
    {"C", "contents", "none", "none", 0},
    {"I", "info", "none", "none", 0},
    {"Z", "sleep", "none", "none", 0},
    {"Q", "quit", "none", "none", 0},
    {"Escape", "quit", "none", "none", 0},
};

void settings_defaults(struct settings *out)
{
    const struct row_group *groups = row_groups();

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        for (size_t k = 0; groups[i].kind == GROUP_PLAIN && k < groups[i].n_rows; k++)
            value_default(&groups[i].rows[k], out);
    }
    out->n_themes = sizeof own_themes / sizeof own_themes[0];
    memcpy(out->themes, own_themes, sizeof own_themes);
    out->n_keys = sizeof own_keys / sizeof own_keys[0];
    memcpy(out->keys, own_keys, sizeof own_keys);
}

const struct settings_theme *settings_theme(const struct settings *s, const char *name)
{
    for (size_t i = 0; i < s->n_themes; i++) {
        if (strcmp(s->themes[i].name, name) == 0)
            return &s->themes[i];
    }
    return NULL;
}
