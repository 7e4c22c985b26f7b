/* SPDX-License-Identifier: MIT */
/*
 * Each row is what hands do and what comes of it. "0 d1" button 1 goes down at 0 ms, "u1" up; "D7 .5 .5" finger 7 goes
 * down there, "M7" moves, "U7" up, "C7" is cancelled; "r" forgets all; "t" is a tick. Before each of them the time-outs
 * due until then are played as the loop would; a story that starts with "late" leaves them out. At the end all are
 * played.
 */
#include "reading/gesture.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct gesture_map test_map(void)
{
    struct gesture_map m;
    static const struct gesture_button buttons[] = {
        [0] = {.press = ACTION_NEXT_CARD},
        [1] = {.press = ACTION_NEXT_CARD, .hold = ACTION_NEXT_ARTICLE},
        [2] = {.press = ACTION_NEXT_QUOTE, .twice = ACTION_PREVIOUS_QUOTE},
        [3] = {.press = ACTION_HOME, .hold = ACTION_UNDO_UPDATE, .twice = ACTION_CONTENTS, .hold_ms = 3000},
        [4] = {.press = ACTION_PAUSE},
        [5] = {.press = ACTION_SLEEP},
        [6] = {.press = ACTION_PREVIOUS_CARD, .hold = ACTION_NEXT_CARD, .hold_ms = 500, .repeat_ms = 200},
        [7] = {.hold = ACTION_CONTENTS},
        [8] = {.twice = ACTION_INFO},
        [9] = {.press = ACTION_PREVIOUS_ARTICLE, .hold = ACTION_HOME},
        [10] = {.press = ACTION_NEXT_ARTICLE, .twice = ACTION_PREVIOUS_CARD},
        [11] = {.press = ACTION_NONE},
        [12] = {.press = ACTION_INFO},
    };
    gesture_map_defaults(&m);
    memcpy(m.buttons, buttons, sizeof buttons);
    m.n_buttons = sizeof buttons / sizeof *buttons;
    m.chords[m.n_chords++] = (struct gesture_chord){4, 5, ACTION_INFO};
    m.chords[m.n_chords++] = (struct gesture_chord){10, 9, ACTION_QUIT};
    m.chords[m.n_chords++] = (struct gesture_chord){9, 4, ACTION_CONTENTS};
    m.chords[m.n_chords++] = (struct gesture_chord){1, 7, ACTION_NONE};
    return m;
}

struct record {
    char text[2000];
    size_t n;
};

static void record(struct record *r, uint64_t now, const struct happening *h, size_t n)
{
    assert_in_range(n, 0, GESTURE_HAPPENINGS_MOST);
    for (size_t i = 0; i < n && r->n < sizeof r->text - 80; i++) {
        r->n += (size_t)snprintf(r->text + r->n, sizeof r->text - r->n, "%s%" PRIu64 ":%s%s", r->n > 0 ? " " : "", now,
                                 action_name(h[i].action), h[i].held ? "/held" : "");
        if (h[i].tap)
            r->n +=
                (size_t)snprintf(r->text + r->n, sizeof r->text - r->n, "@%.2f,%.2f", (double)h[i].x, (double)h[i].y);
    }
}

static void play_time_outs(struct gesture *g, uint64_t until, struct record *r)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];

    for (int most = 300; gesture_next_wake(g) <= until && gesture_next_wake(g) != NEVER; most--) {
        uint64_t due = gesture_next_wake(g);
        assert_true(most > 0);
        record(r, due, out, gesture_tick(g, due, out));
    }
}

static void play(struct gesture *g, const char *story, float aspect, struct record *r)
{
    bool late = strncmp(story, "late ", 5) == 0;
    struct happening out[GESTURE_HAPPENINGS_MOST];
    uint64_t now = 0;

    for (const char *at = late ? story + 5 : story; *at != '\0';) {
        char *rest;
        now = strtoull(at, &rest, 10);
        rest += strspn(rest, " ");
        char what = *rest++;
        long which = strtol(rest, &rest, 10);
        float x = 0, y = 0;
        if (strchr("DMUC", what) != NULL) {
            x = strtof(rest, &rest);
            y = strtof(rest, &rest);
        }
        if (!late)
            play_time_outs(g, now, r);
        size_t n = 0;
        if (what == 'r')
            gesture_reset(g);
        else if (what == 't')
            n = gesture_tick(g, now, out);
        else if (what == 'd' || what == 'u')
            n = gesture_button(g, (uint16_t)which, what == 'd', now, out);
        else
            n = gesture_pointer(g,
                                what == 'D'   ? POINTER_DOWN
                                : what == 'M' ? POINTER_MOVE
                                : what == 'U' ? POINTER_UP
                                              : POINTER_CANCEL,
                                which, x, y, aspect, now, out);
        record(r, now, out, n);
        at = rest + strspn(rest, ", ");
    }
    play_time_outs(g, now + 2500, r);
}

