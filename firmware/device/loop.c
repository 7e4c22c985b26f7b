/* SPDX-License-Identifier: MIT */
#include "device/loop.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* More than this many ready at once wait for the next round; epoll hands them out in turn. */
enum { EVENTS_A_ROUND = 32 };

struct watch {
    struct watch *next;
    int fd;
    bool removed;
    loop_ready ready;
    void *user;
};

struct loop {
    int epoll, signals; /* signals: -1 until loop_signals() */
    struct watch *watches;
    struct watch *removed; /* still named by events of this round; freed at its end */
    size_t n_timers;
    bool in_round, stop;
    void (*hook)(void *user);
    void *hook_user;
    void (*after)(void *user);
    void *after_user;
    void (*caught)(void *user, int signal);
    void *caught_user;
};

struct loop_timer {
    struct loop *loop;
    int fd;
    bool wall_clock;
    uint64_t at; /* NEVER: not set */
    void (*due)(void *user);
    void *user;
};

struct loop *loop_create(void)
{
    struct loop *l = calloc(1, sizeof *l);

    if (l == NULL)
        return NULL;
    l->signals = -1;
    l->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (l->epoll < 0) {
        free(l);
        return NULL;
    }
    return l;
}

static void free_watches(struct watch **list)
{
    while (*list != NULL) {
        struct watch *w = *list;
        *list = w->next;
        free(w);
    }
}

void loop_destroy(struct loop *l)
{
    if (l == NULL)
        return;
    assert(!l->in_round);
    assert(l->n_timers == 0);
    free_watches(&l->watches);
    if (l->signals >= 0)
        close(l->signals);
    close(l->epoll);
    free(l);
}

int loop_watch(struct loop *l, int fd, uint32_t events, loop_ready ready, void *user)
{
    struct watch *w = malloc(sizeof *w);

    if (w == NULL)
        return -1;
    *w = (struct watch){.next = l->watches, .fd = fd, .ready = ready, .user = user};
    struct epoll_event wish = {.events = events, .data.ptr = w};
    if (epoll_ctl(l->epoll, EPOLL_CTL_ADD, fd, &wish) != 0) {
        free(w);
        return -1;
    }
    l->watches = w;
    return 0;
}

int loop_unwatch(struct loop *l, int fd)
{
    for (struct watch **at = &l->watches; *at != NULL; at = &(*at)->next) {
        struct watch *w = *at;
        if (w->fd != fd)
            continue;
        int result = epoll_ctl(l->epoll, EPOLL_CTL_DEL, fd, NULL);
        int why = errno;
        *at = w->next;
        if (l->in_round) {
            /* An event of this round may still point to it. */
            w->removed = true;
            w->next = l->removed;
            l->removed = w;
        } else {
            free(w);
        }
        errno = why;
        return result;
    }
    errno = ENOENT;
    return -1;
}

void loop_close(struct loop *l, int *fd)
{
    int why = errno;

    if (*fd >= 0) {
        (void)loop_unwatch(l, *fd);
        close(*fd);
    }
    *fd = -1;
    errno = why;
}

static int arm(struct loop_timer *t, uint64_t at_ms)
{
    struct itimerspec spec = {{0}, {0}};
    uint64_t seconds = at_ms / 1000;

    /* A time that time_t cannot hold never comes. All zeros would unset the timer, so the clock's very start is its
     * first nanosecond. */
    if (at_ms != NEVER && (time_t)seconds >= 0 && (uint64_t)(time_t)seconds == seconds) {
        spec.it_value.tv_sec = (time_t)seconds;
        spec.it_value.tv_nsec = at_ms == 0 ? 1 : (long)(at_ms % 1000) * 1000000;
    }
    return timerfd_settime(t->fd, TFD_TIMER_ABSTIME | (t->wall_clock ? TFD_TIMER_CANCEL_ON_SET : 0), &spec, NULL);
}

