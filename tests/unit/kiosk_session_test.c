/* SPDX-License-Identifier: MIT */
/* Most of what a session does is told by the replay scripts; here is what they cannot say. */
#include "kiosk/session.h"

#include "reading_fake_deck.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct scene {
    struct settings settings;
    struct fake_deck deck;
    struct events events;
    struct session session;
};

static struct settings_button *add_button(struct settings *s, const char *name, const char *press, const char *hold)
{
    struct settings_button *b = &s->buttons[s->n_buttons++];

    *b = (struct settings_button){.twice = "none"};
    snprintf(b->name, sizeof b->name, "%s", name);
    snprintf(b->press, sizeof b->press, "%s", press);
    snprintf(b->hold, sizeof b->hold, "%s", hold);
    return b;
}

static int begin(void **state)
{
    static struct scene scene;
    struct scene *s = &scene;

    *s = (struct scene){.events = {.trace = NULL}};
    settings_defaults(&s->settings);
    add_button(&s->settings, "next", "next-card", "none");
    add_button(&s->settings, "home", "home", "undo-update");
    add_button(&s->settings, "undo", "undo-update", "none");
    add_button(&s->settings, "dark", "sleep", "none");
    add_button(&s->settings, "spare", "none", "none");
    add_button(&s->settings, "quit", "quit", "none");
    s->settings.n_encoders = 1;
    s->settings.encoders[0] =
        (struct settings_encoder){.name = "dial", .right = "next-article", .left = "previous-article"};
    fake_deck_init(&s->deck, "HSQ HS HQ");
    *state = s;
    return session_init(&s->session, &s->settings, &s->deck.deck, &s->events, 1000) ? 0 : -1;
}

static int end(void **state)
{
    struct scene *s = *state;

    session_finish(&s->session);
    fake_deck_finish(&s->deck);
    return 0;
}

static struct place at(const struct scene *s)
{
    return s->session.reader.place;
}

static void a_knob_acts_by_its_way(void **state)
{
    struct scene *s = *state;

    assert_true(session_encoder(&s->session, 0, 1, 2000).shown);
    assert_int_equal(at(s).article, 1);
    assert_true(session_encoder(&s->session, 0, 1, 2010).shown);
    assert_true(session_encoder(&s->session, 0, -1, 2020).shown);
    assert_int_equal(at(s).article, 1);
    session_sleep(&s->session, true, 3000);
    assert_true(session_encoder(&s->session, 0, 1, 4000).shown);
    assert_int_equal(s->session.reader.view, VIEW_CARD);
    assert_int_equal(at(s).article, 1); /* it only woke */
}

static void lamps_of_what_can_be_done(void **state)
{
    struct scene *s = *state;
    static const bool usual[] = {true, true, false, true, false, false};

    for (size_t i = 0; i < 6; i++)
        assert_int_equal(session_button_may(&s->session, i), usual[i]);
    s->session.may_undo = true;
    assert_true(session_button_may(&s->session, 2));
    s->session.may_quit = true;
    assert_true(session_button_may(&s->session, 5));
    session_sleep(&s->session, true, 2000);
    for (size_t i = 0; i < 6; i++)
        assert_false(session_button_may(&s->session, i));
    session_sleep(&s->session, false, 3000);
    s->session.reader.empty = true;
    assert_false(session_button_may(&s->session, 0));
    assert_true(session_button_may(&s->session, 3)); /* sleep */
}

static struct reader_change touch(struct scene *s, enum pointer_event event, int64_t finger, uint64_t now)
{
    return session_pointer(&s->session, event, finger, 0.9F, 0.5F, 1.6F, now);
}

static void only_the_finger_that_woke_it_is_swallowed(void **state)
{
    struct scene *s = *state;

    session_sleep(&s->session, true, 2000);
    assert_true(touch(s, POINTER_DOWN, 7, 3000).shown); /* awake before it is lifted */
    assert_int_equal(s->session.reader.view, VIEW_CARD);
    assert_false(touch(s, POINTER_MOVE, 7, 3100).shown);
    touch(s, POINTER_DOWN, 8, 3200);
    assert_true(touch(s, POINTER_UP, 8, 3250).shown); /* another one counts while it is still down */
    assert_int_equal(at(s).card, 1);
    assert_false(touch(s, POINTER_UP, 7, 3300).shown);
    touch(s, POINTER_DOWN, 7, 3400);
    assert_true(touch(s, POINTER_UP, 7, 3450).shown);
    assert_int_equal(at(s).card, 2);
}

static void a_lost_release_swallows_no_second_touch(void **state)
{
    struct scene *s = *state;

    session_sleep(&s->session, true, 2000);
    touch(s, POINTER_DOWN, 7, 3000);
    touch(s, POINTER_DOWN, 7, 4000);
    assert_true(touch(s, POINTER_UP, 7, 4050).shown);
    session_sleep(&s->session, true, 5000);
    assert_true(session_button(&s->session, 0, true, 6000).shown);
    session_let_go(&s->session);
    assert_true(session_button(&s->session, 0, true, 7000).shown);
    assert_int_equal(at(s).card, 2);
}

static void what_does_nothing_wakes_nothing(void **state)
{
    struct scene *s = *state;

    session_sleep(&s->session, true, 2000);
    assert_false(session_button(&s->session, 4, true, 3000).shown);
    assert_false(session_key(&s->session, "F12", true, 3000).shown);
    assert_int_equal(s->session.reader.view, VIEW_ASLEEP);
}

