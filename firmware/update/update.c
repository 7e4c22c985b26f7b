/* SPDX-License-Identifier: MIT */
#include "update/update.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { ORDERS_MOST = 20, NOTES_MOST = 16, LEAVE_MS = 1000 }; /* there is always room for what is no note */

enum state {
    IDLE,
    RUNNING,
    ENDING,   /* killed, not gone yet */
    SWAPPING, /* the kiosk opens what is current now */
};

struct source {
    char path[UPDATE_PATH_ROOM];
    bool anew, inbox;
    bool foreign; /* nothing of it is mounted */
};

struct update {
    enum state state;
    struct source source; /* the present one, or the last */
    bool out;             /* it was pulled out */
    struct source queue[UPDATE_QUEUE_MOST];
    size_t n_queue;
    struct update_order orders[ORDERS_MOST];
    size_t n_orders;
    struct update_view view;
    enum message_step step;
    bool has_end;       /* the importer said how it ended, */
    struct message end; /* so */
    enum message_reason killed_for;
    bool stored;                          /* the step's bytes are all read: what takes time now is the card */
    uint64_t heard_at, shown_at, hide_at; /* hide_at: UINT64_MAX if nothing is to be hidden */
};

struct update *update_create(void)
{
    struct update *u = calloc(1, sizeof *u);

    if (u != NULL)
        u->hide_at = UINT64_MAX;
    return u;
}

void update_destroy(struct update *u)
{
    free(u);
}

/* Takes a source out of the queue. */
static void forget(struct update *u, size_t at)
{
    u->n_queue--;
    memmove(&u->queue[at], &u->queue[at + 1], (u->n_queue - at) * sizeof u->queue[0]);
}

static struct update_order *order(struct update *u, enum update_order_kind kind)
{
    assert(u->n_orders < ORDERS_MOST); /* the caller takes them after every call */
    struct update_order *o = &u->orders[u->n_orders++];

    *o = (struct update_order){.kind = kind, .anew = u->source.anew, .inbox = u->source.inbox};
    snprintf(o->path, sizeof o->path, "%s", u->source.path);
    return o;
}

static void note(struct update *u, const char *name, const char *text)
{
    struct error e;

    if (u->n_orders >= NOTES_MOST) /* a hub full of sticks, all at once */
        return;
    error_set(&e, "%s", text);
    if (name != NULL)
        error_prefix(&e, "%s", name);
    memcpy(order(u, UPDATE_NOTE)->text, e.text, sizeof e.text);
}

static void show(struct update *u, enum message_reason reason, uint64_t now)
{
    bool well = reason == MESSAGE_DONE || reason == MESSAGE_UNSURE || reason == MESSAGE_SAME;
    struct update_view *v = &u->view;

    v->change++;
    v->panel = well ? UPDATE_ENDED_WELL : UPDATE_REFUSED;
    v->reason = reason;
    v->need = u->has_end ? u->end.need : 0;
    v->free = u->has_end ? u->end.free : 0;
    v->stick = !u->source.inbox;
    v->safe = v->stick && !u->out;
    if (well)
        v->progress = 1;
    u->shown_at = now;
    u->hide_at = now + (u->out ? UPDATE_READ_MS : well ? UPDATE_DONE_MS : UPDATE_REFUSED_MS);
}

static void start(struct update *u, uint64_t now)
{
    u->source = u->queue[0];
    forget(u, 0);
    u->out = u->has_end = u->stored = false;
    if (u->source.foreign) {
        note(u, message_reason_name(MESSAGE_FORMAT), "nothing of it could be mounted");
        u->view = (struct update_view){.change = u->view.change};
        show(u, MESSAGE_FORMAT, now);
        return;
    }
    u->state = RUNNING;
    u->step = MESSAGE_LOOK;
    u->heard_at = now;
    if (!u->source.inbox) {
        u->view = (struct update_view){.change = u->view.change + 1, .panel = UPDATE_WORKING, .stick = true};
        u->hide_at = UINT64_MAX;
    }
    order(u, UPDATE_START);
}

