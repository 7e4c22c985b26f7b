/* SPDX-License-Identifier: MIT */
/*
 * The one loop: everything that can happen is a file descriptor in one epoll set. Before it sleeps, it calls the
 * before-sleep hook, the one place where drawing happens. Modelled on foot's fdm.h.
 */
#ifndef DEVICE_LOOP_H
#define DEVICE_LOOP_H

#include <stdbool.h>
#include <stdint.h>

struct loop;
struct loop *loop_create(void); /* NULL and errno */
void loop_destroy(struct loop *l);

/* `ready` gets epoll's event bits. The descriptor stays the caller's; remove it before closing it. May be called from
 * within handlers; a removed watch is not called again, not even for an event of the same round. -1 and errno. */
typedef void (*loop_ready)(void *user, int fd, uint32_t events);
int loop_watch(struct loop *l, int fd, uint32_t events, loop_ready ready, void *user);
int loop_unwatch(struct loop *l, int fd);

/* Timers are timerfds on CLOCK_MONOTONIC (or CLOCK_REALTIME for the wall clock's minute, told when the clock is set).
 */
struct loop_timer;
struct loop_timer *loop_timer_create(struct loop *l, bool wall_clock, void (*due)(void *user), void *user);
void loop_timer_destroy(struct loop_timer *t); /* takes NULL */
/* Absolute time in ms of its clock; UINT64_MAX: never. Setting the same time again costs no system call. */
int loop_timer_set(struct loop_timer *t, uint64_t at_ms);

/* Signals by signalfd: `caught` gets the number. Blocks them for the process. Call before any thread starts. */
int loop_signals(struct loop *l, const int *signals, int n, void (*caught)(void *user, int signal), void *user);

void loop_before_sleep(struct loop *l, void (*hook)(void *user), void *user);

/* Until loop_stop(). Returns 0, or -1 and errno if waiting failed. */
int loop_run(struct loop *l);
void loop_stop(struct loop *l);

uint64_t loop_now(void); /* CLOCK_MONOTONIC, ms */

#endif
