/* SPDX-License-Identifier: MIT */
#include "device/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct turn {
    const char *name;
    int per_click;
    const char *states; /* one digit a state, the first is where it rests */
    const char *clicks;
};

static const struct turn turns[] = {
    {"one notch on", 4, "01320", "+"},
    {"one notch back", 4, "02310", "-"},
    {"three on, two back", 4, "013201320132023102310", "+++--"},
    {"trembling in the notch", 4, "0101010202020", ""},
    {"half way and back", 4, "013131310", ""},
    {"bounce on the way", 4, "0101313132320", "+"},
    {"nearly round and back", 4, "0132310", ""},
    {"one state lost", 4, "0120", "+"},
    {"one state lost, back", 4, "0210", "-"},
    {"rests with both lines on", 4, "3201320132013", "+++"},
    {"two quarters a notch", 2, "01320132", "+++"},
    {"two quarters a notch, back", 2, "02310", "--"},
    {"two quarters, half way and back", 2, "01010", ""},
    {"each quarter", 1, "0132023", "++++--"},
};

static void states_to_clicks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        const struct turn *t = &turns[i];
        struct quadrature q;
        char got[64] = "";
        quadrature_init(&q, t->per_click, (unsigned)(t->states[0] - '0'));
        for (const char *s = t->states + 1; *s != '\0'; s++) {
            int way = quadrature_turn(&q, (unsigned)(*s - '0'));
            assert_true(way >= -1 && way <= 1);
            if (way != 0)
                strcat(got, way > 0 ? "+" : "-");
        }
        if (strcmp(got, t->clicks) != 0)
            fail_msg("%s: expected '%s', got '%s'", t->name, t->clicks, got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(states_to_clicks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