/* The outcome of a stick that is still in stays up long enough to be read before the next stick's turn. One of which
 * nothing is mounted may be a part of the next, or the same. */
static bool is_being_read(const struct update *u, uint64_t now)
{
    return u->view.panel >= UPDATE_ENDED_WELL && !u->out && !u->source.foreign && now < u->shown_at + UPDATE_READ_MS;
}

static void start_next(struct update *u, uint64_t now)
{
    while (u->state == IDLE && u->n_queue > 0 && !is_being_read(u, now))
        start(u, now);
}

/* A folder that a program fills is looked at often: only what changes the wall, or is at fault, is worth a panel. */
static bool is_silent(const struct update *u, enum message_reason reason)
{
    return u->source.inbox &&
           (reason == MESSAGE_SAME || reason == MESSAGE_NOTHING || reason == MESSAGE_OLDER || reason == MESSAGE_UNDONE);
}

static void conclude(struct update *u, enum message_reason reason, uint64_t now)
{
    u->state = IDLE;
    if (!is_silent(u, reason)) {
        show(u, reason, now);
    } else if (u->view.panel == UPDATE_WORKING) {
        u->view.change++;
        u->view.panel = UPDATE_HIDDEN;
    }
    start_next(u, now);
}

static void kill_importer(struct update *u, enum message_reason reason, uint64_t now)
{
    u->state = ENDING;
    u->killed_for = reason;
    order(u, UPDATE_KILL);
    /* At KEEP nobody knows yet which edition is the current one. */
    if (u->step != MESSAGE_KEEP)
        show(u, reason, now);
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

static bool is_present(const struct update *u, const char *path)
{
    return !u->source.inbox && strcmp(u->source.path, path) == 0;
}

void update_stick_in(struct update *u, const char *path, bool anew, uint64_t now)
{
    /* A mount that is told of twice. */
    if (u->state == RUNNING && is_present(u, path) && !u->out)
        return;
    enqueue(u, path, (struct source){.anew = anew}, now);
}

void update_stick_out(struct update *u, const char *path, uint64_t now)
{
    for (size_t i = 0; i < u->n_queue; i++) {
        if (!u->queue[i].inbox && strcmp(u->queue[i].path, path) == 0) {
            forget(u, i);
            return;
        }
    }
    if (!is_present(u, path) || u->out)
        return;
    u->out = true;
    if (u->view.safe) {
        u->view.safe = false;
        u->view.change++;
    }
    if (u->state == RUNNING && (u->step == MESSAGE_LOOK || u->step == MESSAGE_COPY) && !u->has_end) {
        kill_importer(u, MESSAGE_PULLED, now);
    } else if (u->hide_at != UINT64_MAX) {
        /* Whoever takes it away has seen it, if there was time. */
        uint64_t leave = u->shown_at + UPDATE_READ_MS > now + LEAVE_MS ? u->shown_at + UPDATE_READ_MS : now + LEAVE_MS;
        if (leave < u->hide_at)
            u->hide_at = leave;
    }
    start_next(u, now);
}

void update_stick_foreign(struct update *u, const char *path, uint64_t now)
{
    enqueue(u, path, (struct source){.foreign = true}, now);
}

void update_inbox_filled(struct update *u, const char *path, uint64_t now)
{
    enqueue(u, path, (struct source){.inbox = true}, now);
}

/* Where each step begins and ends on the bar: the sticks are slow, and so is the card. */
static double progress_of(enum message_step step, double part)
{
    static const double begin[] = {0, 0.03, 0.75, 0.93, 0.98};

    return begin[step] + (begin[step + 1] - begin[step]) * part;
}

static void set_progress(struct update *u, double part)
{
    double p = progress_of(u->step, part);

    if (p > u->view.progress)
        u->view.progress = p;
    u->view.step = u->step;
    u->view.change++;
}

static void take_step(struct update *u, enum message_step step, uint64_t now)
{
    u->step = step;
    if (u->out && step <= MESSAGE_COPY) {
        kill_importer(u, MESSAGE_PULLED, now);
        return;
    }
    u->stored = step > MESSAGE_COPY;
    /* An inbox's import is seen only once it has something to take. */
    if (u->source.inbox && step == MESSAGE_COPY && u->view.panel != UPDATE_WORKING) {
        struct update_view v = {.change = u->view.change, .panel = UPDATE_WORKING};
        memcpy(v.title, u->view.title, sizeof v.title);
        v.size = u->view.size;
        u->view = v;
        u->hide_at = UINT64_MAX;
    }
    if (u->view.panel == UPDATE_WORKING)
        set_progress(u, 0);
}

static void take_report(struct update *u, const struct message *r, uint64_t now)
{
    switch (r->kind) {
    case MESSAGE_IS_STEP:
        take_step(u, r->step, now);
        break;
    case MESSAGE_IS_EDITION:
        snprintf(u->view.title, sizeof u->view.title, "%.*s", MESSAGE_TITLE_ROOM - 1, r->text);
        u->view.size = r->size;
        u->view.change++;
        break;
    case MESSAGE_IS_DONE:
        u->stored = u->step > MESSAGE_COPY || r->done == r->all;
        if (u->view.panel == UPDATE_WORKING)
            set_progress(u, r->all > 0 ? (double)r->done / (double)r->all : 1);
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
        take_report(u, &r, now);
        return;
    }
    note(u, "broken", "the importer says what nobody understands");
    kill_importer(u, MESSAGE_BROKEN, now);
}

static bool is_taken(enum message_reason reason)
{
    return reason == MESSAGE_DONE || reason == MESSAGE_UNSURE;
}

/* Without the importer's last word: what is likely. */
static enum message_reason unsaid(const struct update *u)
{
    if (u->state == ENDING || u->killed_for != MESSAGE_DONE)
        return u->killed_for;
    return u->out ? MESSAGE_PULLED : MESSAGE_BROKEN;
}

void update_ended(struct update *u, int status, uint64_t now)
{
    if (u->state != RUNNING && u->state != ENDING)
        return;
    if (u->state == RUNNING)
        u->killed_for = MESSAGE_DONE;
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
        u->state = SWAPPING;
        order(u, UPDATE_SWAP);
        return;
    }
    if (u->state == ENDING) {
        /* The reason is on the panel already. */
        u->state = IDLE;
        start_next(u, now);
        return;
    }
    enum message_reason reason = u->has_end ? u->end.reason : unsaid(u);
    conclude(u, reason == MESSAGE_UNREADABLE && u->out ? MESSAGE_PULLED : reason, now);
}

