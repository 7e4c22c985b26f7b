/* SPDX-License-Identifier: MIT */
#include "kiosk/events.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A sight comes on after three frames; then what each drawing shows: "m4" the fourth frame, the picture moves; "r4" it
 * is at rest. Which of them are told, by their motion. */
static const struct {
    const char *drawings, *told;
} cases[] = {
    {"r4", "r"},              /* a cut */
    {"m4 m5 m6 r7 r7", "mr"}, /* a transition: its first step and the picture at rest */
    {"m3 m3 m4 r5", "mr"},    /* what did not get to the display is not shown */
    {"r3 r3 r4 m5 r6", "r"},  /* a panel that moves later is no new sight */
    {"r3", ""},
};

static void first_and_last_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct frames f = {.due = FRAMES_TOLD};
        char *text = NULL, told[8] = "";
        size_t size;
        FILE *trace = open_memstream(&text, &size);
        assert_non_null(trace);
        const struct events events = {.trace = trace};
        frames_tell(&f, &events, 3, false, 0); /* nothing is expected */
        frames_expect(&f, 3);
        for (const char *d = cases[i].drawings; *d != '\0'; d += d[2] == ' ' ? 3 : 2)
            frames_tell(&f, &events, (uint64_t)(d[1] - '0'), d[0] == 'm', 0);
        fclose(trace);
        for (const char *line = text; (line = strstr(line, "\"moving\": ")) != NULL; line++)
            strcat(told, line[10] == 't' ? "m" : "r");
        assert_string_equal(told, cases[i].told);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(first_and_last_are_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