struct row {
    const char *story, *expected;
};

static void run(const struct row *rows, size_t n, const struct gesture_map *map, float aspect)
{
    size_t failed = 0;

    for (size_t i = 0; i < n; i++) {
        struct gesture *g = gesture_create(map);
        struct record r = {0};
        assert_non_null(g);
        assert_true(gesture_next_wake(g) == NEVER);
        play(g, rows[i].story, aspect, &r);
        if (strcmp(r.text, rows[i].expected) != 0) {
            print_error("%s\n  expected %s\n  got      %s\n", rows[i].story, rows[i].expected, r.text);
            failed++;
        }
        gesture_destroy(g);
    }
    assert_int_equal(failed, 0);
}

#define RUN(rows, map, aspect) run(rows, sizeof(rows) / sizeof *(rows), map, aspect)

static void test_buttons(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* A plain press acts on the down edge, at once, also within one millisecond. */
        {"5 d0, 90 u0", "5:next-card"},
        {"5 d0, 5 u0", "5:next-card"},
        {"5 d0, 5 u0, 5 d0, 5 u0", "5:next-card 5:next-card"},
        {"5 d0, 99999 u0", "5:next-card"},
        {"5 d12, 6 d0", "5:info 6:next-card"},
        /* Edges that are none. */
        {"5 d0, 6 d0, 7 u0, 8 u0", "5:next-card"},
        {"5 u0, 6 u1, 7 u2", ""},
        {"5 d11, 6 u11", ""},
        {"5 d1, 300 d1, 400 u1", "400:next-card"},

        /* Hold. */
        {"0 d1, 0 u1", "0:next-card"},
        {"0 d1, 699 u1", "699:next-card"},
        {"0 d1, 700 u1", "700:next-article/held"},
        {"0 d1, 701 u1", "700:next-article/held"},
        {"late 0 d1, 699 u1", "699:next-card"},
        {"late 0 d1, 700 u1", "700:next-article/held"},
        {"late 0 d1, 701 u1", "701:next-article/held"},
        {"late 0 d1, 699 t, 699 u1", "699:next-card"},
        {"late 0 d1, 700 t, 700 u1", "700:next-article/held"},
        {"0 d1", "700:next-article/held"}, /* stuck: once */
        {"0 d1, 99999 t, 100000 u1, 100001 d1, 100002 u1", "700:next-article/held 100002:next-card"},
        {"0 d7, 699 u7", ""},
        {"0 d7, 700 u7", "700:contents/held"},
        /* Two buttons do not disturb each other. */
        {"0 d1, 100 d0, 110 u0, 200 u1", "100:next-card 200:next-card"},
        {"0 d1, 10 d7, 900 u1, 900 u7", "700:next-article/held 710:contents/held"},
        {"late 0 d1, 10 d7, 900 t", "900:next-article/held 900:contents/held"},

        /* Repeat. */
        {"0 d6, 499 u6", "499:previous-card"},
        {"0 d6, 500 u6", "500:next-card"},
        {"0 d6, 699 u6", "500:next-card"},
        {"0 d6, 700 u6", "500:next-card 700:next-card"},
        {"0 d6, 901 u6", "500:next-card 700:next-card 900:next-card"},
        {"late 0 d6, 5000 t, 5199 t, 5200 t, 5201 u6", "5000:next-card 5200:next-card"},

        /* Double press. */
        {"0 d2, 10 u2", "300:next-quote"},
        {"0 d2, 0 u2, 0 d2, 0 u2", "0:previous-quote"},
        {"0 d2, 10 u2, 299 d2, 400 u2", "299:previous-quote"},
        {"0 d2, 10 u2, 300 d2, 310 u2", "300:next-quote 600:next-quote"},
        {"0 d2, 10 u2, 301 d2, 310 u2", "300:next-quote 601:next-quote"},
        {"late 0 d2, 10 u2, 299 d2", "299:previous-quote"},
        {"late 0 d2, 10 u2, 300 d2, 310 u2", "300:next-quote 600:next-quote"},
        {"0 d2, 298 u2, 299 d2, 300 u2", "299:previous-quote"},
        {"0 d2, 10 u2, 20 u2", "300:next-quote"},
        {"0 d2, 299 u2", "300:next-quote"},
        {"0 d2, 300 u2", "300:next-quote"}, /* still down at the time-out: decided there */
        {"0 d2, 5000 u2", "300:next-quote"},
        {"0 d2, 10 u2, 20 d2, 30 u2, 40 d2, 50 u2", "20:previous-quote 340:next-quote"},
        {"0 d2, 10 u2, 20 d2, 30 u2, 40 d2, 50 u2, 60 d2", "20:previous-quote 60:previous-quote"},
        {"0 d2, 10 u2, 20 d2, 5000 u2", "20:previous-quote"},
        {"0 d8, 10 u8", ""},
        {"0 d8, 10 u8, 20 d8, 30 u8", "20:info"},
        /* Another button decides a press that waits; the order of the hands is kept. */
        {"0 d2, 10 u2, 20 d0, 30 u0", "20:next-quote 20:next-card"},
        {"0 d2, 10 u2, 20 d0, 30 u0, 40 d2, 50 u2", "20:next-quote 20:next-card 340:next-quote"},
        {"0 d2, 10 u2, 20 d1, 30 u1", "20:next-quote 30:next-card"},

        /* Hold and double press on one button. */
        {"0 d3, 10 u3", "300:home"},
        {"0 d3, 10 u3, 299 d3, 5000 u3", "299:contents"},
        {"0 d3, 10 u3, 300 d3, 400 u3", "300:home 600:home"},
        {"0 d3, 299 u3", "300:home"},
        {"0 d3, 300 u3", "300:home"},
        {"0 d3, 2999 u3", "2999:home"},
        {"0 d3, 3000 u3", "3000:undo-update/held"},
        {"0 d3, 3001 u3", "3000:undo-update/held"},
    };
    struct gesture_map m = test_map();
    RUN(rows, &m, 1.5F);
}

