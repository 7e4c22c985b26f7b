/* SPDX-License-Identifier: MIT */
/* Where the words of a page's quotes stand in its file, whatever the reading of the page took out or changed. */
#include "desk/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEADLINE "Bell rings by itself"
#define BODY                                                                                                               \
    "The bell rang eleven times on Sunday.\n“Nobody was near it that night,” said Ann Ames, the verger.\nIt is quiet " \
    "now."

static const struct row {
    const char *what, *source, *words; /* the quote as the source has it; NULL: it cannot be told */
} rows[] = {
    {"as it is",
     "Bell rings by itself\n\nThe bell rang eleven times on Sunday.\n\n“Nobody was near it that night,” said Ann Ames, "
     "the verger.\n\nIt is quiet now.\n",
     "“Nobody was near it that night,”"},
    {"furniture between",
     "Bell rings by itself\nBy Nora Field\nShare\n\nThe bell rang eleven times on Sunday.\nRead more: “Nobody was "
     "there”\n“Nobody was near it that night,” said Ann Ames, the verger.\n\nIt is quiet now.\n",
     "“Nobody was near it that night,”"},
    {"wrapped at a width",
     "Bell rings by itself\n\nThe bell rang eleven\ntimes on Sunday.\n\n“Nobody was near\nit that night,” said\nAnn "
     "Ames, the verger.\n\nIt is quiet now.\n",
     "“Nobody was near\nit that night,”"},
    {"other spaces, a soft hyphen and carriage returns",
     "Bell rings by itself\r\n\r\nThe  bell rang eleven times on Sunday.\r\n\r\n“No\u00ADbody was near\u00A0it that "
     "night,” said Ann Ames, the verger.\r\n\r\nIt is quiet now.\r\n",
     "“No\u00ADbody was near\u00A0it that night,”"},
    {"a dateline in front",
     "\uFEFFBell rings by itself\n\nTOLLAN (Harbour News) - The bell rang eleven times on Sunday.\n\n“Nobody was near "
     "it that night,” said Ann Ames, the verger.\n\nIt is quiet now.\n",
     "“Nobody was near it that night,”"},
    {"a key above",
     "headline: Bell rings by itself\n\nThe old bell\n\nThe bell rang eleven times on Sunday.\n\n“Nobody was near it "
     "that night,” said Ann Ames, the verger.\n\nIt is quiet now.\n",
     "“Nobody was near it that night,”"},
    {"mark-up inside the words",
     "Bell rings by itself\n\nThe bell rang eleven times on Sunday.\n\n“Nobody was *near* it that night,” said Ann "
     "Ames, the verger.\n\nIt is quiet now.\n",
     NULL},
    {"nothing of it", "Another text altogether, with other words.\n", NULL},
    {"an empty source", "", NULL},
};

static void reading_of(const char *headline, const char *body, struct reading *out)
{
    struct error e;
    struct article a = {.headline = strdup(headline), .body = strdup(body), .body_size = strlen(body)};
    assert_true(reading_make(&a, NULL, out, &e));
    article_finish(&a);
}

static void words_are_found_again(void **state)
{
    (void)state;
    struct reading r;
    reading_of(HEADLINE, BODY, &r);
    assert_int_equal(r.found.n_quotes, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct positions p;
        size_t start = r.found.quotes[0].parts[0].start, end = r.found.quotes[0].parts[0].end;
        assert_true(positions_find(&r, row->source, strlen(row->source), &p));
        bool told = positions_range(&p, &start, &end);
        if (told != (row->words != NULL))
            fail_msg("%s: %s", row->what, told ? "was told" : "was not told");
        if (told && (end - start != strlen(row->words) || memcmp(row->source + start, row->words, end - start) != 0))
            fail_msg("%s: '%.*s', not '%s'", row->what, (int)(end - start), row->source + start, row->words);
        positions_finish(&p);
    }
    reading_finish(&r);
}

/* A source in which every line nearly is the one that is looked for: the search gives up instead of taking for ever. */
static void the_search_ends(void **state)
{
    (void)state;
    enum { LINES = 20000, SIZE = 200 };
    char line[SIZE + 1], *source = calloc(LINES, SIZE + 1);
    struct reading r;
    struct positions p;
    assert_non_null(source);
    memset(line, 'a', SIZE);
    line[SIZE] = '\0';
    for (size_t i = 0; i < LINES; i++) {
        memcpy(source + i * SIZE, line, SIZE);
        source[i * SIZE + SIZE - 1] = '\n';
    }
    reading_of(HEADLINE, line, &r);
    assert_true(positions_find(&r, source, strlen(source), &p));
    positions_finish(&p);
    reading_finish(&r);
    free(source);
}

/* The headline's names are known in the text, and its own quotes are no quotes of the body. */
static void the_head_names_people(void **state)
{
    (void)state;
    struct reading r;
    reading_of("Ann Ames hears “the bell of all bells”", "“Nobody was near it that night,” said Ames.", &r);
    size_t n = 0;
    for (size_t i = 0; i < r.found.n_quotes; i++) {
        const struct quotes_quote *q = &r.found.quotes[i];
        if (q->fragment)
            continue;
        n++;
        assert_true(q->parts[0].start >= r.body);
        assert_string_equal(q->speaker, "Ann Ames");
    }
    assert_int_equal(n, 1);
    reading_finish(&r);
}

/* A text without a head has its first paragraph taken for one; what is said there counts. */
static void a_paragraph_is_no_headline(void **state)
{
    (void)state;
    struct reading r;
    reading_of("“Nobody was near the bell that night,” said Ann Ames, who has been the verger for nine years.",
               "It is quiet now.", &r);
    assert_int_equal(r.found.n_quotes, 1);
    assert_false(r.found.quotes[0].fragment);
    reading_finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_again),
        cmocka_unit_test(the_search_ends),
        cmocka_unit_test(the_head_names_people),
        cmocka_unit_test(a_paragraph_is_no_headline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
