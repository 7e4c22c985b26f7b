/* SPDX-License-Identifier: MIT */
#include "desk/quoted.h"
#include "unit/desk_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Two speakers, good and poor quotes; the order of the text is not the order of rank. */
static const char page[] =
    "headline: The well at Low Marsh\n%s\n"
    "“It was wet and it was deep,” said Anna Corley, the digger of the well at Low Marsh.\n\n"
    "“My father dug the first of these wells and he never once told anybody where he had put the ladder,” Ms Corley "
    "said.\n\n"
    "“There is water under every house in this street and not one of them has a tap that works,” said Owen Birch, the "
    "plumber.\n\n"
    "“We will look into it and then we will look into it again,” said a spokesman.\n";

static void read_page(const char *keys, struct article *a, struct report *r)
{
    char text[2048];
    struct error e;

    snprintf(text, sizeof text, page, keys);
    if (!source_read("well.txt", text, strlen(text), a, r, &e))
        fail_msg("%s", e.text);
    assert_int_equal(a->n_quotes, 4);
}

static bool has(const struct article *a, const char *words)
{
    bool found = false;

    for (size_t i = 0; i < a->n_quotes; i++) {
        char *text = article_quote_text(a, &a->quotes[i]);
        assert_non_null(text);
        found |= strstr(text, words) != NULL;
        free(text);
    }
    return found;
}

static void finish(struct article *a, struct report *r)
{
    article_finish(a);
    report_finish(r);
}

static void no_limit_keeps_all(void **state)
{
    struct article a;
    struct report r;

    (void)state;
    for (size_t most = 0; most < 6; most += most == 0 ? 4 : 1) {
        read_page("", &a, &r);
        size_t doubts = r.n_doubts;
        quoted_limit(&a, &r, most);
        assert_int_equal(a.n_quotes, 4);
        assert_int_equal(r.n_doubts, doubts);
        finish(&a, &r);
    }
}

static void different_people_speak(void **state)
{
    struct article a;
    struct report r;

    (void)state;
    read_page("", &a, &r);
    quoted_limit(&a, &r, 2);
    assert_int_equal(a.n_quotes, 2);
    assert_true(has(&a, "water under every house"));
    assert_false(has(&a, "look into it"));
    assert_string_not_equal(a.quotes[0].speaker, a.quotes[1].speaker);
    /* The order of the text stays, and so do the numbers by which the sub-editor calls them. */
    assert_true(a.quotes[0].spans[0].start < a.quotes[1].spans[0].start);
    assert_true(r.quotes[0].number < r.quotes[1].number);
    finish(&a, &r);
}

static void the_sub_editors_word_counts_most(void **state)
{
    struct article a;
    struct report r;

    (void)state;
    read_page("speaker.4: A spokesman for the Low Marsh Water Board\n", &a, &r);
    quoted_limit(&a, &r, 1);
    assert_int_equal(a.n_quotes, 1);
    assert_true(has(&a, "look into it"));
    finish(&a, &r);
}

static void what_stays_out_is_told(void **state)
{
    struct article a;
    struct report r;

    (void)state;
    read_page("", &a, &r);
    size_t before = r.n_doubts;
    quoted_limit(&a, &r, 3);
    assert_int_equal(r.n_doubts, before + 1);
    assert_non_null(strstr(r.doubts[before].text, "the best 3 of 4"));
    finish(&a, &r);
}

static void a_short_scrap_ranks_below_a_sentence(void **state)
{
    struct article a;
    struct report r;

    (void)state;
    read_page("", &a, &r);
    assert_true(quoted_score(&a, 1) > quoted_score(&a, 0) - 5);
    assert_true(quoted_score(&a, 2) > quoted_score(&a, 3));
    finish(&a, &r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_limit_keeps_all),
        cmocka_unit_test(different_people_speak),
        cmocka_unit_test(the_sub_editors_word_counts_most),
        cmocka_unit_test(what_stays_out_is_told),
        cmocka_unit_test(a_short_scrap_ranks_below_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
