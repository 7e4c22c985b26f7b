/* SPDX-License-Identifier: MIT */
#include "kiosk/panel.h"

#include "type/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define TITLE "Wednesday, late edition"
#define SAFE "Safe\u00a0to\u00a0remove\u00a0the\u00a0stick"
#define LEAVE "leave\u00a0the\u00a0stick\u00a0in"

static const struct {
    struct update_view view;
    const char *title, *detail;
    int progress;
} cases[] = {
    {{.panel = UPDATE_WORKING, .step = MESSAGE_LOOK, .stick = true},
     "A USB stick is in",
     "Looking for an edition\u00a0· " LEAVE,
     0},
    {{.panel = UPDATE_WORKING, .step = MESSAGE_LOOK}, "A new edition has come", "Looking for an edition", 0},
    {{.panel = UPDATE_WORKING,
      .step = MESSAGE_COPY,
      .title = TITLE,
      .size = 9600001,
      .progress = 0.6449,
      .stick = true},
     "Installing “" TITLE "”",
     "Copying 10 MB\u00a0· " LEAVE,
     640},
    /* a copy whose size is not known yet */
    {{.panel = UPDATE_WORKING, .step = MESSAGE_COPY, .stick = true},
     "A USB stick is in",
     "Looking for an edition\u00a0· " LEAVE,
     0},
    {{.panel = UPDATE_WORKING, .step = MESSAGE_CHECK, .title = TITLE, .progress = 0.999, .stick = true, .safe = true},
     "Installing “" TITLE "”",
     "Checking every article\u00a0· " SAFE,
     990},
    {{.panel = UPDATE_WORKING, .step = MESSAGE_KEEP, .title = TITLE, .progress = 1},
     "Installing “" TITLE "”",
     "Almost there",
     PANEL_WHOLE},
    {{.panel = UPDATE_ENDED_WELL, .reason = MESSAGE_DONE, .title = TITLE, .stick = true, .safe = true},
     "Safe to remove the stick",
     "“" TITLE "” is showing",
     PANEL_WHOLE},
    {{.panel = UPDATE_ENDED_WELL, .reason = MESSAGE_DONE, .title = TITLE},
     "“" TITLE "” is showing",
     "It is kept on this screen’s own card",
     PANEL_WHOLE},
    {{.panel = UPDATE_ENDED_WELL, .reason = MESSAGE_SAME, .title = TITLE, .stick = true, .safe = true},
     "Safe to remove the stick",
     "“" TITLE "” is already showing",
     PANEL_WHOLE},
    {{.panel = UPDATE_ENDED_WELL, .reason = MESSAGE_UNSURE, .title = TITLE, .stick = true, .safe = true},
     "Safe to remove the stick",
     "It may be gone after a power cut · have this screen’s memory card looked at",
     PANEL_WHOLE},
    {{.panel = UPDATE_REFUSED, .reason = MESSAGE_UNKNOWN_SIGNER, .stick = true, .safe = true},
     "This edition is signed by nobody this screen trusts",
     "Sign it with a key that this screen knows\u00a0· " SAFE,
     PANEL_NO_BAR},
    {{.panel = UPDATE_REFUSED, .reason = MESSAGE_HUNG},
     "The inbox cannot be read",
     "What is showing stays · tell the technician",
     PANEL_NO_BAR},
    {{.panel = UPDATE_REFUSED, .reason = MESSAGE_PULLED, .stick = true},
     "The stick was pulled out too soon",
     "Plug it in again and wait until it is safe",
     PANEL_NO_BAR},
    {{.panel = UPDATE_REFUSED, .reason = MESSAGE_FULL, .need = 12000000, .free = 2999000, .stick = true, .safe = true},
     "There is no room for this edition on this screen’s card",
     "It needs 12 MB, 3 MB are free\u00a0· " SAFE,
     PANEL_NO_BAR},
};

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct panel_words w;
        panel_words(locale_for("en"), &cases[i].view, &w);
        assert_string_equal(w.title, cases[i].title);
        assert_string_equal(w.detail, cases[i].detail);
        assert_int_equal(w.progress, cases[i].progress);
    }
}

/* Every outcome has its words in every language, filled in and whole, with the longest title there is. */
static void test_every_outcome(void **state)
{
    const char *const *languages = locale_languages();

    (void)state;
    for (size_t l = 0; languages[l] != NULL; l++) {
        for (enum message_reason r = 0; r < MESSAGE_REASONS; r++) {
            struct update_view v = {.panel = r <= MESSAGE_SAME ? UPDATE_ENDED_WELL : UPDATE_REFUSED,
                                    .reason = r,
                                    .need = UINT64_C(2) << 30,
                                    .stick = true,
                                    .safe = true};
            struct panel_words w;
            memset(v.title, 'x', sizeof v.title - 1);
            panel_words(locale_for(languages[l]), &v, &w);
            assert_null(strchr(w.title, '{'));
            assert_null(strchr(w.detail, '{'));
            assert_true(strlen(w.title) > 0 && strlen(w.title) + 1 < sizeof w.title);
            assert_true(strlen(w.detail) > 0 && strlen(w.detail) + 1 < sizeof w.detail);
        }
    }
}

static void test_bytes(void **state)
{
    static const struct {
        uint64_t bytes;
        const char *words;
    } sizes[] = {{0, "0 kB"},
                 {1, "1 kB"},
                 {999000, "999 kB"},
                 {999001, "1 MB"},
                 {1000001, "2 MB"},
                 {UINT64_C(2147483648), "2148 MB"},
                 {UINT64_MAX, "18446744073710 MB"}};
    char out[64];

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        panel_bytes(&locale_for("en")->updates, sizes[i].bytes, out, sizeof out);
        assert_string_equal(out, sizes[i].words);
    }
}

/* A Pi paints in some 20 ms; a slow machine gives a tenth of its time; none lets the bar stand for long. */
static void test_pauses(void **state)
{
    static const struct {
        uint64_t cost, pause;
    } paintings[] = {{0, 250}, {20, 250}, {25, 250}, {26, 260}, {90, 900}, {199, 1990}, {200, 2000}, {60000, 2000}};

    (void)state;
    for (size_t i = 0; i < sizeof paintings / sizeof paintings[0]; i++)
        assert_int_equal(panel_pause(paintings[i].cost), paintings[i].pause);
    assert_int_equal(panel_pause(UINT64_MAX), 2000);
}

static void test_plain(void **state)
{
    const struct update_phrases *p = &locale_for("en")->updates;
    struct panel_words w, again;

    (void)state;
    memset(&w, 'x', sizeof w);
    memset(&again, 'y', sizeof again);
    panel_plain(&p->undone, "Tuesday", &w);
    panel_plain(&p->undone, "Tuesday", &again);
    assert_string_equal(w.title, "“Tuesday” is back");
    assert_int_equal(w.progress, PANEL_NO_BAR);
    assert_memory_equal(&w, &again, sizeof w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),  cmocka_unit_test(test_every_outcome), cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_pauses), cmocka_unit_test(test_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
