/* SPDX-License-Identifier: MIT */
#include "kiosk/sticks.h"

#include "device/mounts.h"
#include "device/unmounted.h"
#include "settings/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct sticks {
    struct kiosk *kiosk;
    struct update *update;
    struct mounts *mounts;
    struct unmounted *unmounted;
};

/* Whoever plugs a stick in wants to see what comes of it. */
static void wake(struct sticks *s, uint64_t now)
{
    if (s->kiosk->session.reader.view != VIEW_ASLEEP)
        return;
    session_action(&s->kiosk->session, ACTION_HOME, "stick", now);
}

static void mount_changed(void *user, const char *path, bool in)
{
    struct sticks *s = user;
    uint64_t now = loop_now();

    if (in) {
        update_stick_in(s->update, path, true, now);
        wake(s, now);
    } else {
        update_stick_out(s->update, path, now);
    }
    if (s->unmounted != NULL)
        unmounted_look(s->unmounted);
}

static void came_to_nothing(void *user, const char *node, bool in)
{
    struct sticks *s = user;
    uint64_t now = loop_now();

    if (in) {
        update_stick_foreign(s->update, node, now);
        wake(s, now);
    } else {
        update_stick_out(s->update, node, now);
    }
}

static void cannot_watch(const struct sticks *s, const char *what)
{
    struct error e;

    error_set(&e, "%s: %s", what, strerror(errno));
    event_error(&s->kiosk->events, loop_now(), e.text);
}

struct sticks *sticks_create(struct kiosk *k, struct update *u)
{
    struct sticks *s = malloc(sizeof *s);

    if (s == NULL)
        return NULL;
    *s = (struct sticks){.kiosk = k, .update = u};
    s->mounts = mounts_create(k->loop, k->settings->update.sticks, mount_changed, s);
    if (s->mounts == NULL) {
        cannot_watch(s, "sticks cannot be watched");
        return s;
    }
    const struct mounts_list *list = mounts_now(s->mounts);
    for (size_t i = 0; i < list->n; i++)
        update_stick_in(u, list->items[i].path, false, loop_now());
    s->unmounted = unmounted_create(k->loop, s->mounts, came_to_nothing, s);
    if (s->unmounted == NULL)
        cannot_watch(s, "a stick that cannot be mounted will not be noticed");
    return s;
}

void sticks_destroy(struct sticks *s)
{
    if (s == NULL)
        return;
    unmounted_destroy(s->unmounted);
    mounts_destroy(s->mounts);
    free(s);
}
