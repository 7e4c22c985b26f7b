/* SPDX-License-Identifier: MIT */
/*
 * An update as a state machine: what happens goes in with the time, what to do comes out as orders, and what the panel
 * shows stands in the view. Pure: no clock, no files, no processes. The kiosk starts and kills the importer, reads its
 * pipe and swaps the edition.
 *
 * After any call that takes the time: take the orders until there is none, draw if view.change is another number than
 * before, and set the one timer to update_wake(). Times are milliseconds of one clock that never goes back.
 */
#ifndef UPDATE_UPDATE_H
#define UPDATE_UPDATE_H

#include "update/message.h"

enum {
    UPDATE_PATH_ROOM = 256,
    UPDATE_QUEUE_MOST = 8,      /* sources that wait; one more is not taken up, as if it were not there */
    UPDATE_SILENCE_MS = 45000,  /* of an importer that reads the stick, then it counts as hung */
    UPDATE_STORING_MS = 300000, /* of one that writes to the kiosk's card, which may be slow */
    UPDATE_DONE_MS = 15000,     /* how long an outcome is shown while the stick stays in */
    UPDATE_REFUSED_MS = 40000,
    UPDATE_READ_MS = 6000, /* the least it is shown, so that it can be read */
};

enum update_order_kind {
    UPDATE_START, /* start the importer on `path`; then update_line() and update_ended(), the latter also if it fails */
    UPDATE_KILL,  /* SIGKILL to the importer; update_ended() follows in time */
    UPDATE_SWAP,  /* open the shelf's current edition, lay out its first article, show it; then update_swapped() */
    UPDATE_NOTE,  /* a line for the journal: `path` where it came from, `text` */
};

struct update_order {
    enum update_order_kind kind;
    char path[UPDATE_PATH_ROOM];
    bool anew;  /* START: plugged in just now, by someone who wants it shown (the importer's --anew) */
    bool inbox; /* START */
    char text[MESSAGE_TEXT_ROOM];
};

enum update_panel { UPDATE_HIDDEN, UPDATE_WORKING, UPDATE_ENDED_WELL, UPDATE_REFUSED };

struct update_view {
    unsigned change; /* grows with everything below */
    enum update_panel panel;
    enum message_step step;         /* WORKING */
    double progress;                /* 0 to 1, never goes back during one import */
    char title[MESSAGE_TITLE_ROOM]; /* of the edition; "" before one was chosen */
    uint64_t size;                  /* of the edition, bytes; 0 before */
    enum message_reason reason;     /* ENDED_WELL (done, unsure, same) and REFUSED */
    uint64_t need, free;            /* MESSAGE_FULL: bytes */
    bool stick;                     /* a stick's import; the inbox's shows only what it takes or finds at fault */
    bool safe;                      /* "Safe to remove": the stick is in and is read no more */
};

struct update;                         /* owns memory only */
struct update *update_create(void);    /* NULL: out of memory */
void update_destroy(struct update *u); /* takes NULL */

/* A stick is mounted at `path`. `anew` is false for one that was in already when the kiosk started. */
void update_stick_in(struct update *u, const char *path, bool anew, uint64_t now);
void update_stick_out(struct update *u, const char *path, uint64_t now);

/* A stick is in of which nothing could be mounted; `path` is what it is called meanwhile, for update_stick_out() when
 * it is pulled or mounted after all. In its turn it is told, and it keeps no other from its own. */
void update_stick_foreign(struct update *u, const char *path, uint64_t now);

/* A file took its place in the inbox folder `path`. Call it at start-up too. */
void update_inbox_filled(struct update *u, const char *path, uint64_t now);

/* The importer wrote a line (`size` bytes without the LF; one that never ends counts as a line of MESSAGE_LINE_MOST).
 */
void update_line(struct update *u, const char *line, size_t size, uint64_t now);

/* The importer is gone and its pipe is read to the end; or it could not be started. `status` as waitpid() gives it. */
void update_ended(struct update *u, int status, uint64_t now);

/* What became of UPDATE_SWAP. UNCHANGED: the shelf's current edition is the one that is showing. FAILED: it cannot be
 * shown; the kiosk has called shelf_undo() and shows what it showed. */
enum update_swap { UPDATE_SWAPPED, UPDATE_UNCHANGED, UPDATE_FAILED };
void update_swapped(struct update *u, enum update_swap how, uint64_t now);

/* The timer went off. */
void update_time(struct update *u, uint64_t now);
uint64_t update_wake(const struct update *u); /* when to call update_time(); UINT64_MAX: never */

MUST_CHECK bool update_take_order(struct update *u, struct update_order *out); /* false: no more */
const struct update_view *update_view(const struct update *u);

/* An importer runs: not the moment for shelf_undo(). */
bool update_is_busy(const struct update *u);

#endif
