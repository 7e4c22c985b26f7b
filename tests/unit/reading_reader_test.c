/* SPDX-License-Identifier: MIT */
/*
 * Each row is a story: a deck, a pace, what happens when ("1500 next-card", "9000 tick", "10 hold:home", "10 open:2"),
 * and what the reader says after the last of them: place, view, flags, what changed, and when it wants to be woken.
 */
#include "reading/reader.h"

#include "reading_fake_deck.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* 60 words a minute: the cards of a fake deck dwell 10 s, 20 s, 30 s, ... */
static const struct reader_pace usual = {.words_per_minute = 60,
                                         .dwell_least_ms = 5000,
                                         .dwell_most_ms = 35000,
                                         .wait_after_press_ms = 45000,
                                         .home_after_ms = 300000,
                                         .cycle = true};
static const struct reader_pace by_hand = {.words_per_minute = 60,
                                           .dwell_least_ms = 5000,
                                           .dwell_most_ms = 35000,
                                           .wait_after_press_ms = 45000,
                                           .home_after_ms = 300000};
static const struct reader_pace never_home = {.words_per_minute = 60,
                                              .dwell_least_ms = 5000,
                                              .dwell_most_ms = 35000,
                                              .wait_after_press_ms = 45000,
                                              .cycle = true};
static const struct reader_pace short_wait = {.words_per_minute = 60,
                                              .dwell_least_ms = 5000,
                                              .dwell_most_ms = 35000,
                                              .wait_after_press_ms = 1000,
                                              .home_after_ms = 4000,
                                              .cycle = true};
static const struct reader_pace hand_only = {
    .words_per_minute = 60, .dwell_least_ms = 5000, .dwell_most_ms = 35000, .wait_after_press_ms = 45000};

static const struct reader_pace no_wait = {
    .words_per_minute = 60, .dwell_least_ms = 5000, .dwell_most_ms = 35000, .cycle = true};

static void describe(const struct reader *r, const struct reader_change *c, char *out, size_t room)
{
    static const char *const motions[] = {"cut", "card", "article"};
    size_t n = 0;

    n += (size_t)snprintf(out + n, room - n, "%zu.%zu", r->place.article, r->place.card);
    if (r->view == VIEW_CONTENTS)
        n += (size_t)snprintf(out + n, room - n, " contents:%zu", r->chosen);
    n +=
        (size_t)snprintf(out + n, room - n, "%s%s%s%s", r->view == VIEW_INFO ? " info" : "",
                         r->view == VIEW_ASLEEP ? " asleep" : "", r->paused ? " paused" : "", r->empty ? " empty" : "");
    n += (size_t)snprintf(out + n, room - n, " |");
    if (c->shown)
        n += (size_t)snprintf(out + n, room - n, " draw %s", motions[c->motion]);
    if (c->direction != 0)
        n += (size_t)snprintf(out + n, room - n, "%+d", c->direction);
    n += (size_t)snprintf(out + n, room - n, "%s%s%s%s", c->paused ? " pause" : "", c->idle ? " idle" : "",
                          c->quit ? " quit" : "", c->undo ? " undo" : "");
    if (reader_next_wake(r) == NEVER)
        snprintf(out + n, room - n, " @-");
    else
        snprintf(out + n, room - n, " @%" PRIu64, reader_next_wake(r));
}

/* Does one thing, "1500 next-card"; returns what follows it. */
static const char *happen(struct reader *r, const char *at, struct reader_change *c)
{
    char *rest;
    uint64_t now = strtoull(at, &rest, 10);
    const char *what = rest + strspn(rest, " ");
    size_t size = strcspn(what, ",");
    char name[40];
    enum action action;

    assert_true(size < sizeof name);
    memcpy(name, what, size);
    name[size] = '\0';
    bool hold = strncmp(name, "hold:", 5) == 0;
    if (strcmp(name, "tick") == 0) {
        *c = reader_tick(r, now);
    } else if (strcmp(name, "night") == 0 || strcmp(name, "morning") == 0) {
        *c = reader_sleep(r, name[0] == 'n', now);
    } else if (strncmp(name, "open:", 5) == 0) {
        *c = reader_open_article(r, (size_t)strtoul(name + 5, NULL, 10), now);
    } else {
        assert_true(action_from_name(hold ? name + 5 : name, &action));
        *c = hold ? reader_act_hold(r, action, now) : reader_act(r, action, now);
    }
    what += size;
    return *what == ',' ? what + 1 : what;
}