static void test_chords(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"0 d4, 10 u4", "10:pause"},
        {"0 d4, 0 u4", "0:pause"},
        {"0 d4, 79 u4", "79:pause"},
        {"0 d4, 80 u4", "80:pause"},
        {"0 d4, 900 u4", "80:pause"},
        {"0 d4, 0 d5, 50 u4, 50 u5", "0:info"},
        {"0 d4, 79 d5, 100 u4, 100 u5", "79:info"},
        {"0 d4, 80 d5, 100 u4, 100 u5", "80:pause 100:sleep"},
        {"0 d4, 81 d5, 100 u4, 100 u5", "80:pause 100:sleep"},
        {"late 0 d4, 80 d5, 100 u4, 100 u5", "80:pause 100:sleep"},
        {"0 d5, 79 d4, 100 u4, 100 u5", "79:info"},
        {"0 d4, 30 u4, 40 d5, 50 u5", "30:pause 50:sleep"}, /* one after the other is no chord */
        {"0 d4, 10 d5, 20 u4, 30 d4, 40 u4, 50 u5", "10:info 40:pause"},
        {"0 d4, 10 d0, 20 u4, 30 u0", "10:next-card 20:pause"}, /* not these two */
        {"0 d1, 10 d7, 20 u7, 30 u1", "30:next-card"},          /* a chord of "none" is no chord */
        {"0 d4, 10 d5, 9999 u4, 9999 u5", "10:info"},
        /* With hold and double press. */
        {"0 d9, 79 d10, 2000 u9, 2000 u10", "79:quit"},
        {"0 d9, 80 d10, 700 u9, 2000 u10", "380:next-article 700:home/held"},
        {"0 d9, 699 u9", "699:previous-article"},
        {"0 d10, 10 u10", "300:next-article"},
        {"0 d10, 10 u10, 20 d10, 30 u10", "20:previous-card"},
        {"0 d10, 10 u10, 20 d9, 30 u9", "20:next-article 30:previous-article"},
        {"0 d10, 10 u10, 20 d9, 30 d10, 40 u9, 50 u10", "20:next-article 30:quit"},
        /* Of three, two make a chord and the third is on its own. */
        {"0 d9, 10 d4, 20 d5, 30 u5, 40 u4, 50 u9", "10:contents 30:sleep"},
        {"0 d4, 10 d5, 20 d9, 900 u9, 900 u4, 900 u5", "10:info 720:home/held"},
        {"0 d5, 0 d9, 0 d4, 9 u4, 9 u5, 9 u9", "0:info 9:previous-article"},
    };
    struct gesture_map m = test_map();
    RUN(rows, &m, 1.5F);
}

