/* SPDX-License-Identifier: MIT */
/*
 * What is written to the shelf beside the imports, and what is shown: an edition that came in, one that is marked good,
 * one that is taken back, one that turns out damaged. Each row is a story in words, and then all that
 * was ordered and what the panel shows at its end.
 */
#include "update/update.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { NOT_STARTED = 127 << 8, FAILED = 1 << 8, KILLED = 9 }; /* as waitpid() says it */

static void line(struct update *u, const char *text, uint64_t now)
{
    update_line(u, text, strlen(text), now);
}

/* One word of a story. "wait:N" lets N milliseconds pass, "wall:PLACE" and "trial:PLACE" are what the wall shows,
 * marked good or not. */
static void happen(struct update *u, const char *word, uint64_t *now)
{
    static const char *const lines[][2] = {
        {"keeps", "step\tkeep"}, {"done", "end\tdone\t0\t0\t"}, {"older", "end\tolder\t0\t0\t"}};
    static const struct {
        const char *word;
        int status;
        bool same;
    } ends[] = {{"gone", 0, false},        {"same", 0, true},
                {"fails", FAILED, false},  {"no-importer", NOT_STARTED, false},
                {"killed", KILLED, false}, {"killed-same", KILLED, true}};

    if (strncmp(word, "wait:", 5) == 0)
        update_time(u, *now += strtoull(word + 5, NULL, 10));
    else if (strncmp(word, "wall:", 5) == 0 || strncmp(word, "trial:", 6) == 0)
        update_shown(u, (enum shelf_place)atoi(strchr(word, ':') + 1), word[0] == 't', *now);
    else if (strcmp(word, "nothing-to-show") == 0)
        update_not_shown(u);
    else if (strncmp(word, "in:", 3) == 0)
        update_stick_in(u, word + 3, true, *now);
    else if (strncmp(word, "out:", 4) == 0)
        update_stick_out(u, word + 4, *now);
    else if (strcmp(word, "changed") == 0 || strcmp(word, "not-changed") == 0)
        update_changed(u, word[0] == 'c', *now);
    else if (strcmp(word, "undo") == 0 || strcmp(word, "undo-nothing") == 0)
        update_undo(u, word[4] == '\0');
    else if (strcmp(word, "damaged") == 0)
        update_damaged(u);
    else {
        bool known = false;
        for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
            if (strcmp(word, lines[i][0]) == 0)
                line(u, lines[i][1], *now), known = true;
        }
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
            if (strcmp(word, ends[i].word) == 0)
                update_ended(u, ends[i].status, ends[i].same, *now), known = true;
        }
        if (!known)
            fail_msg("no story has the word %s", word);
    }
}

/* Appends what was ordered; what only the journal is told is left out. */
static void take_orders(struct update *u, char *log, size_t room)
{
    static const char *const names[] = {
        [UPDATE_IMPORT] = "import", [UPDATE_KILL] = "kill", [UPDATE_COUNT_START] = "count", [UPDATE_MARK_GOOD] = "mark",
        [UPDATE_UNDO] = "undo",     [UPDATE_SHOW] = "show", [UPDATE_ANNOUNCE] = "announce", [UPDATE_FAULT] = "fault"};
    static const char *const notices[] = {"undone", "not-undone", "not-now", "no-undo"};
    struct update_order o;

    while (update_take_order(u, &o)) {
        char more[UPDATE_PATH_ROOM + 8] = "";
        size_t n = strlen(log);
        if (o.kind == UPDATE_NOTE)
            continue;
        if (o.kind == UPDATE_IMPORT)
            snprintf(more, sizeof more, ":%s", o.path);
        else if (o.kind == UPDATE_SHOW)
            snprintf(more, sizeof more, ":%d-%d", (int)o.from, (int)o.last);
        else if (o.kind == UPDATE_ANNOUNCE)
            snprintf(more, sizeof more, ":%s", notices[o.notice]);
        snprintf(log + n, room - n, "%s%s%s", n > 0 ? " " : "", names[o.kind], more);
    }
}

#define NEW "in:/a done gone"

