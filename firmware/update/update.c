/* SPDX-License-Identifier: MIT */
#include "update/update.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum {
    ORDERS_MOST = 20,
    WORDS_MOST = 12, /* notes and notices are left out beyond this many, so that there is room for every other order */
};

/* Of the import. */
enum state {
    IDLE,
    WAITING, /* for the end of a change of the shelf */
    RUNNING,
    ENDING, /* killed, not gone yet */
    /* An edition came in: */
    COUNTING,  /* as one that the kiosk started with, since the wall may go down with it */
    SHOWING,   /* the kiosk tries to show it */
    GIVING_UP, /* it cannot be shown and is taken back */
};

/* A change of the shelf while no import runs. */
enum change { NO_CHANGE, MARKING_GOOD, UNDOING };

/* What the kiosk was last asked to show, and why. */
enum show { NOTHING_ASKED, SHOW_NEW, SHOW_UNDONE, SHOW_OLDER };

struct source {
    char path[UPDATE_PATH_ROOM];
    bool anew, inbox;
    bool unmounted; /* a stick of which nothing could be mounted */
};

struct update {
    enum state state;
    struct source source; /* the present one, or the last */
    bool pulled;          /* out, since its turn began */
    struct source queue[UPDATE_QUEUE_MOST];
    size_t n_queue;
    struct update_order orders[ORDERS_MOST];
    size_t n_orders;
    struct update_view view;
    enum message_step step;
    bool has_end; /* the importer has said how it ended */
    struct message end;
    enum message_reason killed_for; /* MESSAGE_DONE: it was not killed */
    bool storing;                   /* the step's bytes are all read: what takes time now is the card */
    uint64_t heard_at;              /* when the importer last said something, or was to be started */
    enum change change;
    bool undo_asked; /* while another change was being made */
    enum show show;
    enum shelf_place place; /* of the edition on the wall */
    uint64_t good_at;       /* when it is marked good; NEVER: it is, or there is nothing to mark */
};

struct update *update_create(void)
{
    struct update *u = calloc(1, sizeof *u);

    if (u != NULL) {
        u->view.hide_at = u->good_at = NEVER;
        u->place = SHELF_FACTORY;
    }
    return u;
}

void update_destroy(struct update *u)
{
    free(u);
}

/* Takes a source out of the queue. */
static void dequeue(struct update *u, size_t at)
{
    u->n_queue--;
    memmove(&u->queue[at], &u->queue[at + 1], (u->n_queue - at) * sizeof u->queue[0]);
}

static struct update_order *order(struct update *u, enum update_order_kind kind)
{
    assert(u->n_orders < ORDERS_MOST); /* the caller takes them after every call */
    struct update_order *o = &u->orders[u->n_orders++];

    *o = (struct update_order){.kind = kind, .anew = u->source.anew};
    snprintf(o->path, sizeof o->path, "%s", u->source.path);
    return o;
}

static void note(struct update *u, const char *name, const char *text)
{
    struct error e;

    if (u->n_orders >= WORDS_MOST) /* many sticks at once, on a hub */
        return;
    error_set(&e, "%s", text);
    if (name != NULL)
        error_prefix(&e, "%s", name);
    memcpy(order(u, UPDATE_NOTE)->text, e.text, sizeof e.text);
}

static void announce(struct update *u, enum update_notice notice)
{
    if (u->n_orders < WORDS_MOST)
        order(u, UPDATE_ANNOUNCE)->notice = notice;
}

static void order_show(struct update *u, enum show show, enum shelf_place from, enum shelf_place last)
{
    struct update_order *o = order(u, UPDATE_SHOW);

    assert(u->show == NOTHING_ASKED); /* each is answered before the next thing is told */
    u->show = show;
    o->from = from;
    o->last = last;
}

/* What became of the import, on the panel. */
static void show_outcome(struct update *u, enum message_reason reason, uint64_t now)
{
    view_outcome(&u->view, reason, u->has_end ? &u->end : NULL, !u->source.inbox, u->pulled, now);
}

