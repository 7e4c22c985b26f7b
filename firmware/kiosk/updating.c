/* SPDX-License-Identifier: MIT */
#include "kiosk/updating.h"

#include "base/log.h"
#include "device/inbox.h"
#include "edition/keyring.h"
#include "kiosk/commands.h"
#include "kiosk/exchange.h"
#include "kiosk/importer.h"
#include "kiosk/notices.h"
#include "kiosk/sticks.h"
#include "kiosk/trust.h"
#include "shelf/shelf.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GOOD_AFTER_MS = 60000 };

/* What a child of ours writes to the shelf. It and an importer are never there together: both would change what is
 * current. */
enum chore {
    CHORE_NONE,
    CHORE_MARK_GOOD,
    CHORE_UNDO,
    CHORE_COUNT,   /* an edition came in and is about to be shown: the wall may go down with it, as with a start */
    CHORE_GIVE_UP, /* the edition that came in cannot be shown */
};

struct updating {
    struct kiosk *kiosk;
    const char *factory;
    struct keyring *keys;
    struct shelf *shelf;
    enum shelf_place place; /* of what is showing */
    struct error *fault;    /* takes the first that is passed over; NULL: it is told only */
    struct update *update;
    struct sticks *sticks;
    struct inbox *inbox;
    struct child *importer;
    enum chore chore;
    struct child *chore_child;
    struct update_order held; /* an import that waits for the chore's end */
    bool has_held;
    bool undo_asked;              /* while a chore was done */
    char line[MESSAGE_LINE_MOST]; /* of the importer's, as far as it has come */
    size_t have;
    bool skip; /* the rest of a line that is too long */
    struct notices notices;
    uint64_t good_at; /* LOOP_NEVER: it is, or there is nothing to mark */
};

static const struct settings *settings_of(const struct updating *u)
{
    return u->kiosk->settings;
}

/* --- trust and shelf ---------------------------------------------------------------------------------------------- */

/* The keys as they lie in their folder now: the importer reads them anew each time, and both must agree. */
static bool renew_trust(struct updating *u)
{
    const struct settings *s = settings_of(u);
    struct keyring *keys = trust_read(s);
    struct shelf *shelf = keys != NULL ? shelf_create(s->update.shelf, u->factory, keys) : NULL;

    if (shelf == NULL) {
        keyring_destroy(keys);
        return false;
    }
    shelf_destroy(u->shelf);
    keyring_destroy(u->keys);
    u->keys = keys;
    u->shelf = shelf;
    const struct notice_phrases *p = &locale_for(s->kiosk.language)->notices;
    u->kiosk->trust = keyring_policy(keys) == KEYRING_SIGNED_ONLY ? p->trust_signed : p->trust_any;
    return true;
}

struct updating *updating_create(struct kiosk *k, const char *factory)
{
    struct updating *u = calloc(1, sizeof *u);

    if (u == NULL)
        return NULL;
    *u = (struct updating){
        .kiosk = k, .notices = {.kiosk = k}, .factory = factory, .place = SHELF_FACTORY, .good_at = LOOP_NEVER};
    u->update = update_create();
    if (u->update == NULL || !renew_trust(u)) {
        updating_destroy(u);
        return NULL;
    }
    return u;
}

void updating_destroy(struct updating *u)
{
    if (u == NULL)
        return;
    child_destroy(u->chore_child);
    child_destroy(u->importer);
    sticks_destroy(u->sticks);
    inbox_destroy(u->inbox);
    update_destroy(u->update);
    shelf_destroy(u->shelf);
    keyring_destroy(u->keys);
    free(u);
}

static void passed_over(void *user, const char *why)
{
    const struct updating *u = user;
    struct error e;

    error_set(&e, "%s", why);
    event_error(&u->kiosk->events, loop_now(), e.text);
    if (u->fault != NULL && u->fault->text[0] == '\0')
        *u->fault = e;
}

struct edition *updating_first(struct updating *u, struct error *fault)
{
    struct error e;
    bool fell_back = false;