/* Places: 0 the shelf's current edition, 1 the one before it, 2 the factory's. */
static const struct story {
    const char *name, *events, *orders;
    enum update_panel panel;
    enum message_reason reason; /* of an outcome */
} stories[] = {
    {"it is counted and shown", NEW " changed trial:0", "import:/a count show:0-0", UPDATE_ENDED_WELL, MESSAGE_DONE},
    {"not counted it is shown all the same", NEW " not-changed trial:0", "import:/a count show:0-0", UPDATE_ENDED_WELL,
     MESSAGE_DONE},
    {"until it is counted it is not shown", NEW " wait:400000", "import:/a count", UPDATE_WORKING, 0},
    {"it cannot be shown and is taken back", NEW " changed nothing-to-show changed", "import:/a count show:0-0 undo",
     UPDATE_REFUSED, MESSAGE_UNSHOWABLE},
    {"it cannot be shown, nor taken back", NEW " changed nothing-to-show not-changed", "import:/a count show:0-0 undo",
     UPDATE_REFUSED, MESSAGE_UNSHOWABLE},
    {"it is what the wall shows", "wall:0 in:/a done same", "import:/a", UPDATE_ENDED_WELL, MESSAGE_SAME},
    {"it is what the wall shows, but as the factory's", "wall:2 in:/a done same changed wall:0",
     "import:/a count show:0-0", UPDATE_ENDED_WELL, MESSAGE_DONE},
    {"the importer dies while it keeps one", "wall:0 in:/a keeps killed changed trial:0", "import:/a count show:0-0",
     UPDATE_ENDED_WELL, MESSAGE_UNSURE},
    {"the importer dies before it keeps one", "wall:0 in:/a keeps killed-same", "import:/a", UPDATE_REFUSED,
     MESSAGE_BROKEN},
    {"the importer is not there", "in:/a no-importer", "import:/a", UPDATE_REFUSED, MESSAGE_BROKEN},
    {"what the wall shows was not told yet", "in:/a done same", "import:/a count", UPDATE_WORKING, 0},
    {"one that is pulled out says nothing of the next", "in:/a out:/a killed in:/b no-importer",
     "import:/a kill import:/b", UPDATE_REFUSED, MESSAGE_BROKEN},
    {"pulled out while it is counted", NEW " out:/a changed trial:0", "import:/a count show:0-0", UPDATE_ENDED_WELL,
     MESSAGE_DONE},
    {"the next stick waits until it is shown", NEW " in:/b changed trial:0", "import:/a count show:0-0",
     UPDATE_ENDED_WELL, MESSAGE_DONE},

    {"not good yet", "trial:0 wait:59999", "", UPDATE_HIDDEN, 0},
    {"good after a minute", "trial:0 wait:60000", "mark", UPDATE_HIDDEN, 0},
    {"marked once", "trial:0 wait:60000 changed wait:600000", "mark", UPDATE_HIDDEN, 0},
    {"not marked, and not tried again", "trial:0 wait:60000 not-changed wait:600000", "mark", UPDATE_HIDDEN, 0},
    {"good already", "wall:0 wait:600000", "", UPDATE_HIDDEN, 0},
    {"not what is on trial", "trial:1 wait:600000", "", UPDATE_HIDDEN, 0},
    {"not while an import runs", "trial:0 wait:59000 in:/a wait:2000", "import:/a", UPDATE_WORKING, 0},
    {"but after it", "trial:0 wait:59000 in:/a wait:2000 older fails wait:0", "import:/a mark", UPDATE_REFUSED,
     MESSAGE_OLDER},
    {"a new edition has a minute of its own", "trial:0 wait:59999 " NEW " changed trial:0 wait:59999",
     "import:/a count show:0-0", UPDATE_HIDDEN, 0},
    {"and is marked then", "trial:0 wait:59999 " NEW " changed trial:0 wait:60000", "import:/a count show:0-0 mark",
     UPDATE_HIDDEN, 0},

    {"taken back", "wall:0 undo changed wall:0", "undo show:0-2 announce:undone", UPDATE_HIDDEN, 0},
    {"taken back to the factory's", "wall:0 undo changed wall:2", "undo show:0-2 announce:undone", UPDATE_HIDDEN, 0},
    {"not taken back", "wall:0 undo not-changed", "undo fault announce:not-undone", UPDATE_HIDDEN, 0},
    {"taken back, and nothing to show", "wall:0 undo changed nothing-to-show", "undo show:0-2 announce:not-undone",
     UPDATE_HIDDEN, 0},
    {"nothing to take back", "undo-nothing", "announce:no-undo", UPDATE_HIDDEN, 0},
    {"asked for twice", "wall:0 undo undo changed wall:0", "undo show:0-2 announce:undone", UPDATE_HIDDEN, 0},
    {"asked for again later", "wall:0 undo changed wall:0 undo", "undo show:0-2 announce:undone undo", UPDATE_HIDDEN,
     0},
    {"not while an import runs", "wall:0 in:/a undo", "import:/a announce:not-now", UPDATE_WORKING, 0},
    {"not while one is counted", NEW " undo changed trial:0", "import:/a count announce:not-now show:0-0",
     UPDATE_ENDED_WELL, MESSAGE_DONE},
    {"not while one is given up", NEW " changed nothing-to-show undo changed",
     "import:/a count show:0-0 undo announce:not-now", UPDATE_REFUSED, MESSAGE_UNSHOWABLE},
    {"once the other is marked good", "trial:0 wait:60000 undo undo changed", "mark undo", UPDATE_HIDDEN, 0},
    {"once the other could not be marked", "trial:0 wait:60000 undo not-changed changed wall:0",
     "mark undo show:0-2 announce:undone", UPDATE_HIDDEN, 0},
    {"not if a stick came before it", "trial:0 wait:60000 undo in:/a changed", "mark import:/a announce:not-now",
     UPDATE_WORKING, 0},
    {"what is taken back is not marked good", "trial:0 wait:59999 undo wait:1 changed wall:0 wait:60000",
     "undo show:0-2 announce:undone", UPDATE_HIDDEN, 0},

    {"a stick waits for the undo", "wall:0 undo in:/a", "undo", UPDATE_WORKING, 0},
    {"and has its turn then", "wall:0 undo in:/a changed wall:0", "undo show:0-2 import:/a announce:undone",
     UPDATE_WORKING, 0},
    {"or if it failed", "wall:0 undo in:/a not-changed", "undo fault announce:not-undone import:/a", UPDATE_WORKING, 0},
    {"told of twice it has one turn", "wall:0 undo in:/a in:/a changed wall:0 older fails wait:6000",
     "undo show:0-2 import:/a announce:undone", UPDATE_REFUSED, MESSAGE_OLDER},
    {"pulled out while it waits", "wall:0 undo in:/a out:/a", "undo", UPDATE_REFUSED, MESSAGE_PULLED},
    {"it is not read then", "wall:0 undo in:/a out:/a changed wall:0", "undo show:0-2 announce:undone", UPDATE_REFUSED,
     MESSAGE_PULLED},
    {"another is", "wall:0 undo in:/a out:/a in:/b changed wall:0", "undo show:0-2 import:/b announce:undone",
     UPDATE_WORKING, 0},
    {"it does not wait for ever", "wall:0 undo in:/a wait:45000 changed wall:0", "undo show:0-2 announce:undone",
     UPDATE_REFUSED, MESSAGE_HUNG},
    {"it waits for the mark as well", "trial:0 wait:60000 in:/a changed", "mark import:/a", UPDATE_WORKING, 0},

    {"damaged, the one before has to do", "wall:0 damaged wall:1", "show:1-2", UPDATE_HIDDEN, 0},
    {"damaged as well, the factory's", "wall:0 damaged wall:1 damaged wall:2", "show:1-2 show:2-2", UPDATE_HIDDEN, 0},
    {"the factory's is all there is", "wall:2 damaged", "", UPDATE_HIDDEN, 0},
    {"nothing else can be shown", "wall:0 damaged nothing-to-show", "show:1-2", UPDATE_HIDDEN, 0},
    {"what turned out damaged is not marked good", "trial:0 damaged trial:1 wait:60000", "show:1-2", UPDATE_HIDDEN, 0},
    {"the same stick mends it", "wall:0 damaged wall:1 in:/a done same changed trial:0",
     "show:1-2 import:/a count show:0-0", UPDATE_ENDED_WELL, MESSAGE_DONE},
};

