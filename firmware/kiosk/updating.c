/* SPDX-License-Identifier: MIT */
#include "kiosk/updating.h"

#include "base/log.h"
#include "device/child.h"
#include "device/inbox.h"
#include "device/mounts.h"
#include "edition/keyring.h"
#include "edition/shelf.h"
#include "kiosk/commands.h"
#include "kiosk/exchange.h"
#include "kiosk/panel.h"
#include "kiosk/trust.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What an update comes to is painted at most so often; what the kiosk says by itself stays so long. */
enum { WORKING_MS = 250, NOTICE_MS = 12000, GOOD_AFTER_MS = 60000, NO_PROGRAM = 127 << 8 };

struct updating {
    struct kiosk *kiosk;
    const char *factory;
    struct keyring *keys;
    struct shelf *shelf;
    enum shelf_place place; /* of what is showing */
    struct update *update;
    struct mounts *mounts;
    struct inbox *inbox;
    struct child *importer;
    char line[REPORT_LINE_MOST]; /* of the importer's, as far as it has come */
    size_t have;
    bool skip;                 /* the rest of a line that is too long */
    struct update_view traced; /* as the trace knows it */
    struct panel_words panel;  /* as it was last set */
    bool up;
    uint64_t painted;
    struct panel_words notice; /* the kiosk's own, until notice_until */
    uint64_t notice_until;
    struct update_view over; /* an outcome that the notice came after: it is not shown again; HIDDEN: none */
    uint64_t good_at;        /* LOOP_NEVER: it is, or there is nothing to mark */
};

static const struct settings *settings_of(const struct updating *u)
{
    return u->kiosk->settings;
}

static void tell_error(const struct updating *u, const struct error *e)
{
    log_error(PROGRAM, "%s", e->text);
    trace_text(&u->kiosk->trace, loop_now(), "error", "error", e->text);
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
    u->kiosk->trust = trust_words(keys, phrases_for(s->kiosk.language));
    return true;
}

struct updating *updating_create(struct kiosk *k, const char *factory)
{
    struct updating *u = calloc(1, sizeof *u);

    if (u == NULL)
        return NULL;
    *u = (struct updating){.kiosk = k, .factory = factory, .place = SHELF_FACTORY, .good_at = LOOP_NEVER};
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
    child_destroy(u->importer);
    mounts_destroy(u->mounts);
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
    tell_error(u, &e);
}

/* Whether the current edition made way for the one before. */
static bool count_start(const struct updating *u)
{
    struct error e;
    bool fell_back = false;

    if (!shelf_start(u->shelf, NULL, &fell_back, &e))
        tell_error(u, &e);
    return fell_back;
}

struct edition *updating_first(struct updating *u)
{
    struct error e;

    if (u == NULL)
        return NULL;
    if (count_start(u)) {
        error_set(&e, "the newest edition did not come up twice: the one before is shown");
        tell_error(u, &e);
    }
    u->place = SHELF_CURRENT;
    return shelf_open(u->shelf, &u->place, passed_over, u);
}

