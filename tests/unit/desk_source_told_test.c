/* SPDX-License-Identifier: MIT */
/* What the reading of a page says besides the article: lines dropped, doubts, and the reason where nothing is read. */
#include "quotes/quotes.h"
#include "settings/values.h"
#include "unit/desk_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/desk_page_text.h"

static void every_dropped_line_has_its_number(void **state)
{
    (void)state;
    static const char text[] =
        "Swing bridge wins two more winters\n\nBy Ann Ames\n\n" P1 "\n\nAdvertisement\n\n" P2 "\n\n32 comments\n";
    struct article a;
    struct report r;
    struct error e;
    assert_true(source_read("page.txt", text, sizeof text - 1, &a, &r, &e));
    assert_int_equal(r.n_dropped, 2);
    assert_int_equal(r.dropped[0].line, 7);
    assert_string_equal(r.dropped[0].text, "Advertisement");
    assert_string_equal(r.dropped[0].why, "an advertisement");
    assert_int_equal(r.dropped[1].line, 11);
    assert_string_equal(r.dropped[1].text, "32 comments");
    article_finish(&a);
    report_finish(&r);
}

static void corrected_is_told(void **state)
{
    (void)state;
    static const char text[] = "Swing bridge wins two more winters\nBy Ann Ames\n3 March 2021\n\n" BODY
                               "\nThis article was amended on 4 March 2021. An earlier version gave the wrong year.\n";
    struct article a;
    struct report r;
    struct error e;
    assert_true(source_read("page.txt", text, sizeof text - 1, &a, &r, &e));
    assert_string_equal(a.corrected, "2021-03-04");
    assert_string_equal(a.body, ALL);
    article_finish(&a);
    report_finish(&r);
}

static bool has_doubt(const struct report *r, const char *words)
{
    for (size_t i = 0; i < r->n_doubts; i++) {
        if (strstr(r->doubts[i].text, words) != NULL)
            return true;
    }
    return false;
}

static void doubts_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text, *doubt;
    } doubtful[] = {
        {"Swing bridge wins two more winters\nBy Ann Ames\n3 hours ago\n" BODY, "gives no date"},
        {"Swing bridge wins two more winters\nBy Ann Ames\n3 March\n" BODY, "has no year"},
        {"Swing bridge wins two more winters\nBy Ann Ames\n03/04/2021\n" BODY, "day first"},
        {"Swing bridge wins two more winters\nBy Ann Ames\n3 March 2021 10:04 IST\n" BODY, "India"},
        {"Swing bridge wins two more winters\n" BODY, "no by-line was found"},
        {"Swing bridge wins two more winters\n" BODY, "no date was found"},
        {"Swing bridge wins two more winters\nBy Ann Ames\n", "no text was found"},
        {"Swing bridge wins two more winters\nBy Ann Ames\nUpdated 3 March 2021\n" BODY, "only the time of an update"},
        {"Swing bridge wins two more winters\nBy Ann Ames\n" P1 "\n\nThe bridge seen from the old fish quay\n\n" P2
         "\n",
         "no full stop"},
        {"Swing bridge wins two more winters\nBy Ann Ames\n3 March 2021\nThe bridge seen from the fish quay\n" BODY,
         "taken for a caption"},
    };
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++) {
        struct article a;
        struct report r;
        struct error e;
        assert_true(source_read("page.txt", doubtful[i].text, strlen(doubtful[i].text), &a, &r, &e));
        if (!has_doubt(&r, doubtful[i].doubt))
            print_error("no doubt says '%s'\n", doubtful[i].doubt);
        assert_true(has_doubt(&r, doubtful[i].doubt));
        article_finish(&a);
        report_finish(&r);
    }
}

static void american_zone_means_month_first(void **state)
{
    (void)state;
    static const char text[] = "Swing bridge wins two more winters\nBy Ann Ames\n03/04/2021 10:04 AM EST\n" BODY;
    struct article a;
    struct report r;
    struct error e;
    assert_true(source_read("page.txt", text, sizeof text - 1, &a, &r, &e));
    assert_string_equal(a.published, "2021-03-04T10:04:00-05:00");
    article_finish(&a);
    report_finish(&r);
}

