/* SPDX-License-Identifier: MIT */
/*
 * The state machine is told stories: each line of one is what happens, and then what it orders and what the panel
 * shows. Time runs only where the story says so.
 */
#include "update/update.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { KILLED = 9, FAILED_STATUS = 1 << 8 }; /* as waitpid() says it */

struct story {
    struct update *u;
    uint64_t now;
    char log[4096]; /* the orders since the last look */
};

static void take_orders(struct story *s)
{
    static const char *const names[] = {
        [UPDATE_IMPORT] = "start",   [UPDATE_KILL] = "kill", [UPDATE_COUNT_START] = "count",
        [UPDATE_MARK_GOOD] = "mark", [UPDATE_UNDO] = "undo", [UPDATE_SHOW] = "show"};
    struct update_order o;

    while (update_take_order(s->u, &o)) {
        size_t n = strlen(s->log);
        if (o.kind == UPDATE_NOTE)
            continue;
        snprintf(s->log + n, sizeof s->log - n, "%s%s%s%s%s", n > 0 ? " " : "", names[o.kind],
                 o.kind == UPDATE_IMPORT ? ":" : "", o.kind == UPDATE_IMPORT ? o.path : "",
                 o.kind == UPDATE_IMPORT && o.anew ? "!" : "");
    }
}

static void says(struct story *s, const char *line)
{
    update_line(s->u, line, strlen(line), s->now);
    take_orders(s);
}

static void look(struct story *s, const char *orders, enum update_panel panel)
{
    take_orders(s);
    assert_string_equal(s->log, orders);
    assert_int_equal(update_view(s->u)->panel, panel);
    s->log[0] = '\0';
}

static void ended(struct story *s, const char *orders, enum update_panel panel, enum message_reason reason, bool safe)
{
    look(s, orders, panel);
    assert_int_equal(update_view(s->u)->reason, reason);
    assert_int_equal(update_view(s->u)->safe, safe);
}

static void in(struct story *s, const char *path)
{
    update_stick_in(s->u, path, true, s->now);
    take_orders(s);
}

static void out(struct story *s, const char *path)
{
    update_stick_out(s->u, path, s->now);
    take_orders(s);
}

static void gone(struct story *s, int status)
{
    update_ended(s->u, status, false, s->now);
    take_orders(s);
}

/* The edition that came in is counted and shown. */
static void comes_on(struct story *s)
{
    update_changed(s->u, true, s->now);
    look(s, "show", UPDATE_WORKING);
    update_shown(s->u, SHELF_CURRENT, false, s->now);
    take_orders(s);
}

/* An import is under way: nothing can be taken back. */
static bool is_busy(struct story *s)
{
    struct update_order o;

    take_orders(s);
    update_undo(s->u, false);
    assert_true(update_take_order(s->u, &o) && o.kind == UPDATE_ANNOUNCE);
    return o.notice == UPDATE_NOT_NOW;
}

static void wait(struct story *s, uint64_t ms)
{
    s->now += ms;
    update_time(s->u, s->now);
    take_orders(s);
}

static int begin(void **state)
{
    struct story *s = calloc(1, sizeof *s);

    if (s == NULL || (s->u = update_create()) == NULL)
        return -1;
    s->now = 1000;
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct story *s = *state;

    update_destroy(s->u);
    free(s);
    return 0;
}

static void until_kept(struct story *s)
{
    says(s, "step\tlook");
    says(s, "edition\t1000\tTuesday");
    says(s, "step\tcopy");
    says(s, "done\t500\t1000");
    says(s, "done\t1000\t1000");
    says(s, "step\tcheck");
    says(s, "done\t1\t1");
    says(s, "step\tkeep");
}

static void an_update_goes_well(void **state)
{
    struct story *s = *state;
    double before = -1;
    static const char *const lines[] = {"step\tlook",      "edition\t1000\tTuesday",
                                        "step\tcopy",      "done\t1\t1000",
                                        "done\t999\t1000", "step\tcheck",
                                        "done\t1\t2",      "done\t2\t2",
                                        "step\tkeep"};

    look(s, "", UPDATE_HIDDEN);
    assert_int_equal(update_wake(s->u), UINT64_MAX);
    in(s, "/a");
    look(s, "start:/a!", UPDATE_WORKING);
    assert_true(is_busy(s));
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        says(s, lines[i]);
        look(s, "", UPDATE_WORKING);
        assert_true(update_view(s->u)->progress >= before && update_view(s->u)->progress < 1);
        before = update_view(s->u)->progress;
    }
    assert_string_equal(update_view(s->u)->title, "Tuesday");
    assert_int_equal(update_view(s->u)->size, 1000);
    assert_false(update_view(s->u)->safe);
    says(s, "end\tdone\t0\t0\tx");
    look(s, "", UPDATE_WORKING);
    gone(s, 0);
    look(s, "count", UPDATE_WORKING);
    comes_on(s);
    ended(s, "", UPDATE_ENDED_WELL, MESSAGE_DONE, true);
    assert_true(update_view(s->u)->progress == 1);
    assert_false(is_busy(s));
    wait(s, UPDATE_DONE_MS - 1);
    look(s, "", UPDATE_ENDED_WELL);
    assert_int_equal(update_wake(s->u), s->now + 1);
    wait(s, 1);
    look(s, "", UPDATE_HIDDEN);
    assert_int_equal(update_wake(s->u), UINT64_MAX);
}