static const struct row {
    const char *deck;
    const struct reader_pace *pace;
    const char *story, *expected;
} rows[] = {
    /* The cycle, left alone. */
    {"HS HQ", &usual, "", "0.0 | @10000"},
    {"HS HQ", &usual, "9999 tick", "0.0 | @10000"},
    {"HS HQ", &usual, "10000 tick", "0.1 | draw card+1 @30000"},
    {"HS HQ", &usual, "10000 tick,30000 tick", "1.0 | draw article+1 @40000"},
    {"HS HQ", &usual, "10000 tick,30000 tick,40000 tick,60000 tick", "0.0 | draw article+1 @70000"},
    {"HS", &usual, "10000 tick,30000 tick", "0.0 | draw card+1 @40000"},
    {"HS - HQ", &usual, "10000 tick,30000 tick", "2.0 | draw article+1 @40000"},
    {"- HS", &usual, "", "1.0 | @10000"},
    {"HS HQ", &by_hand, "", "0.0 | @-"},
    {"HS HQ", &by_hand, "99999 tick", "0.0 | @-"},
    /* Days late: one step. */
    {"HS HQ", &usual, "864000000 tick", "0.1 | draw card+1 @864020000"},
    /* One card: after its dwell nothing is ever due. */
    {"H", &usual, "", "0.0 | @10000"},
    {"H", &usual, "10000 tick", "0.0 | @-"},
    {"H", &usual, "10000 tick,20000 next-card", "0.0 | @320000"},
    {"H - -", &usual, "10000 tick,20000 next-card,320000 tick", "0.0 | idle @330000"},
    {"H - -", &usual, "10000 tick,20000 next-card,320000 tick,330000 tick", "0.0 | @-"},

    /* A press: the larger of dwell and wait, then on from there; home once. */
    {"HS HQ", &usual, "1000 next-card", "0.1 | draw card+1 @46000"},
    {"HS HQ", &short_wait, "1000 next-card", "0.1 | draw card+1 @5000"},
    {"HS HQ", &never_home, "1000 next-card,46000 tick", "1.0 | draw article+1 @56000"},
    {"HS HQ", &usual, "1000 next-card,46000 tick,56000 tick", "1.1 | draw card+1 @76000"},
    {"H H H H H H H H H", &usual, "1000 next-card,46000 tick,301000 tick", "0.0 | draw article-1 idle @311000"},
    {"HS", &usual, "1000 next-card,46000 tick,66000 tick,301000 tick", "0.0 | draw card-1 idle @311000"},
    {"H H", &usual, "1000 next-card,301000 tick,311000 tick", "1.0 | draw article+1 @321000"},
    {"H H", &usual, "1000 next-card,301000 tick,601000 tick", "1.0 | draw article+1 @611000"},
    {"H H", &never_home, "1000 next-card,301000 tick", "0.0 | draw article+1 @311000"},
    /* Nothing to step to still counts as a press and the present dwell is kept. */
    {"HS HS", &short_wait, "1000 next-quote", "0.0 | @5000"},
    {"HS HS", &short_wait, "1000 next-quote,5000 tick", "0.0 | idle @10000"},
    {"HS HS", &short_wait, "9900 next-quote", "0.0 | @10900"},
    {"HS HS", &usual, "9900 none", "0.0 | @10000"},
    /* home_after and dwell both over: home wins, one step. */
    {"HS HS HS", &usual, "1000 next-article,99999999 tick", "0.0 | draw article-1 idle @100009999"},
    /* At home already when it becomes idle: no drawing, and its dwell goes on. */
    {"HS HS", &short_wait, "1000 home,5000 tick", "0.0 | idle @10000"},
    {"HS HS", &short_wait, "6000 home,10000 tick", "0.0 | idle @20000"},
    {"HS HS", &short_wait, "8000 home,12000 tick", "0.0 | idle @22000"},

    /* Every step. */
    {"HSQQ HQ HQ", &by_hand, "1 next-card", "0.1 | draw card+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 previous-card", "2.1 | draw article-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-card,1 previous-card", "0.0 | draw card-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-article,1 previous-card", "0.3 | draw article-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-article", "1.0 | draw article+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 previous-article", "2.0 | draw article-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 previous-article,1 next-article", "0.0 | draw article+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-card,2 previous-article", "2.0 | draw article-1 @300002"},
    {"HSQQ", &by_hand, "1 next-card,2 previous-article", "0.0 | draw card-1 @300002"},
    {"HSQQ HQ HQ", &by_hand, "1 next-quote", "0.2 | draw card+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-quote,1 next-quote,1 next-quote", "1.1 | draw article+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 previous-quote", "2.1 | draw article-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-quote,1 next-quote,1 previous-quote", "0.2 | draw card-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-card,1 home", "0.0 | draw card-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-article,1 home", "0.0 | draw article-1 @300001"},
    {"- HSQQ HQ", &by_hand, "1 next-article,1 home", "1.0 | draw article-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 home", "0.0 | @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 undo-update", "0.0 | undo @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 quit", "0.0 | quit @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 none", "0.0 | @-"},
    {"HSQQ HQ HQ", &by_hand, "1 hold:next-article", "1.0 | draw article+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 open:2", "2.0 | draw article+1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 open:2,1 open:1", "1.0 | draw article-1 @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 open:0", "0.0 | @300001"},
    {"HSQQ HQ HQ", &by_hand, "1 next-card,1 open:0", "0.0 | draw card-1 @300001"},
    {"HSQQ - HQ", &by_hand, "1 open:1", "0.0 | @300001"},
    /* Two presses in one millisecond are two steps. */
    {"HSQQ HQ HQ", &usual, "1 next-card,1 next-card", "0.2 | draw card+1 @45001"},

    /* Pause. */
    {"HS HQ", &never_home, "1000 pause", "0.0 paused | pause @-"},
    {"HS HQ", &never_home, "1000 pause,99999 tick", "0.0 paused | @-"},
    {"HS HQ", &never_home, "1000 pause,2000 next-card", "0.1 paused | draw card+1 @-"},
    {"HS HQ", &never_home, "1000 pause,2000 home", "0.0 paused | @-"},
    {"HS HQ", &never_home, "1000 pause,2000 pause", "0.0 | pause @47000"},
    {"HS HQ", &usual, "1000 pause", "0.0 paused | pause @301000"},
    {"HS HQ", &usual, "1000 pause,2000 next-card", "0.1 paused | draw card+1 @302000"},
    {"HS HQ", &usual, "1000 pause,2000 next-card,302000 tick", "0.0 | draw card-1 pause idle @312000"},
    {"HS HQ", &usual, "1000 pause,301000 tick", "0.0 | pause idle @311000"},
    {"HS HQ", &by_hand, "1000 pause,301000 tick", "0.0 | pause idle @-"},
    {"HS HQ", &hand_only, "1000 pause", "0.0 paused | pause @-"},

    /* Contents. */
    {"HS HQ - HQ", &usual, "1 next-article,2 contents", "1.0 contents:1 | draw card+1 @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-card", "0.0 contents:1 | draw cut @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-card,3 next-card", "0.0 contents:3 | draw cut @45003"},
    {"HS HQ - HQ", &usual, "1 contents,2 previous-card", "0.0 contents:3 | draw cut @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-article", "0.0 contents:1 | draw cut @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 previous-article", "0.0 contents:3 | draw cut @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-quote", "0.0 contents:1 | draw cut @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 previous-quote", "0.0 contents:3 | draw cut @45002"},
    {"HS", &usual, "1 contents,2 next-card", "0.0 contents:0 | @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-card,3 pause", "1.0 | draw card+1 @45003"},
    {"HS HQ - HQ", &usual, "1 next-card,1 contents,3 pause", "0.0 | draw card+1 @45003"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-card,3 hold:next-article", "1.0 | draw card+1 @45003"},
    {"HS HQ - HQ", &usual, "1 contents,2 next-card,3 hold:previous-card", "1.0 | draw card+1 @45003"},
    {"HS HQ - HQ", &usual, "1 contents,2 hold:pause", "0.0 | draw card+1 @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 hold:contents", "0.0 | draw card-1 @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 hold:undo-update", "0.0 contents:0 | undo @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 open:3", "3.0 | draw card+1 @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 open:2", "0.0 contents:0 | @45002"},
    {"HS HQ - HQ", &usual, "1 next-card,2 contents,3 next-card,4 home", "0.1 | draw card-1 @45004"},
    {"HS HQ - HQ", &usual, "1 contents,2 contents", "0.0 | draw card-1 @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 info", "0.0 info | draw card+1 @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 sleep", "0.0 asleep | draw cut @-"},
    {"HS HQ - HQ", &usual, "1 contents,2 undo-update", "0.0 contents:0 | undo @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 quit", "0.0 contents:0 | quit @45002"},
    {"HS HQ - HQ", &usual, "1 contents,2 none", "0.0 contents:0 | @45001"},
    {"HS HQ", &never_home, "1 pause,1 contents,2 pause", "0.0 paused | draw card+1 @-"},
    /* It closes by itself, and the card under it gets its dwell. */
    {"HS HQ", &usual, "1 contents,45001 tick", "0.0 | draw card-1 @55001"},
    {"HS HQ", &short_wait, "1 contents", "0.0 contents:0 | draw card+1 @4001"},
    {"HS HQ", &short_wait, "1 contents,4001 tick", "0.0 | draw card-1 idle @14001"},
    {"HS HQ", &no_wait, "1 contents", "0.0 contents:0 | draw card+1 @10001"},
    {"HS HQ", &no_wait, "1 contents,5000 next-card", "0.0 contents:1 | draw cut @15000"},
    {"HS HQ", &by_hand, "1 next-article,1 contents,300001 tick", "0.0 | draw article-1 idle @-"},
    {"HS HQ", &hand_only, "1 contents", "0.0 contents:0 | draw card+1 @-"},
    {"HS HQ", &usual, "1 pause,2 contents", "0.0 contents:0 paused | draw card+1 @300002"},
    {"HS HQ", &usual, "1 pause,2 contents,300002 tick", "0.0 | draw card-1 pause idle @310002"},

    /* Info. */
    {"HS HQ", &usual, "1 next-card,2 info", "0.1 info | draw card+1 @45002"},
    {"HS HQ", &usual, "1 next-card,2 info,3 info", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 next-card", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 previous-card", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 next-article", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 previous-article", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 next-quote", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 previous-quote", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 home", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 pause", "0.1 | draw card-1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 contents", "0.1 contents:0 | draw card+1 @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 sleep", "0.1 asleep | draw cut @-"},
    {"HS HQ", &usual, "1 next-card,2 info,3 undo-update", "0.1 info | undo @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 quit", "0.1 info | quit @45003"},
    {"HS HQ", &usual, "1 next-card,2 info,3 open:1", "1.0 | draw card+1 @45003"},
    {"HS HQ", &usual, "1 info,45001 tick", "0.0 | draw card-1 @55001"},

    /* Asleep: any action wakes and only wakes. */
    {"HS HQ", &usual, "1 next-card,2 sleep", "0.1 asleep | draw cut @-"},
    {"HS HQ", &usual, "1 next-card,2 sleep,99999999 tick", "0.1 asleep | @-"},
    {"HS HQ", &usual, "2 sleep,3 none", "0.0 asleep | @-"},
    {"HS HQ", &usual, "2 sleep,3 next-card", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 previous-card", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 next-article", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 previous-article", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 next-quote", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 previous-quote", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 home", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 pause", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 contents", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 info", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 sleep", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 undo-update", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 quit", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "1 next-card,2 night", "0.1 asleep | draw cut @-"},
    {"HS HQ", &usual, "1 next-card,2 night,3 night", "0.1 asleep | @-"},
    {"HS HQ", &usual, "1 next-card,2 night,3 next-card", "0.1 | draw cut @45003"},
    {"HS HQ", &usual, "1 next-card,2 night,5 morning", "0.0 | draw cut @10005"}, /* home, and nobody's */
    {"HS HQ", &usual, "1 next-card,2 morning", "0.1 | @45001"},
    {"HS HQ", &usual, "1 pause,2 night,5 morning", "0.0 | draw cut pause @10005"},
    {"HS HQ", &usual, "1 contents,2 night,5 morning", "0.0 | draw cut @10005"},
    {"", &usual, "2 night", "0.0 asleep empty | draw cut @-"},
    {"", &usual, "2 night,5 morning", "0.0 empty | draw cut @-"},
    {"HS HQ", &usual, "2 sleep,3 open:1", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "2 sleep,3 hold:next-article", "0.0 | draw cut @45003"},
    {"HS HQ", &usual, "1 pause,2 sleep,3 home", "0.0 paused | draw cut @300003"},

    /* Nothing to show. */
    {"", &usual, "", "0.0 empty | @-"},
    {"- -", &usual, "", "0.0 empty | @-"},
    {"- -", &usual, "5 tick", "0.0 empty | @-"},
    {"- -", &usual, "1 next-card", "0.0 empty | @-"},
    {"", &usual, "1 previous-card", "0.0 empty | @-"},
    {"", &usual, "1 next-article", "0.0 empty | @-"},
    {"", &usual, "1 previous-article", "0.0 empty | @-"},
    {"", &usual, "1 next-quote", "0.0 empty | @-"},
    {"", &usual, "1 previous-quote", "0.0 empty | @-"},
    {"", &usual, "1 home", "0.0 empty | @-"},
    {"", &usual, "1 pause", "0.0 empty | @-"},
    {"", &usual, "1 contents", "0.0 empty | @-"},
    {"", &usual, "1 info", "0.0 empty | @-"},
    {"", &usual, "1 undo-update", "0.0 empty | undo @-"},
    {"", &usual, "1 quit", "0.0 empty | quit @-"},
    {"", &usual, "1 sleep", "0.0 asleep empty | draw cut @-"},
    {"", &usual, "1 sleep,2 info", "0.0 empty | draw cut @-"},
    {"- -", &usual, "1 open:1", "0.0 empty | @-"},

    /* The end of the clock: nothing wraps round to the past. */
    {"HS HQ", &usual, "18446744073709551600 next-card", "0.1 | draw card+1 @-"},
    {"HS HQ", &usual, "18446744073709551615 next-card", "0.1 | draw card+1 @-"},
    {"HS HQ", &usual, "18446744073709551615 tick", "0.1 | draw card+1 @-"},
    {"HS HQ", &usual, "18446744073709551615 contents", "0.0 contents:0 | draw card+1 @-"},
    {"HS HQ", &usual, "18446744073709551615 contents,18446744073709551615 tick", "0.0 contents:0 | @-"},
    {"HS HQ", &usual, "18446744073709536000 tick", "0.1 | draw card+1 @-"},
    {"HS HQ", &usual, "18446744073709526000 tick", "0.1 | draw card+1 @18446744073709546000"},
};

static void test_stories(void **state)
{
    (void)state;
    size_t failed = 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake_deck f;
        struct reader r;
        struct reader_change c = {0};
        char got[200];
        fake_deck_init(&f, rows[i].deck);
        reader_init(&r, rows[i].pace, &f.deck, 0);
        for (const char *at = rows[i].story; *at != '\0';)
            at = happen(&r, at, &c);
        describe(&r, &c, got, sizeof got);
        if (strcmp(got, rows[i].expected) != 0) {
            print_error("%s: %s\n  expected %s\n  got      %s\n", rows[i].deck, rows[i].story, rows[i].expected, got);
            failed++;
        }
        fake_deck_finish(&f);
    }
    assert_int_equal(failed, 0);
}