static void set_good_time(struct updating *u, uint64_t now)
{
    u->good_at = u->place == SHELF_CURRENT && u->kiosk->edition != NULL ? now + GOOD_AFTER_MS : LOOP_NEVER;
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

/* Beside this program in the folder it was built in, or in libexec where it is installed. False: there is none. */
static bool find_importer(char path[PATH_MAX])
{
    static const char *const places[] = {"standfirst-import", "../libexec/standfirst-import"};
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

    if (n <= 0)
        return false;
    self[n] = '\0';
    *strrchr(self, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (snprintf(path, PATH_MAX, "%s/%s", self, places[i]) < PATH_MAX && access(path, X_OK) == 0)
            return true;
    errno = ENOENT;
    return false;
}

static void start_importer(struct updating *u, const struct update_order *o)
{
    const struct settings *s = settings_of(u);
    char program[PATH_MAX];
    const char *argv[12] = {program, "--shelf", s->update.shelf, "--trust"};
    size_t n = 4;
    struct error e;

    child_destroy(u->importer);
    u->importer = NULL;
    u->have = 0;
    u->skip = false;
    if (!renew_trust(u)) {
        error_memory(&e);
        tell_error(u, &e);
    }
    argv[n++] = keyring_policy(u->keys) == KEYRING_SIGNED_ONLY ? "signed" : "any";
    if (s->update.keys[0] != '\0') {
        argv[n++] = "--keys";
        argv[n++] = s->update.keys;
    }
    if (o->anew)
        argv[n++] = "--anew";
    argv[n++] = o->path;
    if (find_importer(program))
        u->importer = child_start(u->kiosk->loop, (char *const *)argv, importer_wrote, importer_ended, u);
    if (u->importer != NULL)
        return;
    error_set(&e, "the importer cannot be started: %s", strerror(errno));
    tell_error(u, &e);
    update_ended(u->update, NO_PROGRAM, loop_now());
}

static enum update_swap swap(struct updating *u)
{
    struct error e, back;

    if (u->kiosk->edition != NULL && u->place == SHELF_CURRENT && shelf_is_current(u->shelf, u->kiosk->edition))
        return UPDATE_UNCHANGED;
    /* A new edition's first time on the wall counts: the wall may go down with it as well as at a start. */
    count_start(u);
    if (show_from(u, SHELF_CURRENT, SHELF_CURRENT, &e))
        return UPDATE_SWAPPED;
    tell_error(u, &e);
    if (!shelf_undo(u->shelf, &back))
        tell_error(u, &back);
    return UPDATE_FAILED;
}

static void carry_out(struct updating *u, const struct update_order *o)
{
    switch (o->kind) {
    case UPDATE_START:
        start_importer(u, o);
        break;
    case UPDATE_KILL:
        if (u->importer != NULL)
            child_kill(u->importer);
        break;
    case UPDATE_SWAP:
        update_swapped(u->update, swap(u), loop_now());
        break;
    case UPDATE_NOTE:
        log_note(PROGRAM, "update: %s%s%s", o->path, o->path[0] != '\0' ? ": " : "", o->text);
        break;
    }
}

/* --- the panel ---------------------------------------------------------------------------------------------------- */

static bool same_words(const struct panel_words *a, const struct panel_words *b)
{
    return strcmp(a->title, b->title) == 0 && strcmp(a->detail, b->detail) == 0;
}

static void set_panel(struct updating *u, const struct panel_words *w, uint64_t now)
{
    struct error e;
    struct page *page = w == NULL ? NULL : composer_panel(u->kiosk->composer, w->title, w->detail, w->progress, &e);

    if ((w != NULL && page == NULL) || !stage_panel(u->kiosk->stage, page, &e))
        tell_error(u, &e);
    page_destroy(page);
    u->up = w != NULL;
    u->painted = now;
    if (w != NULL)
        u->panel = *w;
}

static void trace_view(struct updating *u, uint64_t now)
{
    const struct update_view *v = update_view(u->update);
    struct update_view *t = &u->traced;

    if (v->panel == t->panel && v->step == t->step && v->reason == t->reason && v->safe == t->safe &&
        strcmp(v->title, t->title) == 0)
        return;
    if (v->panel != UPDATE_HIDDEN || t->panel != UPDATE_HIDDEN)
        trace_update(&u->kiosk->trace, now, v);
    if (v->panel >= UPDATE_ENDED_WELL && (v->panel != t->panel || v->reason != t->reason)) {
        struct panel_words w;
        panel_words(composer_phrases(u->kiosk->composer), v, &w);
        log_note(PROGRAM, "update: %s: the screen says \"%s\"", report_reason_name(v->reason), w.title);
    }
    *t = *v;
}

/* Brings the panel to what it should say. Returns when it is to be looked at again. */
static uint64_t refresh(struct updating *u, uint64_t now)
{
    const struct update_view *v = update_view(u->update);
    struct panel_words w;

    trace_view(u, now);
    if (v->panel != u->over.panel || v->reason != u->over.reason || strcmp(v->title, u->over.title) != 0)
        u->over.panel = UPDATE_HIDDEN;
    bool told = v->panel == UPDATE_HIDDEN || v->panel == u->over.panel;
    if (!told) {
        u->notice_until = 0; /* what happens now is more than what happened */
        panel_words(composer_phrases(u->kiosk->composer), v, &w);
    } else if (u->notice_until > now) {
        w = u->notice;
    } else {
        if (u->up)
            set_panel(u, NULL, now);
        return LOOP_NEVER;
    }
    uint64_t again = told ? u->notice_until : LOOP_NEVER;
    if (u->up && same_words(&w, &u->panel) && w.progress == u->panel.progress)
        return again;
    if (u->up && !told && v->panel == UPDATE_WORKING && now < u->painted + WORKING_MS)
        return u->painted + WORKING_MS;
    set_panel(u, &w, now);
    return again;
}

bool updating_is_at_work(const struct updating *u)
{
    return u != NULL && update_view(u->update)->panel == UPDATE_WORKING;
}

void updating_resized(struct updating *u)
{
    if (u != NULL && u->up)
        set_panel(u, &u->panel, loop_now());
}

static void put_notice(struct updating *u, const char *title, const char *detail, uint64_t now)
{
    const struct edition *e = u->kiosk->edition;

    panel_plain(title, detail, e != NULL ? edition_facts(e)->title : "", &u->notice);
    u->notice_until = now + NOTICE_MS;
    u->over = *update_view(u->update);
    if (u->over.panel == UPDATE_WORKING)
        u->over.panel = UPDATE_HIDDEN;
}

void updating_undo(struct updating *u, uint64_t now)
{
    struct error e;

    if (u == NULL)
        return;
    const struct phrases *p = composer_phrases(u->kiosk->composer);
    if (update_is_busy(u->update)) {
        put_notice(u, p->not_now, p->not_now_detail, now);
    } else if (!shelf_can_undo(u->shelf)) {
        put_notice(u, p->no_undo, p->no_undo_detail, now);
    } else if (!shelf_undo(u->shelf, &e) || !show_from(u, SHELF_CURRENT, SHELF_FACTORY, &e)) {
        tell_error(u, &e);
        put_notice(u, p->outcomes[REPORT_CARD].title, p->outcomes[REPORT_CARD].detail, now);
    } else {
        const char *title = edition_facts(u->kiosk->edition)->title;
        log_note(PROGRAM, "update: taken back; \"%s\" is showing", title);
        trace_text(&u->kiosk->trace, now, "update", "undone", title);
        put_notice(u, p->undone, p->undone_detail, now);
    }
}

/* --- what happens ------------------------------------------------------------------------------------------------- */

static void stick_changed(void *user, const char *path, bool in)
{
    struct updating *u = user;
    uint64_t now = loop_now();

    if (!in) {
        update_stick_out(u->update, path, now);
        return;
    }
    update_stick_in(u->update, path, true, now);
    /* Whoever plugs a stick in wants to see what comes of it. */
    if (u->kiosk->session.reader.view == VIEW_ASLEEP) {
        struct reader_change c = session_action(&u->kiosk->session, ACTION_HOME, "stick", now);
        kiosk_take(u->kiosk, &c);
    }
}

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
        u->mounts = mounts_create(u->kiosk->loop, s->update.sticks, stick_changed, u);
        if (u->mounts == NULL) {
            error_set(&e, "sticks cannot be watched: %s", strerror(errno));
            tell_error(u, &e);
        }
        const struct mounts_list *list = u->mounts != NULL ? mounts_now(u->mounts) : NULL;
        for (size_t i = 0; list != NULL && i < list->n; i++)
            update_stick_in(u->update, list->items[i].path, false, now);
    }
    if (s->update.inbox[0] == '\0')
        return;
    u->inbox = inbox_create(u->kiosk->loop, s->update.inbox, ".edition", inbox_filled, u);
    if (u->inbox != NULL)
        update_inbox_filled(u->update, s->update.inbox, now);
    else
        log_note(PROGRAM, "nothing is taken from the inbox %s: %s", s->update.inbox, strerror(errno));
}