static void test_pointers(void **state)
{
    (void)state;
    /* The picture is twice as wide as high: .04 of the height is .02 of the width. */
    static const struct row rows[] = {
        /* Tap zones. */
        {"0 D1 .9 .5, 50 U1 .9 .5", "50:next-card@0.90,0.50"},
        {"0 D1 .1 .5, 50 U1 .1 .5", "50:previous-card@0.10,0.50"},
        {"0 D1 .33 .5, 0 U1 .33 .5", "0:previous-card@0.33,0.50"},
        {"0 D1 .34 .5, 0 U1 .34 .5", "0:next-card@0.34,0.50"},
        {"0 D1 0 0, 5 U1 0 0", "5:previous-card@0.00,0.00"},
        {"0 D1 1 1, 5 U1 1 1", "5:next-card@1.00,1.00"},
        {"0 D1 7 -3, 5 U1 9 -9", "5:next-card@1.00,0.00"}, /* outside: the edge */
        {"0 D1 nan nan, 5 U1 nan nan", "5:previous-card@0.00,0.00"},
        /* A finger may roll a little. */
        {"0 D1 .5 .5, 20 M1 .519 .5, 50 U1 .5 .5", "50:next-card@0.50,0.50"},
        {"0 D1 .5 .5, 20 M1 .521 .5, 50 U1 .5 .5", ""},
        {"0 D1 .5 .5, 50 U1 .5 .539", "50:next-card@0.50,0.54"},
        {"0 D1 .5 .5, 50 U1 .5 .541", ""},
        {"0 D1 .5 .5, 20 M1 .8 .5, 50 U1 .5 .5", ""}, /* there and back */
        /* Swipes: .08 of the height. */
        {"0 D1 .5 .5, 50 U1 .459 .5", "50:next-card"},
        {"0 D1 .5 .5, 50 U1 .461 .5", ""},
        {"0 D1 .5 .5, 50 U1 .541 .5", "50:previous-card"},
        {"0 D1 .5 .5, 50 U1 .5 .419", "50:next-article"},
        {"0 D1 .5 .5, 50 U1 .5 .421", ""},
        {"0 D1 .5 .5, 50 U1 .5 .581", "50:previous-article"},
        {"0 D1 .5 .5, 20 M1 .4 .5, 40 M1 .3 .5, 60 U1 .3 .5", "60:next-card"},
        {"0 D1 .5 .5, 9000 U1 .1 .5", "700:contents/held"},
        {"0 D1 .5 .5, 20 M1 .3 .5, 9000 U1 .1 .5", "9000:next-card"}, /* slow, but a swipe */
        {"0 D1 .5 .5, 50 U1 .4 .339", ""},                            /* .2 left, .161 up: nearly diagonal */
        {"0 D1 .5 .5, 50 U1 .4 .341", "50:next-card"},                /* .2 left, .159 up */
        {"0 D1 .5 .5, 50 U1 .42 .299", "50:next-article"},            /* .16 left, .201 up */
        {"0 D1 .5 .5, 50 U1 .42 .301", ""},
        /* Hold. */
        {"0 D1 .5 .5, 699 U1 .5 .5", "699:next-card@0.50,0.50"},
        {"0 D1 .5 .5, 700 U1 .5 .5", "700:contents/held"},
        {"0 D1 .5 .5, 701 U1 .5 .5", "700:contents/held"},
        {"late 0 D1 .5 .5, 699 U1 .5 .5", "699:next-card@0.50,0.50"},
        {"late 0 D1 .5 .5, 700 U1 .5 .5", "700:contents/held"},
        {"late 0 D1 .5 .5, 700 M1 .9 .5, 710 U1 .9 .5", "700:contents/held"},
        {"0 D1 .5 .5, 699 M1 .53 .5, 800 U1 .53 .5", ""},
        {"0 D1 .5 .5", "700:contents/held"},
        {"0 D1 .5 .5, 700 M1 .1 .5, 800 U1 .1 .5", "700:contents/held"}, /* spent: no swipe after it */
        {"0 D1 .5 .5, 800 U1 .5 .5, 900 D1 .5 .5, 950 U1 .5 .5", "700:contents/held 950:next-card@0.50,0.50"},
        /* A second finger cancels until all are up. */
        {"0 D1 .5 .5, 10 D2 .6 .5, 20 U2 .6 .5, 30 U1 .5 .5", ""},
        {"0 D1 .5 .5, 10 D2 .6 .5, 20 U1 .5 .5, 30 U2 .6 .5", ""},
        {"0 D1 .5 .5, 10 D2 .6 .5, 20 M1 .1 .5, 30 U1 .1 .5, 40 U2 .6 .5", ""},
        {"0 D1 .5 .5, 10 D2 .6 .5, 900 U1 .5 .5, 900 U2 .6 .5", ""},
        {"0 D1 .5 .5, 10 D2 .6 .5, 20 U1 .5 .5, 30 D3 .5 .5, 40 U3 .5 .5, 50 U2 .6 .5", ""},
        {"0 D1 .5 .5, 10 D2 .6 .5, 20 U1 .5 .5, 30 U2 .6 .5, 40 D3 .9 .9, 50 U3 .9 .9", "50:next-card@0.90,0.90"},
        {"0 D1 .5 .5, 700 D2 .6 .5", "700:contents/held"},
        /* Cancelled by the panel. */
        {"0 D1 .5 .5, 10 C1 .5 .5, 20 U1 .5 .5", ""},
        {"0 D1 .5 .5, 10 M1 .1 .5, 20 C1 .1 .5", ""},
        {"0 D1 .5 .5, 10 C1 .5 .5, 20 D1 .5 .5, 30 U1 .5 .5", "30:next-card@0.50,0.50"},
        {"0 D1 .5 .5, 10 D2 .5 .5, 20 C1 0 0, 30 U2 .5 .5, 40 D2 .5 .5, 50 U2 .5 .5", "50:next-card@0.50,0.50"},
        /* Fingers nobody put down, or twice; lost releases. */
        {"0 U1 .5 .5, 1 M2 .5 .5, 2 C3 .5 .5", ""},
        {"0 D1 .5 .5, 5 U2 .5 .5, 6 M3 .1 .1, 10 U1 .5 .5", "10:next-card@0.50,0.50"},
        {"0 D1 .5 .5, 100 D1 .1 .5, 150 U1 .1 .5", "150:previous-card@0.10,0.50"},
        {"0 D1 .5 .5, 30699 D2 .5 .5, 30800 U2 .5 .5", "700:contents/held 30800:next-card@0.50,0.50"},
        {"0 D1 .5 .5, 29999 D2 .5 .5, 30800 U2 .5 .5", "700:contents/held"},
        {"0 D1 .5 .5, 30000 D2 .5 .5, 30100 U1 .5 .5, 30200 U2 .5 .5", "700:contents/held 30200:next-card@0.50,0.50"},
        {"0 D1 .5 .5, 20000 M1 .5 .5, 30000 D2 .5 .5, 30200 U2 .5 .5", "700:contents/held"},
        /* More fingers than are known. */
        {"0 D1 .5 .5, 1 D2 .5 .5, 1 D3 .5 .5, 1 D4 .5 .5, 1 D5 .5 .5, 1 D6 .5 .5, 1 D7 .5 .5, 1 D8 .5 .5, 1 D9 .5 .5, "
         "1 D10 .5 .5, 1 D11 .5 .5, 1 D12 .5 .5, 2 U12 .5 .5, 2 U11 .5 .5, 2 U1 .5 .5, 2 U2 .5 .5, 2 U3 .5 .5, "
         "2 U4 .5 .5, 2 U5 .5 .5, 2 U6 .5 .5, 2 U7 .5 .5, 2 U8 .5 .5, 2 U9 .5 .5, 2 U10 .5 .5, 3 D1 .5 .5, 4 U1 .5 .5",
         "4:next-card@0.50,0.50"},
        /* Forgotten: nothing comes of what was down. */
        {"0 D1 .5 .5, 10 r, 20 U1 .5 .5", ""},
        {"0 D1 .5 .5, 10 D2 .5 .5, 20 r, 30 D3 .5 .5, 40 U3 .5 .5", "40:next-card@0.50,0.50"},
        {"0 d1, 10 r, 20 u1, 30 d1, 40 u1", "40:next-card"},
        {"0 d2, 10 u2, 20 r", ""},
        {"0 d6, 600 r", "500:next-card"},
        /* Buttons and fingers side by side. */
        {"late 0 d1, 800 D1 .9 .5, 801 U1 .9 .5", "800:next-article/held 801:next-card@0.90,0.50"},
        {"late 0 D1 .9 .5, 800 d0", "800:contents/held 800:next-card"},
        {"0 d1, 10 D1 .9 .5, 20 U1 .9 .5, 30 u1", "20:next-card@0.90,0.50 30:next-card"},
    };
    struct gesture_map m = test_map();
    RUN(rows, &m, 2.0F);
}