static void start(struct update *u, uint64_t now)
{
    u->source = u->queue[0];
    dequeue(u, 0);
    u->pulled = u->has_end = u->storing = false;
    u->killed_for = MESSAGE_DONE;
    if (u->source.unmounted) {
        note(u, message_reason_name(MESSAGE_FORMAT), "nothing of it could be mounted");
        view_begin(&u->view, true);
        show_outcome(u, MESSAGE_FORMAT, now);
        return;
    }
    u->state = u->change == NO_CHANGE ? RUNNING : WAITING;
    u->step = MESSAGE_LOOK;
    u->heard_at = now;
    if (!u->source.inbox)
        view_begin(&u->view, true);
    if (u->state == RUNNING)
        order(u, UPDATE_IMPORT);
}

/* The outcome of a stick that is still in stays up long enough to be read before the next stick's turn. Not that of one
 * that could not be mounted: the next in the queue may be another partition of it. */
static bool is_being_read(const struct update *u, uint64_t now)
{
    return u->view.panel >= UPDATE_ENDED_WELL && !u->pulled && !u->source.unmounted &&
           now < u->view.shown_at + UPDATE_READ_MS;
}

static void start_next(struct update *u, uint64_t now)
{
    while (u->state == IDLE && u->n_queue > 0 && !is_being_read(u, now))
        start(u, now);
}

/* A program may fill the inbox often: the panel tells only what changes the wall, and what is at fault. */
static bool is_silent(const struct update *u, enum message_reason reason)
{
    return u->source.inbox &&
           (reason == MESSAGE_SAME || reason == MESSAGE_NOTHING || reason == MESSAGE_OLDER || reason == MESSAGE_UNDONE);
}

static void conclude(struct update *u, enum message_reason reason, uint64_t now)
{
    u->state = IDLE;
    if (!is_silent(u, reason))
        show_outcome(u, reason, now);
    else if (u->view.panel == UPDATE_WORKING)
        view_hide(&u->view);
    start_next(u, now);
}

/* Ends the import under way, which may not have been started yet. */
static void kill_importer(struct update *u, enum message_reason reason, uint64_t now)
{
    if (u->state == WAITING) {
        conclude(u, reason, now);
        return;
    }
    u->state = ENDING;
    u->killed_for = reason;
    order(u, UPDATE_KILL);
    /* At KEEP the new edition may be the current one already: update_ended() finds out. */
    if (u->step != MESSAGE_KEEP)
        show_outcome(u, reason, now);
}

static void enqueue(struct update *u, const char *path, struct source s, uint64_t now)
{
    if (strlen(path) >= UPDATE_PATH_ROOM) {
        note(u, NULL, "its path is too long");
        return;
    }
    for (size_t i = 0; i < u->n_queue; i++) {
        if (strcmp(u->queue[i].path, path) == 0) {
            u->queue[i].anew = u->queue[i].anew || s.anew;
            return;
        }
    }
    if (u->n_queue == UPDATE_QUEUE_MOST) {
        note(u, path, "is not looked at: too many sticks are in");
        return;
    }
    snprintf(s.path, sizeof s.path, "%s", path);
    u->queue[u->n_queue++] = s;
    start_next(u, now);
}

static bool is_importing(const struct update *u)
{
    return u->state == WAITING || u->state == RUNNING;
}

static bool is_present(const struct update *u, const char *path)
{
    return !u->source.inbox && strcmp(u->source.path, path) == 0;
}

void update_stick_in(struct update *u, const char *path, bool anew, uint64_t now)
{
    /* The same mount, told of twice. */
    if (is_importing(u) && is_present(u, path) && !u->pulled)
        return;
    enqueue(u, path, (struct source){.anew = anew}, now);
}

void update_stick_out(struct update *u, const char *path, uint64_t now)
{
    for (size_t i = 0; i < u->n_queue; i++) {
        if (!u->queue[i].inbox && strcmp(u->queue[i].path, path) == 0) {
            dequeue(u, i);
            return;
        }
    }
    if (!is_present(u, path) || u->pulled)
        return;
    u->pulled = true;
    view_pulled(&u->view, now);
    if (is_importing(u) && (u->step == MESSAGE_LOOK || u->step == MESSAGE_COPY) && !u->has_end)
        kill_importer(u, MESSAGE_PULLED, now);
    start_next(u, now);
}

