/* SPDX-License-Identifier: MIT */
/* All there is to set, as one plain value. settings/settings.h fills it from the config file. */
#ifndef SETTINGS_VALUES_H
#define SETTINGS_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SETTINGS_PATH_ROOM = 256, /* bytes of a path, with its NUL */
    SETTINGS_NAME_ROOM = 40,  /* of a name: theme, action, key, language, kiosk */
    SETTINGS_FALLBACK_MOST = 16,
    SETTINGS_THEMES_MOST = 16,
    SETTINGS_KEYS_MOST = 64,
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
    char key[SETTINGS_NAME_ROOM]; /* SDL's key name: "Right", "PageDown" */
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

void settings_defaults(struct settings *out);

/* NULL if there is no such theme. */
const struct settings_theme *settings_theme(const struct settings *s, const char *name);

#endif