static void timer_ready(void *user, int fd, uint32_t events)
{
    struct loop_timer *t = user;
    uint64_t times;

    (void)events;
    if (read(fd, &times, sizeof times) < 0) {
        /* EAGAIN: a handler of this round has set it to another time. ECANCELED: the clock was set, and the timer
         * would still come at its old time. */
        if (errno != ECANCELED)
            return;
        (void)arm(t, NEVER);
    }
    t->at = NEVER;
    t->due(t->user); /* may destroy the timer */
}

struct loop_timer *loop_timer_create(struct loop *l, bool wall_clock, void (*due)(void *user), void *user)
{
    struct loop_timer *t = malloc(sizeof *t);

    if (t == NULL)
        return NULL;
    *t = (struct loop_timer){.loop = l, .wall_clock = wall_clock, .at = NEVER, .due = due, .user = user};
    t->fd = timerfd_create(wall_clock ? CLOCK_REALTIME : CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    l->n_timers++;
    if (t->fd >= 0 && loop_watch(l, t->fd, EPOLLIN, timer_ready, t) == 0)
        return t;
    loop_timer_destroy(t);
    return NULL;
}

void loop_timer_destroy(struct loop_timer *t)
{
    if (t == NULL)
        return;
    t->loop->n_timers--;
    loop_close(t->loop, &t->fd);
    free(t);
}

int loop_timer_set(struct loop_timer *t, uint64_t at_ms)
{
    if (at_ms == t->at)
        return 0;
    if (arm(t, at_ms) != 0) {
        /* The clock was set while the caller looked at it: due at once, so that it looks again. */
        if (errno != ECANCELED || arm(t, 0) != 0)
            return -1;
    }
    t->at = at_ms;
    return 0;
}

static void signals_ready(void *user, int fd, uint32_t events)
{
    struct loop *l = user;
    struct signalfd_siginfo info;

    (void)events;
    /* One a round is enough: what is left is ready again. */
    if (read(fd, &info, sizeof info) == (ssize_t)sizeof info)
        l->caught(l->caught_user, (int)info.ssi_signo);
}

int loop_signals(struct loop *l, const int *signals, int n, void (*caught)(void *user, int signal), void *user)
{
    sigset_t set;

    assert(l->signals < 0);
    sigemptyset(&set);
    for (int i = 0; i < n; i++)
        if (sigaddset(&set, signals[i]) != 0)
            return -1;
    int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0)
        return -1;
    if (sigprocmask(SIG_BLOCK, &set, NULL) != 0 || loop_watch(l, fd, EPOLLIN, signals_ready, l) != 0) {
        loop_close(l, &fd);
        return -1;
    }
    l->signals = fd;
    l->caught = caught;
    l->caught_user = user;
    return 0;
}

void loop_before_sleep(struct loop *l, void (*hook)(void *user), void *user)
{
    l->hook = hook;
    l->hook_user = user;
}

void loop_after_sleep(struct loop *l, void (*hook)(void *user), void *user)
{
    l->after = hook;
    l->after_user = user;
}

static void call_handlers(struct loop *l, const struct epoll_event *events, int n)
{
    l->in_round = true;
    for (int i = 0; i < n && !l->stop; i++) {
        struct watch *w = events[i].data.ptr;
        if (!w->removed)
            w->ready(w->user, w->fd, events[i].events);
    }
    l->in_round = false;
    free_watches(&l->removed);
}

int loop_run(struct loop *l)
{
    struct epoll_event events[EVENTS_A_ROUND];

    assert(!l->in_round);
    while (!l->stop) {
        if (l->hook != NULL)
            l->hook(l->hook_user);
        if (l->stop)
            break;
        int n = epoll_wait(l->epoll, events, EVENTS_A_ROUND, -1);
        if (n < 0 && errno != EINTR)
            return -1;
        if (l->after != NULL)
            l->after(l->after_user);
        call_handlers(l, events, n);
    }
    l->stop = false;
    return 0;
}

void loop_stop(struct loop *l)
{
    l->stop = true;
}

uint64_t loop_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}
