/* SPDX-License-Identifier: MIT */
#include "desk/config.h"

#include <stdlib.h>

struct settings *config_load(const char *given, struct error *e)
{
    /* A page of settings is large for a stack that may be small. */
    struct settings *settings = calloc(1, sizeof *settings);
    struct settings_problems *problems = calloc(1, sizeof *problems);
    struct settings_names names = {0};
    char room[SETTINGS_PATH_ROOM];
    bool ok = false;

    if (settings == NULL || problems == NULL) {
        error_memory(e);
    } else if (!settings_load(settings_find(given, room), &names, settings, problems)) {
        size_t first = 0;
        while (first + 1 < problems->n && problems->items[first].advice)
            first++;
        settings_problem_say(problems, first, e);
    } else {
        ok = true;
    }
    free(problems);
    if (ok)
        return settings;
    free(settings);
    return NULL;
}
