/* SPDX-License-Identifier: MIT */
#include "page/dateline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *line, *published, *updated, *rest; /* published NULL: no date line */
} lines[] = {
    {"Sunday 26 February 2023 22:47, UK", "2023-02-26T22:47:00+00:00", "", ""},
    {"From 8 Feb 2024", "2024-02-08", "", ""},
    {"14.02.2023, 17.20 Uhr", "2023-02-14T17:20:00", "", ""},
    {"March 2, 2021 09:47 pm | Updated March 3, 2021 11:30 am GMT", "2021-03-02T21:47:00+00:00",
     "2021-03-03T11:30:00+00:00", ""},
    {"Wednesday 4 July 2018 21:45 BST", "2018-07-04T21:45:00+01:00", "", ""},
    {"Published: 10:04, 3 March 2021", "2021-03-03T10:04:00", "", ""},
    {"PUBLISHED: 16:41, 9 August 2022 | UPDATED: 18:03, 9 August 2022", "2022-08-09T16:41:00", "2022-08-09T18:03:00",
     ""},
    {"First published on Wed 3 Mar 2021 10.04 GMT", "2021-03-03T10:04:00+00:00", "", ""},
    {"Last modified on Wed 3 Mar 2021 10.04 GMT", "", "2021-03-03T10:04:00+00:00", ""},
    {"Ann Ames | 3 March 2021", "2021-03-03", "", "Ann Ames"},
    {"Port Haven, 3 March 2021", "2021-03-03", "", "Port Haven"},
    {"3 March 2021 \xe2\x80\xa2 10:04", "2021-03-03T10:04:00", "", ""},
    {"Publi\303\251 le 14 avril 2023 \303\240 08h05, modifi\303\251 le 14 avril 2023 \303\240 11h20",
     "2023-04-14T08:05:00", "2023-04-14T11:20:00", ""},
    {"3 hours ago", "", "", ""},
    {"Yesterday", "", "", ""},
    {"Port Haven", NULL, NULL, NULL},
    {"", NULL, NULL, NULL},
};

static void lines_are_taken_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct dateline d;
        char published[DATE_TEXT] = "", updated[DATE_TEXT] = "";
        bool is = dateline_read(lines[i].line, &d);
        if (is != (lines[i].published != NULL))
            fail_msg("'%s' is %s date line", lines[i].line, is ? "a" : "no");
        if (!is)
            continue;
        if (d.published.day != 0)
            date_format(&d.published, published);
        if (d.updated.day != 0)
            date_format(&d.updated, updated);
        if (strcmp(published, lines[i].published) != 0 || strcmp(updated, lines[i].updated) != 0 ||
            strcmp(d.rest, lines[i].rest) != 0)
            fail_msg("'%s' gives [%s] [%s] [%s]", lines[i].line, published, updated, d.rest);
        assert_int_equal(d.dated, published[0] != '\0' || updated[0] != '\0');
        assert_int_equal(d.relative, !d.dated);
    }
}

static const struct {
    const char *paragraph, *place, *agency, *text; /* place NULL: no opener */
} openers[] = {
    {"LONDON (Reuters) - A lamp was lit.", "LONDON", "Reuters", "A lamp was lit."},
    {"PORT HAVEN, March 3 \xe2\x80\x94 A lamp was lit.", "PORT HAVEN", "", "A lamp was lit."},
    {"PORT HAVEN \xe2\x80\x93 A lamp was lit.", "PORT HAVEN", "", "A lamp was lit."},
    {"PORT HAVEN -- A lamp was lit.", "PORT HAVEN", "", "A lamp was lit."},
    {"ALDER POINT, Mich. (AP) \xe2\x80\x94 A lamp was lit.", "ALDER POINT, Mich.", "AP", "A lamp was lit."},
    {"GRUENAU, Feb 9 (Reuters) - \"No,\" he said.", "GRUENAU", "Reuters", "\"No,\" he said."},
    {"SALTBY\xe2\x80\x94"
     "A lamp was lit.",
     "SALTBY", "", "A lamp was lit."},
    {"LONDON is where the money is.", NULL, NULL, NULL},
    {"SEMI-final day at the club.", NULL, NULL, NULL},
    {"A lamp was lit - again.", NULL, NULL, NULL},
    {"UK - based boats were told to leave.", NULL, NULL, NULL},
    {"NASA (the space agency) - said so.", NULL, NULL, NULL},
    {"LONDON (Reuters) -", NULL, NULL, NULL},
    {"", NULL, NULL, NULL},
};

static void openers_are_told_from_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        struct opener o;
        const char *text = openers[i].paragraph;
        bool is = opener_read(text, &o);
        if (is != (openers[i].place != NULL))
            fail_msg("'%s' has %s opener", text, is ? "an" : "no");
        if (!is)
            continue;
        assert_int_equal(o.place_size, strlen(openers[i].place));
        assert_memory_equal(text, openers[i].place, o.place_size);
        assert_int_equal(o.agency_size, strlen(openers[i].agency));
        assert_memory_equal(text + o.agency_start, openers[i].agency, o.agency_size);
        assert_string_equal(text + o.size, openers[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_taken_apart),
        cmocka_unit_test(openers_are_told_from_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