void update_stick_unmounted(struct update *u, const char *path, uint64_t now)
{
    enqueue(u, path, (struct source){.unmounted = true}, now);
}

void update_inbox_filled(struct update *u, const char *path, uint64_t now)
{
    enqueue(u, path, (struct source){.inbox = true}, now);
}

static void take_step(struct update *u, enum message_step step, uint64_t now)
{
    u->step = step;
    if (u->pulled && step <= MESSAGE_COPY) {
        kill_importer(u, MESSAGE_PULLED, now);
        return;
    }
    u->storing = step > MESSAGE_COPY;
    /* An inbox's import is seen only once it has something to take. */
    if (u->source.inbox && step == MESSAGE_COPY && u->view.panel != UPDATE_WORKING)
        view_begin(&u->view, false);
    view_step(&u->view, step, 0);
}

static void take_message(struct update *u, const struct message *r, uint64_t now)
{
    switch (r->kind) {
    case MESSAGE_IS_STEP:
        take_step(u, r->step, now);
        break;
    case MESSAGE_IS_EDITION:
        view_edition(&u->view, r->text, r->size);
        break;
    case MESSAGE_IS_DONE:
        u->storing = u->step > MESSAGE_COPY || r->done == r->all;
        view_step(&u->view, u->step, r->all > 0 ? (double)r->done / (double)r->all : 1);
        break;
    case MESSAGE_IS_NOTE:
        note(u, NULL, r->text);
        break;
    case MESSAGE_IS_END:
        u->has_end = true;
        u->end = *r;
        note(u, message_reason_name(r->reason), r->text);
        break;
    }
}

void update_line(struct update *u, const char *line, size_t size, uint64_t now)
{
    struct message r;

    if (u->state != RUNNING || u->has_end)
        return;
    u->heard_at = now;
    if (message_take(line, size, &r)) {
        take_message(u, &r, now);
        return;
    }
    note(u, "broken", "the importer says what nobody understands");
    kill_importer(u, MESSAGE_BROKEN, now);
}

static bool is_taken(enum message_reason reason)
{
    return reason == MESSAGE_DONE || reason == MESSAGE_UNSURE;
}

/* How it ended, if the importer has not said. */
static enum message_reason likely_reason(const struct update *u)
{
    if (u->killed_for != MESSAGE_DONE)
        return u->killed_for;
    return u->pulled ? MESSAGE_PULLED : MESSAGE_BROKEN;
}

void update_ended(struct update *u, int status, bool same, uint64_t now)
{
    if (u->state != RUNNING && u->state != ENDING)
        return;
    if (u->state == RUNNING && !u->has_end) {
        char text[80];
        if (WIFSIGNALED(status))
            snprintf(text, sizeof text, "the importer was ended by signal %d", WTERMSIG(status));
        else
            snprintf(text, sizeof text, "the importer ended without a word, with status %d", WEXITSTATUS(status));
        note(u, "broken", text);
    }
    if (u->has_end ? is_taken(u->end.reason) : u->step == MESSAGE_KEEP) {
        /* It says that the edition is taken, or was killed when it might have been. */
        if (same && u->place == SHELF_CURRENT) {
            conclude(u, u->has_end ? MESSAGE_SAME : likely_reason(u), now);
        } else {
            u->state = COUNTING;
            order(u, UPDATE_COUNT_START);
        }
        return;
    }
    if (u->state == ENDING) {
        /* The reason is on the panel already. */
        u->state = IDLE;
        start_next(u, now);
        return;
    }
    enum message_reason reason = u->has_end ? u->end.reason : likely_reason(u);
    conclude(u, reason == MESSAGE_UNREADABLE && u->pulled ? MESSAGE_PULLED : reason, now);
}

static void end_undo(struct update *u, bool ok)
{
    if (ok) {
        order_show(u, SHOW_UNDONE, SHELF_CURRENT, SHELF_FACTORY);
        return;
    }
    snprintf(order(u, UPDATE_FAULT)->text, MESSAGE_TEXT_ROOM, "the edition could not be taken back");
    announce(u, UPDATE_NOT_UNDONE);
}

