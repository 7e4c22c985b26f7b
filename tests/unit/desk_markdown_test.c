/* SPDX-License-Identifier: MIT */
#include "unit/desk_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *headline, *standfirst, *byline, *published, *body;
    size_t dropped;
} sources[] = {
    {"# The *lamp* is lit\n\nIt was lit on Monday night by the owner of the house.\n", "The lamp is lit", NULL, NULL,
     NULL, "It was lit on Monday night by the owner of the house.", 0},
    {"The lamp is lit\n===\n\nBy Ann Ames\n\n3 March 2021\n\nIt was lit on Monday night by the owner of the house.\n",
     "The lamp is lit", NULL, "Ann Ames", "2021-03-03", "It was lit on Monday night by the owner of the house.", 0},
    {"# The lamp is lit\n\nA summary that is no sentence at all\n\nBy Ann Ames\n\nIt was lit on Monday night by the "
     "owner of "
     "the house.\n",
     "The lamp is lit", "A summary that is no sentence at all", "Ann Ames", NULL,
     "It was lit on Monday night by the owner of the house.", 0},
    {"# The lamp is lit\n\nOne line\nand another of the same paragraph of the text.\n\n## Why\n\n- First it was "
     "dark.\n- Then "
     "it was not.\n\n> \"No,\" she said.\n",
     "The lamp is lit", NULL, NULL, NULL,
     "One line and another of the same paragraph of the text.\nFirst it was dark.\nThen it was not.\n\"No,\" she said.",
     1},
    {"# The lamp is lit\n\nA **bold** [link](http://example.org) with `code`, an ![image](a.png) and a<br>break in "
     "it.\n",
     "The lamp is lit", NULL, NULL, NULL, "A bold link with code, an and a break in it.", 2},
    {"# The lamp is lit\n\nTea &amp; cakes&#10;were had by all of them, and\302\240more &#x202e;was said.\n",
     "The lamp is lit", NULL, NULL, NULL, "Tea & cakes were had by all of them, and more was said.", 0},
    {"# The lamp is lit\n\nIt was lit on Monday night by its owner.\n\n```\ncode\n```\n\n<div>html</div>\n\n***\n\nThe "
     "end of it came on Tuesday at noon.\n",
     "The lamp is lit", NULL, NULL, NULL,
     "It was lit on Monday night by its owner.\nThe end of it came on Tuesday at noon.", 2},
    {"# The lamp is lit\n\nAdvertisement rates rose.\n\nShare\n", "The lamp is lit", NULL, NULL, NULL,
     "Advertisement rates rose.\nShare", 0},
};

static void same(size_t i, const char *field, const char *is, const char *should)
{
    if ((is == NULL) != (should == NULL) || (is != NULL && strcmp(is, should) != 0))
        fail_msg("source %zu: %s is [%s]", i, field, is == NULL ? "none" : is);
}

static void markup_is_taken_off(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct article a;
        struct report r;
        struct error e;
        if (!source_read("page.MD", sources[i].text, strlen(sources[i].text), &a, &r, &e))
            fail_msg("source %zu: %s", i, e.text);
        assert_string_equal(r.format, "Markdown");
        same(i, "headline", a.headline, sources[i].headline);
        same(i, "standfirst", a.standfirst, sources[i].standfirst);
        same(i, "byline", a.n_byline > 0 ? a.byline[0] : NULL, sources[i].byline);
        same(i, "published", a.published, sources[i].published);
        same(i, "body", a.body, sources[i].body);
        if (r.n_dropped != sources[i].dropped)
            fail_msg("source %zu: %zu lines dropped", i, r.n_dropped);
        article_finish(&a);
        report_finish(&r);
    }
}

static void lines_are_the_sources(void **state)
{
    (void)state;
    static const char text[] = "---\ntitle: X\n---\n\nIt was lit on Monday night by its owner.\n\n## Why\n\n![a](b)\n";
    struct article a;
    struct report r;
    struct error e;
    assert_true(source_read("page.markdown", text, sizeof text - 1, &a, &r, &e));
    assert_int_equal(r.n_dropped, 2);
    assert_int_equal(r.dropped[0].line, 7);
    assert_int_equal(r.dropped[1].line, 9);
    article_finish(&a);
    report_finish(&r);
}

static void deep_nesting_is_borne(void **state)
{
    (void)state;
    static char text[20000];
    struct article a;
    struct report r;
    struct error e;
    memset(text, '>', 8000);
    memset(text + 8000, '[', 8000);
    if (source_read("page.md", text, 16000, &a, &r, &e)) {
        article_finish(&a);
        report_finish(&r);
    } else {
        assert_true(e.text[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_taken_off),
        cmocka_unit_test(lines_are_the_sources),
        cmocka_unit_test(deep_nesting_is_borne),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