static void tell(const struct story *s)
{
    struct update *u = update_create();
    char log[512] = "", words[256], *rest = NULL;
    uint64_t now = 1000;

    assert_non_null(u);
    snprintf(words, sizeof words, "%s", s->events);
    for (char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        happen(u, word, &now);
        take_orders(u, log, sizeof log);
    }
    if (strcmp(log, s->orders) != 0)
        fail_msg("%s: ordered \"%s\", not \"%s\"", s->name, log, s->orders);
    if (update_view(u)->panel != s->panel || (s->panel > UPDATE_WORKING && update_view(u)->reason != s->reason))
        fail_msg("%s: panel %d, %s", s->name, update_view(u)->panel, message_reason_name(update_view(u)->reason));
    update_destroy(u);
}

static void stories_end_as_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++)
        tell(&stories[i]);
}

/* The one timer is set to the minute's end, unless something must end before. */
static void the_timer_is_set_for_the_mark(void **state)
{
    struct update *u = update_create();
    struct update_order o;

    (void)state;
    assert_non_null(u);
    update_shown(u, SHELF_CURRENT, true, 500);
    assert_int_equal(update_wake(u), 500 + UPDATE_GOOD_MS);
    update_stick_in(u, "/a", true, 600);
    assert_int_equal(update_wake(u), 600 + UPDATE_SILENCE_MS);
    line(u, "step\tcheck", 700);
    assert_int_equal(update_wake(u), 700 + UPDATE_STORING_MS);
    line(u, "end\tolder\t0\t0\t", 1000 + UPDATE_GOOD_MS);
    update_ended(u, FAILED, false, 1000 + UPDATE_GOOD_MS);
    assert_int_equal(update_wake(u), 500 + UPDATE_GOOD_MS);
    while (update_take_order(u, &o))
        assert_true(o.kind == UPDATE_IMPORT || o.kind == UPDATE_NOTE);
    update_time(u, 1000 + UPDATE_GOOD_MS);
    assert_true(update_take_order(u, &o) && o.kind == UPDATE_MARK_GOOD);
    assert_int_equal(update_wake(u), 1000 + UPDATE_GOOD_MS + UPDATE_REFUSED_MS);
    update_destroy(u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_end_as_told),
        cmocka_unit_test(the_timer_is_set_for_the_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