static void test_portrait(void **state)
{
    (void)state;
    /* Half as wide as high: .08 of the width is .04 of the height. */
    static const struct row rows[] = {
        {"0 D1 .5 .5, 50 U1 .419 .5", "50:next-card"},           {"0 D1 .5 .5, 50 U1 .421 .5", ""},
        {"0 D1 .5 .5, 50 U1 .5 .459", "50:next-article"},        {"0 D1 .5 .5, 50 U1 .5 .461", ""},
        {"0 D1 .5 .5, 50 U1 .539 .5", "50:next-card@0.54,0.50"}, {"0 D1 .5 .5, 50 U1 .5 .521", ""},
    };
    struct gesture_map m = test_map();
    RUN(rows, &m, 0.5F);
}

static void test_other_maps(void **state)
{
    (void)state;
    static const struct row quiet[] = {
        {"0 D1 .9 .5, 5 U1 .9 .5", "5:none@0.90,0.50"}, /* the contents card wants to know where */
        {"0 D1 .9 .5, 5000 U1 .9 .5", "5000:none@0.90,0.50"},
        {"0 D1 .9 .5, 50 U1 .5 .5", ""},
        {"0 D1 .9 .5, 50 U1 .9 .1", ""},
    };
    static const struct row zones[] = {
        {"0 D1 0 .5, 5 U1 0 .5", "5:next-card@0.00,0.50"},
        {"0 D1 1 .5, 5 U1 1 .5", "5:next-card@1.00,0.50"},
    };
    static const struct row at_end[] = {
        {"18446744073709551600 d1, 18446744073709551610 u1", "18446744073709551610:next-card"},
        {"18446744073709551600 d1, 18446744073709551615 t", ""},
        {"18446744073709551600 d2, 18446744073709551601 u2, 18446744073709551602 d2",
         "18446744073709551602:previous-quote"},
        {"18446744073709551600 D1 .9 .5, 18446744073709551615 U1 .9 .5", "18446744073709551615:next-card@0.90,0.50"},
    };
    struct gesture_map m = {.swipe_least = 0.08F, .left_zone = 0.5F, .hold_ms = 700};
    RUN(quiet, &m, 1.0F);
    gesture_map_defaults(&m);
    m.left_zone = 0;
    RUN(zones, &m, 1.0F);
    m = test_map();
    RUN(at_end, &m, 1.0F);
}