static void refusals_are_shown_with_their_reason(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    says(s, "end\tfull\t12\t3\tno room");
    gone(s, FAILED_STATUS);
    ended(s, "start:/a!", UPDATE_REFUSED, MESSAGE_FULL, true);
    assert_int_equal(update_view(s->u)->need, 12);
    assert_int_equal(update_view(s->u)->free, 3);
    /* Pulled out: whoever did it has read it, after a while. */
    wait(s, UPDATE_READ_MS);
    out(s, "/a");
    ended(s, "", UPDATE_REFUSED, MESSAGE_FULL, false);
    wait(s, 1000);
    look(s, "", UPDATE_HIDDEN);
    /* And in again, at once. */
    in(s, "/a");
    look(s, "start:/a!", UPDATE_WORKING);
    says(s, "end\tsame\t0\t0\t");
    gone(s, 0);
    ended(s, "", UPDATE_ENDED_WELL, MESSAGE_SAME, true);
    assert_int_equal(update_view(s->u)->need, 0);
}

static void a_stick_is_pulled_at_any_moment(void **state)
{
    struct story *s = *state;
    static const struct {
        const char *last;
        bool killed;
    } moments[] = {{NULL, true},         {"step\tlook", true},   {"edition\t9\tT", true}, {"step\tcopy", true},
                   {"done\t4\t9", true}, {"step\tcheck", false}, {"step\tkeep", false},   {"end\tdone\t0\t0\t", false}};

    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        in(s, "/a");
        look(s, "start:/a!", UPDATE_WORKING);
        for (size_t k = 1; k <= i; k++)
            says(s, moments[k].last);
        out(s, "/a");
        if (moments[i].killed) {
            ended(s, "kill", UPDATE_REFUSED, MESSAGE_PULLED, false);
            assert_true(is_busy(s));
            says(s, "end\tdone\t0\t0\tsaid too late");
            gone(s, KILLED);
            ended(s, "", UPDATE_REFUSED, MESSAGE_PULLED, false);
        } else {
            look(s, "", UPDATE_WORKING);
            says(s, "end\tdone\t0\t0\t");
            gone(s, 0);
            look(s, "count", UPDATE_WORKING);
            comes_on(s);
            ended(s, "", UPDATE_ENDED_WELL, MESSAGE_DONE, false);
        }
        assert_false(is_busy(s));
    }
}

static void it_is_not_read_again_once_it_is_out(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    until_kept(s);
    out(s, "/a");
    /* The copy was damaged and the importer turns to the stick's next edition, which is not there any more. */
    says(s, "step\tcopy");
    ended(s, "start:/a! kill", UPDATE_REFUSED, MESSAGE_PULLED, false);
}

static void a_stick_hangs(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    says(s, "step\tlook");
    s->log[0] = '\0';
    wait(s, UPDATE_SILENCE_MS - 1);
    look(s, "", UPDATE_WORKING);
    assert_int_equal(update_wake(s->u), s->now + 1);
    wait(s, 1);
    ended(s, "kill", UPDATE_REFUSED, MESSAGE_HUNG, true);
    /* It does not even die; another stick waits for its turn, and says nothing of the first's end. */
    wait(s, UPDATE_READ_MS);
    in(s, "/b");
    look(s, "", UPDATE_REFUSED);
    gone(s, KILLED);
    look(s, "start:/b!", UPDATE_WORKING);
}

static void a_slow_card_is_given_time(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    says(s, "step\tcopy");
    says(s, "done\t9\t9");
    s->log[0] = '\0';
    wait(s, UPDATE_STORING_MS - 1);
    look(s, "", UPDATE_WORKING);
    wait(s, 1);
    ended(s, "kill", UPDATE_REFUSED, MESSAGE_CARD, true);
}

