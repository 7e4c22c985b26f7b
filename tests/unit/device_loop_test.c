/* SPDX-License-Identifier: MIT */
/* What the loop waits for: descriptors, signals, its hooks. Its timers have device_timer_test.c. */
#include "unit/device_loop_hand.h"

static void stop(struct pipe_end *p)
{
    loop_stop(p->hand->loop);
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
        IN_A_LOOP(signals_come_through_the_loop),
        IN_A_LOOP(a_signal_that_is_none_is_refused),
        cmocka_unit_test(now_does_not_go_back),
        cmocka_unit_test(hooks_stand_round_the_sleep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
