/* SPDX-License-Identifier: MIT */
/* The loop's timers, and the wall clock being set under them. */
#include "unit/device_loop_hand.h"

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
    assert_int_equal(loop_timer_set(h->timer, NEVER), 0);
    assert_int_equal(kernel.settimes, 0);
    for (int i = 0; i < 5; i++)
        assert_int_equal(loop_timer_set(h->timer, later), 0);
    assert_int_equal(kernel.settimes, 1);
    assert_int_equal((uint64_t)kernel.last.it_value.tv_sec, later / 1000);
    assert_int_equal((uint64_t)kernel.last.it_value.tv_nsec, later % 1000 * 1000000);
    assert_int_equal(kernel.last.it_interval.tv_sec, 0);
    assert_int_equal(kernel.last.it_interval.tv_nsec, 0);
    for (int i = 0; i < 5; i++)
        assert_int_equal(loop_timer_set(h->timer, NEVER), 0);
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
    assert_int_equal(loop_timer_set(p->hand->timer, NEVER), 0);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_LOOP(timers_come_in_order_and_not_early),
        IN_A_LOOP(a_time_that_has_passed_is_due_at_once),
        IN_A_LOOP(the_same_time_again_costs_no_call),
        IN_A_LOOP(a_timer_may_be_set_to_its_own_time_again),
        IN_A_LOOP(a_timer_sets_itself_from_its_handler),
        IN_A_LOOP(a_timer_put_off_in_the_same_round_is_not_due),
        IN_A_LOOP(a_timer_may_destroy_itself),
        IN_A_LOOP(the_wall_clock_being_set_makes_its_timer_due),
        IN_A_LOOP(the_clock_being_set_while_setting_is_told_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
