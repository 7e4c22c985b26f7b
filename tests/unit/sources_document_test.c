/* SPDX-License-Identifier: MIT */
/* What readers make of a source: blocks with their roles and places, given fields with where they came from; and which
 * reader is taken. */
#include "sources/formats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct document *read_one(const char *name, const char *text, struct documents *all)
{
    struct error e;

    if (!documents_read(name, text, strlen(text), all, &e))
        fail_msg("%s: %s", name, e.text);
    assert_int_equal(all->n, 1);
    return &all->items[0];
}

struct expected {
    enum block_role role;
    unsigned level;
    size_t line;
    bool gap;
    const char *text;
};

static void assert_blocks(const struct document *d, const struct expected *blocks, size_t n)
{
    assert_int_equal(d->n_blocks, n);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(document_text(d, &d->blocks[i]), blocks[i].text);
        assert_int_equal(d->blocks[i].role, blocks[i].role);
        assert_int_equal(d->blocks[i].level, blocks[i].level);
        assert_int_equal(d->blocks[i].line, blocks[i].line);
        assert_int_equal(d->blocks[i].gap, blocks[i].gap);
    }
}
#define ASSERT_BLOCKS(d, ...)                                                                                          \
    assert_blocks(d, (const struct expected[]){__VA_ARGS__},                                                           \
                  sizeof((const struct expected[]){__VA_ARGS__}) / sizeof(struct expected))

static void markdown_says_what_each_block_is(void **state)
{
    (void)state;
    struct documents all;
    struct document *d = read_one("page.md",
                                  "---\ntitle: x\n---\n# Bell *rings*\n\nTwo\nlines &amp; an entity.\n\n## Cross\n\n"
                                  "- first\n- second\n\n> said\n\n![rope](a.png)\n",
                                  &all);
    ASSERT_BLOCKS(d, {ROLE_HEADING, 1, 4, true, "Bell rings"}, {ROLE_PARAGRAPH, 0, 6, true, "Two lines & an entity."},
                  {ROLE_HEADING, 2, 9, true, "Cross"}, {ROLE_ITEM, 0, 11, true, "first"},
                  {ROLE_ITEM, 0, 12, true, "second"}, {ROLE_QUOTE, 0, 14, true, "said"});
    assert_true(d->headings_known && d->stands_alone);
    assert_string_equal(d->report.format, "Markdown");
    assert_string_equal(d->report.encoding, "UTF-8");
    assert_int_equal(d->report.n_dropped, 1);
    assert_string_equal(d->report.dropped[0].text, "rope");
    documents_finish(&all);
}

static void references_mean_what_html_means(void **state)
{
    (void)state;
    struct documents all;
    struct document *d = read_one(
        "page.md", "&#147;No,&#x94; it&#146;s &#0147;caf&#233;&#148;&#8221; &#129;&#159;\302\2511&#150;2\n", &all);
    ASSERT_BLOCKS(d, {ROLE_PARAGRAPH, 0, 1, true, "“No,” it’s “café”” Ÿ©1–2"});
    documents_finish(&all);
}

static void front_matter_is_given(void **state)
{
    (void)state;
    static const struct {
        const char *name, *value, *text;
        size_t line;
        bool compound;
    } fields[] = {
        {"title", "Bell: it rings", "Title: \"Bell: it rings\"", 2, false},
        {"tags", "[a, b]", "tags: [a, b]", 4, true},
        {"kicker", "", "kicker:", 6, false},
        {"", "- Ann", "- Ann", 7, false},
    };
    struct documents all;
    struct document *d =
        read_one("page.md",
                 "---\nTitle: \"Bell: it rings\"\n# no field\ntags: [a, b]\n\nkicker:\n  - Ann\n---\n\nText.\n", &all);
    assert_int_equal(d->n_given, sizeof fields / sizeof *fields);
    for (size_t i = 0; i < d->n_given; i++) {
        assert_int_equal(d->given[i].from, PROVENANCE_FRONT_MATTER);
        assert_string_equal(d->given[i].name, fields[i].name);
        assert_string_equal(d->given[i].value, fields[i].value);
        assert_string_equal(d->given[i].text, fields[i].text);
        assert_int_equal(d->given[i].line, fields[i].line);
        assert_int_equal(d->given[i].compound, fields[i].compound);
    }
    document_settle_keys(d, 0);
    assert_int_equal(d->n_given, 4);
    ASSERT_BLOCKS(d, {ROLE_PARAGRAPH, 0, 10, true, "Text."});
    documents_finish(&all);
}

static void text_says_nothing_of_its_lines(void **state)
{
    (void)state;
    struct documents all;
    struct document *d = read_one("page.txt", "# Bell\r\n\r\n  By  Ann Ames\r\n3 March\xe2\x80\xa8 2021\r\n", &all);
    ASSERT_BLOCKS(d, {ROLE_LINE, 0, 1, true, "# Bell"}, {ROLE_LINE, 0, 3, true, "By Ann Ames"},
                  {ROLE_LINE, 0, 4, false, "3 March"}, {ROLE_LINE, 0, 4, false, "2021"});
    assert_false(d->headings_known || d->stands_alone);
    assert_int_equal(d->n_given, 0);
    assert_string_equal(d->report.format, "text");
    documents_finish(&all);
}

