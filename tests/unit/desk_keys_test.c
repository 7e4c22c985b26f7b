/* SPDX-License-Identifier: MIT */
/* The keys at the top of a source, seen through source_read(): what they change, and how mistakes are told. */
#include "desk/quoted.h"
#include "unit/desk_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PAGE                                                                                                           \
    "\nBell rings by itself\n\nBy Ann Ames\n\n3 March 2021\n\n"                                                        \
    "The bell in the old customs house rang eleven times on Sunday night with nobody near it.\n\n"                     \
    "\342\200\234There was no wind and there was no rope,\342\200\235 said Bea Holt, the keeper of the house.\n\n"     \
    "\342\200\234I counted the strokes from my bed in the dark,\342\200\235 said Cy Cole, a neighbour.\n\n"            \
    "A card on the door says that nobody may touch the bell\342\200\231s rope.\n"

static bool read_page(const char *text, const char *name, struct article *a, struct report *r, struct error *e)
{
    return source_read(name, text, strlen(text), a, r, e);
}

static const struct {
    const char *keys, *why;
} wrong[] = {
    {"headlin: X\n", "line 1: 'headlin' is not a key; did you mean 'headline'?"},
    {"standfrist: X\n", "did you mean 'standfirst'"},
    {"publshed: 2021-03-03\n", "did you mean 'published'"},
    {"kicker: X\nHeadlien: Y\n", "line 2: 'headlien' is not a key; did you mean 'headline'?"},
    {"kicker: X\ncolour: red\n", "line 2: 'colour' is not a key"},
    {"speaker: Ann\n", "did you mean 'speaker.N'"},
    {"speaker.0: Ann\n", "not a key"},
    {"speakers.1: Ann\n", "not a key"},
    {"quotes: 3\n", "did you mean 'quotes.leave-out'"},
    {"headline: X\nheadline: Y\n", "line 2: headline: is given twice"},
    {"speaker.1: Ann Ames\nspeaker.1: Bob Bell\n", "line 2: speaker.1: is given twice"},
    {"speaker.3: Ann Ames\n", "line 1: speaker.3: there are only 2 quotes"},
    {"quotes.leave-out: 1, 7\n", "line 1: quotes.leave-out: there is no quote 7, only 2"},
    {"quotes.leave-out: two\n", "not a list of quotes' numbers"},
    {"quotes.leave-out: 1.5\n", "not a list of quotes' numbers"},
    {"published: soon\n", "'soon' is not a date"},
    {"published: 03/04/2021\n", "may mean two days"},
    {"published: 30 February 2021\n", "is not a date"},
    {"language: English please\n", "is not a language tag"},
    {"language: e\n", "is not a language tag"},
    {"quote.add: \"nobody may touch\"\n", "wants the exact words"},
    {"quote.add: \"\" | Ann Ames\n", "no words before"},
    {"quote.add: \"nobody may touch\" |\n", "no speaker after"},
    {"quote.add: \"nobody must touch\" | Ann Ames\n", "these words are not in the text"},
};

static void mistakes_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[3000];
        struct article a;
        struct report r;
        struct error e = {.text = ""};
        strcpy(text, wrong[i].keys);
        strcat(text, PAGE);
        if (read_page(text, "page.txt", &a, &r, &e))
            fail_msg("'%s' is taken", wrong[i].keys);
        if (strstr(e.text, wrong[i].why) == NULL || strncmp(e.text, "line ", 5) != 0)
            fail_msg("'%s' gives '%s'", wrong[i].keys, e.text);
    }
}