    fault->text[0] = '\0';
    if (u == NULL)
        return NULL;
    if (!shelf_start(u->shelf, NULL, &fell_back, &e))
        event_error(&u->kiosk->events, loop_now(), e.text);
    if (fell_back) {
        error_set(&e, "the newest edition did not come up twice: the one before is shown");
        event_error(&u->kiosk->events, loop_now(), e.text);
    }
    u->place = SHELF_CURRENT;
    u->fault = fault;
    struct edition *edition = shelf_open(u->shelf, &u->place, passed_over, u);
    u->fault = NULL;
    return edition;
}

static void set_good_time(struct updating *u, uint64_t now)
{
    bool on_trial = u->place == SHELF_CURRENT && u->kiosk->edition != NULL && shelf_is_on_trial(u->shelf);

    u->good_at = on_trial ? now + GOOD_AFTER_MS : LOOP_NEVER;
    u->kiosk->session.may_undo = shelf_can_undo(u->shelf);
}

/* Opens the shelf's edition at `place`, or the next one after it up to `last` that can be opened, and shows it. */
static bool show_from(struct updating *u, enum shelf_place place, enum shelf_place last, struct error *e)
{
    struct edition *edition = shelf_open(u->shelf, &place, passed_over, u);

    if (edition == NULL || place > last) {
        edition_close(edition);
        return error_set(e, "no edition of the shelf can be opened");
    }
    if (!exchange_edition(u->kiosk, edition, e)) {
        error_prefix(e, "“%s” (%llu)", edition_facts(edition)->title,
                     (unsigned long long)edition_facts(edition)->sequence);
        edition_close(edition);
        return false;
    }
    u->place = place;
    set_good_time(u, loop_now());
    return true;
}

/* --- orders ------------------------------------------------------------------------------------------------------- */

static void importer_wrote(void *user, const char *data, size_t size)
{
    struct updating *u = user;

    for (size_t i = 0; i < size; i++) {
        if (data[i] != '\n' && u->have < sizeof u->line) {
            u->line[u->have++] = data[i];
            continue;
        }
        if (!u->skip)
            update_line(u->update, u->line, u->have, loop_now());
        u->skip = data[i] != '\n';
        u->have = 0;
    }
}

static void importer_ended(void *user, int status)
{
    struct updating *u = user;

    child_destroy(u->importer);
    u->importer = NULL;
    update_ended(u->update, status, loop_now());
}

static void importer_failed(struct updating *u, const char *what)
{
    struct error e;

    error_set(&e, "%s: the importer cannot be started: %s", what, strerror(errno));
    event_error(&u->kiosk->events, loop_now(), e.text);
}

static void start_importer(struct updating *u, const struct update_order *o)
{
    struct error e;

    child_destroy(u->importer);
    u->importer = NULL;
    u->have = 0;
    u->skip = false;
    if (!renew_trust(u)) {
        error_memory(&e);
        event_error(&u->kiosk->events, loop_now(), e.text);
    }
    const struct importer_wish wish = {.job = IMPORTER_IMPORT,
                                       .folder = o->path,
                                       .anew = o->anew,
                                       .settings = settings_of(u),
                                       .signed_only = keyring_policy(u->keys) == KEYRING_SIGNED_ONLY};
    u->importer = importer_start(u->kiosk->loop, &wish, importer_wrote, importer_ended, u);
    if (u->importer != NULL)
        return;
    importer_failed(u, o->path);
    update_ended(u->update, IMPORTER_MISSING, loop_now());
}

/* --- undo ----------------------------------------------------------------------------------------------------------
 */

