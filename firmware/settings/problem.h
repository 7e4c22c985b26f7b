/* SPDX-License-Identifier: MIT */
/* How the room's modules note what is wrong with a config. */
#pragma once

#include "settings/settings.h"

/* Notes one; those past SETTINGS_PROBLEMS_MOST are only counted. Returns false, as error_set() does. */
bool problem_add(struct settings_problems *problems, unsigned line, const char *format, ...) PRINTF_LIKE(3, 4);
void problem_advise(struct settings_problems *problems, unsigned line, const char *format, ...) PRINTF_LIKE(3, 4);

/* By line; those of one line stay in the order they were found. */
void problem_sort(struct settings_problems *problems);

/* Foreign text for a message: at most 40 bytes of it, cut between characters, with "..." where cut. */
struct problem_excerpt {
    char text[48];
};
struct problem_excerpt problem_excerpt(const char *text, size_t size);
