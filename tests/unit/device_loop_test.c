/* SPDX-License-Identifier: MIT */
/*
 * Pipes stand in for hardware. The calls that the loop's promises are about (how long it sleeps, what a timer costs,
 * the clock being set) go through the stand-ins below, which count them and otherwise do what the kernel does.
 */
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

static void stop(struct pipe_end *p)
{
    loop_stop(p->hand->loop);
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

static void a_byte_reaches_its_handler(void **state)
{
    struct hand *h = *state;
    struct pipe_end p;
    open_pipe(&p, h);
    p.then = stop;
    watch(&p);
    press(&p);
    assert_int_equal(loop_run(h->loop), 0);
    assert_int_equal(p.called, 1);
    assert_true(p.events & EPOLLIN);
    assert_int_equal(kernel.waits, 1);
    close_pipe(&p);
}

static void what_is_left_unread_comes_again(void **state)
{
    struct hand *h = *state;
    struct pipe_end p;
    open_pipe(&p, h);
    watch(&p);
    press(&p);
    press(&p);
    rounds(h, 2);
    assert_int_equal(p.called, 2);
    close_pipe(&p);
}

static void a_pulled_plug_is_an_event(void **state)
{
    struct hand *h = *state;
    struct pipe_end p;
    open_pipe(&p, h);
    p.then = stop;
    watch(&p);
    close(p.out);
    assert_int_equal(loop_run(h->loop), 0);
    assert_true(p.events & EPOLLHUP);
    close(p.in);
}

static void remove_other(struct pipe_end *p)
{
    assert_int_equal(loop_unwatch(p->hand->loop, p->other->in), 0);
    close_pipe(p->other);
}

static void a_watch_removed_by_a_handler_is_not_called(void **state)
{
    struct hand *h = *state;
    struct pipe_end a, b;
    open_pipe(&a, h);
    open_pipe(&b, h);
    a.other = &b;
    b.other = &a;
    a.then = b.then = remove_other;
    watch(&a);
    watch(&b);
    press(&a);
    press(&b);
    rounds(h, 1);
    assert_int_equal(a.called + b.called, 1);
    close_pipe(a.called ? &a : &b);
}

/* The other's descriptor is closed and its number taken by a new pipe at once: the old event is not the new pipe's. */
static struct pipe_end replacement;
static void replace_other(struct pipe_end *p)
{
    int number = p->other->in;
    remove_other(p);
    open_pipe(&replacement, p->hand);
    assert_int_equal(replacement.in, number);
    watch(&replacement);
}

static void a_number_taken_again_gets_no_old_event(void **state)
{
    struct hand *h = *state;
    struct pipe_end a, b;
    open_pipe(&a, h);
    open_pipe(&b, h);
    a.other = &b;
    b.other = &a;
    a.then = b.then = replace_other;
    watch(&a);
    watch(&b);
    press(&a);
    press(&b);
    rounds(h, 1);
    assert_int_equal(a.called + b.called, 1);
    assert_int_equal(replacement.called, 0);
    press(&replacement);
    rounds(h, 1);
    assert_int_equal(replacement.called, 1);
    close_pipe(&replacement);
    close_pipe(a.called ? &a : &b);
}

static void remove_itself(struct pipe_end *p)
{
    assert_int_equal(loop_unwatch(p->hand->loop, p->in), 0);
    if (p->called == 1)
        watch(p);
}

static void a_handler_may_remove_and_add_itself(void **state)
{
    struct hand *h = *state;
    struct pipe_end p;
    open_pipe(&p, h);
    p.then = remove_itself;
    watch(&p);
    press(&p);
    press(&p);
    press(&p);
    rounds(h, 2);
    assert_int_equal(p.called, 2);
    assert_int_equal(loop_unwatch(h->loop, p.in), -1);
    assert_int_equal(errno, ENOENT);
    close_pipe(&p);
}

static void more_than_a_round_takes_are_all_served(void **state)
{
    struct hand *h = *state;
    struct pipe_end many[70];
    int called = 0;
    for (int i = 0; i < 70; i++) {
        open_pipe(&many[i], h);
        watch(&many[i]);
        press(&many[i]);
    }
    rounds(h, 3);
    for (int i = 0; i < 70; i++) {
        called += many[i].called == 1;
        close_pipe(&many[i]);
    }
    assert_int_equal(called, 70);
}

static void stopping_ends_the_round(void **state)
{
    struct hand *h = *state;
    struct pipe_end a, b;
    open_pipe(&a, h);
    open_pipe(&b, h);
    a.then = b.then = stop;
    watch(&a);
    watch(&b);
    press(&a);
    press(&b);
    assert_int_equal(loop_run(h->loop), 0);
    assert_int_equal(a.called + b.called, 1);
    assert_int_equal(loop_run(h->loop), 0); /* the other one is still ready */
    assert_int_equal(a.called + b.called, 2);
    close_pipe(&a);
    close_pipe(&b);
}

static void stopping_before_running_does_not_sleep(void **state)
{
    struct hand *h = *state;
    loop_stop(h->loop);
    assert_int_equal(loop_run(h->loop), 0);
    assert_int_equal(kernel.waits, 0);
}

static void wrong_watches_are_refused(void **state)
{
    struct hand *h = *state;
    struct pipe_end p;
    open_pipe(&p, h);
    watch(&p);
    assert_int_equal(loop_watch(h->loop, p.in, EPOLLIN, ready, &p), -1);
    assert_int_equal(errno, EEXIST);
    assert_int_equal(loop_watch(h->loop, -1, EPOLLIN, ready, &p), -1);
    assert_int_equal(errno, EBADF);
    FILE *plain = tmpfile();
    assert_non_null(plain);
    assert_int_equal(loop_watch(h->loop, fileno(plain), EPOLLIN, ready, &p), -1);
    assert_int_equal(errno, EPERM);
    fclose(plain);
    assert_int_equal(loop_unwatch(h->loop, 12345), -1);
    assert_int_equal(errno, ENOENT);
    close_pipe(&p);
}

static void an_interrupted_wait_goes_on_and_a_failed_one_is_told(void **state)
{
    struct hand *h = *state;
    kernel.fail_wait = EINTR;
    rounds(h, 1);
    kernel.fail_wait = EINVAL;
    h->hooks = 0;
    h->rounds_wanted = 9;
    assert_int_equal(loop_run(h->loop), -1);
    assert_int_equal(errno, EINVAL);
}

static void due(void *user)
{
    struct hand *h = user;
    h->due++;
    h->due_at = loop_now();
    strcat(h->order, "a");
    if (h->next_at != 0)
        assert_int_equal(loop_timer_set(h->timer, h->next_at), 0);
}

static void other_due(void *user)
{
    struct hand *h = user;
    h->other_due++;
    strcat(h->order, "b");
}

static void hook_stops_when_both_were_due(void *user)
{
    struct hand *h = user;
    if (h->due + h->other_due == 2)
        loop_stop(h->loop);
}

static void timers_come_in_order_and_not_early(void **state)
{
    struct hand *h = *state;
    h->timer = loop_timer_create(h->loop, false, due, h);
    h->other_timer = loop_timer_create(h->loop, false, other_due, h);
    uint64_t now = loop_now();
    assert_int_equal(loop_timer_set(h->timer, now + 40), 0);
    assert_int_equal(loop_timer_set(h->other_timer, now + 2), 0);
    assert_int_equal(kernel.last_flags, TFD_TIMER_ABSTIME);
    loop_before_sleep(h->loop, hook_stops_when_both_were_due, h);
    assert_int_equal(loop_run(h->loop), 0);
    assert_string_equal(h->order, "ba");
    assert_true(h->due_at >= now + 40);
}

static void a_time_that_has_passed_is_due_at_once(void **state)
{
    struct hand *h = *state;
    h->timer = loop_timer_create(h->loop, false, due, h);
    assert_int_equal(loop_timer_set(h->timer, 0), 0);
    rounds(h, 1);
    assert_int_equal(h->due, 1);
    assert_int_equal(loop_timer_set(h->timer, 1), 0);
    rounds(h, 1);
    assert_int_equal(h->due, 2);
}

static void the_same_time_again_costs_no_call(void **state)
{
    struct hand *h = *state;
    uint64_t later = loop_now() + 1000000;
    h->timer = loop_timer_create(h->loop, false, due, h);
    assert_int_equal(loop_timer_set(h->timer, LOOP_NEVER), 0);
    assert_int_equal(kernel.settimes, 0);
    for (int i = 0; i < 5; i++)
        assert_int_equal(loop_timer_set(h->timer, later), 0);
    assert_int_equal(kernel.settimes, 1);
    assert_int_equal((uint64_t)kernel.last.it_value.tv_sec, later / 1000);
    assert_int_equal((uint64_t)kernel.last.it_value.tv_nsec, later % 1000 * 1000000);
    assert_int_equal(kernel.last.it_interval.tv_sec, 0);
    assert_int_equal(kernel.last.it_interval.tv_nsec, 0);
    for (int i = 0; i < 5; i++)
        assert_int_equal(loop_timer_set(h->timer, LOOP_NEVER), 0);
    assert_int_equal(kernel.settimes, 2);
    assert_int_equal(kernel.last.it_value.tv_sec, 0);
    assert_int_equal(kernel.last.it_value.tv_nsec, 0);
}

/* After it was due, a timer is unset: the same time must be set for good, not taken for the one it has. */
static void a_timer_may_be_set_to_its_own_time_again(void **state)
{
    struct hand *h = *state;
    h->timer = loop_timer_create(h->loop, false, due, h);
    assert_int_equal(loop_timer_set(h->timer, 5), 0);
    rounds(h, 1);
    assert_int_equal(loop_timer_set(h->timer, 5), 0);
    rounds(h, 1);
    assert_int_equal(h->due, 2);
}

static void a_timer_sets_itself_from_its_handler(void **state)
{
    struct hand *h = *state;
    h->timer = loop_timer_create(h->loop, false, due, h);
    h->next_at = 5;
    assert_int_equal(loop_timer_set(h->timer, 5), 0);
    rounds(h, 3);
    assert_int_equal(h->due, 3);
}

static void put_off_the_timer(struct pipe_end *p)
{
    assert_int_equal(loop_timer_set(p->hand->timer, LOOP_NEVER), 0);
}

static void destroy_the_timer(struct pipe_end *p)
{
    loop_timer_destroy(p->hand->timer);
    p->hand->timer = NULL;
}

/* A key press and the timer are ready in the same round, the press first: the timer must not act on its old time. */
static void a_timer_put_off_in_the_same_round_is_not_due(void **state)
{
    struct hand *h = *state;
    static void (*const ways[])(struct pipe_end *) = {put_off_the_timer, destroy_the_timer};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct pipe_end p;
        open_pipe(&p, h);
        p.then = ways[i];
        watch(&p);
        press(&p); /* ready before the timer is, so epoll names it first */
        h->timer = loop_timer_create(h->loop, false, due, h);
        assert_int_equal(loop_timer_set(h->timer, 1), 0);
        rounds(h, 1);
        assert_int_equal(p.called, 1);
        assert_int_equal(h->due, 0);
        assert_int_equal(loop_unwatch(h->loop, p.in), 0);
        close_pipe(&p);
        if (ways[i] == put_off_the_timer)
            destroy_the_timer(&(struct pipe_end){.hand = h});
    }
}

