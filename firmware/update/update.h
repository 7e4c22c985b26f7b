/* SPDX-License-Identifier: MIT */
/* Updates as a state machine: what happens goes in with the time, what to do comes out as orders, and what the panel
 * shows stands in the view. Pure: no clock, no files, no processes. It decides
 *   - which stick or inbox is read when, and when an importer has hung;
 *   - what becomes of an edition that came in: counted as started with, shown, and taken back if it cannot be shown;
 *   - when the edition on the wall is marked good, when it is taken back, what is shown if it turns out damaged.
 * The kiosk runs the program standfirst-import, for imports and for the changes of the shelf, and shows editions. The
 * machine never orders a second program before the first has ended: both would change what is current.
 *
 * After any call that takes the time: take the orders until there is none, and set the one timer to update_wake().
 * Times are milliseconds of one clock that never goes back. */
#pragma once

#include "shelf/shelf.h"
#include "update/view.h"

enum {
    UPDATE_PATH_ROOM = 256,
    UPDATE_QUEUE_MOST = 8,      /* sources that wait; one more is not taken up, as if it were not there */
    UPDATE_SILENCE_MS = 45000,  /* of an importer that reads the stick, then it counts as hung */
    UPDATE_STORING_MS = 300000, /* of one that writes to the kiosk's card, which may be slow */
    UPDATE_GOOD_MS = 60000,     /* on the wall for so long, an edition on trial is good */
};

enum update_order_kind {
    UPDATE_IMPORT, /* start the importer on `path`; then update_line() and update_ended(), the latter also if it fails
                    */
    UPDATE_KILL,   /* SIGKILL to the importer; update_ended() follows in time */
    /* Start standfirst-import for a change of the shelf; then update_changed(), also if it cannot be started. */
    UPDATE_COUNT_START,
    UPDATE_MARK_GOOD,
    UPDATE_UNDO,
    /* Open the shelf's edition at place `from`, or the next one up to `last` that can be opened, lay out its first
     * article and show it; then, before anything else is told, update_shown() or update_not_shown(). */
    UPDATE_SHOW,
    UPDATE_ANNOUNCE, /* a notice on the panel, for a while */
    UPDATE_FAULT,    /* `text` for the journal and the trace */
    UPDATE_NOTE,     /* a line for the journal: `path` where it came from, `text` */
};

enum update_notice {
    UPDATE_UNDONE, /* for the journal and the trace, too */
    UPDATE_NOT_UNDONE,
    UPDATE_NOT_NOW, /* an import is under way */
    UPDATE_NO_UNDO, /* there is nothing to be taken back */
};

struct update_order {
    enum update_order_kind kind;
    char path[UPDATE_PATH_ROOM];
    bool anew; /* IMPORT: plugged in just now, by someone who wants it shown (the importer's --anew) */
    enum shelf_place from, last; /* SHOW */
    enum update_notice notice;   /* ANNOUNCE */
    char text[MESSAGE_TEXT_ROOM];
};

struct update;                         /* owns memory only */
struct update *update_create(void);    /* NULL: out of memory */
void update_destroy(struct update *u); /* takes NULL */

/* A stick is mounted at `path`. `anew` is false for one that was in already when the kiosk started. */
void update_stick_in(struct update *u, const char *path, bool anew, uint64_t now);
void update_stick_out(struct update *u, const char *path, uint64_t now);

/* A stick is in of which nothing could be mounted; `path` stands for it in update_stick_out(), when it is pulled, or
 * mounted after all. In its turn it is told, and it delays no other stick. */
void update_stick_unmounted(struct update *u, const char *path, uint64_t now);

/* A file took its place in the inbox folder `path`. Call it at start-up too. */
void update_inbox_filled(struct update *u, const char *path, uint64_t now);

/* The importer wrote a line (`size` bytes without the LF; one that never ends counts as a line of MESSAGE_LINE_MOST).
 */
void update_line(struct update *u, const char *line, size_t size, uint64_t now);

/* The importer is gone and its pipe is read to the end; or it could not be started. `status` as waitpid() gives it.
 * `same`: the shelf's current edition is the one on the wall. */
void update_ended(struct update *u, int status, bool same, uint64_t now);

/* The program for COUNT_START, MARK_GOOD or UNDO has ended, with success or not. */
void update_changed(struct update *u, bool ok, uint64_t now);

/* The wall shows the shelf's edition at `place`; `on_trial`: the current edition is not marked good yet. The answer to
 * UPDATE_SHOW, and told once at the start of a run (FACTORY if there is no edition). */
void update_shown(struct update *u, enum shelf_place place, bool on_trial, uint64_t now);
/* None of the editions asked for can be shown; the wall shows what it did. */
void update_not_shown(struct update *u);

/* An article of the edition on the wall turned out damaged: an older edition has to do. */
void update_damaged(struct update *u);

/* Somebody wants the last update taken back; `possible` is shelf_can_undo(). */
void update_undo(struct update *u, bool possible);

/* The timer went off. */
void update_time(struct update *u, uint64_t now);
uint64_t update_wake(const struct update *u); /* when to call update_time(); NEVER: there is nothing to wait for */

MUST_CHECK bool update_take_order(struct update *u, struct update_order *out); /* false: no more */
const struct update_view *update_view(const struct update *u);