/* Lines at the top may be keys or a headline: both are there until it is known. */
static void keys_are_text_until_settled(void **state)
{
    (void)state;
    struct documents all;
    struct document *d = read_one("page.txt", "Kicker: Odd\nplaice: the fish\nBell\n\nnote: no key here\n", &all);
    assert_int_equal(d->n_given, 2);
    assert_int_equal(d->given[0].from, PROVENANCE_KEY);
    assert_string_equal(d->given[0].name, "kicker");
    assert_string_equal(d->given[1].value, "the fish");
    assert_int_equal(d->given[1].line, 2);
    assert_string_equal(provenance_words(d->given[0].from), "a key at the top of the source");
    document_settle_keys(d, 1);
    assert_int_equal(d->n_given, 1);
    ASSERT_BLOCKS(d, {ROLE_KEY, 0, 1, true, "Kicker: Odd"}, {ROLE_LINE, 0, 2, false, "plaice: the fish"},
                  {ROLE_LINE, 0, 3, false, "Bell"}, {ROLE_LINE, 0, 5, true, "note: no key here"});
    documents_finish(&all);
}

#define FULL "a line of words that is just as long as all of the others are xx"

static void wrapped_paragraphs_are_joined_but_for_keys(void **state)
{
    (void)state;
    static const char text[] = "kicker: a line that is as long as the others are, and is no text x\n" FULL "\n" FULL
                               "\nits end\n\n" FULL "\n" FULL "\n" FULL "\n" FULL "\n" FULL "\n" FULL "\nthe end\n";
    struct documents all;
    struct document *d = read_one("page.txt", text, &all);
    assert_int_equal(d->n_blocks, 11);
    document_settle_keys(d, 1);
    ASSERT_BLOCKS(d, {ROLE_KEY, 0, 1, true, "kicker: a line that is as long as the others are, and is no text x"},
                  {ROLE_LINE, 0, 2, false, FULL " " FULL " its end"},
                  {ROLE_LINE, 0, 6, true, FULL " " FULL " " FULL " " FULL " " FULL " " FULL " the end"});
    documents_finish(&all);

    d = read_one("page.txt", text, &all);
    document_settle_keys(d, 0);
    assert_int_equal(d->n_blocks, 2);
    assert_int_equal(d->n_given, 0);
    documents_finish(&all);
}

static void blocks_are_cleaned(void **state)
{
    (void)state;
    static const char raw[] = " two\nlines\xc2\xa0of e\xcc\x81 \xe2\x80\xa8 and more ", blank[] = " \xe2\x80\x8b\n";
    struct documents all = {0};
    struct error e;
    struct document *d = documents_add(&all, &e);
    assert_non_null(d);
    assert_true(document_block(d, ROLE_CREDIT, 0, 7, raw, sizeof raw - 1, &e));
    assert_true(document_block(d, ROLE_CAPTION, 0, 8, blank, sizeof blank - 1, &e));
    assert_true(document_block(d, ROLE_HEADING, 3, 9, "x", 1, &e));
    ASSERT_BLOCKS(d, {ROLE_CREDIT, 0, 7, true, "two lines of \xc3\xa9"}, {ROLE_CREDIT, 0, 7, true, "and more"},
                  {ROLE_HEADING, 3, 9, true, "x"});
    documents_finish(&all);
}

static void the_format_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *file, *content, *format; /* NULL: refused */
    } files[] = {
        {"a.md", "x", "Markdown"},
        {"a.b/c.MARKDOWN", "x", "Markdown"},
        {"a.txt", "x", "text"},
        {"md", "x", "text"},
        {"a.mdx", "x", "text"},
        {"a.pdf", "x", "text"},
        {"a.txt", "%PDF-1.7\n", NULL},
        {"a.md", "<html lang=en>", NULL},
        {"a.md", "<!DOCTYPE html>", NULL},
        {"a", "{\\rtf1", NULL},
        {"a", "\x89PNG\r\n", NULL},
        {"a", "PK\003\004", NULL},
        {"a.md", " <html lang=en>", "Markdown"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct format *f = format_of(files[i].file, files[i].content, strlen(files[i].content));
        if (files[i].format != NULL) {
            assert_string_equal(f->name, files[i].format);
            assert_non_null(f->read);
        } else {
            struct documents all;
            struct error e;
            assert_null(f->read);
            assert_false(documents_read(files[i].file, files[i].content, strlen(files[i].content), &all, &e));
            assert_string_equal(e.text, f->why);
            documents_finish(&all);
        }
    }
}

static void what_is_no_source_is_refused(void **state)
{
    (void)state;
    struct documents all;
    struct error e;
    assert_false(documents_read("a.txt", "", 0, &all, &e));
    assert_string_equal(e.text, "is empty");
    documents_finish(&all);
    char *big = malloc(SOURCE_MOST + 1);
    assert_non_null(big);
    memset(big, 'x', SOURCE_MOST + 1);
    assert_false(documents_read("a.txt", big, SOURCE_MOST + 1, &all, &e));
    assert_non_null(strstr(e.text, "more than the"));
    documents_finish(&all);
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_says_what_each_block_is),
        cmocka_unit_test(references_mean_what_html_means),
        cmocka_unit_test(front_matter_is_given),
        cmocka_unit_test(text_says_nothing_of_its_lines),
        cmocka_unit_test(keys_are_text_until_settled),
        cmocka_unit_test(wrapped_paragraphs_are_joined_but_for_keys),
        cmocka_unit_test(blocks_are_cleaned),
        cmocka_unit_test(the_format_is_told),
        cmocka_unit_test(what_is_no_source_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
