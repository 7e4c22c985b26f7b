/* SPDX-License-Identifier: MIT */
#include "shelf/shelf.h"

#include "shelf/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { CRASHES_MOST = 2 };

struct shelf {
    char *folder, *factory;
    const struct keyring *trusted;
};

struct shelf *shelf_create(const char *folder, const char *factory, const struct keyring *trusted)
{
    struct shelf *s = calloc(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->trusted = trusted;
    s->folder = strdup(folder);
    s->factory = factory != NULL ? strdup(factory) : NULL;
    if (s->folder == NULL || (factory != NULL && s->factory == NULL)) {
        shelf_destroy(s);
        return NULL;
    }
    return s;
}

void shelf_destroy(struct shelf *s)
{
    if (s == NULL)
        return;
    free(s->folder);
    free(s->factory);
    free(s);
}

static int open_folder(const struct shelf *s)
{
    return open(s->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* As it is kept now: the importer may have changed it since the last look. */
static void load(const struct shelf *s, struct shelf_state *state)
{
    struct shelf_slots slots;
    int folder = open_folder(s);

    *state = (struct shelf_state){0};
    if (folder < 0)
        return;
    shelf_slots_open(&slots, folder, false);
    shelf_state_load(folder, &slots, s->trusted, state);
    shelf_slots_close(&slots);
    close(folder);
}

/* Changes the state under the lock. `change` says whether there is anything to write. */
static bool change_state(const struct shelf *s, bool (*change)(struct shelf_state *state, void *user), void *user,
                         struct error *e)
{
    struct shelf_slots slots = {.fd = {-1, -1}};
    struct shelf_state state;
    bool ok = false;

    int folder = open_folder(s);
    if (folder < 0)
        return error_set(e, "%s: %s", s->folder, strerror(errno));
    if (shelf_lock(folder, LOCK_EX) != 0) {
        error_set(e, "%s: cannot be locked: %s", s->folder, strerror(errno));
        goto out;
    }
    shelf_slots_open(&slots, folder, true);
    shelf_state_load(folder, &slots, s->trusted, &state);
    ok = !change(&state, user) || shelf_slots_write(&slots, &state, e) == SHELF_KEPT ||
         error_prefix(e, "%s: its state", s->folder);
out:
    shelf_slots_close(&slots);
    close(folder); /* and so gives up the lock */
    return ok;
}

/* The same where there is mostly nothing to write: then it takes no lock and makes no file. */
static bool change_if_needed(const struct shelf *s, bool (*change)(struct shelf_state *state, void *user), void *user,
                             struct error *e)
{
    struct shelf_state state;

    load(s, &state);
    return !change(&state, user) || change_state(s, change, user, e);
}

struct start {
    char boot[SHELF_BOOT_ROOM];
    bool fell_back;
};

static bool count_start(struct shelf_state *state, void *user)
{
    struct start *start = user;
    bool changed = start->fell_back = false;

    /* In another boot, starts are counted anew: a device that goes down says nothing about the edition. */
    if (strcmp(state->boot, start->boot) != 0)
        state->starts = 0;
    if (state->current.there && !state->current.good && state->starts >= CRASHES_MOST) {
        shelf_state_undo(state);
        start->fell_back = changed = true;
    }
    if (state->current.there && !state->current.good) {
        state->starts++;
        snprintf(state->boot, sizeof state->boot, "%s", start->boot);
        changed = true;
    }
    return changed;
}

/* "-" if it cannot be read: then all starts count as those of one boot. */
static void read_boot(char boot[SHELF_BOOT_ROOM])
{
    ssize_t n = -1;
    int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);

    if (fd >= 0) {
        n = read(fd, boot, SHELF_BOOT_ROOM - 1);
        close(fd);
    }
    boot[n > 0 ? n : 0] = '\0';
    boot[strcspn(boot, " \n")] = '\0';
    if (boot[0] == '\0')
        strcpy(boot, "-");
}

bool shelf_start(struct shelf *s, const char *boot, bool *fell_back, struct error *e)
{
    struct start start = {.boot = "-"};

    if (boot == NULL)
        read_boot(start.boot);
    else if (boot[0] != '\0')
        snprintf(start.boot, sizeof start.boot, "%s", boot);
    bool ok = change_if_needed(s, count_start, &start, e);
    *fell_back = ok && start.fell_back;
    return ok;
}

static bool uncount_start(struct shelf_state *state, void *user)
{
    (void)user;
    if (!state->current.there || state->current.good || state->starts == 0)
        return false;
    state->starts--;
    return true;
}

bool shelf_stop(struct shelf *s, struct error *e)
{
    return change_if_needed(s, uncount_start, NULL, e);
}

static bool mark_good(struct shelf_state *state, void *user)
{
    (void)user;
    if (!state->current.there || state->current.good)
        return false;
    state->current.good = true;
    state->starts = 0;
    return true;
}

bool shelf_mark_good(struct shelf *s, struct error *e)
{
    return change_if_needed(s, mark_good, NULL, e);
}

bool shelf_is_on_trial(const struct shelf *s)
{
    struct shelf_state state;

    load(s, &state);
    return state.current.there && !state.current.good;
}

static bool undo(struct shelf_state *state, void *user)
{
    bool *undone = user;

    if (!state->current.there)
        return false;
    shelf_state_undo(state);
    return *undone = true;
}

bool shelf_undo(struct shelf *s, struct error *e)
{
    bool undone = false;

    return change_state(s, undo, &undone, e) && (undone || error_set(e, "there is no edition to take back"));
}

bool shelf_can_undo(const struct shelf *s)
{
    struct shelf_state state;

    load(s, &state);
    return state.current.there;
}

static bool forget_floors(struct shelf_state *state, void *user)
{
    (void)user;
    state->n_floors = 0;
    state->has_before = state->has_undone = false;
    return true;
}

bool shelf_forget_floors(struct shelf *s, struct error *e)
{
    return change_state(s, forget_floors, NULL, e);
}

/* Opens one edition of the shelf, proving that it is the one that was put there. NULL, and `passed` is told. */
static struct edition *open_item(const struct shelf *s, const struct shelf_item *item, shelf_passed *passed, void *user)
{
    char name[SHELF_NAME_ROOM];
    struct buffer path = {0};
    struct edition *ed = NULL;
    struct error e;

    if (!item->there)
        return NULL;
    shelf_item_name(item, name);
    buffer_printf(&path, "%s/%s", s->folder, name);
    if (path.failed)
        error_memory(&e);
    else
        ed = edition_open((const char *)path.data, s->trusted, &e);
    if (ed != NULL && !shelf_item_is(item, ed)) {
        edition_close(ed);
        ed = NULL;
        error_set(&e, "is not the edition that was put there");
    }
    if (ed == NULL && passed != NULL)
        passed(user, path.failed ? name : (const char *)path.data, e.text);
    buffer_finish(&path);
    return ed;
}

struct edition *shelf_open(const struct shelf *s, enum shelf_place *place, shelf_passed *passed, void *user)
{
    struct shelf_state state;
    struct edition *ed = NULL;
    struct error e;

    load(s, &state);
    for (; *place <= SHELF_FACTORY; (*place)++) {
        if (*place == SHELF_CURRENT) {
            ed = open_item(s, &state.current, passed, user);
        } else if (*place == SHELF_PREVIOUS) {
            ed = open_item(s, &state.previous, passed, user);
        } else if (s->factory != NULL) {
            ed = edition_open(s->factory, NULL, &e);
            if (ed == NULL && passed != NULL)
                passed(user, s->factory, e.text);
        }
        if (ed != NULL)
            return ed;
    }
    *place = SHELF_FACTORY;
    return NULL;
}

bool shelf_is_current(const struct shelf *s, const struct edition *e)
{
    struct shelf_state state;

    load(s, &state);
    return shelf_item_is(&state.current, e);
}
