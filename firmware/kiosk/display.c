/* SPDX-License-Identifier: MIT */
#include "kiosk/display.h"

#include "base/log.h"
#include "device/hotplug.h"
#include "device/uevents.h"
#include "kiosk/commands.h"
#include "screen/displays.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SUBSYSTEM "drm"

/* Only a service without a window system waits: whoever starts the program by hand is told at once that there is no
 * display. Nor does it wait where a display is connected that cannot be opened, because another program has it. */
static bool is_worth_waiting(const struct display_wish *w)
{
    struct display displays[DISPLAYS_MOST];

    if (w->notify->fd < 0 || w->window->windowed || getenv("DISPLAY") != NULL || getenv("WAYLAND_DISPLAY") != NULL)
        return false;
    size_t n = displays_list(displays);
    for (size_t i = 0; i < n; i++)
        if (displays[i].connected)
            return false;
    return true;
}

static void look_again(void *user)
{
    loop_stop(user);
}

static void card_moved(void *user, const char *path)
{
    (void)path;
    look_again(user);
}

/* Until something happens at the display cards, or it is time to feed the watchdog again. */
static bool wait_once(const struct display_wish *w, struct loop_timer *timer)
{
    notify_asleep(w->notify, loop_now(), NEVER);
    return loop_timer_set(timer, loop_now() + NOTIFY_DAY_MS / 2) == 0 && loop_run(w->loop) == 0 && !*w->ending;
}

struct window *display_open(const struct display_wish *w, struct error *e)
{
    struct window *window = window_open(w->window, e);

    if (window != NULL || !is_worth_waiting(w))
        return window;
    event(w->events, loop_now(), &(struct event){.kind = EVENT_WAITING, .text = e->text});
    struct loop_timer *timer = loop_timer_create(w->loop, false, look_again, w->loop);
    /* The kernel tells of a display that is plugged in (uevents) and of the node of a new display card (hotplug). Nodes
     * that are there already are told of at once, so the loop tries again before it waits. */
    struct uevents *uevents = uevents_create(
        w->loop, &(struct uevents_wish){.subsystem = SUBSYSTEM, .happened = look_again, .user = w->loop});
    struct hotplug *cards = hotplug_create(w->loop, "/dev/dri", "card", card_moved, card_moved, w->loop);
    /* Or the service manager ends it for not having shown anything in time. */
    notify_ready(w->notify);
    while (window == NULL && timer != NULL && uevents != NULL && cards != NULL && is_worth_waiting(w) &&
           wait_once(w, timer))
        window = window_open(w->window, e);
    notify_awake(w->notify, loop_now());
    hotplug_destroy(cards);
    uevents_destroy(uevents);
    loop_timer_destroy(timer);
    return window;
}

struct display_watch {
    const struct window *window;
    const struct events *events;
    struct uevents *uevents;
    uint64_t plugged; /* window_plugged() */
    void (*changed)(void *user, bool connected);
    void *user;
};

static void look(struct display_watch *d, bool ask)
{
    bool connected;
    uint64_t plugged = window_plugged(d->window, ask, &connected);

    if (plugged == d->plugged)
        return;
    d->plugged = plugged;
    event(d->events, loop_now(), &(struct event){.kind = EVENT_PLUG, .on = connected});
    d->changed(d->user, connected);
}

static void cards_told(void *user)
{
    look(user, true);
}

struct display_watch *display_watch_create(struct loop *l, const struct window *window, const struct events *events,
                                           void (*changed)(void *user, bool connected), void *user)
{
    bool connected;

    if (!window_is_bare(window))
        return NULL;
    struct display_watch *d = malloc(sizeof *d);
    if (d != NULL) {
        *d = (struct display_watch){.window = window,
                                    .events = events,
                                    .plugged = window_plugged(window, false, &connected),
                                    .changed = changed,
                                    .user = user};
        d->uevents =
            uevents_create(l, &(struct uevents_wish){.subsystem = SUBSYSTEM, .happened = cards_told, .user = d});
    }
    if (d == NULL || d->uevents == NULL)
        log_error(PROGRAM, "a display that is plugged in later cannot be noticed: %s", strerror(errno));
    if (d != NULL)
        look(d, false);
    return d;
}

void display_watch_destroy(struct display_watch *d)
{
    if (d == NULL)
        return;
    uevents_destroy(d->uevents);
    free(d);
}