static void test_stuck_repeat_ends(void **state)
{
    (void)state;
    struct gesture_map m = test_map();
    struct gesture *g = gesture_create(&m);
    struct happening out[GESTURE_HAPPENINGS_MOST];

    assert_non_null(g);
    for (uint64_t now = 0; now < 3000000; now += 1000000) {
        size_t n = 0;
        assert_int_equal(gesture_button(g, 6, true, now, out), 0);
        while (gesture_next_wake(g) != NEVER && n <= GESTURE_REPEATS_MOST + 1)
            n += gesture_tick(g, gesture_next_wake(g), out);
        assert_int_equal(n, GESTURE_REPEATS_MOST + 1);
        assert_int_equal(gesture_button(g, 6, false, now + 900000, out), 0);
    }
    gesture_destroy(g);
}

/* More at once than fit into one answer: nothing is lost, and the button an event is about is never late. */
static void test_crowd(void **state)
{
    (void)state;
    struct gesture_map m;
    struct happening out[GESTURE_HAPPENINGS_MOST];

    gesture_map_defaults(&m);
    m.n_buttons = GESTURE_BUTTONS_MOST;
    for (size_t i = 0; i < m.n_buttons; i++)
        m.buttons[i] =
            (struct gesture_button){.press = ACTION_NEXT_CARD, .hold = ACTION_HOME, .twice = ACTION_CONTENTS};
    for (int between = 0; between < 2; between++) {
        struct gesture *g = gesture_create(&m);
        size_t held = 0, pressed = 0;
        assert_non_null(g);
        for (uint16_t i = 0; i < GESTURE_BUTTONS_MOST; i++)
            assert_int_equal(gesture_button(g, i, true, 0, out), 0);
        for (uint16_t i = 0; between && i < GESTURE_BUTTONS_MOST; i++)
            assert_int_equal(gesture_button(g, i, false, 1, out), 0);
        size_t n = gesture_button(g, GESTURE_BUTTONS_MOST - 1, between, 5000, out);
        for (;;) {
            for (size_t i = 0; i < n; i++) {
                held += out[i].action == ACTION_HOME;
                pressed += out[i].action == ACTION_NEXT_CARD;
            }
            if (gesture_next_wake(g) > 5000)
                break;
            n = gesture_tick(g, 5000, out);
            assert_in_range(n, 1, GESTURE_HAPPENINGS_MOST);
        }
        assert_int_equal(held, between ? 0 : GESTURE_BUTTONS_MOST);
        assert_int_equal(pressed, between ? GESTURE_BUTTONS_MOST : 0);
        gesture_destroy(g);
    }
}

