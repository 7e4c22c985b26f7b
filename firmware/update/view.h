/* SPDX-License-Identifier: MIT */
/* What the panel shows of an import, and for how long: a value that the state machine (update/update.h) keeps and the
 * kiosk reads. Times are the machine's, in milliseconds. */
#pragma once

#include "base/never.h"
#include "update/message.h"

enum {
    UPDATE_DONE_MS = 15000, /* how long an outcome is shown while the stick stays in */
    UPDATE_REFUSED_MS = 40000,
    UPDATE_READ_MS = 6000, /* the least it is shown, so that it can be read */
};

enum update_panel { UPDATE_HIDDEN, UPDATE_WORKING, UPDATE_ENDED_WELL, UPDATE_REFUSED };

struct update_view {
    enum update_panel panel;
    enum message_step step;         /* WORKING */
    double progress;                /* 0 to 1, never goes back during one import */
    char title[MESSAGE_TITLE_ROOM]; /* of the edition; "" before one was chosen */
    uint64_t size;                  /* of the edition, bytes; 0 before */
    enum message_reason reason;     /* ENDED_WELL (done, unsure, same) and REFUSED */
    uint64_t need, free;            /* MESSAGE_FULL: bytes */
    bool stick;                     /* a stick's import; the inbox's shows only what it takes or finds at fault */
    bool safe;                      /* "Safe to remove": the stick is in and is read no more */
    uint64_t shown_at, hide_at;     /* the outcome comes up and goes; hide_at: NEVER if it is not to go */
};

/* What follows is for the state machine. */

/* An import begins. Of one from the inbox the edition is known; of a stick's, nothing of the one before stays. */
void view_begin(struct update_view *v, bool stick);
void view_edition(struct update_view *v, const char *title, uint64_t size);

/* `part` (0 to 1) of the step is done. Nothing if no import is shown. */
void view_step(struct update_view *v, enum message_step step, double part);

/* How it ended. `end` is the importer's last word, NULL if there was none; `out`: the stick is out already. */
void view_outcome(struct update_view *v, enum message_reason reason, const struct message *end, bool stick, bool out,
                  uint64_t now);
void view_hide(struct update_view *v);

/* The stick was pulled out: whoever did that has seen the outcome, if there was time. */
void view_pulled(struct update_view *v, uint64_t now);
