/* SPDX-License-Identifier: MIT */
/*
 * The config file: one table of keys (settings/table.c) drives parsing, `standfirst check`, the commented sample file
 * and the manual page; nothing else reads the config. The file is libconfig's format, local and trusted, but full of
 * human mistakes: each is told with its line and what was meant, and the key keeps its default.
 */
#ifndef SETTINGS_SETTINGS_H
#define SETTINGS_SETTINGS_H

#include "base/bytes.h"
#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    SETTINGS_PATH_ROOM = 256, /* bytes of a path, with its NUL */
    SETTINGS_NAME_ROOM = 40,  /* of a name: theme, action, key, language, kiosk */
    SETTINGS_FALLBACK_MOST = 16,
    SETTINGS_THEMES_MOST = 16,
    SETTINGS_KEYS_MOST = 64,
    SETTINGS_PROBLEMS_MOST = 64,
};

enum settings_transition { SETTINGS_CUT, SETTINGS_FADE, SETTINGS_SLIDE };
enum settings_clock { SETTINGS_CLOCK_24H, SETTINGS_CLOCK_12H, SETTINGS_CLOCK_OFF };
/* "Tuesday 14 April 2026", "Tuesday, April 14, 2026", "2026-04-14" */
enum settings_date { SETTINGS_DAY_FIRST, SETTINGS_MONTH_FIRST, SETTINGS_YEAR_FIRST };

struct settings_theme {
    char name[SETTINGS_NAME_ROOM];
    uint32_t ink, paper, accent, muted, rule, panel; /* 0xRRGGBB */
};

/* One key of a keyboard, or of anything that looks like one. Actions by name; "none" where there is none. */
struct settings_key {
    char key[SETTINGS_NAME_ROOM]; /* SDL's key name: "Right", "Page Down" */
    char press[SETTINGS_NAME_ROOM], hold[SETTINGS_NAME_ROOM], twice[SETTINGS_NAME_ROOM];
    int hold_ms; /* 0: as touch.hold_ms */
};

/* All there is to set; a plain value, always complete: it can be copied and needs no finish. */
struct settings {
    struct {
        char theme[SETTINGS_NAME_ROOM];     /* always names one of `themes` */
        int transition, article_transition; /* enum settings_transition */
        int transition_ms;
        int safe_area[4]; /* top, right, bottom, left, px of the upright picture */
        int clock;        /* enum settings_clock */
        int date;         /* enum settings_date */
        int rotation;     /* 0, 90, 180, 270 degrees clockwise */
        bool fullscreen;
        int display;          /* index */
        int burn_in_shift;    /* px; 0: none */
        int burn_in_minutes;  /* between two shifts */
        int stale_after_days; /* 0: never */
    } display;
    struct {
        bool automatic;
        int words_per_minute;
        int dwell_least, dwell_most, wait_after_press, home_after; /* s; home_after 0: never */
    } cycle;
    struct {
        char headline[SETTINGS_PATH_ROOM], quote[SETTINGS_PATH_ROOM], text[SETTINGS_PATH_ROOM];
        char sans[SETTINGS_PATH_ROOM], sans_bold[SETTINGS_PATH_ROOM];
        char fallback[SETTINGS_FALLBACK_MOST][SETTINGS_PATH_ROOM]; /* up to the first empty one */
    } fonts;
    struct {
        char tap_left[SETTINGS_NAME_ROOM], tap_right[SETTINGS_NAME_ROOM]; /* actions by name */
        char swipe_left[SETTINGS_NAME_ROOM], swipe_right[SETTINGS_NAME_ROOM];
        char swipe_up[SETTINGS_NAME_ROOM], swipe_down[SETTINGS_NAME_ROOM];
        char hold[SETTINGS_NAME_ROOM];
        int left_zone;   /* percent of the picture's width */
        int swipe_least; /* percent of its short side */
        int hold_ms;
    } touch;
    struct {
        char path[SETTINGS_PATH_ROOM]; /* "": the shelf's or the factory edition */
    } edition;
    struct {
        char name[SETTINGS_NAME_ROOM]; /* "" or what the empty screen calls this kiosk */
        char language[SETTINGS_NAME_ROOM];
    } kiosk;
    struct settings_theme themes[SETTINGS_THEMES_MOST]; /* night and paper come first */
    size_t n_themes;
    struct settings_key keys[SETTINGS_KEYS_MOST];
    size_t n_keys;
};

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

/* What only the caller knows. Each may be NULL: then any name will do. The lists end with NULL. */
struct settings_names {
    const char *const *actions;          /* "none" is always known */
    const char *const *languages;        /* of the kiosk's own words */
    bool (*key_known)(const char *name); /* is there such a key on a keyboard? */
    bool look_for_fonts; /* say which font files are missing: `check` wants it, `run` finds out anyway */
};

void settings_defaults(struct settings *out);

/*
 * Reads `path` (NULL: no file, the defaults). False if something is wrong; *out is complete in any case, with the
 * default where a key could not be used, and *problems says what and where (advice alone is no failure). So `check`
 * prints all of them, and `run` goes on and shows the first.
 */
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

/* NULL if there is no such theme. */
const struct settings_theme *settings_theme(const struct settings *s, const char *name);

/* The commented sample file, which sets every key to its default; the config file's manual page, mdoc(7) items. */
void settings_sample(struct buffer *out);
void settings_manual(struct buffer *out);

#endif
