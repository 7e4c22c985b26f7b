/* SPDX-License-Identifier: MIT */
/* The one table of config keys. A group of the file is a row_group, a key in it a row: what it is called, what it may
 * be, where it goes in struct settings, its default and what it is for. Parsing, `check`, the sample file and the
 * manual page are all made from it. */
#pragma once

#include "base/bytes.h"

#include <stddef.h>

enum row_kind {
    ROW_SWITCH,   /* bool */
    ROW_NUMBER,   /* int */
    ROW_CHOICE,   /* int, an index into choices */
    ROW_SIDES,    /* int[4]: top, right, bottom, left */
    ROW_MATRIX,   /* int[6], in thousandths */
    ROW_COLOUR,   /* uint32_t, 0xRRGGBB */
    ROW_TEXT,     /* char[SETTINGS_NAME_ROOM], as are the next five */
    ROW_LINE,     /* a GPIO line: a number, kept as its digits, or a name */
    ROW_THEME,    /* names a theme */
    ROW_ACTION,   /* names an action */
    ROW_LANGUAGE, /* of the kiosk's words */
    ROW_KEY,      /* names a key of a keyboard */
    ROW_SCHEDULE, /* char[SETTINGS_PATH_ROOM], days and times; "": none */
    ROW_FILE,     /* char[SETTINGS_PATH_ROOM], a full path or "" */
    ROW_FOLDER,   /* the same of a folder */
    ROW_FONT,     /* as ROW_FILE, and the file must be there */
    ROW_FONTS,    /* char[SETTINGS_FALLBACK_MOST][SETTINGS_PATH_ROOM] */
};

struct row {
    const char *name;
    enum row_kind kind;
    size_t offset;              /* in struct settings; in a block of it for all groups but GROUP_PLAIN */
    int least, most, step;      /* ROW_NUMBER, ROW_SIDES, ROW_MATRIX; step 0: any number between */
    const char *unit;           /* "s", "px", ...; NULL: none */
    const char *const *choices; /* ROW_CHOICE, up to NULL */
    int number;                 /* default of ROW_SWITCH, _NUMBER, _CHOICE and of each side */
    const int *numbers;         /* default of ROW_MATRIX */
    const char *text;           /* default of the kinds that are texts; an example of ROW_SIDES and ROW_MATRIX */
    const char *const *texts;   /* default of ROW_FONTS, up to NULL */
    const char *about;          /* whole sentences */
};

enum row_group_kind {
    GROUP_PLAIN,  /* name: { row = value; ... } */
    GROUP_THEMES, /* themes: { NAME: { row = value; ... } ... }, each a struct settings_theme */
    GROUP_KEYS,   /* keys = ( { row = value; ... }, ... ), each a struct settings_key */
    GROUP_LIST,   /* name = ( { row = value; ... }, ... ), as its row_list says */
};

/* Where the blocks of a GROUP_LIST go. */
struct row_list {
    size_t items, item_size, n; /* offsets in struct settings of the array and of how many there are (size_t) */
    size_t most;
    const char *const *needed; /* rows that each block must set, up to NULL */
    const char *example;       /* lines of blocks */
};

struct row_group {
    const char *name;
    enum row_group_kind kind;
    const char *about;
    const struct row *rows;
    size_t n_rows;
    const struct row_list *list; /* of a GROUP_LIST */
};

enum { ROW_GROUPS = 14, ROWS_MOST = 16 };
const struct row_group *row_groups(void); /* ROW_GROUPS of them */

/* What a row may be, in words that go on after "expected": "a whole number of seconds from 5 to 600". */
void row_expects(const struct row *row, struct buffer *out);

/* The same as a sentence of its own, "A whole number ...". The caller frees it; NULL if out of memory. */
char *row_sentence(const struct row *row);

/* The row's default as it is written in the file. */
void row_default(const struct row *row, struct buffer *out);

/* NULL if there is none of that name. */
const struct row_group *row_group_named(const char *name);
const struct row *row_named(const struct row_group *group, const char *name);

/* Is a row of that name, in whatever group, a number? */
bool row_is_number(const char *name);
