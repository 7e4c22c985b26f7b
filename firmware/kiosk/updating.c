/* SPDX-License-Identifier: MIT */
#include "kiosk/updating.h"

#include "base/log.h"
#include "device/child.h"
#include "device/inbox.h"
#include "device/unmounted.h"
#include "edition/keyring.h"
#include "kiosk/commands.h"
#include "kiosk/panel.h"
#include "update/update.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOT_STARTED = 127 << 8 }; /* as a child's status */

struct updating {
    struct loop *loop;
    struct presenter *presenter;
    const char *factory;
    struct keyring *keys;
    struct shelf *shelf;
    enum shelf_place first;       /* of the edition the run began with */
    struct updating_fault *fault; /* takes the first that is passed over; NULL: it is told only */
    struct update *update;
    struct mounts *mounts;
    struct unmounted *unmounted;
    struct inbox *inbox;
    struct child *child;          /* standfirst-import: it imports or changes the shelf, never both at once */
    char line[MESSAGE_LINE_MOST]; /* of the importer's, as far as it has come */
    size_t have;
    bool skip; /* the rest of a line that is too long */
    struct panel panel;
};

static const struct settings *settings_of(const struct updating *u)
{
    return u->presenter->settings;
}

/* --- trust and shelf ---------------------------------------------------------------------------------------------- */

/* The keys as they lie in their folder now: the importer reads them anew each time, and both must agree. */
static bool renew_trust(struct updating *u)
{
    const struct settings *s = settings_of(u);
    struct keyring *keys = commands_keys(s);
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
    u->presenter->trust = keyring_policy(keys) == KEYRING_SIGNED_ONLY ? p->trust_signed : p->trust_any;
    return true;
}

struct updating *updating_create(struct loop *l, struct presenter *p, const char *factory)
{
    struct updating *u = calloc(1, sizeof *u);

    if (u == NULL)
        return NULL;
    *u = (struct updating){.loop = l, .presenter = p, .panel = {.presenter = p}, .factory = factory};
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
    child_destroy(u->child);
    unmounted_destroy(u->unmounted);
    mounts_destroy(u->mounts);
    inbox_destroy(u->inbox);
    update_destroy(u->update);
    shelf_destroy(u->shelf);
    keyring_destroy(u->keys);
    free(u);
}

static void passed_over(void *user, const char *path, const char *why)
{
    const struct updating *u = user;

    event_error(&u->presenter->events, loop_now(), "%s: %s", path, why);
    if (u->fault == NULL || u->fault->file[0] != '\0')
        return;
    snprintf(u->fault->file, sizeof u->fault->file, "%s", basename(path));
    error_set(&u->fault->why, "%s", why);
}

struct edition *updating_first(struct updating *u, struct updating_fault *fault)
{
    struct error e;
    bool fell_back = false;

    *fault = (struct updating_fault){.file = ""};
    if (!shelf_start(u->shelf, NULL, &fell_back, &e))
        event_error(&u->presenter->events, loop_now(), "%s", e.text);
    if (fell_back)
        event_error(&u->presenter->events, loop_now(),
                    "the newest edition did not come up twice: the one before is shown");
    u->first = SHELF_CURRENT;
    u->fault = fault;
    struct edition *edition = shelf_open(u->shelf, &u->first, passed_over, u);
    u->fault = NULL;
    return edition;
}

/* What the wall shows, for the machine and for the session. */
static void tell_shown(struct updating *u, enum shelf_place place)
{
    u->presenter->session.may_undo = shelf_can_undo(u->shelf);
    update_shown(u->update, place, shelf_is_on_trial(u->shelf), loop_now());
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
    const struct edition *edition = u->presenter->edition;

    child_destroy(u->child);
    u->child = NULL;
    update_ended(u->update, status, edition != NULL && shelf_is_current(u->shelf, edition), loop_now());
}

static void change_ended(void *user, int status)
{
    struct updating *u = user;

    child_destroy(u->child);
    u->child = NULL;
    update_changed(u->update, status == 0, loop_now());
}

/* Beside this program in the folder it was built in, or in libexec where it is installed. False: there is none. */
static bool find_program(char path[PATH_MAX])
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

