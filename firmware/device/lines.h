/* SPDX-License-Identifier: MIT */
/* One request for GPIO lines: one line of a button or a lamp, or the two of a rotary encoder, whose edges then come in
 * one order. A request fails as a whole, so nothing else shares it. Levels and edges are logical: with active_low a
 * low voltage is "on". */
#pragma once

#include "device/chip.h"

#include <sys/types.h>

enum lines_pull { LINES_PULL_NONE, LINES_PULL_UP, LINES_PULL_DOWN };

struct lines_wish {
    const char *chip;                  /* label, name, path or "" (chip_find) */
    const char *line[CHIP_LINES_MOST]; /* offset in digits, or name */
    unsigned n;
    enum lines_pull pull; /* inputs; NONE leaves the line as the board has it */
    bool active_low;
    bool output;          /* a lamp, off at first; else an input that tells of its edges */
    uint32_t debounce_ms; /* inputs */
};

/* What may help lines that could not be had. */
enum lines_help {
    LINES_HELP_FOLDER, /* a change in the folder of the chips: the chip is not there, or may not be opened */
    LINES_HELP_LINE,   /* `busy` becomes readable: somebody has the line */
    LINES_HELP_NONE,   /* nothing that is told */
};

struct lines {
    const struct gpio_calls *calls;
    int fd;   /* readable when there are edges; not blocking */
    int busy; /* after a failure with LINES_HELP_LINE, else -1 */
    enum lines_help help;
    unsigned n;
    unsigned offset[CHIP_LINES_MOST];
    uint64_t flags;
    uint32_t debounce_us;           /* the kernel's; 0: the caller must do it, if it wished for any */
    uint32_t seen[CHIP_LINES_MOST]; /* each line's latest number, to tell what was lost */
};

/* Asks for the lines. The error says in plain words what to do; it does not name the button. After a failure too the
 * lines are to be closed. */
MUST_CHECK bool lines_open(struct lines *l, const struct gpio_calls *calls, const struct lines_wish *wish,
                           struct error *e);
void lines_close(struct lines *l);

/* The levels now, bit i for line i. -1 and errno. */
int lines_levels(const struct lines *l, unsigned *bits);
int lines_set(const struct lines *l, unsigned bits); /* of an output */

/* Stops or resumes the detection of edges; edges in between are not told. -1 and errno. */
int lines_listen(struct lines *l, bool on);

struct lines_edge {
    uint64_t ns;    /* CLOCK_MONOTONIC, from the kernel */
    unsigned which; /* index of the line */
    bool on;
    unsigned count; /* 1 and as many as were lost before it */
};

/* Takes up to `most` waiting edges; 0: none are waiting. -1 and errno: the chip is gone. */
ssize_t lines_read(struct lines *l, struct lines_edge *out, size_t most);