void updating_stop(struct updating *u)
{
    struct error e;

    if (u != NULL && !shelf_stop(u->shelf, &e))
        tell_error(u, &e);
}

/* An entry of the edition on the wall turned out bad: the one before it has to do. */
static void leave_bad_edition(struct updating *u)
{
    struct error e;

    if (!u->kiosk->bad_article)
        return;
    u->kiosk->bad_article = false;
    if (u->place < SHELF_FACTORY && !show_from(u, u->place + 1, SHELF_FACTORY, &e))
        tell_error(u, &e);
}

uint64_t updating_do(struct updating *u, uint64_t now)
{
    struct update_order order;
    struct error e;

    if (u == NULL)
        return LOOP_NEVER;
    leave_bad_edition(u);
    if (update_wake(u->update) <= now)
        update_time(u->update, now);
    while (update_take_order(u->update, &order))
        carry_out(u, &order);
    if (u->good_at <= now) {
        u->good_at = LOOP_NEVER;
        if (!shelf_mark_good(u->shelf, &e))
            tell_error(u, &e);
    }
    /* What was carried out took its time, and the trace's does not go back. */
    uint64_t next = refresh(u, loop_now()), wake = update_wake(u->update);
    next = wake < next ? wake : next;
    return u->good_at < next ? u->good_at : next;
}