void update_swapped(struct update *u, enum update_swap how, uint64_t now)
{
    if (u->state != SWAPPING)
        return;
    enum message_reason reason = u->has_end ? u->end.reason : MESSAGE_UNSURE;
    if (how == UPDATE_FAILED)
        reason = MESSAGE_UNSHOWABLE;
    else if (how == UPDATE_UNCHANGED)
        reason = u->has_end ? MESSAGE_SAME : unsaid(u);
    conclude(u, reason, now);
}

static uint64_t silence(const struct update *u)
{
    return u->heard_at + (u->stored ? UPDATE_STORING_MS : UPDATE_SILENCE_MS);
}

void update_time(struct update *u, uint64_t now)
{
    if (u->state == RUNNING && now >= silence(u)) {
        enum message_reason reason = u->stored ? MESSAGE_CARD : MESSAGE_HUNG;
        note(u, message_reason_name(reason), "the importer has said nothing for too long");
        kill_importer(u, reason, now);
    }
    if (now >= u->hide_at && u->view.panel >= UPDATE_ENDED_WELL) {
        u->view.panel = UPDATE_HIDDEN;
        u->view.change++;
        u->hide_at = UINT64_MAX;
    }
    start_next(u, now);
}

uint64_t update_wake(const struct update *u)
{
    uint64_t at = u->hide_at;

    if (u->state == RUNNING && silence(u) < at)
        at = silence(u);
    if (u->state == IDLE && u->n_queue > 0 && u->shown_at + UPDATE_READ_MS < at)
        at = u->shown_at + UPDATE_READ_MS;
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

bool update_is_busy(const struct update *u)
{
    return u->state != IDLE;
}
