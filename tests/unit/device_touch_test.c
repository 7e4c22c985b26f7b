/* SPDX-License-Identifier: MIT */
#include "device/touch.h"

#include <linux/input-event-codes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct touch_axis wide = {0, 800}, high = {0, 400};

/* Events in words: s0 slot, i7 tracking id, x400, y100, b1 BTN_TOUCH, / the frame's end, ! cancel. */
struct story {
    const char *name, *events, *points;
    bool single;
};

static const struct story stories[] = {
    {"a tap", "s0 i1 x400 y100 / i-1 /", "down0(50,25) up0(50,25) ", false},
    {"a slot that is not named is 0", "i1 x400 y100 / i-1 /", "down0(50,25) up0(50,25) ", false},
    {"a drag", "i1 x0 y0 / x80 / y40 / x160 y80 / i-1 /",
     "down0(0,0) move0(10,0) move0(10,10) move0(20,20) up0(20,20) ", false},
    {"two fingers", "s0 i1 x0 y0 s1 i2 x800 y400 / s0 x80 / i-1 / s1 i-1 /",
     "down0(0,0) down1(100,100) move0(10,0) up0(10,0) up1(100,100) ", false},
    {"both in one frame", "s0 i1 x80 y0 / s0 x160 s1 i2 x400 y0 / s0 i-1 s1 i-1 /",
     "down0(10,0) move0(20,0) down1(50,0) up0(20,0) up1(50,0) ", false},
    {"another finger in the slot", "i1 x80 y0 / i2 x400 /", "down0(10,0) up0(50,0) down0(50,0) ", false},
    {"gone and back within a frame", "i1 x80 y0 / i-1 i2 x400 /", "down0(10,0) up0(50,0) down0(50,0) ", false},
    {"more fingers than we follow", "s12 i1 x80 y0 / s0 i2 x400 y0 /", "down0(50,0) ", false},
    {"on the panel before us", "x80 y0 / x160 / i-1 /", "", false},
    {"cancelled", "i1 x80 y0 / ! x160 / i-1 /", "down0(10,0) cancel0(10,0) ", false},
    {"single touch is not multi", "b1 / b0 /", "", false},
    {"single: a tap", "b1 x400 y100 / b0 /", "down0(50,25) up0(50,25) ", true},
    {"single: a drag", "b1 x0 y0 / x400 / b0 /", "down0(0,0) move0(50,0) up0(50,0) ", true},
    {"single: hover is nothing", "x400 y0 / x200 /", "", true},
};

static void say(char *out, size_t room, const struct touch_point *points, size_t n)
{
    static const char *const kinds[] = {"down", "move", "up", "cancel"};

    for (size_t i = 0; i < n; i++) {
        size_t used = strlen(out);
        snprintf(out + used, room - used, "%s%d(%.0f,%.0f) ", kinds[points[i].kind], points[i].slot,
                 (double)points[i].x * 100, (double)points[i].y * 100);
    }
}

static size_t one(struct touch *t, const char *word, struct touch_point *points)
{
    int value = 0;

    if (word[0] == '!')
        return touch_cancel(t, points);
    if (word[0] == '/')
        return touch_event(t, EV_SYN, SYN_REPORT, 0, points);
    assert_int_equal(sscanf(word + 1, "%d", &value), 1);
    switch (word[0]) {
    case 's':
        return touch_event(t, EV_ABS, ABS_MT_SLOT, value, points);
    case 'i':
        return touch_event(t, EV_ABS, ABS_MT_TRACKING_ID, value, points);
    case 'x':
        return touch_event(t, EV_ABS, t->multi ? ABS_MT_POSITION_X : ABS_X, value, points);
    case 'y':
        return touch_event(t, EV_ABS, t->multi ? ABS_MT_POSITION_Y : ABS_Y, value, points);
    default:
        return touch_event(t, EV_KEY, BTN_TOUCH, value, points);
    }
}

static void events_to_fingers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++) {
        struct touch t;
        char words[256], got[1024] = "";
        touch_init(&t, !stories[i].single, wide, high, TOUCH_AS_IT_IS, 0);
        snprintf(words, sizeof words, "%s", stories[i].events);
        for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " ")) {
            struct touch_point points[TOUCH_POINTS_MOST];
            say(got, sizeof got, points, one(&t, word, points));
        }
        if (strcmp(got, stories[i].points) != 0)
            fail_msg("%s: expected '%s', got '%s'", stories[i].name, stories[i].points, got);
    }
}

struct calibration {
    struct touch_axis x, y;
    struct touch_matrix matrix;
    const char *point; /* of (200, 100) */
};

static void calibrated(void **state)
{
    static const struct calibration calibrations[] = {
        {{0, 800}, {0, 400}, {1000, 0, 0, 0, 1000, 0}, "down0(25,25) "},
        {{800, 0}, {0, 400}, {1000, 0, 0, 0, 1000, 0}, "down0(75,25) "},          /* mirrored */
        {{100, 300}, {50, 150}, {1000, 0, 0, 0, 1000, 0}, "down0(50,50) "},       /* its edges send other numbers */
        {{0, 800}, {0, 1000}, {-1000, 0, 1000, 0, -1000, 1000}, "down0(75,90) "}, /* half a turn */
        {{0, 800}, {0, 1000}, {0, 1000, 0, -1000, 0, 1000}, "down0(10,75) "},     /* a quarter */
        {{7, 7}, {7, 7}, {10, 0, 0, 0, 10, 0}, "down0(200,100) "},                /* a panel that does not say */
    };

    (void)state;
    for (size_t i = 0; i < sizeof calibrations / sizeof calibrations[0]; i++) {
        const struct calibration *c = &calibrations[i];
        static const char *const words[] = {"i1", "x200", "y100", "/"};
        struct touch_point points[TOUCH_POINTS_MOST];
        struct touch t;
        char got[64] = "";
        touch_init(&t, true, c->x, c->y, c->matrix, 0);
        for (size_t k = 0; k < 4; k++)
            say(got, sizeof got, points, one(&t, words[k], points));
        if (strcmp(got, c->point) != 0)
            fail_msg("calibration %zu: expected '%s', got '%s'", i, c->point, got);
    }
}

static void goes_on_in_the_panels_slot(void **state)
{
    struct touch_point points[TOUCH_POINTS_MOST];
    struct touch t;

    (void)state;
    touch_init(&t, true, wide, high, TOUCH_AS_IT_IS, 3);
    one(&t, "i1", points);
    assert_int_equal(one(&t, "/", points), 1);
    assert_int_equal(points[0].slot, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_to_fingers),
        cmocka_unit_test(calibrated),
        cmocka_unit_test(goes_on_in_the_panels_slot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
