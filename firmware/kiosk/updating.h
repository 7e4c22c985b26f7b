/* SPDX-License-Identifier: MIT */
/* The update as the kiosk does it: sticks and the inbox go into the state machine (update/update.h), its orders are
 * carried out (the importer, the exchange of editions), and what it has to say stands on the panel, in the trace and in
 * the journal. All of these take NULL and then do nothing: a kiosk that was told what to show takes no updates. */
#pragma once

#include "kiosk/presenter.h"

struct updating;

/* Reads the keys and prepares the shelf; `factory` is its last resort. The presenter and the loop outlive it; of the
 * presenter its settings and events are there. NULL if out of memory. */
struct updating *updating_create(struct loop *l, struct presenter *p, const char *factory);
void updating_destroy(struct updating *u); /* an importer that still runs is killed */

/* The first edition that was passed over. */
struct updating_fault {
    char file[256]; /* its name without the folder; "": none was */
    struct error why;
};

/* The first edition of the shelf that can be opened, now the caller's; NULL: there is none. What was passed over is in
 * the journal, the first of it in *fault. Called once, at the start of a run. */
struct edition *updating_first(struct updating *u, struct updating_fault *fault);

/* Looks out for sticks and the inbox from now on. What cannot be watched is told, and the rest works. */
void updating_start(struct updating *u);

/* An orderly end of the run. */
void updating_stop(struct updating *u);

/* Before the loop sleeps: does what is due, and exchanges the edition if that is. Returns when to call it again,
 * NEVER if something else will happen first. */
uint64_t updating_do(struct updating *u, uint64_t now);

/* The panel shows an update that is under way. */
bool updating_is_at_work(const struct updating *u);

/* Somebody wants the last update taken back. */
void updating_undo(struct updating *u);

/* The window has another size: the panel is set anew. */
void updating_resized(struct updating *u);
