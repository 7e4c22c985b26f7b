/* SPDX-License-Identifier: MIT */
/* All there is to set, as one plain value. settings/settings.h fills it from the config file. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SETTINGS_PATH_ROOM = 256, /* bytes of a path, with its NUL */
    SETTINGS_NAME_ROOM = 40,  /* of a name: theme, action, key, language, kiosk */
    SETTINGS_FALLBACK_MOST = 16,
    SETTINGS_THEMES_MOST = 16,
    SETTINGS_KEYS_MOST = 64,
    SETTINGS_BUTTONS_MOST = 16,
    SETTINGS_ENCODERS_MOST = 4,
    SETTINGS_CHORDS_MOST = 16,
};

enum settings_transition { SETTINGS_CUT, SETTINGS_FADE, SETTINGS_SLIDE };
enum settings_pull { SETTINGS_PULL_NONE, SETTINGS_PULL_UP, SETTINGS_PULL_DOWN };
enum settings_trust { SETTINGS_TRUST_AUTO, SETTINGS_TRUST_SIGNED, SETTINGS_TRUST_ANY };
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

/* A push button on a GPIO line. The chip is "" only where the line has a name. */
struct settings_button {
    char name[SETTINGS_NAME_ROOM], chip[SETTINGS_NAME_ROOM], line[SETTINGS_NAME_ROOM]; /* line: digits, or its name */
    int pull;                                                                          /* enum settings_pull */
    bool active_low;
    char press[SETTINGS_NAME_ROOM], hold[SETTINGS_NAME_ROOM], twice[SETTINGS_NAME_ROOM];
    int hold_ms, repeat_ms, debounce_ms; /* hold_ms 0: as touch.hold_ms; repeat_ms 0: once */
    char lamp[SETTINGS_NAME_ROOM];       /* its line on the same chip; "": none */
    bool lamp_active_low;
};
struct settings_encoder {
    char name[SETTINGS_NAME_ROOM], chip[SETTINGS_NAME_ROOM], a[SETTINGS_NAME_ROOM], b[SETTINGS_NAME_ROOM];
    int pull; /* enum settings_pull */
    char right[SETTINGS_NAME_ROOM], left[SETTINGS_NAME_ROOM];
    int steps; /* quarter periods a click: 4 >> steps */
};
/* Each names one of `buttons` or `keys`, and not both the same. */
struct settings_chord {
    char first[SETTINGS_NAME_ROOM], second[SETTINGS_NAME_ROOM], action[SETTINGS_NAME_ROOM];
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
        int display;                    /* index */
        int burn_in_shift;              /* px; 0: none */
        int burn_in_minutes;            /* between two shifts */
        int stale_after_days;           /* 0: never */
        char awake[SETTINGS_PATH_ROOM]; /* "" or a schedule (reading/schedule.h) */
        int wake_minutes;
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
        int panel_range[4];  /* left, right, top, bottom; all 0: as the panel says */
        int panel_matrix[6]; /* thousandths, by rows */
    } touch;
    struct {
        char chip[SETTINGS_NAME_ROOM];
        int stuck_after; /* s; 0: never */
    } gpio;
    struct {
        char path[SETTINGS_PATH_ROOM]; /* "": the shelf's or the factory edition */
        int quotes_most;               /* of an article, kept by `standfirst-pack build`; 0: all */
        bool unattributed_quotes;      /* also those that nobody is sure who says */
    } edition;
    struct {
        int risk; /* of 1,000 quotes with a speaker so many may be false, at most, for a reason to count */
    } quotes;
    struct {
        char name[SETTINGS_NAME_ROOM]; /* "" or what the empty screen calls this kiosk */
        char language[SETTINGS_NAME_ROOM];
    } kiosk;
    struct {
        bool enabled;
        int trust; /* enum settings_trust */
        /* Folders; "": none. */
        char keys[SETTINGS_PATH_ROOM], shelf[SETTINGS_PATH_ROOM], inbox[SETTINGS_PATH_ROOM];
        char sticks[SETTINGS_PATH_ROOM];
    } update;
    struct settings_theme themes[SETTINGS_THEMES_MOST]; /* night and paper come first */
    size_t n_themes;
    struct settings_key keys[SETTINGS_KEYS_MOST];
    size_t n_keys;
    struct settings_button buttons[SETTINGS_BUTTONS_MOST];
    size_t n_buttons;
    struct settings_encoder encoders[SETTINGS_ENCODERS_MOST];
    size_t n_encoders;
    struct settings_chord chords[SETTINGS_CHORDS_MOST];
    size_t n_chords;
};

void settings_defaults(struct settings *out);

/* NULL if there is no such theme. */
const struct settings_theme *settings_theme(const struct settings *s, const char *name);
