/* SPDX-License-Identifier: MIT */
#include "page/byline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *line, *names, *place, *aside; /* names NULL: no by-line */
    bool sure;
} lines[] = {
    {"By Ann Ames", "Ann Ames", "", "", true},
    {"by Ann Ames", "Ann Ames", "", "", true},
    {"BY ANN AMES", "ANN AMES", "", "", true},
    {"By: Ann Ames", "Ann Ames", "", "", true},
    {"Words by Ann Ames", "Ann Ames", "", "", true},
    {"By Ann Ames and Bob Bell", "Ann Ames; Bob Bell", "", "", true},
    {"By Ann Ames, Bob Bell and Cy Cole", "Ann Ames; Bob Bell; Cy Cole", "", "", true},
    {"By Ann Ames & Bob Bell", "Ann Ames; Bob Bell", "", "", true},
    {"Ann Ames and agencies", "Ann Ames; agencies", "", "", true},
    {"Ann Ames in Port Haven", "Ann Ames", "Port Haven", "", true},
    {"By Ann Ames in New York", "Ann Ames", "New York", "", true},
    {"Ann Ames, London", "Ann Ames", "London", "", false},
    {"Ann Ames, Political Editor", "Ann Ames", "", "Political Editor", true},
    {"By Ann Ames Chief Political Correspondent", "Ann Ames", "", "Chief Political Correspondent", true},
    {"Ann Ames @annames", "Ann Ames", "", "@annames", true},
    {"Ann Ames ann@example.org", "Ann Ames", "", "ann@example.org", true},
    {"By Ann Ames for Harbour News", "Ann Ames", "", "for Harbour News", true},
    {"By Ann Ames, BBC News", "Ann Ames", "", "BBC News", true},
    {"Ann Ames (now) and Bob Bell (earlier)", "Ann Ames; Bob Bell", "", "", false},
    {"Ann Ames at Estuary Park", "Ann Ames", "", "at Estuary Park", true},
    {"By Ann AmesCommunity Reporter", "Ann Ames", "", "Community Reporter", true},
    {"/ By Ann Ames", "Ann Ames", "", "", true},
    {"By Harbour News Service", "Harbour News Service", "", "", true},
    {"Par Ann Ames (Penfoul, envoy\303\251e sp\303\251ciale)", "Ann Ames", "Penfoul", "envoy\303\251e sp\303\251ciale",
     true},
    {"Par Ann Ames et Bob Bell", "Ann Ames; Bob Bell", "", "", true},
    {"Von Ann Ames und Bob Bell", "Ann Ames; Bob Bell", "", "", true},
    {"Por Ann Ames, Cy Cole y Bob Bell", "Ann Ames; Cy Cole; Bob Bell", "", "", true},
    {"Por Ana Ortega y Gasset", "Ana Ortega y Gasset", "", "", true},
    {"Autor: Ann Ames i Bob Bell", "Ann Ames; Bob Bell", "", "", true},
    {"Tekst: Ann Ames", "Ann Ames", "", "", true},
    {"Di Ann Ames", "Ann Ames", "", "", true},
    {"Di Ames", "Di Ames", "", "", false},
    {"Par", NULL, NULL, NULL, false},
    {"Ann Ames y", NULL, NULL, NULL, false},
    {"Reuters", "Reuters", "", "", true},
    {"By Reuters", "Reuters", "", "", true},
    {"PA Media", "PA Media", "", "", true},
    {"Staff and agencies", "Staff and agencies", "", "", true},
    {"Staff and agencies in Port Haven", "Staff and agencies", "Port Haven", "", true},
    {"Associated Press", "Associated Press", "", "", true},
    {"Reporting from Port Haven", "", "Port Haven", "", true},
    {"Ann Ames", "Ann Ames", "", "", false},
    {"Jean-Luc O\342\200\231Dell", "Jean-Luc O\342\200\231Dell", "", "", false},
    {"Ludo van der Berg", "Ludo van der Berg", "", "", false},
    {"\303\211lodie D\303\251rain", "\303\211lodie D\303\251rain", "", "", false},
    {"J. R. Ames", "J. R. Ames", "", "", false},
    {"By Monday the water had gone", NULL, NULL, NULL, false},
    {"By the harbour", NULL, NULL, NULL, false},
    {"Swing bridge wins two more winters", NULL, NULL, NULL, false},
    {"The Swing Bridge Opens", NULL, NULL, NULL, false},
    {"New York", NULL, NULL, NULL, false},
    {"Transport correspondent", NULL, NULL, NULL, false},
    {"Ann", NULL, NULL, NULL, false},
    {"She paid.", NULL, NULL, NULL, false},
    {"Ann Ames said no", NULL, NULL, NULL, false},
    {"Room 101", NULL, NULL, NULL, false},
    {"", NULL, NULL, NULL, false},
};

static void lines_are_taken_apart(void **state)
{
    (void)state;
    static struct byline b;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char names[2000] = "";
        bool is = byline_read(lines[i].line, &b);
        if (is != (lines[i].names != NULL))
            fail_msg("'%s' is %s by-line", lines[i].line, is ? "a" : "no");
        if (!is)
            continue;
        for (size_t k = 0; k < b.n; k++) {
            strcat(names, k > 0 ? "; " : "");
            strcat(names, b.names[k]);
        }
        if (strcmp(names, lines[i].names) != 0 || strcmp(b.place, lines[i].place) != 0 ||
            strcmp(b.aside, lines[i].aside) != 0 || b.sure != lines[i].sure)
            fail_msg("'%s' gives [%s] in [%s], aside [%s], %ssure", lines[i].line, names, b.place, b.aside,
                     b.sure ? "" : "not ");
    }
}

static void long_lines_are_none(void **state)
{
    (void)state;
    static struct byline b;
    char line[4000] = "By Ann";
    for (size_t i = 0; i < 500; i++)
        strcat(line, " Ames");
    assert_false(byline_read(line, &b));
    memset(line, 'A', 300);
    line[300] = '\0';
    assert_false(byline_read(line, &b));
}

static void neighbours_are_told_apart(void **state)
{
    (void)state;
    assert_true(byline_title("Transport correspondent"));
    assert_true(byline_title("Deputy Political Editor"));
    assert_false(byline_title("The editor went home."));
    assert_false(byline_title("Port Haven"));
    assert_true(byline_paper("BBC News"));
    assert_true(byline_paper("ABC Southern Plains"));
    assert_false(byline_place("BBC News, Port Haven"));
    assert_true(byline_title("Staff Writers"));
    assert_true(byline_paper("The Harbour Gazette"));
    assert_false(byline_paper("News"));
    assert_false(byline_paper("Ann Ames"));
    assert_true(byline_place("Port Haven"));
    assert_true(byline_place("Springfield, Ill."));
    assert_true(byline_place("Saint-Aubin-des-Gr\303\250ves"));
    assert_false(byline_place("It rained."));
    assert_false(byline_place("a town"));
    assert_true(byline_known_place("New York"));
    assert_false(byline_known_place("Port Haven"));
    assert_true(byline_given_name("Harry Hill"));
    assert_false(byline_given_name("Port Haven"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_taken_apart),
        cmocka_unit_test(long_lines_are_none),
        cmocka_unit_test(neighbours_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