/* The shelf has gone back one edition, or could not. */
static void finish_undo(struct updating *u, bool undone, uint64_t now)
{
    const struct locale *l = locale_for(settings_of(u)->kiosk.language);
    struct error e;

    if (undone && show_from(u, SHELF_CURRENT, SHELF_FACTORY, &e)) {
        const char *title = edition_facts(u->kiosk->edition)->title;
        event(&u->kiosk->events, now, &(struct event){.kind = EVENT_UNDONE, .text = title});
        notices_put(&u->notices, update_view(u->update), l->updates.undone, l->updates.undone_detail, now);
        return;
    }
    if (!undone)
        error_set(&e, "the edition could not be taken back");
    event_error(&u->kiosk->events, loop_now(), e.text);
    notices_put(&u->notices, update_view(u->update), l->outcomes.card.title, l->outcomes.card.detail, now);
}

/* --- chores: what is written to the shelf besides ------------------------------------------------------------------
 */

static void start_chore(struct updating *u, enum chore chore);

/* The edition that came in, counted or not. */
static void show_new(struct updating *u)
{
    struct error e;

    if (show_from(u, SHELF_CURRENT, SHELF_CURRENT, &e)) {
        update_swapped(u->update, UPDATE_SWAPPED, loop_now());
        return;
    }
    event_error(&u->kiosk->events, loop_now(), e.text);
    start_chore(u, CHORE_GIVE_UP);
}

static void chore_said(void *user, const char *data, size_t size)
{
    (void)user;
    (void)data;
    (void)size; /* what is wrong, it tells the journal */
}

static void chore_ended(void *user, int status)
{
    struct updating *u = user;
    enum chore chore = u->chore;
    struct update_order held = u->held;
    bool has_held = u->has_held;

    child_destroy(u->chore_child);
    u->chore_child = NULL;
    u->chore = CHORE_NONE;
    u->has_held = false;
    if (chore == CHORE_UNDO)
        finish_undo(u, status == 0, loop_now());
    else if (chore == CHORE_COUNT)
        show_new(u);
    else if (chore == CHORE_GIVE_UP)
        update_swapped(u->update, UPDATE_FAILED, loop_now());
    if (has_held)
        start_importer(u, &held);
}

static void start_chore(struct updating *u, enum chore chore)
{
    static const enum importer_job jobs[] = {[CHORE_MARK_GOOD] = IMPORTER_MARK_GOOD,
                                             [CHORE_UNDO] = IMPORTER_UNDO,
                                             [CHORE_COUNT] = IMPORTER_COUNT_START,
                                             [CHORE_GIVE_UP] = IMPORTER_UNDO};
    const struct importer_wish wish = {
        .job = jobs[chore], .settings = settings_of(u), .signed_only = keyring_policy(u->keys) == KEYRING_SIGNED_ONLY};

    u->chore = chore;
    u->chore_child = importer_start(u->kiosk->loop, &wish, chore_said, chore_ended, u);
    if (u->chore_child != NULL)
        return;
    importer_failed(u, settings_of(u)->update.shelf);
    chore_ended(u, IMPORTER_MISSING);
}

static void swap(struct updating *u)
{
    if (u->kiosk->edition != NULL && u->place == SHELF_CURRENT && shelf_is_current(u->shelf, u->kiosk->edition))
        update_swapped(u->update, UPDATE_UNCHANGED, loop_now());
    else
        start_chore(u, CHORE_COUNT);
}

static void carry_out(struct updating *u, const struct update_order *o)
{
    switch (o->kind) {
    case UPDATE_START:
        u->has_held = u->chore != CHORE_NONE;
        if (u->has_held)
            u->held = *o;
        else
            start_importer(u, o);
        break;
    case UPDATE_KILL:
        if (u->importer != NULL)
            child_kill(u->importer);
        else if (u->has_held)
            update_ended(u->update, SIGKILL, loop_now());
        u->has_held = false;
        break;
    case UPDATE_SWAP:
        swap(u);
        break;
    case UPDATE_NOTE:
        log_note(PROGRAM, "update: %s%s%s", o->path, o->path[0] != '\0' ? ": " : "", o->text);
        break;
    }
}

bool updating_is_at_work(const struct updating *u)
{
    return u != NULL && update_view(u->update)->panel == UPDATE_WORKING;
}