static void destroys_itself(void *user)
{
    struct hand *h = user;
    h->due++;
    loop_timer_destroy(h->timer);
    h->timer = NULL;
}

static void a_timer_may_destroy_itself(void **state)
{
    struct hand *h = *state;
    h->timer = loop_timer_create(h->loop, false, destroys_itself, h);
    assert_int_equal(loop_timer_set(h->timer, 1), 0);
    rounds(h, 1);
    assert_int_equal(h->due, 1);
}

static uint64_t wall_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static void the_wall_clock_being_set_makes_its_timer_due(void **state)
{
    struct hand *h = *state;
    struct pipe_end p;
    h->timer = loop_timer_create(h->loop, true, due, h);
    assert_int_equal(loop_timer_set(h->timer, wall_clock() + 1), 0);
    assert_int_equal(kernel.last_flags, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET);
    int before = kernel.settimes;
    kernel.cancel_read = true; /* what the kernel answers once the clock was set */
    rounds(h, 1);
    assert_int_equal(h->due, 1);
    assert_false(kernel.cancel_read);
    assert_int_equal(kernel.settimes, before + 1); /* and its old time is off */
    assert_int_equal(kernel.last.it_value.tv_sec, 0);
    assert_int_equal(kernel.last.it_value.tv_nsec, 0);
    open_pipe(&p, h);
    watch(&p);
    press(&p);
    rounds(h, 1);
    assert_int_equal(h->due, 1);
    close_pipe(&p);
}