static void killed_while_it_keeps_the_shelf_is_asked(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    until_kept(s);
    gone(s, KILLED);
    look(s, "start:/a! count", UPDATE_WORKING);
    comes_on(s);
    ended(s, "", UPDATE_ENDED_WELL, MESSAGE_UNSURE, true);
    out(s, "/a");
    in(s, "/a");
    until_kept(s);
    update_ended(s->u, KILLED, true, s->now);
    ended(s, "start:/a!", UPDATE_REFUSED, MESSAGE_BROKEN, true);
}

static void an_importer_that_makes_no_sense_is_ended(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    says(s, "step\tlook");
    says(s, "hello");
    ended(s, "start:/a! kill", UPDATE_REFUSED, MESSAGE_BROKEN, true);
    gone(s, KILLED);
    look(s, "", UPDATE_REFUSED);
    out(s, "/a");
    /* One that cannot be started, and one that ends without a word. */
    in(s, "/a");
    gone(s, -1);
    ended(s, "start:/a!", UPDATE_REFUSED, MESSAGE_BROKEN, true);
    out(s, "/a");
    /* An end that nothing may follow. */
    in(s, "/a");
    says(s, "end\tolder\t0\t0\t");
    says(s, "end\tdone\t0\t0\t");
    gone(s, FAILED_STATUS);
    ended(s, "start:/a!", UPDATE_REFUSED, MESSAGE_OLDER, true);
}

static void two_sticks_take_turns(void **state)
{
    struct story *s = *state;

    in(s, "/a");
    in(s, "/b");
    in(s, "/a"); /* told of twice */
    look(s, "start:/a!", UPDATE_WORKING);
    says(s, "end\tolder\t0\t0\t");
    gone(s, FAILED_STATUS);
    /* The first one's outcome can be read before the second's turn. */
    ended(s, "", UPDATE_REFUSED, MESSAGE_OLDER, true);
    assert_int_equal(update_wake(s->u), s->now + UPDATE_READ_MS);
    wait(s, UPDATE_READ_MS);
    look(s, "start:/b!", UPDATE_WORKING);
    /* One that waits and goes is forgotten. */
    in(s, "/c");
    out(s, "/c");
    says(s, "end\tnothing\t0\t0\t");
    gone(s, FAILED_STATUS);
    wait(s, UPDATE_REFUSED_MS);
    look(s, "", UPDATE_HIDDEN);
}

static void a_hub_full_of_sticks(void **state)
{
    struct story *s = *state;
    char path[16];

    for (int i = 0; i < 3 + UPDATE_QUEUE_MOST; i++) {
        snprintf(path, sizeof path, "/%d", i);
        in(s, path);
    }
    int started = 0;
    for (int i = 0; i < 30 && is_busy(s); i++) {
        started++;
        says(s, "end\tnothing\t0\t0\t");
        gone(s, FAILED_STATUS);
        wait(s, UPDATE_READ_MS);
    }
    assert_int_equal(started, 1 + UPDATE_QUEUE_MOST);
}

static void in_and_out_and_in(void **state)
{
    struct story *s = *state;

    for (int i = 0; i < 20; i++) {
        in(s, "/a");
        out(s, "/a");
    }
    in(s, "/a");
    /* One importer at a time: the first is not gone yet. */
    look(s, "start:/a! kill", UPDATE_REFUSED);
    gone(s, KILLED);
    look(s, "start:/a!", UPDATE_WORKING);
}

static void the_inbox_is_quiet(void **state)
{
    struct story *s = *state;
    static const char *const quiet[] = {"same", "nothing", "older", "undone"};

    for (size_t i = 0; i < 4; i++) {
        char line[64];
        update_inbox_filled(s->u, "/inbox", s->now);
        look(s, "start:/inbox", UPDATE_HIDDEN);
        snprintf(line, sizeof line, "end\t%s\t0\t0\t", quiet[i]);
        says(s, line);
        gone(s, FAILED_STATUS);
        look(s, "", UPDATE_HIDDEN);
    }
    update_inbox_filled(s->u, "/inbox", s->now);
    until_kept(s);
    look(s, "start:/inbox", UPDATE_WORKING);
    assert_false(update_view(s->u)->stick);
    assert_string_equal(update_view(s->u)->title, "Tuesday");
    /* Filled again meanwhile: again. */
    update_inbox_filled(s->u, "/inbox", s->now);
    says(s, "end\tdone\t0\t0\t");
    gone(s, 0);
    look(s, "count", UPDATE_WORKING);
    comes_on(s);
    ended(s, "", UPDATE_ENDED_WELL, MESSAGE_DONE, false);
    wait(s, UPDATE_READ_MS);
    look(s, "start:/inbox", UPDATE_ENDED_WELL);
    says(s, "end\tdamaged\t0\t0\t");
    gone(s, FAILED_STATUS);
    ended(s, "", UPDATE_REFUSED, MESSAGE_DAMAGED, false);
}