static void fields_are_overruled(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(
        read_page("headline: No rope\nStandfirst: Nobody near\nkicker: Odd\nbyline: Dora Dean and Ed Eves\nplace: "
                  "Saltby\npublished: 2021-03-04T10:00:00Z\ncorrected: 5 March 2021\nlanguage: en-GB\n" PAGE,
                  "page.txt", &a, &r, &e));
    assert_string_equal(a.headline, "No rope");
    assert_string_equal(a.standfirst, "Nobody near");
    assert_string_equal(a.kicker, "Odd");
    assert_int_equal(a.n_byline, 2);
    assert_string_equal(a.byline[0], "Dora Dean");
    assert_string_equal(a.byline[1], "Ed Eves");
    assert_string_equal(a.place, "Saltby");
    assert_string_equal(a.published, "2021-03-04T10:00:00+00:00");
    assert_string_equal(a.corrected, "2021-03-05");
    assert_string_equal(a.language, "en-GB");
    /* What the page says is not lost. */
    assert_int_equal(r.n_dropped, 3);
    assert_string_equal(r.dropped[0].text, "Bell rings by itself");
    assert_string_equal(r.dropped[1].text, "Ann Ames");
    assert_string_equal(r.dropped[2].text, "3 March 2021");
    assert_non_null(strstr(r.dropped[0].why, "overruled"));
    article_finish(&a);
    report_finish(&r);
}

static void semicolons_part_names(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(read_page("byline: Dora Dean; Hope and Glory Ltd ;\n" PAGE, "page.txt", &a, &r, &e));
    assert_int_equal(a.n_byline, 2);
    assert_string_equal(a.byline[1], "Hope and Glory Ltd");
    article_finish(&a);
    report_finish(&r);
}

static void quotes_are_named_left_out_and_added(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(
        read_page("speaker.2: Dora Dean, ringer, of Saltby\nquotes.leave-out: 1\nquote.add: \"nobody may touch the "
                  "bell's rope\" | A card\n" PAGE,
                  "page.txt", &a, &r, &e));
    assert_int_equal(a.n_quotes, 2);
    assert_string_equal(a.quotes[0].speaker, "Dora Dean");
    assert_string_equal(a.quotes[0].role, "ringer, of Saltby");
    assert_int_equal(r.quotes[0].number, 2);
    assert_string_equal(a.quotes[1].speaker, "A card");
    assert_null(a.quotes[1].role);
    assert_int_equal(r.quotes[1].number, 0);
    char *text = article_quote_text(&a, &a.quotes[1]);
    assert_string_equal(text, "nobody may touch the bell\342\200\231s rope");
    free(text);
    article_finish(&a);
    report_finish(&r);
}

static void an_added_quote_takes_the_place_of_those_it_overlaps(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(read_page("quote.add: there was no rope | Bea Holt\n" PAGE, "page.txt", &a, &r, &e));
    assert_int_equal(a.n_quotes, 2);
    char *text = article_quote_text(&a, &a.quotes[0]);
    assert_string_equal(text, "there was no rope");
    free(text);
    article_finish(&a);
    report_finish(&r);
}

static void an_added_quote_ends_as_a_sentence_does(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"quote.add: on Sunday night with nobody near it. | Ann\n", "on Sunday night with nobody near it."},
        {"quote.add: there was no wind and there was no rope, | Ann\n", NULL}, /* the case of a letter counts */
        {"quote.add: There was no wind and there was no rope, | Ann\n", "There was no wind and there was no rope."},
        {"quote.add: There was no wind | Ann\n", "There was no wind"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char page[3000];
        struct article a;
        struct report r;
        struct error e;
        strcpy(page, cases[i][0]);
        strcat(page, PAGE);
        bool ok = read_page(page, "page.txt", &a, &r, &e);
        assert_int_equal(ok, cases[i][1] != NULL);
        if (!ok)
            continue;
        char *text = article_quote_text(&a, &a.quotes[0]);
        assert_string_equal(text, cases[i][1]);
        free(text);
        article_finish(&a);
        report_finish(&r);
    }
}

static void a_quote_may_run_over_paragraphs(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(
        read_page("quote.add: with nobody near it. \"There was no wind | Bea Holt\n" PAGE, "page.txt", &a, &r, &e));
    assert_int_equal(a.quotes[0].n_spans, 2);
    article_finish(&a);
    report_finish(&r);
}