static uint32_t draw(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

/* Any hands whatever: answers stay within their room and name real actions, and after enough ticks nothing is overdue.
 */
static void test_random_hands(void **state)
{
    (void)state;
    struct gesture_map m = test_map();

    for (uint64_t seed = 1; seed <= 50; seed++) {
        struct gesture *g = gesture_create(&m);
        struct happening out[GESTURE_HAPPENINGS_MOST];
        uint64_t random = seed, now = 0;
        assert_non_null(g);
        for (int i = 0; i < 2000; i++) {
            now += draw(&random) % (seed % 2 == 0 ? 400 : 60);
            uint32_t what = draw(&random) % 8;
            size_t n;
            if (what < 4)
                n = gesture_button(g, (uint16_t)(draw(&random) % m.n_buttons), what % 2 == 0, now, out);
            else if (what < 7)
                n = gesture_pointer(g, (enum pointer_event)(draw(&random) % 4), draw(&random) % 3,
                                    (float)(draw(&random) % 100) / 99, (float)(draw(&random) % 100) / 99, 1.6F, now,
                                    out);
            else
                n = gesture_tick(g, now, out);
            assert_in_range(n, 0, GESTURE_HAPPENINGS_MOST);
            for (size_t k = 0; k < n; k++) {
                assert_in_range(out[k].action, ACTION_NEXT_CARD, ACTION_QUIT);
                assert_true(out[k].x >= 0 && out[k].x <= 1 && out[k].y >= 0 && out[k].y <= 1);
                assert_false(out[k].tap && out[k].held);
            }
            for (int most = 20; gesture_next_wake(g) <= now; most--) {
                assert_true(most > 0);
                assert_in_range(gesture_tick(g, now, out), 0, GESTURE_HAPPENINGS_MOST);
            }
        }
        gesture_reset(g);
        assert_true(gesture_next_wake(g) == NEVER);
        gesture_destroy(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buttons),  cmocka_unit_test(test_chords),       cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_portrait), cmocka_unit_test(test_other_maps),   cmocka_unit_test(test_stuck_repeat_ends),
        cmocka_unit_test(test_crowd),    cmocka_unit_test(test_random_hands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
