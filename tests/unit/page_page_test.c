/* SPDX-License-Identifier: MIT */
/* Documents of no format at all: the page knows blocks, their roles and what was given, and nothing else. */
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define PROSE "The bell in the old customs house rang eleven times on Sunday night with nobody near it."
#define MORE "A card on the door says that nobody may touch its rope without asking the keeper of the house."

static void add(struct document *d, enum block_role role, const char *text)
{
    struct error e;
    assert_true(document_block(d, role, 1, d->n_blocks + 1, text, strlen(text), &e));
}

static void read_document(struct document *d, struct article *a)
{
    struct keys keys;
    struct error e;
    if (!page_read(d, &keys, a, &e))
        fail_msg("%s", e.text);
    keys_finish(&keys);
}

static void roles_tell_what_words_cannot(void **state)
{
    (void)state;
    struct document d = {.headings_known = true, .stands_alone = true};
    struct article a;
    add(&d, ROLE_CAPTION, "The bell, which rings by itself when nobody is near it, says the keeper.");
    add(&d, ROLE_HEADING, "Bell rings by itself");
    add(&d, ROLE_PARAGRAPH, PROSE);
    add(&d, ROLE_CREDIT, "Ann Ames took this picture on a long and cold Sunday in March of last year.");
    add(&d, ROLE_HEADING, "No rope");
    add(&d, ROLE_ITEM, "subscribe");
    add(&d, ROLE_QUOTE, MORE);
    read_document(&d, &a);
    assert_string_equal(a.headline, "Bell rings by itself");
    assert_string_equal(a.body, PROSE "\nsubscribe\n" MORE);
    report_sort(&d.report);
    assert_int_equal(d.report.n_dropped, 3);
    assert_string_equal(d.report.dropped[0].why, "a picture's caption or credit");
    assert_int_equal(d.report.dropped[1].line, 4);
    assert_string_equal(d.report.dropped[2].why, "a heading inside the text");
    article_finish(&a);
    document_finish(&d);
}

/* The same words with a newspaper's site around them. */
static void furniture_goes_where_the_text_does_not_stand_alone(void **state)
{
    (void)state;
    struct document d = {.headings_known = true};
    struct article a;
    add(&d, ROLE_HEADING, "Bell rings by itself");
    add(&d, ROLE_PARAGRAPH, PROSE);
    add(&d, ROLE_ITEM, "subscribe");
    add(&d, ROLE_PARAGRAPH, MORE);
    read_document(&d, &a);
    assert_string_equal(a.body, PROSE "\n" MORE);
    article_finish(&a);
    document_finish(&d);
}

static void what_is_given_overrules_and_says_where_it_was(void **state)
{
    (void)state;
    char title[] = "title", value[] = "No rope", odd[] = "generator", whole[] = "generator: x";
    struct document d = {.headings_known = true, .stands_alone = true};
    struct article a;
    struct error e;
    assert_true(
        document_give(&d,
                      &(struct document_given){
                          .from = PROVENANCE_FRONT_MATTER, .line = 1, .name = title, .value = value, .text = value},
                      &e));
    assert_true(
        document_give(&d,
                      &(struct document_given){
                          .from = PROVENANCE_FRONT_MATTER, .line = 2, .name = odd, .value = value, .text = whole},
                      &e));
    add(&d, ROLE_HEADING, "Bell rings by itself");
    add(&d, ROLE_PARAGRAPH, PROSE);
    read_document(&d, &a);
    assert_string_equal(a.headline, "No rope");
    assert_string_equal(a.body, PROSE);
    assert_int_equal(d.report.n_dropped, 2);
    assert_string_equal(d.report.dropped[0].text, "generator: x");
    assert_string_equal(d.report.dropped[1].text, "Bell rings by itself");
    assert_string_equal(d.report.dropped[1].why, "overruled by a key at the top of the source");
    article_finish(&a);
    document_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_tell_what_words_cannot),
        cmocka_unit_test(furniture_goes_where_the_text_does_not_stand_alone),
        cmocka_unit_test(what_is_given_overrules_and_says_where_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
