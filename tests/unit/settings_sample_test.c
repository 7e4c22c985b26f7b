/* SPDX-License-Identifier: MIT */
/*
 * config/standfirst.conf is what settings_sample() writes, and config/standfirst.conf.5 what settings_manual() writes.
 * With STANDFIRST_UPDATE=1 in the environment this test writes them anew instead of comparing.
 */
#include "base/file.h"
#include "settings/settings.h"
#include "settings/table.h"
#include "unit/settings_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SAMPLE "config/standfirst.conf"
#define MANUAL "config/standfirst.conf.5"

static void the_file_in_the_repository_is(const char *path, void (*write)(struct buffer *out))
{
    struct buffer wanted = {0};
    struct bytes file;
    struct error e;

    write(&wanted);
    assert_false(wanted.failed);
    if (getenv("STANDFIRST_UPDATE") != NULL)
        assert_true(file_replace(path, wanted.data, wanted.size, &e));
    assert_true(file_read(path, 1 << 20, &file, &e));
    if (strcmp((const char *)file.data, (const char *)wanted.data) != 0)
        fail_msg("%s is not what the table says: run this test with STANDFIRST_UPDATE=1", path);
    bytes_finish(&file);
    buffer_finish(&wanted);
}

static void the_sample_in_the_repository_is_this_one(void **state)
{
    (void)state;
    the_file_in_the_repository_is(SAMPLE, settings_sample);
}

static void the_manual_page_in_the_repository_is_this_one(void **state)
{
    (void)state;
    the_file_in_the_repository_is(MANUAL, settings_manual);
}

static void the_sample_is_right_and_sets_the_defaults(void **state)
{
    (void)state;
    static const struct settings_names names;
    static struct settings s, defaults;
    static struct settings_problems problems;
    bool right = settings_load(SAMPLE, &names, &s, &problems);

    for (size_t i = 0; i < problems.n; i++) {
        struct error e;
        settings_problem_say(&problems, i, &e);
        print_message("%s\n", e.text);
    }
    assert_true(right);
    assert_int_equal(problems.n, 0);
    settings_defaults(&defaults);
    assert_memory_equal(&s, &defaults, sizeof s);
}

/* Does `text` have a line that is `words`, but for blanks and a comment mark before them and anything behind? */
static bool has_line(const char *text, const char *before, const char *words)
{
    for (const char *at = text; (at = strstr(at, words)) != NULL; at++) {
        const char *start = at;
        while (start > text && start[-1] != '\n')
            start--;
        char *head = strndup(start, (size_t)(at - start));
        assert_non_null(head);
        const char *rest = head + strspn(head, " #");
        bool found = strcmp(rest, before) == 0 && strchr(" \n", at[strlen(words)]) != NULL;
        free(head);
        if (found)
            return true;
    }
    return false;
}

static void every_row_is_in_the_sample_and_in_the_manual(void **state)
{
    (void)state;
    const struct row_group *groups = row_groups();
    struct buffer sample = {0}, manual = {0};

    settings_sample(&sample);
    settings_manual(&manual);
    assert_false(sample.failed || manual.failed);
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        assert_true(has_line((const char *)manual.data, ".Ss ", groups[i].name));
        assert_true(groups[i].n_rows > 0 && groups[i].n_rows <= ROWS_MOST);
        for (size_t k = 0; k < groups[i].n_rows; k++) {
            const struct row *row = &groups[i].rows[k];
            if (!has_line((const char *)sample.data, "", row->name))
                fail_msg("%s.%s is not in the sample", groups[i].name, row->name);
            if (!has_line((const char *)manual.data, ".It Ic ", row->name))
                fail_msg("%s.%s is not in the manual", groups[i].name, row->name);
            assert_ptr_equal(row_named(&groups[i], row->name), row); /* no name twice */
            assert_int_equal(row->about[strlen(row->about) - 1], '.');
        }
    }
    buffer_finish(&sample);
    buffer_finish(&manual);
}

/* Lines end where a terminal of 80 to 100 columns does, and troff sees no request that was not meant. */
static void the_lines_are_fit_to_read(void **state)
{
    (void)state;
    static const char *const requests[] = {".Ss ",  ".Bl ", ".It ", ".El\n", ".\\\" ", ".Dd ",  ".Dt ",
                                           ".Os\n", ".Sh ", ".Nm ", ".Nd ",  ".Xr ",   ".Pp\n", ".Ql ",
                                           ".Ic ",  ".Pa ", ".Fl ", ".Bd ",  ".Ed\n"};
    struct buffer sample = {0}, manual = {0};

    settings_sample(&sample);
    settings_manual(&manual);
    for (const char *at = (const char *)sample.data; *at != '\0'; at += strcspn(at, "\n") + 1) {
        assert_true(strcspn(at, "\n") <= 88);
        assert_true(strcspn(at, "\n") == 0 || strchr(" \t", at[strcspn(at, "\n") - 1]) == NULL);
    }
    for (const char *at = (const char *)manual.data; *at != '\0'; at += strcspn(at, "\n") + 1) {
        bool known = at[0] != '.' && at[0] != '\'' && at[0] != '\n';
        for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
            known = known || strncmp(at, requests[i], strlen(requests[i])) == 0;
        assert_true(known);
    }
    buffer_finish(&sample);
    buffer_finish(&manual);
}

static void the_house_s_themes_are_easy_to_read(void **state)
{
    (void)state;
    static const struct settings_names names;
    static struct settings s;
    static struct settings_problems problems;
    static const char touched[] = "themes: { night: { }; paper: { }; };"; /* so that they are looked at */

    assert_true(settings_parse("a.conf", touched, strlen(touched), &names, &s, &problems));
    assert_int_equal(problems.n, 0);
    assert_int_equal(s.n_themes, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_in_the_repository_is_this_one),
        cmocka_unit_test(the_manual_page_in_the_repository_is_this_one),
        cmocka_unit_test(the_sample_is_right_and_sets_the_defaults),
        cmocka_unit_test(every_row_is_in_the_sample_and_in_the_manual),
        cmocka_unit_test(the_lines_are_fit_to_read),
        cmocka_unit_test(the_house_s_themes_are_easy_to_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
