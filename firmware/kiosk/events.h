/* SPDX-License-Identifier: MIT */
/* What happens, told once: event() hands it to the journal (what an operator wants to know, in a sentence) and to the
 * trace (for tests and scripts: one JSON object a line, written at once). Which of the two has a line for a kind of
 * event is decided here and nowhere else.
 *
 * In the trace "t" is milliseconds since the start; cards and articles count from 1. */
#pragma once

#include "base/error.h"
#include "reading/reader.h"
#include "update/view.h"

#include <stdio.h>

struct events {
    FILE *trace;         /* NULL: nobody reads it */
    uint64_t start;      /* of the trace's times, in those of event()'s `now` */
    const char *journal; /* the program's name in front of each sentence; NULL: no journal (a replay) */
};

enum event_kind {
    EVENT_CARD,    /* .reader: another card or view is wanted on the screen; .notice: a notice stands before it */
    EVENT_ACTION,  /* .action: somebody asked for one */
    EVENT_PAUSED,  /* .on: the cycle stands still, or goes on */
    EVENT_IDLE,    /* nobody is there any more */
    EVENT_EDITION, /* .edition: it is shown from now on */
    EVENT_WINDOW,  /* .window: there is one, or it has another size */
    EVENT_POWER,   /* .on: the panel's power */
    EVENT_WAITING, /* .text: why no window can be opened; a display to be plugged in is waited for */
    EVENT_PLUG,    /* .on: a display is plugged in, or none */
    EVENT_FRAME,   /* .on: it moves. A frame of a new sight got to the display: the first, and the one at rest */
    EVENT_UPDATE,  /* .update: what the panel of an update says */
    EVENT_UNDONE,  /* .text: the title that shows again after an update was taken back */
    EVENT_INPUT,   /* .text: buttons and devices that come, go, or work again */
    EVENT_ERROR,   /* .text: something is wrong */
};

/* Everything pointed to need only last for the call. Texts are UTF-8. */
struct event {
    enum event_kind kind;
    union {
        struct {
            const struct reader *reader;
            bool notice;
        };
        struct {
            const char *name, *from; /* of the action; the key, button, "touch" and so on that it came from */
        } action;
        bool on;
        struct {
            const char *title;
            uint64_t sequence;
            size_t articles;
        } edition;
        struct {
            const char *driver;
            int width, height; /* px */
        } window;
        struct {
            const struct update_view *view;
            const char *ended; /* the sentence on the screen when an update has come to its end; NULL: it has not */
        } update;
        const char *text;
    };
};

/* `now`: loop_now()'s, or the virtual time of a replay. */
void event(const struct events *to, uint64_t now, const struct event *e);

/* Which frames are told (EVENT_FRAME): of a new sight the first that shows something of it, and the one at rest. */
struct frames {
    enum { FRAMES_TOLD, FRAMES_FIRST, FRAMES_LAST } due; /* which one is waited for */
    uint64_t shown;                                      /* how many there were before the sight */
};

/* Another sight is on the stage. `shown`: window_frames(). */
void frames_expect(struct frames *f, uint64_t shown);

/* After drawing. `moving`: the picture is not at rest yet. */
void frames_tell(struct frames *f, const struct events *events, uint64_t shown, bool moving, uint64_t now);

/* EVENT_ERROR with this text, made one line. */
void event_error(const struct events *to, uint64_t now, const char *format, ...) PRINTF_LIKE(3, 4);