static void test_change_deck(void **state)
{
    (void)state;
    static const struct {
        const char *before, *story, *after;
        bool keep;
        struct place at;
        const char *expected; /* at 100000 */
    } cases[] = {
        {"HS HS", "", "HQ", false, {0, 0}, "0.0 | draw cut @110000"},
        {"HS HS", "99000 next-article", "HQ HQ", false, {0, 0}, "0.0 | draw cut @110000"},
        {"HS HS", "99000 next-article", "HQ HQ", true, {1, 1}, "1.1 | draw cut @144000"},
        {"HS HS", "99000 next-article", "HQ", true, {1, 1}, "0.0 | draw cut @144000"},
        {"HS HS", "99000 next-article", "HQ H", true, {1, 1}, "1.0 | draw cut @144000"},
        {"HS HS", "", "HQ HQ", true, {1, 1}, "1.1 | draw cut @120000"},
        {"HS HS", "99000 pause", "HQ HQ", false, {0, 0}, "0.0 | draw cut pause @110000"},
        {"HS HS", "99000 contents", "HQ HQ", false, {0, 0}, "0.0 | draw cut @110000"},
        {"HS HS", "99000 info", "HQ HQ", false, {0, 0}, "0.0 | draw cut @110000"},
        {"HS HS", "99000 info", "HQ HQ", true, {0, 0}, "0.0 info | draw cut @144000"},
        {"HS HS", "99000 info", "- -", true, {0, 0}, "0.0 empty | draw cut @-"},
        {"HS HS", "99000 pause", "HQ HQ", true, {0, 1}, "0.1 paused | draw cut @399000"},
        {"HS HS", "99000 pause", "-", true, {0, 1}, "0.0 empty | draw cut pause @-"},
        {"HS HS HS", "98000 contents,99000 next-card", "HQ HQ HQ", true, {0, 0}, "0.0 contents:1 | draw cut @144000"},
        {"HS HS HS", "98000 contents,99000 next-card", "HQ - HQ", true, {0, 0}, "0.0 contents:0 | draw cut @144000"},
        {"HS HS", "98000 pause,99000 contents", "HQ HQ", true, {0, 0}, "0.0 contents:0 paused | draw cut @399000"},
        {"HS HS", "99000 sleep", "HQ HQ", false, {0, 0}, "0.0 asleep | draw cut @-"},
        {"HS HS", "99000 next-card", "-", true, {0, 1}, "0.0 empty | draw cut @-"},
        {"", "", "HS", false, {0, 0}, "0.0 | draw cut @110000"},
        {"- -", "99000 next-card", "- HS", true, {0, 0}, "1.0 | draw cut @144000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fake_deck before, after;
        struct reader r;
        struct reader_change c = {0};
        char got[200];
        fake_deck_init(&before, cases[i].before);
        fake_deck_init(&after, cases[i].after);
        reader_init(&r, &usual, &before.deck, 90000);
        for (const char *at = cases[i].story; *at != '\0';)
            at = happen(&r, at, &c);
        c = reader_change_deck(&r, &after.deck, cases[i].keep ? &cases[i].at : NULL, 100000);
        describe(&r, &c, got, sizeof got);
        assert_string_equal(got, cases[i].expected);
        fake_deck_finish(&before);
        fake_deck_finish(&after);
    }
}

static void test_dwell(void **state)
{
    (void)state;
    static const struct {
        uint32_t wpm, least, most, words, expected;
    } cases[] = {
        {60, 5000, 35000, 0, 5000},
        {60, 5000, 35000, 5, 5000},
        {60, 5000, 35000, 6, 6000},
        {60, 5000, 35000, 35, 35000},
        {60, 5000, 35000, 36, 35000},
        {200, 0, 60000, 10, 3000},
        {1000, 0, 4000000000, UINT32_MAX, 4000000000},
        {40, 0, UINT32_MAX, UINT32_MAX, UINT32_MAX},
        {60, 0, 35000, 0, 1},
        {60, 9000, 5000, 1, 9000},
        {60, 9000, 5000, 100, 9000},
        {60, 0, 0, 100, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reader_pace pace = {
            .words_per_minute = cases[i].wpm, .dwell_least_ms = cases[i].least, .dwell_most_ms = cases[i].most};
        assert_int_equal(reader_dwell(&pace, cases[i].words), cases[i].expected);
    }
}

static void test_neighbours(void **state)
{
    (void)state;
    static const struct {
        const char *articles;
        struct place at;
        const char *expected;
    } cases[] = {
        {"HSQ HSQ HSQ", {1, 1}, "1.2 1.0 2.0 0.0"},
        {"HSQ HSQ HSQ", {1, 2}, "2.0 1.1 0.0"},
        {"HSQ HSQ HSQ", {1, 0}, "1.1 0.2 2.0 0.0"},
        {"HSQ HSQ", {0, 1}, "0.2 0.0 1.0"},
        {"H H", {0, 0}, "1.0"},
        {"H - HS", {0, 0}, "2.0 2.1"},
        {"HS", {0, 0}, "0.1"},
        {"HSQ", {0, 1}, "0.2 0.0"},
        {"HSQ", {0, 2}, "0.0 0.1"},
        {"- H", {1, 0}, ""},
        {"-", {0, 0}, ""},
        {"", {0, 0}, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fake_deck f;
        struct reader r;
        struct place out[4];
        char got[80] = "";
        fake_deck_init(&f, cases[i].articles);
        reader_init(&r, &usual, &f.deck, 0);
        (void)reader_change_deck(&r, &f.deck, &cases[i].at, 0);
        size_t n = reader_neighbours(&r, out);
        for (size_t k = 0, size = 0; k < n; k++)
            size += (size_t)snprintf(got + size, sizeof got - size, "%s%zu.%zu", k > 0 ? " " : "", out[k].article,
                                     out[k].card);
        assert_string_equal(got, cases[i].expected);
        fake_deck_finish(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),
        cmocka_unit_test(test_change_deck),
        cmocka_unit_test(test_dwell),
        cmocka_unit_test(test_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
