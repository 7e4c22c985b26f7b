/* SPDX-License-Identifier: MIT */
/* The config file: one table of keys (settings/table.c) drives parsing, `standfirst check`, the commented sample file
 * and the manual page; nothing else reads the config. The file is libconfig's format, local and trusted, but full of
 * human mistakes: each is told with its line and what was meant, and the key keeps its default. */
#pragma once

#include "base/bytes.h"
#include "base/error.h"
#include "settings/values.h"

#include <stddef.h>

enum { SETTINGS_PROBLEMS_MOST = 64 };

struct settings_problem {
    unsigned line;  /* from 1; 0: the file as a whole, or a default */
    bool advice;    /* the value is used all the same (a theme of low contrast) */
    char text[400]; /* "display.transition_ms: expected ...", one line */
};

/* What was found, by line. A zeroed one is empty; needs no finish. */
struct settings_problems {
    char path[SETTINGS_PATH_ROOM]; /* "" without a file */
    struct settings_problem items[SETTINGS_PROBLEMS_MOST];
    size_t n;
    size_t left_off; /* so many more did not fit */
};

/* What only the caller knows; never NULL, but each in it may be: then any name will do. The lists end with NULL. */
struct settings_names {
    const char *const *actions;                               /* "none" is always known */
    const char *const *languages;                             /* of the kiosk's own words */
    bool (*key_known)(const char *name);                      /* is there such a key on a keyboard? */
    bool (*schedule_fits)(const char *text, struct error *e); /* is it days and times? */
    bool look_for_fonts; /* say which font files are missing: `check` wants it, `run` finds out anyway */
};

/* Reads `path` (NULL: no file, the defaults). False if something is wrong; *out is complete in any case, with the
 * default where a key could not be used, and *problems says what and where (advice alone is no failure). So `check`
 * prints all of them, and `run` goes on and shows the first. */
MUST_CHECK bool settings_load(const char *path, const struct settings_names *names, struct settings *out,
                              struct settings_problems *problems);

/* The same from a text in memory; `path` is only named in the problems. */
MUST_CHECK bool settings_parse(const char *path, const void *data, size_t size, const struct settings_names *names,
                               struct settings *out, struct settings_problems *problems);

/* Problem i as it is printed: "FILE:LINE: what, and what was meant". */
void settings_problem_say(const struct settings_problems *problems, size_t i, struct error *out);

/* The file to read: `given` (--config) if not NULL, else the first there is of $XDG_CONFIG_HOME (or ~/.config) and
 * /etc, each with standfirst/standfirst.conf, else NULL. The text is `given` or in `room`. */
const char *settings_find(const char *given, char room[SETTINGS_PATH_ROOM]);