static void the_clock_being_set_while_setting_is_told_too(void **state)
{
    struct hand *h = *state;
    h->timer = loop_timer_create(h->loop, true, due, h);
    kernel.cancel_settimes = 1;
    assert_int_equal(loop_timer_set(h->timer, wall_clock() + 3600000), 0);
    rounds(h, 1);
    assert_int_equal(h->due, 1);
    kernel.cancel_settimes = 2;
    assert_int_equal(loop_timer_set(h->timer, wall_clock() + 3600000), -1);
    assert_int_equal(errno, ECANCELED);
}

static void caught(void *user, int number)
{
    struct hand *h = user;
    h->caught[h->n_caught++] = number;
    if (h->n_caught == 2)
        loop_stop(h->loop);
}

static void signals_come_through_the_loop(void **state)
{
    struct hand *h = *state;
    static const int wanted[] = {SIGUSR1, SIGUSR2};
    assert_int_equal(loop_signals(h->loop, wanted, 2, caught, h), 0);
    raise(SIGUSR1);
    raise(SIGUSR2);
    assert_int_equal(loop_run(h->loop), 0);
    assert_int_equal(h->n_caught, 2);
    assert_int_equal(h->caught[0] + h->caught[1], SIGUSR1 + SIGUSR2);
}

static void a_signal_that_is_none_is_refused(void **state)
{
    struct hand *h = *state;
    static const int wrong[] = {SIGUSR1, 4000};
    assert_int_equal(loop_signals(h->loop, wrong, 2, caught, h), -1);
    assert_int_equal(errno, EINVAL);
}