/* Runs standfirst-import with the kiosk's trust as it stands now: an import of `o`, or `change`, an option that changes
 * the shelf. A slow card must not keep the kiosk from a press, so whatever writes to the shelf is a child. */
static bool start_program(struct updating *u, const struct update_order *o, const char *change)
{
    const struct settings *s = settings_of(u);
    bool signed_only = keyring_policy(u->keys) == KEYRING_SIGNED_ONLY;
    char program[PATH_MAX];
    const char *argv[12] = {program, "--shelf", s->update.shelf, "--trust", signed_only ? "signed" : "any"};
    size_t n = 5;

    if (s->update.keys[0] != '\0') {
        argv[n++] = "--keys";
        argv[n++] = s->update.keys;
    }
    if (change == NULL && o->anew)
        argv[n++] = "--anew";
    argv[n++] = change != NULL ? change : o->path;
    if (find_program(program))
        u->child = child_start(u->loop, (char *const *)argv, change != NULL ? NULL : importer_wrote,
                               change != NULL ? change_ended : importer_ended, u);
    if (u->child != NULL)
        return true;
    event_error(&u->presenter->events, loop_now(), "%s: the importer cannot be started: %s",
                change != NULL ? s->update.shelf : o->path, strerror(errno));
    return false;
}

static void start_import(struct updating *u, const struct update_order *o)
{
    u->have = 0;
    u->skip = false;
    if (!renew_trust(u))
        event_error(&u->presenter->events, loop_now(), "out of memory");
    if (!start_program(u, o, NULL))
        update_ended(u->update, NOT_STARTED, false, loop_now());
}

/* Opens the first edition of the shelf that can be opened, from a place up to another, and shows it. */
static void show_edition(struct updating *u, enum shelf_place place, enum shelf_place last)
{
    struct edition *edition = shelf_open(u->shelf, &place, passed_over, u);
    struct error e;

    if (edition == NULL || place > last) {
        error_set(&e, "no edition of the shelf can be opened");
    } else if (presenter_exchange(u->presenter, edition, &e)) {
        tell_shown(u, place);
        return;
    } else {
        error_prefix(&e, "“%s” (%llu)", edition_facts(edition)->title,
                     (unsigned long long)edition_facts(edition)->sequence);
    }
    edition_close(edition);
    event_error(&u->presenter->events, loop_now(), "%s", e.text);
    update_not_shown(u->update);
}

static void announce(struct updating *u, enum update_notice notice, uint64_t now)
{
    const struct locale *l = locale_for(settings_of(u)->kiosk.language);
    const struct panel_phrases *const words[] = {[UPDATE_UNDONE] = &l->updates.undone,
                                                 [UPDATE_NOT_UNDONE] = &l->outcomes.card,
                                                 [UPDATE_NOT_NOW] = &l->updates.not_now,
                                                 [UPDATE_NO_UNDO] = &l->updates.no_undo};

    if (notice == UPDATE_UNDONE)
        event(&u->presenter->events, now,
              &(struct event){.kind = EVENT_UNDONE, .text = edition_facts(u->presenter->edition)->title});
    panel_put(&u->panel, update_view(u->update), words[notice], now);
}

static void carry_out(struct updating *u, const struct update_order *o)
{
    static const char *const changes[] = {
        [UPDATE_COUNT_START] = "--count-start", [UPDATE_MARK_GOOD] = "--mark-good", [UPDATE_UNDO] = "--undo"};

    switch (o->kind) {
    case UPDATE_IMPORT:
        start_import(u, o);
        break;
    case UPDATE_KILL:
        if (u->child != NULL)
            child_kill(u->child);
        break;
    case UPDATE_COUNT_START:
    case UPDATE_MARK_GOOD:
    case UPDATE_UNDO:
        if (!start_program(u, NULL, changes[o->kind]))
            update_changed(u->update, false, loop_now());
        break;
    case UPDATE_SHOW:
        show_edition(u, o->from, o->last);
        break;
    case UPDATE_ANNOUNCE:
        announce(u, o->notice, loop_now());
        break;
    case UPDATE_FAULT:
        event_error(&u->presenter->events, loop_now(), "%s", o->text);
        break;
    case UPDATE_NOTE:
        log_note(PROGRAM, "update: %s%s%s", o->path, o->path[0] != '\0' ? ": " : "", o->text);
        break;
    }
}