static void bad_input_gets_one_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
        const char *why;
    } bad[] = {
        {"", 0, "is empty"},
        {"\n\n\n", 3, "no words"},
        {" \t \n", 4, "no words"},
        {"a\0b", 3, "NUL"},
        {"caf\xc3\xa9 \xff", 7, "not valid UTF-8"},
        {"%PDF-1.4", 8, "PDF"},
        {"<!DOCTYPE html>", 15, "HTML"},
        {"PK\003\004", 4, "Word"},
        {"\xff\xfe"
         "a",
         3, "UTF-16"},
        {"\xff\xfe\x00\xd8", 4, "UTF-16"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct article a;
        struct report r;
        struct error e;
        assert_false(source_read("page.txt", bad[i].text, bad[i].size, &a, &r, &e));
        if (strstr(e.text, bad[i].why) == NULL)
            print_error("case %zu: '%s' does not say '%s'\n", i, e.text, bad[i].why);
        assert_non_null(strstr(e.text, bad[i].why));
        assert_null(a.headline);
        assert_null(r.dropped);
    }
}

static void huge_things_are_refused_or_borne(void **state)
{
    (void)state;
    size_t size = 1 << 20;
    char *text = malloc(size + 200);
    struct article a;
    struct report r;
    struct error e;
    assert_non_null(text);

    memset(text, 'x', size);
    assert_false(source_read("page.txt", text, size, &a, &r, &e));
    assert_non_null(strstr(e.text, "line 1"));

    size_t n = (size_t)snprintf(text, 100, "Swing bridge wins two more winters\n");
    memset(text + n, '\n', 100000);
    memcpy(text + n + 100000, P1, sizeof P1 - 1);
    assert_true(source_read("page.txt", text, n + 100000 + sizeof P1 - 1, &a, &r, &e));
    assert_string_equal(a.body, P1);
    article_finish(&a);
    report_finish(&r);

    n = (size_t)snprintf(text, 100, "Swing bridge wins two more winters\n\ne");
    for (int i = 0; i < 10000; i++, n += 2)
        memcpy(text + n, "\xcc\x81", 2);
    assert_false(source_read("page.txt", text, n, &a, &r, &e));
    assert_non_null(strstr(e.text, "line 3"));
    assert_non_null(strstr(e.text, "combining marks"));
    free(text);
}

/* A feed's: each is an article of its own, and one that is none says which it is. */
static void a_source_may_hold_several_documents(void **state)
{
    (void)state;
    struct documents all = {0};
    struct article a;
    struct report r;
    struct error e;
    for (int i = 0; i < 2; i++) {
        struct document *d = documents_add(&all, &e);
        assert_non_null(d);
        d->headings_known = true;
        assert_true(i > 0 || document_block(d, ROLE_HEADING, 1, 1, "Bell rings by itself", 20, &e));
        assert_true(document_block(d, ROLE_PARAGRAPH, 0, 2, P1, sizeof P1 - 1, &e));
    }
    assert_true(source_article(&all, 0, NULL, &a, &r, &e));
    assert_string_equal(a.headline, "Bell rings by itself");
    assert_string_equal(a.body, P1);
    article_finish(&a);
    report_finish(&r);
    all.items[1].n_blocks = 0;
    assert_false(source_article(&all, 1, NULL, &a, &r, &e));
    assert_string_equal(e.text, "article 2 of 2: has no words in it");
    assert_null(a.body);
    documents_finish(&all);
}

/* The desk without a config, and a caller of the reader that gives none, name the same speakers. */
static void the_usual_risk_is_the_default_of_the_config(void **state)
{
    (void)state;
    static struct settings defaults;
    settings_defaults(&defaults);
    assert_int_equal(defaults.quotes.risk, QUOTES_RISK_USUAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_dropped_line_has_its_number),
        cmocka_unit_test(corrected_is_told),
        cmocka_unit_test(doubts_are_told),
        cmocka_unit_test(a_source_may_hold_several_documents),
        cmocka_unit_test(american_zone_means_month_first),
        cmocka_unit_test(bad_input_gets_one_line),
        cmocka_unit_test(huge_things_are_refused_or_borne),
        cmocka_unit_test(the_usual_risk_is_the_default_of_the_config),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
