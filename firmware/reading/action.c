/* SPDX-License-Identifier: MIT */
#include "reading/action.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const names[ACTION_COUNT + 1] = {
    [ACTION_NONE] = "none",
    [ACTION_NEXT_CARD] = "next-card",
    [ACTION_PREVIOUS_CARD] = "previous-card",
    [ACTION_NEXT_ARTICLE] = "next-article",
    [ACTION_PREVIOUS_ARTICLE] = "previous-article",
    [ACTION_NEXT_QUOTE] = "next-quote",
    [ACTION_PREVIOUS_QUOTE] = "previous-quote",
    [ACTION_HOME] = "home",
    [ACTION_PAUSE] = "pause",
    [ACTION_CONTENTS] = "contents",
    [ACTION_INFO] = "info",
    [ACTION_SLEEP] = "sleep",
    [ACTION_UNDO_UPDATE] = "undo-update",
    [ACTION_QUIT] = "quit",
};

const char *action_name(enum action a)
{
    assert((unsigned)a < ACTION_COUNT);
    return names[a];
}

const char *const *action_names(void)
{
    return &names[ACTION_NONE + 1];
}

bool action_from_name(const char *name, enum action *out)
{
    for (size_t i = 0; i < ACTION_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (enum action)i;
            return true;
        }
    }
    return false;
}
