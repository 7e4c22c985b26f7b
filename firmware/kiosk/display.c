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

/* --- waiting for the first ------------------------------------------------------------------------------------- */

/* Somebody who is sitting there is told at once that there is no display. And one that is there but cannot be opened
 * (another program has it) is no matter of waiting for a plug. */
static bool is_worth_waiting(const struct kiosk *k, const struct window_wish *wish)
{
    struct display displays[DISPLAYS_MOST];

    if (k->notify.fd < 0 || wish->windowed || getenv("DISPLAY") != NULL || getenv("WAYLAND_DISPLAY") != NULL)
        return false;
    size_t n = displays_list(displays);
    for (size_t i = 0; i < n; i++)
        if (displays[i].connected)
            return false;
    return true;
}

static void look_again(void *user)
{
    struct kiosk *k = user;
    loop_stop(k->loop);
}

static void card_moved(void *user, const char *path)
{
    (void)path;
    look_again(user);
}

/* Until something happens at the display cards, or it is time to feed the watchdog again. */
static bool wait_once(struct kiosk *k, struct loop_timer *timer)
{
    notify_asleep(&k->notify, loop_now(), LOOP_NEVER);
    return loop_timer_set(timer, loop_now() + NOTIFY_DAY_MS / 2) == 0 && loop_run(k->loop) == 0 && !k->ending;
}

struct window *display_open(struct kiosk *k, const struct window_wish *wish, struct error *e)
{
    struct window *window = window_open(wish, e);

    if (window != NULL || !is_worth_waiting(k, wish))
        return window;
    event(&k->events, loop_now(), &(struct event){.kind = EVENT_WAITING, .text = e->text});
    struct loop_timer *timer = loop_timer_create(k->loop, false, look_again, k);
    /* A display that comes is the kernel's to tell; a card that comes is ours a moment after the kernel has made it.
     * Those that are there are told of at once, so it is tried again before it waits. */
    struct uevents *uevents =
        uevents_create(k->loop, &(struct uevents_wish){.subsystem = SUBSYSTEM, .happened = look_again, .user = k});
    struct hotplug *cards = hotplug_create(k->loop, "/dev/dri", "card", card_moved, card_moved, k);
    /* It is as ready as it can be: nobody is to end it because it has not shown anything yet. */
    notify_ready(&k->notify);
    while (window == NULL && timer != NULL && uevents != NULL && cards != NULL && is_worth_waiting(k, wish) &&
           wait_once(k, timer))
        window = window_open(wish, e);
    notify_awake(&k->notify, loop_now());
    hotplug_destroy(cards);
    uevents_destroy(uevents);
    loop_timer_destroy(timer);
    return window;
}

/* --- another one ----------------------------------------------------------------------------------------------- */

struct display_watch {
    struct kiosk *kiosk;
    struct uevents *uevents;
    uint64_t plugged; /* window_plugged() */
};

static void look(struct display_watch *d, bool ask)
{
    struct kiosk *k = d->kiosk;
    struct error e;
    bool connected;

    if (k->status != 0)
        return;
    uint64_t plugged = window_plugged(k->window, ask, &connected);
    if (plugged == d->plugged)
        return;
    d->plugged = plugged;
    k->unplugged = !connected;
    event(&k->events, loop_now(), &(struct event){.kind = EVENT_PLUG, .on = connected});
    if (connected && !window_renew(k->window, &e))
        kiosk_fail(k, &e);
    else if (connected)
        kiosk_renewed(k);
}

static void cards_told(void *user)
{
    look(user, true);
}

struct display_watch *display_watch_create(struct kiosk *k)
{
    bool connected;

    if (!window_is_bare(k->window))
        return NULL;
    struct display_watch *d = malloc(sizeof *d);
    if (d != NULL) {
        *d = (struct display_watch){.kiosk = k, .plugged = window_plugged(k->window, false, &connected)};
        d->uevents =
            uevents_create(k->loop, &(struct uevents_wish){.subsystem = SUBSYSTEM, .happened = cards_told, .user = d});
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