static void a_stick_that_was_in_is_not_new(void **state)
{
    struct story *s = *state;

    update_stick_in(s->u, "/a", false, s->now);
    look(s, "start:/a", UPDATE_WORKING);
}

static const char *const paths[] = {"/a", "/b", "/c"};

/* The kiosk, as far as the machine sees it. Answers UPDATE_SHOW at once, as it must. */
struct kiosk {
    bool imports, changes; /* the program that runs */
    uint32_t random;
};

static unsigned pick(struct kiosk *k)
{
    k->random = k->random * 1664525 + 1013904223;
    return k->random >> 16;
}

static void obey(struct story *s, struct kiosk *k)
{
    struct update_order o;

    while (update_take_order(s->u, &o)) {
        bool change = o.kind == UPDATE_COUNT_START || o.kind == UPDATE_MARK_GOOD || o.kind == UPDATE_UNDO;
        assert_false((change || o.kind == UPDATE_IMPORT) && (k->imports || k->changes));
        assert_false(o.kind == UPDATE_KILL && !k->imports);
        k->imports = k->imports || o.kind == UPDATE_IMPORT;
        k->changes = k->changes || change;
        if (o.kind == UPDATE_SHOW && pick(k) % 3 > 0)
            update_shown(s->u, o.from + pick(k) % (o.last - o.from + 1), pick(k) % 2, s->now);
        else if (o.kind == UPDATE_SHOW)
            update_not_shown(s->u);
    }
}

static void happen(struct story *s, struct kiosk *k)
{
    static const char *const lines[] = {
        "step\tlook",    "step\tcopy",        "step\tcheck",        "step\tkeep",          "done\t1\t2", "note\tx",
        "edition\t5\tT", "end\tdone\t0\t0\t", "end\tolder\t0\t0\t", "end\tunsure\t0\t0\t", "nonsense"};
    unsigned what = pick(k) % 18, which = pick(k);

    if (what < 2)
        update_stick_in(s->u, paths[which % 3], which & 64, s->now);
    else if (what < 4)
        update_stick_out(s->u, paths[which % 3], s->now);
    else if (what < 11)
        update_line(s->u, lines[which % 11], strlen(lines[which % 11]), s->now);
    else if (what == 11 && k->imports)
        k->imports = false, update_ended(s->u, which & 64 ? 0 : KILLED, which & 1, s->now);
    else if (what == 12 && k->changes)
        k->changes = false, update_changed(s->u, which & 1, s->now);
    else if (what == 13)
        update_inbox_filled(s->u, "/inbox", s->now);
    else if (what == 14)
        update_stick_unmounted(s->u, paths[which % 3], s->now);
    else if (what == 15)
        update_undo(s->u, which & 1);
    else if (what == 16)
        update_damaged(s->u);
    else
        update_time(s->u, s->now += which % 9000);
}

/* Anything at any time: it never asserts, never starts a second program, and comes to rest when the world does. */
static void any_order_of_events(void **state)
{
    struct story *s = *state;
    struct kiosk k = {.random = 1};

    for (int i = 0; i < 200000; i++) {
        happen(s, &k);
        obey(s, &k);
        const struct update_view *v = update_view(s->u);
        assert_true(v->progress >= 0 && v->progress <= 1);
        assert_false(v->safe && v->panel == UPDATE_WORKING);
    }
    for (int i = 0; i < 100; i++) {
        for (size_t n = 0; n < 3; n++)
            update_stick_out(s->u, paths[n], s->now);
        obey(s, &k);
        if (k.imports)
            k.imports = false, update_ended(s->u, KILLED, true, s->now);
        obey(s, &k);
        if (k.changes)
            k.changes = false, update_changed(s->u, true, s->now);
        obey(s, &k);
        update_time(s->u, s->now += UPDATE_STORING_MS);
        obey(s, &k);
    }
    assert_false(is_busy(s));
    assert_int_equal(update_view(s->u)->panel, UPDATE_HIDDEN);
    assert_int_equal(update_wake(s->u), UINT64_MAX);
}

int main(void)
{
#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        STORY(an_update_goes_well),
        STORY(refusals_are_shown_with_their_reason),
        STORY(a_stick_is_pulled_at_any_moment),
        STORY(it_is_not_read_again_once_it_is_out),
        STORY(a_stick_hangs),
        STORY(a_slow_card_is_given_time),
        STORY(killed_while_it_keeps_the_shelf_is_asked),
        STORY(an_importer_that_makes_no_sense_is_ended),
        STORY(two_sticks_take_turns),
        STORY(a_hub_full_of_sticks),
        STORY(in_and_out_and_in),
        STORY(the_inbox_is_quiet),
        STORY(a_stick_that_was_in_is_not_new),
        STORY(any_order_of_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