static void times_do_not_go_back(void **state)
{
    struct scene *s = *state;

    assert_true(session_button(&s->session, 0, true, 5000).shown);
    /* The kernel's stamp of another line, read later: it counts as simultaneous. */
    assert_true(session_key(&s->session, "Right", true, 4990).shown);
    assert_int_equal(s->session.now, 5000);
    assert_int_equal(s->session.touched_at, 5000);
    session_tick(&s->session, 5001);
    assert_int_equal(s->session.touched_at, 5000);
}

static void controls_by_their_names(void **state)
{
    struct scene *s = *state;

    assert_int_equal(session_control(&s->session, "home"), s->settings.n_keys + 1); /* the button */
    assert_int_equal(session_control(&s->session, "Home"), 6);                      /* the key */
    assert_int_equal(session_control(&s->session, "HOME"), 6);
    assert_true(session_control(&s->session, "nobody") == SESSION_NO_CONTROL);
}

enum { NOTICE_ENDS = 32000 };

/* A notice comes first. Whatever comes down takes it away and does nothing else, nor does its release. */
static void whatever_comes_down_takes_a_notice_away(void **state)
{
    struct scene *s = *state;
    struct session *session = &s->session;

    for (int way = 0; way < 6; way++) {
        uint64_t now = 2000 + 1200u * (unsigned)way;
        session_notice(session, NOTICE_ENDS, now);
        assert_int_equal(session_next_wake(session) <= NOTICE_ENDS, true);
        assert_false(session_button(session, 1, false, now + 500).shown); /* a release from before */
        assert_false(touch(s, POINTER_MOVE, 3, now + 500).shown);
        assert_int_equal(session->notice_until, NOTICE_ENDS);
        session_take(session);
        struct reader_change c = way == 0   ? session_button(session, 0, true, now + 1000)
                                 : way == 1 ? session_key(session, "Right", true, now + 1000)
                                 : way == 2
                                     ? session_key(session, "F12", true, now + 1000) /* which nothing is bound to */
                                 : way == 3 ? session_encoder(session, 0, 1, now + 1000)
                                 : way == 4 ? touch(s, POINTER_DOWN, 3, now + 1000)
                                            : session_action(session, ACTION_NEXT_CARD, "script", now + 1000);
        assert_true(c.shown);
        assert_true(session_take(session).shown);
        assert_int_equal(session->notice_until, 0);
        assert_int_equal(session->touched_at, now + 1000);
        session_button(session, 0, false, now + 1100);
        session_key(session, "Right", false, now + 1100);
        touch(s, POINTER_UP, 3, now + 1100);
        assert_false(session_take(session).shown);
        assert_int_equal(at(s).article, 0);
        assert_int_equal(at(s).card, 0);
    }
    assert_true(session_button(session, 0, true, 10000).shown);
    assert_int_equal(at(s).card, 1);
}

static void a_notice_ends_by_itself(void **state)
{
    struct scene *s = *state;

    session_notice(&s->session, 2500, 2000);
    assert_int_equal(session_next_wake(&s->session), 2500);
    assert_false(session_tick(&s->session, 2499).shown);
    assert_true(session_tick(&s->session, 2500).shown);
    assert_int_equal(s->session.notice_until, 0);
    assert_true(session_next_wake(&s->session) > 2500);
}

/* Nobody has seen a notice on a dark screen. */
static void waking_takes_no_notice_away(void **state)
{
    struct scene *s = *state;

    session_notice(&s->session, NOTICE_ENDS, 2000);
    session_sleep(&s->session, true, 3000);
    assert_true(session_button(&s->session, 0, true, 4000).shown);
    assert_int_equal(s->session.reader.view, VIEW_CARD);
    assert_int_equal(s->session.notice_until, NOTICE_ENDS);
}

/* Several events before the loop sleeps are one change on the screen, and nothing of them is lost. */
static void changes_wait_to_be_taken(void **state)
{
    struct scene *s = *state;

    assert_false(session_take(&s->session).shown);
    s->session.may_undo = s->session.may_quit = true;
    session_button(&s->session, 2, true, 2000);
    session_button(&s->session, 5, true, 2000);
    session_encoder(&s->session, 0, -1, 2000);
    struct reader_change c = session_take(&s->session);
    assert_true(c.undo && c.quit && c.shown);
    assert_int_equal(c.motion, MOTION_ARTICLE);
    assert_int_equal(c.direction, -1);
    c = session_take(&s->session);
    assert_false(c.undo || c.quit || c.shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_knob_acts_by_its_way, begin, end),
        cmocka_unit_test_setup_teardown(lamps_of_what_can_be_done, begin, end),
        cmocka_unit_test_setup_teardown(only_the_finger_that_woke_it_is_swallowed, begin, end),
        cmocka_unit_test_setup_teardown(a_lost_release_swallows_no_second_touch, begin, end),
        cmocka_unit_test_setup_teardown(what_does_nothing_wakes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(times_do_not_go_back, begin, end),
        cmocka_unit_test_setup_teardown(controls_by_their_names, begin, end),
        cmocka_unit_test_setup_teardown(whatever_comes_down_takes_a_notice_away, begin, end),
        cmocka_unit_test_setup_teardown(a_notice_ends_by_itself, begin, end),
        cmocka_unit_test_setup_teardown(waking_takes_no_notice_away, begin, end),
        cmocka_unit_test_setup_teardown(changes_wait_to_be_taken, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
