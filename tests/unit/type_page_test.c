/* SPDX-License-Identifier: MIT */
/*
 * Every kind of page as text, against tests/golden/type_NAME.txt. With STANDFIRST_WRITE_GOLDEN set the files are
 * written instead, to be read over before they are committed; a file that is missing fails.
 */
#include "type/page.h"

#include "base/file.h"
#include "unit/type_fake_fonts.h"
#include "unit/type_page_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])
#define FOOT                                                                                                           \
    {                                                                                                                  \
        .ticks = 7, .present = 2, .count = "2 / 12", .publication = "Harbour Gazette", .clock = "07:42"                \
    }

static const char *const headlines[] = {
    "Night ferries return to the estuary after eleven years",
    "The library that lends telescopes",
    "Council knew for eleven months that the sea wall was moving, leaked survey shows, and said nothing",
    "Last lighthouse keeper hands over the logbook",
};
static const char *const facts[] = {"Edition", "Tuesday, late edition", "Articles", "12", "Signed by", NULL};

static const struct {
    const char *name;
    struct sheet sheet;
    struct page_words words;
} cases[] = {
    {"headline",
     {.width = 1920, .height = 1080},
     {.kind = PAGE_HEADLINE,
      .kicker = "Transport",
      .text = "Night ferries return to the estuary after eleven years",
      .byline = "By Mara Ellison",
      .place = "Port Haven",
      .published = "Tuesday 14 April 2026, 07:40",
      .note = "Corrected 15 April 2026, 09:10",
      .foot = FOOT}},
    {"headline_portrait",
     {.width = 720, .height = 1280, .safe_top = 20, .safe_right = 10, .safe_bottom = 30, .safe_left = 40},
     {.kind = PAGE_HEADLINE,
      .kicker = "straße",
      .language = "de",
      .text = "„Die Mauer wankt“, sagt der Rat",
      .byline = "Von Mara Ellison und Idris Vaughan",
      .place = "Port Haven",
      .published = "Dienstag, 14. April 2026",
      .foot = FOOT}},
    {"summary",
     {.width = 800, .height = 480},
     {.kind = PAGE_SUMMARY,
      .kicker = "Transport",
      .text = "The council has voted 31 to 12 to restore the crossing it closed in 2015, with three electric boats.",
      .foot = FOOT}},
    {"quote",
     {.width = 1920, .height = 1080},
     {.kind = PAGE_QUOTE,
      .kicker = "Transport",
      .text = "A town that stops at the water’s edge is half a town.",
      .speaker = "Ruth Adeyemi",
      .role = "leader of the council, after the vote",
      .opening_mark = "“",
      .foot = FOOT}},
    {"quote_hebrew",
     {.width = 800, .height = 480},
     {.kind = PAGE_QUOTE,
      .language = "he",
      .text = "עיר 12 שעוצרת.",
      .speaker = "רות",
      .opening_mark = "”",
      .foot = FOOT}},
    {"notice",
     {.width = 1920, .height = 1080},
     {.kind = PAGE_NOTICE,
      .kicker = "No edition yet",
      .text = "Plug in a USB stick that holds an edition.",
      .note = "The screen changes by itself.",
      .foot = {.left = "standfirst 1.0 · lobby-2", .clock = "07:42"}}},
    {"contents",
     {.width = 800, .height = 480},
     {.kind = PAGE_CONTENTS,
      .kicker = "This edition",
      .items = headlines,
      .n_items = N(headlines),
      .chosen = 1,
      .first_number = 1,
      .foot = FOOT}},
    {"info",
     {.width = 800, .height = 480},
     {.kind = PAGE_INFO, .kicker = "About this edition", .items = facts, .n_items = N(facts), .foot = FOOT}},
    {"panel",
     {.width = 1920, .height = 1080},
     {.kind = PAGE_PANEL,
      .text = "Installing “Wednesday, late edition”",
      .note = "Checking 14 of 22 articles · signed by Harbour Gazette · leave the stick in",
      .progress = 640}},
    {"panel_safe",
     {.width = 720, .height = 1280, .safe_top = 20, .safe_right = 10, .safe_bottom = 30, .safe_left = 40},
     {.kind = PAGE_PANEL,
      .text = "The stick was pulled out too soon, so the edition on it could not be copied",
      .note = "Plug it in again.",
      .progress = PANEL_NO_BAR}},
    {"small",
     {.width = 480, .height = 320},
     {.kind = PAGE_QUOTE,
      .kicker = "Transport",
      .text = "We asked for a boat\ue000 and were offered a study.",
      .speaker = "Tomás Brennan",
      .role = "secretary of the Quayside Rowing Club",
      .opening_mark = "«",
      .foot = {.ticks = 90, .present = 44, .count = "2 / 12", .publication = "The Harbour Gazette and Estuary Post"}}},
    {"headline_compound",
     {.width = 720, .height = 1280},
     {.kind = PAGE_HEADLINE,
      .language = "de",
      .text = "Donaudampfschifffahrtsgesellschaft stellt den Betrieb ein",
      .byline = "Von Mara Ellison",
      .foot = FOOT}},
};