void update_changed(struct update *u, bool ok, uint64_t now)
{
    enum change ended = u->change;

    u->change = NO_CHANGE;
    if (u->state == COUNTING) {
        /* Counted or not. */
        u->state = SHOWING;
        order_show(u, SHOW_NEW, SHELF_CURRENT, SHELF_CURRENT);
    } else if (u->state == GIVING_UP) {
        conclude(u, MESSAGE_UNSHOWABLE, now);
    } else if (ended == UNDOING) {
        end_undo(u, ok);
    }
    if (u->state == WAITING) {
        u->state = RUNNING;
        order(u, UPDATE_IMPORT);
    }
    if (u->undo_asked) {
        u->undo_asked = false;
        update_undo(u, true);
    }
}

void update_shown(struct update *u, enum shelf_place place, bool on_trial, uint64_t now)
{
    enum show asked = u->show;

    u->show = NOTHING_ASKED;
    u->place = place;
    u->good_at = place == SHELF_CURRENT && on_trial ? now + UPDATE_GOOD_MS : NEVER;
    if (asked == SHOW_NEW)
        conclude(u, u->has_end ? u->end.reason : MESSAGE_UNSURE, now);
    else if (asked == SHOW_UNDONE)
        announce(u, UPDATE_UNDONE);
}

void update_not_shown(struct update *u)
{
    enum show asked = u->show;

    u->show = NOTHING_ASKED;
    if (asked == SHOW_NEW) {
        u->state = GIVING_UP;
        order(u, UPDATE_UNDO);
    } else if (asked == SHOW_UNDONE) {
        announce(u, UPDATE_NOT_UNDONE);
    }
}

void update_damaged(struct update *u)
{
    if (u->place < SHELF_FACTORY && u->show == NOTHING_ASKED)
        order_show(u, SHOW_OLDER, u->place + 1, SHELF_FACTORY);
}

void update_undo(struct update *u, bool possible)
{
    if (u->state != IDLE) {
        announce(u, UPDATE_NOT_NOW);
    } else if (!possible) {
        announce(u, UPDATE_NO_UNDO);
    } else if (u->change == NO_CHANGE) {
        u->change = UNDOING;
        order(u, UPDATE_UNDO);
    } else if (u->change == MARKING_GOOD) {
        u->undo_asked = true;
    }
}

static uint64_t hangs_at(const struct update *u)
{
    return u->heard_at + (u->storing ? UPDATE_STORING_MS : UPDATE_SILENCE_MS);
}

static bool may_mark(const struct update *u)
{
    return u->state == IDLE && u->change == NO_CHANGE;
}

void update_time(struct update *u, uint64_t now)
{
    if (is_importing(u) && now >= hangs_at(u)) {
        enum message_reason reason = u->storing ? MESSAGE_CARD : MESSAGE_HUNG;
        note(u, message_reason_name(reason), "the importer has said nothing for too long");
        kill_importer(u, reason, now);
    }
    if (now >= u->view.hide_at && u->view.panel >= UPDATE_ENDED_WELL)
        view_hide(&u->view);
    start_next(u, now);
    /* Not while an import may be changing what is current. */
    if (may_mark(u) && now >= u->good_at) {
        u->good_at = NEVER;
        u->change = MARKING_GOOD;
        order(u, UPDATE_MARK_GOOD);
    }
}

uint64_t update_wake(const struct update *u)
{
    uint64_t at = u->view.hide_at;

    if (is_importing(u) && hangs_at(u) < at)
        at = hangs_at(u);
    if (u->state == IDLE && u->n_queue > 0 && u->view.shown_at + UPDATE_READ_MS < at)
        at = u->view.shown_at + UPDATE_READ_MS;
    if (may_mark(u) && u->good_at < at)
        at = u->good_at;
    return at;
}

bool update_take_order(struct update *u, struct update_order *out)
{
    if (u->n_orders == 0)
        return false;
    *out = u->orders[0];
    u->n_orders--;
    memmove(&u->orders[0], &u->orders[1], u->n_orders * sizeof u->orders[0]);
    return true;
}

const struct update_view *update_view(const struct update *u)
{
    return &u->view;
}
