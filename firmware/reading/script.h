/* SPDX-License-Identifier: MIT */
/* Replay scripts: what people do to the wall, and when, one step a line.
 *
 *   # comment                        to the end of the line, anywhere
 *   at 1500 press next-card          NAME: a button, key or action; blanks inside it count as one ("Keypad 5")
 *   at 2000 hold home 3200           down for 3200 ms; `press` is down and up in the same millisecond
 *   tap 0.9 0.5                      X Y, 0 to 1 over the upright picture; down and up in the same millisecond
 *   swipe left                       left, right, up or down: one finger, SCRIPT_SWIPE_MS from down to up
 *   notice 30000                     a notice of the kiosk's own comes first, for so many ms; the script goes on at
 * once end                              the replay stops here
 *
 * `at MS` may stand in front of any step: milliseconds since the replay began. Without it a step begins when all steps
 * above it have ended (a press or tap ends as it begins), the first one at 0. Times never go back from one line to the
 * next; at equal times what ends comes before what begins, and beginnings keep the order of the lines. A step may begin
 * while a `hold` above it is still down (that is how a chord is written), but not the same NAME again, and there is one
 * finger: no tap or swipe begins within a swipe. Nothing follows `end`; without one the replay stops when all steps
 * have ended. Time-outs due at that very moment are still played; what is down then stays down. */
#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    SCRIPT_NAME_ROOM = 64, /* bytes, with the NUL */
    SCRIPT_STEPS_MOST = 100000,
    SCRIPT_DOWN_MOST = 64,       /* holds at one time */
    SCRIPT_HOLD_MOST = 86400000, /* ms: a day; of a notice too */
    SCRIPT_SWIPE_MS = 100
};
#define SCRIPT_AT_MOST UINT64_C(1000000000000) /* ms: 31 years */

enum script_verb { SCRIPT_PRESS, SCRIPT_HOLD, SCRIPT_TAP, SCRIPT_SWIPE, SCRIPT_NOTICE };
enum script_way { SCRIPT_LEFT, SCRIPT_RIGHT, SCRIPT_UP, SCRIPT_DOWN };

struct script_step {
    enum script_verb verb;
    unsigned line;               /* from 1, for the caller's own errors */
    uint64_t begins, ends;       /* ms since the replay began; ends >= begins */
    char name[SCRIPT_NAME_ROOM]; /* press, hold; else "". What it names is the caller's to find out */
    float x, y;                  /* tap */
    enum script_way way;         /* swipe */
    uint64_t notice_ms;          /* notice */
};

/* The steps, `begins` ascending. Whoever holds it calls script_finish(); a zeroed one is valid and empty. */
struct script {
    struct script_step *steps;
    size_t n;
    uint64_t ends; /* ms since the replay began; no step begins later */
};
void script_finish(struct script *s);

/* Reads a whole script: UTF-8 with or without a byte order mark, lines ending in LF or CR LF. On false *out is empty
 * and the error names the line; it does not name the file: prefix it. `text` need not end in a NUL. */
MUST_CHECK bool script_parse(const char *text, size_t size, struct script *out, struct error *e);
