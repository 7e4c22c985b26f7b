/* SPDX-License-Identifier: MIT */
/* Sticks of which nothing could be mounted, beside those that are read: whose turn it is, and what the panel says. */
#include "update/update.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FAILED_STATUS = 1 << 8 }; /* as waitpid() says it */

struct story {
    struct update *u;
    uint64_t now;
    char notes[512];
};

/* Every order, in one line: "start:/a". What goes to the journal is kept apart. */
static void ordered(struct story *s, const char *wanted)
{
    char said[512] = "";
    struct update_order o;

    s->notes[0] = '\0';
    while (update_take_order(s->u, &o)) {
        char *to = o.kind == UPDATE_NOTE ? s->notes : said;
        size_t n = strlen(to);
        snprintf(to + n, 512 - n, "%s%s:%s", n > 0 ? " " : "", o.kind == UPDATE_IMPORT ? "start" : o.path,
                 o.kind == UPDATE_IMPORT ? o.path : o.text);
    }
    assert_string_equal(said, wanted);
}

static void shows(struct story *s, enum update_panel panel, enum message_reason reason)
{
    assert_int_equal(update_view(s->u)->panel, panel);
    assert_int_equal(update_view(s->u)->reason, reason);
}

static void waits(struct story *s, uint64_t ms)
{
    s->now += ms;
    update_time(s->u, s->now);
}

static void importer_says_older(struct story *s)
{
    static const char line[] = "end\tolder\t0\t0\t";

    update_line(s->u, line, sizeof line - 1, s->now);
    update_ended(s->u, FAILED_STATUS, false, s->now);
    ordered(s, "");
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

static void it_is_told_at_once_and_goes_with_the_stick(void **state)
{
    struct story *s = *state;

    update_stick_unmounted(s->u, "/dev/sda", s->now);
    ordered(s, "");
    assert_string_equal(s->notes, "/dev/sda:format: nothing of it could be mounted");
    shows(s, UPDATE_REFUSED, MESSAGE_FORMAT);
    assert_true(update_view(s->u)->stick && update_view(s->u)->safe);
    /* It can be read to the end before it goes. */
    update_stick_out(s->u, "/dev/sda", s->now);
    assert_false(update_view(s->u)->safe);
    waits(s, UPDATE_READ_MS - 1);
    shows(s, UPDATE_REFUSED, MESSAGE_FORMAT);
    waits(s, 1);
    assert_int_equal(update_view(s->u)->panel, UPDATE_HIDDEN);
    assert_int_equal(update_wake(s->u), UINT64_MAX);
    /* One that stays in has been told of for long enough at some time. */
    update_stick_unmounted(s->u, "/dev/sda", s->now);
    ordered(s, "");
    waits(s, UPDATE_REFUSED_MS);
    assert_int_equal(update_view(s->u)->panel, UPDATE_HIDDEN);
}

static void mounted_after_all_it_is_read(void **state)
{
    struct story *s = *state;

    update_stick_unmounted(s->u, "/dev/sda", s->now);
    ordered(s, "");
    update_stick_in(s->u, "/sda1", true, s->now);
    update_stick_out(s->u, "/dev/sda", s->now);
    ordered(s, "start:/sda1");
    assert_int_equal(update_view(s->u)->panel, UPDATE_WORKING);
}

/* The readable one is taken first, whichever came first, and its outcome can be read. */
static void the_readable_one_wins(void **state)
{
    struct story *s = *state;

    update_stick_unmounted(s->u, "/dev/sda", s->now);
    ordered(s, "");
    update_stick_in(s->u, "/sdb1", true, s->now);
    ordered(s, "start:/sdb1");
    update_stick_unmounted(s->u, "/dev/sdc", s->now);
    ordered(s, "");
    assert_int_equal(update_view(s->u)->panel, UPDATE_WORKING);
    importer_says_older(s);
    shows(s, UPDATE_REFUSED, MESSAGE_OLDER);
    assert_int_equal(update_wake(s->u), s->now + UPDATE_READ_MS);
    waits(s, UPDATE_READ_MS);
    ordered(s, "");
    assert_string_equal(s->notes, "/dev/sdc:format: nothing of it could be mounted");
    shows(s, UPDATE_REFUSED, MESSAGE_FORMAT);
    /* What was said of the edition before has nothing to do with it. */
    assert_string_equal(update_view(s->u)->title, "");
}

static void pulled_before_its_turn_it_is_not_told(void **state)
{
    struct story *s = *state;

    update_stick_in(s->u, "/sdb1", true, s->now);
    ordered(s, "start:/sdb1");
    update_stick_unmounted(s->u, "/dev/sda", s->now);
    update_stick_out(s->u, "/dev/sda", s->now);
    importer_says_older(s);
    waits(s, UPDATE_REFUSED_MS);
    ordered(s, "");
    assert_string_equal(s->notes, "");
    assert_int_equal(update_view(s->u)->panel, UPDATE_HIDDEN);
}

/* As many as can wait all come to their turn at once, with the last line of the importer before them. */
static void many_of_them(void **state)
{
    struct story *s = *state;
    char path[16];

    update_stick_in(s->u, "/a", true, s->now);
    ordered(s, "start:/a");
    for (int i = 0; i <= UPDATE_QUEUE_MOST; i++) {
        snprintf(path, sizeof path, "/dev/sd%d", i);
        update_stick_unmounted(s->u, path, s->now);
    }
    ordered(s, "");
    assert_string_equal(s->notes, "/a:/dev/sd8: is not looked at: too many sticks are in");
    update_stick_out(s->u, "/a", s->now);
    update_ended(s->u, FAILED_STATUS, false, s->now);
    shows(s, UPDATE_REFUSED, MESSAGE_FORMAT);
    while (update_wake(s->u) != UINT64_MAX)
        waits(s, UPDATE_READ_MS);
}

/* All in one round of the loop, so that nobody took the orders: what is no note is never lost. */
static void a_hub_full_of_them(void **state)
{
    struct story *s = *state;
    char path[16];

    for (int i = 0; i < 40; i++) {
        snprintf(path, sizeof path, "/dev/sd%d", i);
        update_stick_unmounted(s->u, path, s->now);
    }
    update_stick_in(s->u, "/a", true, s->now);
    update_stick_out(s->u, "/a", s->now);
    struct update_order o;
    int starts = 0, kills = 0;
    while (update_take_order(s->u, &o)) {
        starts += o.kind == UPDATE_IMPORT;
        kills += o.kind == UPDATE_KILL;
    }
    assert_int_equal(starts, 1);
    assert_int_equal(kills, 1);
}

int main(void)
{
#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        STORY(it_is_told_at_once_and_goes_with_the_stick),
        STORY(mounted_after_all_it_is_read),
        STORY(the_readable_one_wins),
        STORY(pulled_before_its_turn_it_is_not_told),
        STORY(many_of_them),
        STORY(a_hub_full_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