static void carry_out_all(struct updating *u)
{
    struct update_order order;

    while (update_take_order(u->update, &order))
        carry_out(u, &order);
}

bool updating_is_at_work(const struct updating *u)
{
    return u != NULL && update_view(u->update)->panel == UPDATE_WORKING;
}

void updating_resized(struct updating *u)
{
    if (u != NULL)
        panel_resized(&u->panel);
}

void updating_undo(struct updating *u)
{
    if (u == NULL)
        return;
    carry_out_all(u);
    update_undo(u->update, shelf_can_undo(u->shelf));
}

/* --- what happens ------------------------------------------------------------------------------------------------- */

/* Whoever plugs a stick in wants to see what comes of it. */
static void wake_screen(struct updating *u, uint64_t now)
{
    if (u->presenter->session.reader.view == VIEW_ASLEEP)
        session_action(&u->presenter->session, ACTION_HOME, "stick", now);
}

static void mount_changed(void *user, const char *path, bool in)
{
    struct updating *u = user;
    uint64_t now = loop_now();

    if (in) {
        update_stick_in(u->update, path, true, now);
        wake_screen(u, now);
    } else {
        update_stick_out(u->update, path, now);
    }
    if (u->unmounted != NULL)
        unmounted_look(u->unmounted);
}

/* A stick is in of which nothing could be mounted, or is no longer so. */
static void unmounted_changed(void *user, const char *node, bool in)
{
    struct updating *u = user;
    uint64_t now = loop_now();

    if (in) {
        update_stick_unmounted(u->update, node, now);
        wake_screen(u, now);
    } else {
        update_stick_out(u->update, node, now);
    }
}

static void inbox_filled(void *user)
{
    struct updating *u = user;
    update_inbox_filled(u->update, settings_of(u)->update.inbox, loop_now());
}

static void watch_sticks(struct updating *u)
{
    u->mounts = mounts_create(u->loop, settings_of(u)->update.sticks, mount_changed, u);
    if (u->mounts == NULL) {
        event_error(&u->presenter->events, loop_now(), "sticks cannot be watched: %m");
        return;
    }
    const struct mounts_list *list = mounts_now(u->mounts);
    for (size_t i = 0; i < list->n; i++)
        update_stick_in(u->update, list->items[i].path, false, loop_now());
    u->unmounted = unmounted_create(u->loop, u->mounts, unmounted_changed, u);
    if (u->unmounted == NULL)
        event_error(&u->presenter->events, loop_now(), "a stick that cannot be mounted will not be noticed: %m");
}

static void watch_inbox(struct updating *u)
{
    const char *path = settings_of(u)->update.inbox;

    u->inbox = inbox_create(u->loop, path, ".edition", inbox_filled, u);
    if (u->inbox == NULL)
        event_error(&u->presenter->events, loop_now(), "the inbox %s cannot be watched: %m", path);
    else if (inbox_is_there(u->inbox))
        inbox_filled(u);
    else
        log_note(PROGRAM, "the inbox %s is not there yet; what it holds is taken when it is", path);
}

void updating_start(struct updating *u)
{
    if (u == NULL)
        return;
    const struct settings *s = settings_of(u);
    tell_shown(u, u->first);
    if (s->update.enabled && s->update.sticks[0] != '\0')
        watch_sticks(u);
    if (s->update.enabled && s->update.inbox[0] != '\0')
        watch_inbox(u);
}

void updating_stop(struct updating *u)
{
    struct error e;

    if (u == NULL)
        return;
    /* It may have the shelf's lock. */
    child_destroy(u->child);
    u->child = NULL;
    if (!shelf_stop(u->shelf, &e))
        event_error(&u->presenter->events, loop_now(), "%s", e.text);
}

uint64_t updating_do(struct updating *u, uint64_t now)
{
    if (u == NULL)
        return NEVER;
    carry_out_all(u);
    if (u->presenter->bad_article)
        update_damaged(u->update);
    u->presenter->bad_article = false;
    if (update_wake(u->update) <= now)
        update_time(u->update, now);
    carry_out_all(u);
    /* What was carried out took its time, and the trace's does not go back. */
    uint64_t next = panel_refresh(&u->panel, update_view(u->update), loop_now()), wake = update_wake(u->update);
    return sooner(wake, next);
}
