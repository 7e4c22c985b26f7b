/* SPDX-License-Identifier: MIT */
/* Every allocation of the room fails once. */
#include "type/page.h"

#include "unit/refused_memory.h"
#include "unit/type_fake_fonts.h"
#include "unit/type_page_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])

static const char *const items[] = {
    "Council knew for eleven months that the sea wall was moving, leaked survey shows, and that it said nothing", "Two",
    "Three", "Four and more"};
static const struct page_words cases[] = {
    {.kind = PAGE_HEADLINE,
     .kicker = "Transport",
     .text = "Night ferries return \ue000 with 茶 and עיר",
     .byline =
         "By Mara Ellison, Idris Vaughan, Ruth Adeyemi, Tomás Brennan and others of the staff who were there that "
         "night and stayed until the morning came with rain",
     .place = "Port Haven",
     .note = "Corrected"},
    {.kind = PAGE_SUMMARY, .text = "The council has voted. It was late.", .note = "Corrected"},
    {.kind = PAGE_QUOTE,
     .text =
         "A town that stops at nine. A town aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.",
     .speaker = "Ruth Adeyemi",
     .role = "leader",
     .opening_mark = "“"},
    {.kind = PAGE_NOTICE,
     .text = "Plug in a stick.",
     .note = "It changes.",
     .foot = {.left = "standfirst", .clock = "1"}},
    {.kind = PAGE_CONTENTS, .items = items, .n_items = N(items), .chosen = 2},
    {.kind = PAGE_INFO, .items = items, .n_items = N(items)},
    {.kind = PAGE_PANEL, .text = "Installing “Tuesday”", .note = "Leave the stick in.", .progress = 500},
};

static void test_set(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_proportional();
    struct sheet sheet = {.width = 480, .height = 320};

    for (size_t i = 0; i < N(cases); i++) {
        struct page_words words = cases[i];
        if (words.foot.left == NULL)
            words.foot = (struct foot){
                .ticks = 9, .count = "2 / 12", .publication = "The Harbour Gazette and Estuary Post", .clock = "07:42"};
        struct error e = {""};
        struct page *whole = page_set(&sheet, &fonts, &words, &e);
        assert_non_null(whole);
        char *want = page_dump(whole);
        page_destroy(whole);
        assert_non_null(want);
        int failures = 0;
        for (;; failures++) {
            e.text[0] = '\0';
            refused = 0;
            left = failures;
            struct page *page = page_set(&sheet, &fonts, &words, &e);
            char *dump = page != NULL ? page_dump(page) : NULL;
            left = -1;
            bool done = refused == 0;
            if (page == NULL)
                assert_string_equal(e.text, "out of memory");
            /* libunistring does without a block it wanted only to be smaller: then nothing may be amiss. */
            if (dump != NULL)
                assert_string_equal(dump, want);
            assert_true(!done || dump != NULL);
            page_destroy(page);
            free(dump);
            if (done)
                break;
        }
        assert_true(failures > 20);
        free(want);
    }
}

static void test_split(void **state)
{
    (void)state;
    struct type_fonts fonts = fake_proportional();
    struct sheet sheet = {.width = 480, .height = 320};
    char text[3000] = "";
    struct page_words words = {
        .kind = PAGE_QUOTE, .text = text, .speaker = "Ruth", .role = "leader", .opening_mark = "“"};

    for (size_t i = 0; i < 60; i++)
        strcat(text,
               i % 7 ? "We asked for a boat. " : "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ");
    int failures = 0;
    for (;; failures++) {
        struct part parts[32];
        struct error e = {""};
        int size;
        refused = 0;
        left = failures;
        size_t n = page_split(&sheet, &fonts, &words, parts, N(parts), &size, &e);
        left = -1;
        if (refused == 0) {
            assert_true(n > 1);
            break;
        }
        assert_int_equal(n, 0);
        assert_string_equal(e.text, "out of memory");
    }
    assert_true(failures > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_split),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
