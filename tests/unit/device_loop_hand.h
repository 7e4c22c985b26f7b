/* SPDX-License-Identifier: MIT */
/*
 * A loop under test, with pipes that stand in for hardware. The calls that the loop's promises are about (how long it
 * sleeps, what a timer costs, the clock being set) go through the stand-ins below, which count them and otherwise do
 * what the kernel does. One file of a test program includes this.
 */
#ifndef UNIT_DEVICE_LOOP_HAND_H
#define UNIT_DEVICE_LOOP_HAND_H

#include "device/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct {
    int waits, waits_with_timeout, fail_wait;
    int settimes, cancel_settimes;
    struct itimerspec last;
    int last_flags, last_timer;
    bool cancel_read;
} kernel;

int epoll_wait(int epfd, struct epoll_event *events, int most, int timeout)
{
    kernel.waits++;
    if (timeout != -1)
        kernel.waits_with_timeout++;
    if (kernel.fail_wait != 0) {
        errno = kernel.fail_wait;
        kernel.fail_wait = 0;
        return -1;
    }
    return (int)syscall(SYS_epoll_pwait, epfd, events, most, timeout, NULL, (size_t)8);
}

int timerfd_create(clockid_t clock, int flags)
{
    return kernel.last_timer = (int)syscall(SYS_timerfd_create, clock, flags);
}

int timerfd_settime(int fd, int flags, const struct itimerspec *new, struct itimerspec *old)
{
    kernel.settimes++;
    kernel.last = *new;
    kernel.last_flags = flags;
    if (kernel.cancel_settimes > 0) {
        kernel.cancel_settimes--;
        errno = ECANCELED;
        return -1;
    }
    return (int)syscall(SYS_timerfd_settime, fd, flags, new, old);
}

ssize_t read(int fd, void *data, size_t size)
{
    if (kernel.cancel_read && fd == kernel.last_timer) {
        kernel.cancel_read = false;
        errno = ECANCELED;
        return -1;
    }
    return syscall(SYS_read, fd, data, size);
}

struct hand;
struct pipe_end {
    struct hand *hand;
    int in, out;
    int called;
    uint32_t events;
    void (*then)(struct pipe_end *p);
    struct pipe_end *other;
};

struct hand {
    struct loop *loop;
    struct loop_timer *timer, *other_timer;
    int due, other_due, hooks, rounds_wanted, caught[4], n_caught;
    uint64_t due_at, next_at;
    char order[8];
};

static int set_up(void **state)
{
    struct hand *h = calloc(1, sizeof *h);
    assert_non_null(h);
    memset(&kernel, 0, sizeof kernel);
    alarm(60); /* a loop that sleeps for good is a failure, not a hang */
    h->loop = loop_create();
    assert_non_null(h->loop);
    *state = h;
    return 0;
}

static int tear_down(void **state)
{
    struct hand *h = *state;
    loop_timer_destroy(h->timer);
    loop_timer_destroy(h->other_timer);
    loop_destroy(h->loop);
    free(h);
    return kernel.waits_with_timeout;
}

static void open_pipe(struct pipe_end *p, struct hand *h)
{
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
    *p = (struct pipe_end){.hand = h, .in = ends[0], .out = ends[1]};
}

static void close_pipe(struct pipe_end *p)
{
    close(p->in);
    close(p->out);
}

static void ready(void *user, int fd, uint32_t events)
{
    struct pipe_end *p = user;
    char byte;
    assert_int_equal(fd, p->in);
    p->called++;
    p->events = events;
    if (events & EPOLLIN)
        assert_int_equal(read(fd, &byte, 1), 1);
    if (p->then != NULL)
        p->then(p);
}

static void watch(struct pipe_end *p)
{
    assert_int_equal(loop_watch(p->hand->loop, p->in, EPOLLIN, ready, p), 0);
}

static void press(struct pipe_end *p)
{
    assert_int_equal(write(p->out, "x", 1), 1);
}

static void hook_stops(void *user)
{
    struct hand *h = user;
    if (++h->hooks > h->rounds_wanted)
        loop_stop(h->loop);
}

/* Runs until so many rounds were slept through. */
static void rounds(struct hand *h, int n)
{
    h->hooks = 0;
    h->rounds_wanted = n;
    loop_before_sleep(h->loop, hook_stops, h);
    int before = kernel.waits;
    assert_int_equal(loop_run(h->loop), 0);
    assert_int_equal(kernel.waits - before, n);
    assert_int_equal(h->hooks, n + 1);
}

#define IN_A_LOOP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