static void an_unsure_quote_stays_off_the_wall(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(read_page("speaker.1:\n" PAGE, "page.txt", &a, &r, &e));
    assert_int_equal(a.n_quotes, 2);
    assert_null(a.quotes[0].speaker);
    bool doubted = false;
    for (size_t i = 0; i < r.n_doubts; i++)
        doubted = doubted || strstr(r.doubts[i].text, "`speaker.1: Name, role`") != NULL;
    assert_true(doubted);
    quoted_keep_sure(&a, &r);
    assert_int_equal(a.n_quotes, 1);
    assert_int_equal(r.quotes[0].number, 2);
    article_finish(&a);
    report_finish(&r);
}

static void text_is_no_key(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "Note: the bell is not to be touched by anyone\n\nBy Ann Ames\n\nThe bell rang eleven times on Sunday night "
        "with "
        "nobody near.\n",
        "Plaice: the fish that stayed\n\nBy Ann Ames\n\nThe boats came home with nothing else for the whole of the "
        "week.\n",
        "Published: 3 March 2021 | Updated: 4 March 2021\n\nBell rings by itself\n\nThe bell rang eleven times on "
        "Sunday "
        "night with nobody near.\n",
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct article a;
        struct report r;
        struct error e;
        if (!read_page(pages[i], "page.txt", &a, &r, &e))
            fail_msg("page %zu: %s", i, e.text);
        assert_non_null(strstr(a.body, "week") != NULL ? a.body : strstr(a.body, "rang"));
        article_finish(&a);
        report_finish(&r);
    }
}

static void front_matter_has_the_same_keys(void **state)
{
    (void)state;
    struct article a;
    struct report r;
    struct error e;
    assert_true(
        read_page("---\n# the desk's\ntitle: \"No rope: a mystery\"\nauthor: Dora Dean\ndate: 2021-03-04\n\nlayout: "
                  "post\nspeaker.1: Cy Cole\n---\n\nThe bell rang.\n\n\"It rang eleven times before I had my shoes "
                  "on,\" came a voice.\n",
                  "page.md", &a, &r, &e));
    assert_string_equal(a.headline, "No rope: a mystery");
    assert_string_equal(a.byline[0], "Dora Dean");
    assert_string_equal(a.published, "2021-03-04");
    assert_int_equal(a.n_quotes, 1);
    assert_string_equal(a.quotes[0].speaker, "Cy Cole");
    assert_int_equal(r.n_dropped, 1);
    assert_int_equal(r.dropped[0].line, 7);
    article_finish(&a);
    report_finish(&r);

    static const struct {
        const char *text, *why;
    } bad[] = {
        {"---\nheadline: X\n", "closing '---'"},
        {"---\nbyline: [Ann, Bob]\n---\nText.\n", "line 2: byline"},
        {"---\nbyline:\n  - Ann\n---\nText.\n", "line 3"},
        {"---\nstandfirst: |\n  Text\n---\nText.\n", "line 2: standfirst"},
        {"---\nheadlien: X\n---\nText.\n", "did you mean 'headline'"},
        {"---\nno key here\n---\nText.\n", "line 2"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(read_page(bad[i].text, "page.md", &a, &r, &e));
        if (strstr(e.text, bad[i].why) == NULL)
            fail_msg("'%s' gives '%s'", bad[i].text, e.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_told),
        cmocka_unit_test(fields_are_overruled),
        cmocka_unit_test(semicolons_part_names),
        cmocka_unit_test(quotes_are_named_left_out_and_added),
        cmocka_unit_test(an_added_quote_takes_the_place_of_those_it_overlaps),
        cmocka_unit_test(an_added_quote_ends_as_a_sentence_does),
        cmocka_unit_test(a_quote_may_run_over_paragraphs),
        cmocka_unit_test(an_unsure_quote_stays_off_the_wall),
        cmocka_unit_test(text_is_no_key),
        cmocka_unit_test(front_matter_has_the_same_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
