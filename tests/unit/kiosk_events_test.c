/* SPDX-License-Identifier: MIT */
/* Each kind of event: its line in the trace and its sentence in the journal, to the byte, since scripts read both. */
#include "kiosk/events.h"

#include "reading_fake_deck.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

static struct fake_deck deck;
static struct reader reader, contents, dark, empty;
static const struct update_view working = {.panel = UPDATE_WORKING, .step = MESSAGE_COPY, .title = "Late \"E\"\n"},
                                done = {.panel = UPDATE_ENDED_WELL,
                                        .reason = MESSAGE_DONE,
                                        .title = "Late",
                                        .safe = true},
                                hidden = {.panel = UPDATE_HIDDEN, .title = "Late"};

static const struct {
    struct event event;
    const char *trace, *journal; /* "": nothing */
} cases[] = {
    {{.kind = EVENT_CARD, .reader = &reader},
     "\"card\", \"article\": 1, \"card\": 1, \"cards\": 3, \"kind\": \"headline\"",
     ""},
    {{.kind = EVENT_CARD, .reader = &contents}, "\"card\", \"kind\": \"contents\", \"chosen\": 2", ""},
    {{.kind = EVENT_CARD, .reader = &dark}, "\"card\", \"kind\": \"asleep\"", ""},
    {{.kind = EVENT_CARD, .reader = &empty}, "\"card\", \"kind\": \"notice\"", ""},
    {{.kind = EVENT_CARD, .reader = &reader, .notice = true}, "\"card\", \"kind\": \"notice\"", ""},
    {{.kind = EVENT_ACTION, .action = {"next-card", "Right"}},
     "\"action\", \"action\": \"next-card\", \"from\": \"Right\"",
     ""},
    {{.kind = EVENT_PAUSED, .on = true}, "\"paused\", \"paused\": true", ""},
    {{.kind = EVENT_IDLE}, "\"idle\"", ""},
    {{.kind = EVENT_EDITION, .edition = {"Tuesday", 20260305120000, 4}},
     "\"edition\", \"title\": \"Tuesday\", \"sequence\": 20260305120000, \"articles\": 4",
     ""},
    {{.kind = EVENT_WINDOW, .window = {"x11", 800, 480}}, "\"display\", \"driver\": \"x11\", \"size\": [800, 480]", ""},
    {{.kind = EVENT_POWER, .on = false}, "\"display\", \"power\": \"off\"", ""},
    {{.kind = EVENT_WAITING, .text = "no screen"},
     "\"display\", \"plug\": \"awaited\"",
     "wall: waiting for a display to be plugged in: no screen\n"},
    {{.kind = EVENT_PLUG, .on = true}, "\"display\", \"plug\": \"in\"", "wall: a display is plugged in\n"},
    {{.kind = EVENT_PLUG, .on = false}, "\"display\", \"plug\": \"out\"", "wall: no display is plugged in\n"},
    {{.kind = EVENT_FRAME, .on = true}, "\"frame\", \"moving\": true", ""},
    {{.kind = EVENT_UPDATE, .update = {&working, NULL}},
     "\"update\", \"panel\": \"working\", \"step\": \"copy\", \"title\": \"Late \\\"E\\\"\\n\", \"safe\": false",
     ""},
    {{.kind = EVENT_UPDATE, .update = {&done, "Up to date"}},
     "\"update\", \"panel\": \"well\", \"reason\": \"done\", \"title\": \"Late\", \"safe\": true",
     "wall: update: done: the screen says \"Up to date\"\n"},
    {{.kind = EVENT_UPDATE, .update = {&hidden, NULL}}, "\"update\", \"panel\": \"hidden\"", ""},
    {{.kind = EVENT_UNDONE, .text = "Tuesday"},
     "\"update\", \"undone\": \"Tuesday\"",
     "wall: update: taken back; \"Tuesday\" is showing\n"},
    {{.kind = EVENT_INPUT, .text = "button home works"},
     "\"input\", \"what\": \"button home works\"",
     "wall: button home works\n"},
    {{.kind = EVENT_ERROR, .text = "a\\b: \"c\""},
     "\"error\", \"error\": \"a\\\\b: \\\"c\\\"\"",
     "wall: a\\b: \"c\"\n"},
};

/* What goes to standard error while the event is told. */
static void tell(const struct events *to, const struct event *e, char *said, size_t room)
{
    int file = memfd_create("journal", MFD_CLOEXEC), old = dup(STDERR_FILENO);

    assert_true(file >= 0 && old >= 0);
    assert_true(dup2(file, STDERR_FILENO) >= 0);
    event(to, 5007, e);
    fflush(stderr);
    assert_true(dup2(old, STDERR_FILENO) >= 0);
    ssize_t n = pread(file, said, room - 1, 0);
    assert_true(n >= 0);
    said[n] = '\0';
    close(file);
    close(old);
}

static void each_kind_is_told_once(void **state)
{
    bool seen[EVENT_ERROR + 1] = {false};

    (void)state;
    fake_deck_init(&deck, "HSQ HS");
    reader.deck = contents.deck = dark.deck = empty.deck = deck.deck;
    contents.view = VIEW_CONTENTS;
    contents.chosen = 1;
    dark.view = VIEW_ASLEEP;
    empty.empty = true;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = NULL, line[300], said[300];
        size_t size;
        FILE *trace = open_memstream(&text, &size);
        assert_non_null(trace);
        tell(&(struct events){.trace = trace, .start = 5000, .journal = "wall"}, &cases[i].event, said, sizeof said);
        fclose(trace);
        snprintf(line, sizeof line, "{\"t\": 7, \"event\": %s}\n", cases[i].trace);
        assert_string_equal(text, line);
        assert_string_equal(said, cases[i].journal);
        free(text);
        tell(&(struct events){.trace = NULL}, &cases[i].event, said, sizeof said); /* nobody listens */
        assert_string_equal(said, "");
        seen[cases[i].event.kind] = true;
    }
    for (size_t kind = 0; kind <= EVENT_ERROR; kind++)
        assert_true(seen[kind]);
    fake_deck_finish(&deck);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_kind_is_told_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
