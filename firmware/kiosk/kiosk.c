/* SPDX-License-Identifier: MIT */
#include "kiosk/kiosk.h"

#include "kiosk/display.h"
#include "kiosk/inputs.h"
#include "kiosk/updating.h"

#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { RETRY_MS = 250 };

/* Says what is wrong and ends the loop with status 1. */
static void fail(struct kiosk *k, const char *why)
{
    event_error(&k->presenter.events, loop_now(), "%s", why);
    k->status = 1;
    loop_stop(k->loop);
}

static void take_size(struct kiosk *k)
{
    if (presenter_resize(&k->presenter))
        updating_resized(k->updating);
}

static void take_event(struct kiosk *k, const struct window_event *w)
{
    static const enum pointer_event pointers[] = {
        [WINDOW_POINTER_DOWN] = POINTER_DOWN, [WINDOW_POINTER_MOVE] = POINTER_MOVE, [WINDOW_POINTER_UP] = POINTER_UP};
    struct presenter *p = &k->presenter;

    switch (w->kind) {
    case WINDOW_KEY_DOWN:
    case WINDOW_KEY_UP:
        session_key(&p->session, w->key, w->kind == WINDOW_KEY_DOWN, loop_now());
        break;
    case WINDOW_POINTER_DOWN:
    case WINDOW_POINTER_MOVE:
    case WINDOW_POINTER_UP:
        presenter_pointer(p, pointers[w->kind], w->finger, w->x, w->y, loop_now());
        break;
    case WINDOW_RESIZED:
        take_size(k);
        break;
    case WINDOW_EXPOSED:
        stage_expose(p->stage);
        break;
    case WINDOW_FOCUS_LOST:
        session_let_go(&p->session);
        break;
    case WINDOW_CLOSED:
        loop_stop(k->loop);
        break;
    case WINDOW_LOST:
        fail(k, "the display went away");
        break;
    }
}

static void drain_window(struct kiosk *k)
{
    struct window_event w;

    while (k->status == 0 && window_poll(k->presenter.window, &w))
        take_event(k, &w);
}

static void window_ready(void *user, int fd, uint32_t events)
{
    struct kiosk *k = user;

    (void)fd;
    drain_window(k);
    if (k->status == 0 && (events & (EPOLLHUP | EPOLLERR)) != 0)
        fail(k, "the display went away");
}

static void display_changed(void *user, bool connected)
{
    struct kiosk *k = user;
    struct error e;

    k->unplugged = !connected;
    if (!connected)
        return;
    if (!window_renew(k->presenter.window, &e))
        fail(k, e.text);
    else if (presenter_renewed(&k->presenter))
        updating_resized(k->updating);
}

static void wake_due(void *user)
{
    (void)user; /* what is due is done before the loop sleeps */
}

static void woken(void *user)
{
    struct kiosk *k = user;
    notify_awake(&k->notify, loop_now());
}

/* What was drawn has reached the display, if there is one. */
static bool is_shown(const struct kiosk *k)
{
    return k->unplugged || window_shown(k->presenter.window);
}

/* The watchdog is fed only while what is drawn is shown. */
static void tell_service(struct kiosk *k, uint64_t next)
{
    if (!is_shown(k))
        return;
    if (k->unplugged || window_frames(k->presenter.window) > 0)
        notify_ready(&k->notify);
    notify_asleep(&k->notify, loop_now(), next);
}

/* What the session has changed. False: the run ends by it. */
static bool take_changes(struct kiosk *k)
{
    struct reader_change c = session_take(&k->presenter.session);

    if (c.shown)
        k->presenter.last = c;
    if (c.undo)
        updating_undo(k->updating);
    if (c.quit)
        loop_stop(k->loop);
    return !c.quit;
}

/* Does what is due, draws once, and sets the alarm for what is due next. */
static void before_sleep(void *user)
{
    struct kiosk *k = user;
    struct presenter *p = &k->presenter;
    struct error e;
    uint64_t now = loop_now();

    drain_window(k);
    if (!is_shown(k))
        stage_expose(p->stage);
    if (session_next_wake(&p->session) <= now)
        session_tick(&p->session, now);
    uint64_t next = power_ask(&p->power, &p->session, now);
    if (k->status != 0 || !take_changes(k))
        return;
    next = sooner(next, updating_do(k->updating, now));
    if (!presenter_draw(p, now, &e)) {
        fail(k, e.text);
        return;
    }
    next = sooner(next, inputs_light(k->inputs, updating_is_at_work(k->updating), now));
    /* Presenting can pull events into the window's queue: nothing may wait there while the loop sleeps. */
    drain_window(k);
    next = presenter_rest(p, is_shown(k), next, now);
    /* A place whose card and neighbours could be set and painted: the next run may go on there. */
    if (next > now && p->on_stage.kind == SIGHT_CARD && !stage_moving(p->stage) && p->edition != NULL)
        bookmark_keep(&k->bookmark, edition_identity(p->edition), p->on_stage.place);
    /* A frame that did not get to the display is tried again, until it does or the watchdog ends it. */
    if (!is_shown(k))
        next = sooner(next, now + RETRY_MS);
    loop_timer_set(k->wake, next);
    tell_service(k, next);
}

static void signal_caught(void *user, int signal)
{
    struct kiosk *k = user;
    (void)signal;
    k->ending = true;
    loop_stop(k->loop);
}

bool kiosk_start_loop(struct kiosk *k, struct error *e)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};

    k->loop = loop_create();
    if (k->loop != NULL && loop_signals(k->loop, signals, 3, signal_caught, k) == 0)
        return true;
    return error_set(e, "cannot wait for events: %m");
}

/* What else is to be waited for. False: `e` says why not. */
static bool start(struct kiosk *k, struct error *e)
{
    struct presenter *p = &k->presenter;
    int fd = window_fd(p->window);

    k->wake = loop_timer_create(k->loop, false, wake_due, k);
    if (k->wake == NULL || (fd >= 0 && loop_watch(k->loop, fd, EPOLLIN, window_ready, k) != 0) ||
        presenter_start(p, k->loop) != 0)
        return error_set(e, "cannot wait for events: %m");
    k->inputs = inputs_create(k->loop, p, e);
    if (k->inputs == NULL)
        return false;
    updating_start(k->updating);
    k->display = display_watch_create(k->loop, p->window, &p->events, display_changed, k);
    return true;
}

int kiosk_run(struct kiosk *k)
{
    struct error e;

    k->console.fd = -1;
    if (window_is_bare(k->presenter.window))
        (void)console_take(&k->console, STDIN_FILENO);
    if (!start(k, &e)) {
        fail(k, e.text);
    } else {
        loop_before_sleep(k->loop, before_sleep, k);
        loop_after_sleep(k->loop, woken, k);
        if (loop_run(k->loop) != 0) {
            error_set(&e, "cannot wait for events: %m");
            fail(k, e.text);
        }
        updating_stop(k->updating);
    }
    presenter_stop(&k->presenter);
    console_give_back(&k->console);
    display_watch_destroy(k->display);
    inputs_destroy(k->inputs);
    loop_timer_destroy(k->wake);
    return k->status;
}