void updating_resized(struct updating *u)
{
    if (u != NULL)
        notices_resized(&u->notices);
}

void updating_undo(struct updating *u, uint64_t now)
{
    if (u == NULL)
        return;
    const struct locale *l = locale_for(settings_of(u)->kiosk.language);
    if (update_is_busy(u->update))
        notices_put(&u->notices, update_view(u->update), l->updates.not_now, l->updates.not_now_detail, now);
    else if (!shelf_can_undo(u->shelf))
        notices_put(&u->notices, update_view(u->update), l->updates.no_undo, l->updates.no_undo_detail, now);
    else if (u->chore == CHORE_NONE)
        start_chore(u, CHORE_UNDO);
    else
        u->undo_asked = u->chore == CHORE_MARK_GOOD; /* twice is once */
}

/* --- what happens ------------------------------------------------------------------------------------------------- */

static void inbox_filled(void *user)
{
    struct updating *u = user;
    update_inbox_filled(u->update, settings_of(u)->update.inbox, loop_now());
}

void updating_start(struct updating *u)
{
    struct error e;

    if (u == NULL)
        return;
    const struct settings *s = settings_of(u);
    uint64_t now = loop_now();
    set_good_time(u, now);
    if (!s->update.enabled)
        return;
    if (s->update.sticks[0] != '\0') {
        u->sticks = sticks_create(u->kiosk, u->update);
        if (u->sticks == NULL) {
            error_memory(&e);
            event_error(&u->kiosk->events, loop_now(), e.text);
        }
    }
    if (s->update.inbox[0] == '\0')
        return;
    u->inbox = inbox_create(u->kiosk->loop, s->update.inbox, ".edition", inbox_filled, u);
    if (u->inbox == NULL) {
        error_set(&e, "the inbox %s cannot be watched: %s", s->update.inbox, strerror(errno));
        event_error(&u->kiosk->events, loop_now(), e.text);
    } else if (inbox_is_there(u->inbox)) {
        update_inbox_filled(u->update, s->update.inbox, now);
    } else {
        log_note(PROGRAM, "the inbox %s is not there yet; what it holds is taken when it is", s->update.inbox);
    }
}

void updating_stop(struct updating *u)
{
    struct error e;

    if (u == NULL)
        return;
    /* They may have the shelf's lock. */
    child_destroy(u->chore_child);
    child_destroy(u->importer);
    u->chore_child = u->importer = NULL;
    if (!shelf_stop(u->shelf, &e))
        event_error(&u->kiosk->events, loop_now(), e.text);
}

/* An entry of the edition on the wall turned out bad: the one before it has to do. */
static void leave_bad_edition(struct updating *u)
{
    struct error e;

    if (!u->kiosk->bad_article)
        return;
    u->kiosk->bad_article = false;
    if (u->place < SHELF_FACTORY && !show_from(u, u->place + 1, SHELF_FACTORY, &e))
        event_error(&u->kiosk->events, loop_now(), e.text);
}

uint64_t updating_do(struct updating *u, uint64_t now)
{
    struct update_order order;

    if (u == NULL)
        return LOOP_NEVER;
    leave_bad_edition(u);
    if (update_wake(u->update) <= now)
        update_time(u->update, now);
    while (update_take_order(u->update, &order))
        carry_out(u, &order);
    if (u->undo_asked && u->chore == CHORE_NONE) {
        u->undo_asked = false;
        updating_undo(u, now);
    }
    /* Not while an import may be changing what is current. */
    bool may_mark = u->chore == CHORE_NONE && !update_is_busy(u->update);
    if (u->good_at <= now && may_mark) {
        u->good_at = LOOP_NEVER;
        start_chore(u, CHORE_MARK_GOOD);
    }
    /* What was carried out took its time, and the trace's does not go back. */
    uint64_t next = notices_refresh(&u->notices, update_view(u->update), loop_now()), wake = update_wake(u->update);
    next = wake < next ? wake : next;
    return may_mark && u->good_at < next ? u->good_at : next;
}
