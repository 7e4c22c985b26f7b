/* SPDX-License-Identifier: MIT */
/* The one loop: everything that can happen is a file descriptor in one epoll set. Before it sleeps, it calls the
 * before-sleep hook, the one place where drawing happens. Modelled on foot's fdm.h.
 *
 * A round is: the hook, one epoll_wait without a time-out, then the handlers of what is ready. With nothing to do the
 * process stays in that epoll_wait: no wake-up that nobody asked for. One thread only. */
#pragma once

#include "base/never.h"

#include <stdbool.h>

struct loop;
struct loop *loop_create(void); /* NULL and errno */
/* Takes NULL; not from within a handler. Timers go first; watches that are left are dropped, their descriptors stay
 * the caller's. */
void loop_destroy(struct loop *l);

/* `ready` gets epoll's event bits (EPOLLIN, ...; EPOLLERR and EPOLLHUP come unasked). Level-triggered: a handler that
 * leaves bytes unread is called again in the next round. The descriptor stays the caller's; remove it before closing
 * it. Both may be called from within handlers and the hook; a removed watch is not called again, not even for an event
 * of the same round. -1 and errno: EEXIST for a descriptor that is watched, ENOENT for one that is not, EPERM for a
 * plain file. */
typedef void (*loop_ready)(void *user, int fd, uint32_t events);
int loop_watch(struct loop *l, int fd, uint32_t events, loop_ready ready, void *user);
int loop_unwatch(struct loop *l, int fd);

/* Removes a descriptor that may be watched, closes it and makes it -1; -1 is left alone, as is errno. */
void loop_close(struct loop *l, int *fd);

/* A timer is a timerfd on CLOCK_MONOTONIC, or on CLOCK_REALTIME for the wall clock's minute. It starts unset, and
 * before `due` is called it is unset again: whoever wants more sets it anew. A wall-clock timer that is set is also due
 * at once when the clock is set (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET), so that its owner looks at the clock
 * again. It may be set and destroyed from within handlers, its own included; then not called for an earlier time. */
struct loop_timer;
struct loop_timer *loop_timer_create(struct loop *l, bool wall_clock, void (*due)(void *user), void *user);
void loop_timer_destroy(struct loop_timer *t); /* takes NULL */
/* Absolute time in ms of its clock, one that has passed is due in the next round; NEVER unsets. Setting the same time
 * again costs no system call. -1 and errno. */
int loop_timer_set(struct loop_timer *t, uint64_t at_ms);

/* Signals by signalfd: `caught` gets the number. Blocks them for the process, and they stay blocked. Once a loop, and
 * before any thread starts. A child process must unblock them before it executes another program. */
int loop_signals(struct loop *l, const int *signals, int n, void (*caught)(void *user, int signal), void *user);

/* The hook runs before each sleep, whatever woke the loop; NULL: none. */
void loop_before_sleep(struct loop *l, void (*hook)(void *user), void *user);

/* The other hook runs right after each sleep, before the handlers of what woke the loop. */
void loop_after_sleep(struct loop *l, void (*hook)(void *user), void *user);

/* Until loop_stop(), which ends it after the handler or hook it is called from, before it sleeps again; called earlier,
 * the next loop_run() returns at once. Returns 0, or -1 and errno if waiting failed. */
int loop_run(struct loop *l);
void loop_stop(struct loop *l);

uint64_t loop_now(void); /* CLOCK_MONOTONIC, ms */