static void now_does_not_go_back(void **state)
{
    (void)state;
    uint64_t a = loop_now(), b = loop_now();
    assert_true(a > 0 && b >= a);
}

#define IN_A_LOOP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

struct order {
    struct loop *loop;
    char what[16];
};

static void add_word(struct order *o, char c)
{
    size_t n = strlen(o->what);
    assert_true(n + 1 < sizeof o->what);
    o->what[n] = c;
}

static void before(void *user)
{
    add_word(user, 'b');
}

static void after(void *user)
{
    add_word(user, 'a');
}

static void handled(void *user, int fd, uint32_t events)
{
    struct order *o = user;

    (void)fd;
    (void)events;
    add_word(o, 'h');
    if (strlen(o->what) > 5)
        loop_stop(o->loop);
}

static void hooks_stand_round_the_sleep(void **state)
{
    struct order o = {.loop = loop_create()};
    int ends[2];

    (void)state;
    assert_non_null(o.loop);
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    assert_int_equal(write(ends[1], "", 1), 1);
    assert_int_equal(loop_watch(o.loop, ends[0], EPOLLIN, handled, &o), 0);
    loop_before_sleep(o.loop, before, &o);
    loop_after_sleep(o.loop, after, &o);
    assert_int_equal(loop_run(o.loop), 0);
    assert_string_equal(o.what, "bahbah");
    loop_destroy(o.loop);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_LOOP(a_byte_reaches_its_handler),
        IN_A_LOOP(what_is_left_unread_comes_again),
        IN_A_LOOP(a_pulled_plug_is_an_event),
        IN_A_LOOP(a_watch_removed_by_a_handler_is_not_called),
        IN_A_LOOP(a_number_taken_again_gets_no_old_event),
        IN_A_LOOP(a_handler_may_remove_and_add_itself),
        IN_A_LOOP(more_than_a_round_takes_are_all_served),
        IN_A_LOOP(stopping_ends_the_round),
        IN_A_LOOP(stopping_before_running_does_not_sleep),
        IN_A_LOOP(wrong_watches_are_refused),
        IN_A_LOOP(an_interrupted_wait_goes_on_and_a_failed_one_is_told),
        IN_A_LOOP(timers_come_in_order_and_not_early),
        IN_A_LOOP(a_time_that_has_passed_is_due_at_once),
        IN_A_LOOP(the_same_time_again_costs_no_call),
        IN_A_LOOP(a_timer_may_be_set_to_its_own_time_again),
        IN_A_LOOP(a_timer_sets_itself_from_its_handler),
        IN_A_LOOP(a_timer_put_off_in_the_same_round_is_not_due),
        IN_A_LOOP(a_timer_may_destroy_itself),
        IN_A_LOOP(the_wall_clock_being_set_makes_its_timer_due),
        IN_A_LOOP(the_clock_being_set_while_setting_is_told_too),
        IN_A_LOOP(signals_come_through_the_loop),
        IN_A_LOOP(a_signal_that_is_none_is_refused),
        cmocka_unit_test(now_does_not_go_back),
        cmocka_unit_test(hooks_stand_round_the_sleep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