static void test_golden(void **state)
{
    (void)state;
    int failed = 0;

    for (size_t i = 0; i < N(cases); i++) {
        struct type_fonts fonts = i % 2 ? fake_proportional() : fake_typewriter();
        struct error e;
        struct bytes want = {0};
        char path[128];
        snprintf(path, sizeof path, "tests/golden/type_%s.txt", cases[i].name);
        struct page *page = page_set(&cases[i].sheet, &fonts, &cases[i].words, &e);
        assert_non_null(page);
        char *dump = page_dump(page);
        assert_non_null(dump);
        page_destroy(page);
        if (getenv("STANDFIRST_WRITE_GOLDEN") != NULL) {
            assert_true(file_replace(path, dump, strlen(dump), &e));
        } else if (!file_read(path, 1 << 20, &want, &e)) {
            print_error("%s: %s\n", path, e.text);
            failed++;
        } else if (strcmp((const char *)want.data, dump) != 0) {
            print_error("%s differs; the page is now\n%s\n", path, dump);
            failed++;
        }
        bytes_finish(&want);
        free(dump);
    }
    assert_int_equal(failed, 0);
}

static void test_range(void **state)
{
    (void)state;
    static const struct sheet bad[] = {
        {.width = 0, .height = 480},
        {.width = 800, .height = -1},
        {.width = 100000, .height = 480},
        {.width = 800, .height = 480, .safe_left = -1},
        {.width = 800, .height = 480, .safe_left = 400, .safe_right = 400},
        {.width = 800, .height = 480, .safe_top = 2000000000, .safe_bottom = 2000000000},
        {.width = 8000, .height = 8000, .safe_left = 3500, .safe_right = 3500},
    };
    struct type_fonts fonts = fake_typewriter();
    struct page_words words = {.kind = PAGE_SUMMARY, .text = "One."};
    struct part part;

    for (size_t i = 0; i < N(bad); i++) {
        struct error e = {""};
        int size;
        assert_null(page_set(&bad[i], &fonts, &words, &e));
        assert_true(e.text[0] != '\0');
        e.text[0] = '\0';
        assert_false(page_check_sheet(&bad[i], &e));
        assert_true(e.text[0] != '\0');
        e.text[0] = '\0';
        assert_int_equal(page_split(&bad[i], &fonts, &words, &part, 1, &size, &e), 0);
        assert_true(e.text[0] != '\0');
    }
    const struct sheet good = {.width = 800, .height = 480, .safe_left = 40};
    struct error e;
    assert_true(page_check_sheet(&good, &e));
    page_destroy(NULL);
}

/* Pages with nothing on them are pages all the same. */
static void test_empty(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_proportional();
    struct sheet sheet = {.width = 480, .height = 320};

    for (enum page_kind kind = PAGE_HEADLINE; kind <= PAGE_PANEL; kind++) {
        for (int k = 0; k < 2; k++) {
            struct page_words words = {
                .kind = kind, .text = k ? "" : NULL, .kicker = k ? "" : NULL, .opening_mark = "“"};
            struct error e;
            struct page *page = page_set(&sheet, &fonts, &words, &e);
            assert_non_null(page);
            assert_int_equal(page->n_lines, 0);
            assert_false(page->overflow);
            page_destroy(page);
            struct part part = {1, 1, 1};
            int size = 0;
            assert_int_equal(page_split(&sheet, &fonts, &words, &part, 1, &size, &e), 1);
            assert_int_equal(part.end, 0);
            assert_true(size > 0);
        }
    }
}

static void test_missing(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_proportional();
    struct sheet sheet = {.width = 800, .height = 480};
    struct page_words words = {.kind = PAGE_HEADLINE, .text = "a\ue001b", .kicker = "\ue000", .byline = "\ue001"};
    struct error e;
    struct page *page = page_set(&sheet, &fonts, &words, &e);

    assert_non_null(page);
    assert_int_equal(page->n_missing, 2);
    assert_int_equal(page->missing[0], 0xe000);
    assert_int_equal(page->missing[1], 0xe001);
    page_destroy(page);
}

/* The chosen headline can be seen wherever it is, and what can be touched is what is shown. */
static void test_contents(void **state)
{
    (void)state;
    enum { MANY = 1000 };
    static const char *items[MANY];
    struct type_fonts fonts = fake_proportional();
    static const struct sheet sheets[] = {
        {.width = 800, .height = 480}, {.width = 720, .height = 1280}, {.width = 480, .height = 320}};

    for (size_t i = 0; i < MANY; i++)
        items[i] = headlines[i % N(headlines)];
    for (size_t k = 0; k < N(sheets); k++) {
        for (size_t chosen = 0; chosen < MANY; chosen += chosen < 20 || chosen > 970 ? 1 : 97) {
            struct page_words words = {
                .kind = PAGE_CONTENTS, .items = items, .n_items = MANY, .chosen = chosen, .first_number = 1};
            struct error e;
            struct page *page = page_set(&sheets[k], &fonts, &words, &e);
            assert_non_null(page);
            assert_true(page->n_targets >= 4);
            bool seen = false;
            for (size_t i = 0; i < page->n_targets; i++) {
                const struct page_target *t = &page->targets[i];
                seen |= t->item == chosen;
                assert_true(t->height >= 46);
                assert_true(t->item < MANY);
                assert_true(t->y >= 0 && t->y + t->height <= sheets[k].height);
                if (i > 0) {
                    assert_int_equal(t->item, t[-1].item + 1);
                    assert_in_range(t->y, t[-1].y + t[-1].height - 1, t[-1].y + t[-1].height + 1);
                }
            }
            assert_true(seen);
            page_destroy(page);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),  cmocka_unit_test(test_range),    cmocka_unit_test(test_empty),
        cmocka_unit_test(test_missing), cmocka_unit_test(test_contents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
