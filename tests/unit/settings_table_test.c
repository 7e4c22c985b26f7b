/* SPDX-License-Identifier: MIT */
/* Every row of the table of keys is whole: what one forgets in a row is found here, not on a wall. */
#include "settings/settings.h"
#include "settings/table.h"
#include "settings/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static size_t count(const char *const *words)
{
    size_t n = 0;
    while (words != NULL && words[n] != NULL)
        n++;
    return n;
}

static size_t size_of_block(const struct row_group *group)
{
    switch (group->kind) {
    case GROUP_PLAIN:
        return sizeof(struct settings);
    case GROUP_THEMES:
        return sizeof(struct settings_theme);
    case GROUP_KEYS:
        return sizeof(struct settings_key);
    case GROUP_LIST:
        return group->list->item_size;
    }
    return 0;
}

/* Bytes that a value of this kind fills. */
static size_t size_of_value(const struct row *row)
{
    switch (row->kind) {
    case ROW_SWITCH:
        return sizeof(bool);
    case ROW_NUMBER:
    case ROW_CHOICE:
        return sizeof(int);
    case ROW_SIDES:
        return 4 * sizeof(int);
    case ROW_MATRIX:
        return 6 * sizeof(int);
    case ROW_COLOUR:
        return sizeof(uint32_t);
    case ROW_TEXT:
    case ROW_LINE:
    case ROW_THEME:
    case ROW_ACTION:
    case ROW_LANGUAGE:
    case ROW_KEY:
        return SETTINGS_NAME_ROOM;
    case ROW_SCHEDULE:
    case ROW_FILE:
    case ROW_FOLDER:
    case ROW_FONT:
        return SETTINGS_PATH_ROOM;
    case ROW_FONTS:
        return SETTINGS_FALLBACK_MOST * SETTINGS_PATH_ROOM;
    }
    return 0;
}

/* What is wrong with the row by itself; NULL: nothing. */
static const char *fault_of(const struct row *row)
{
    bool sided = row->kind == ROW_SIDES || row->kind == ROW_MATRIX;

    switch (row->kind) {
    case ROW_SWITCH:
        return row->number == 0 || row->number == 1 ? NULL : "its default is neither true nor false";
    case ROW_NUMBER:
    case ROW_SIDES:
    case ROW_MATRIX:
        if (row->least >= row->most)
            return "nothing lies between its least and its most";
        if (row->number < row->least || row->number > row->most ||
            (row->step > 0 && (row->number - row->least) % row->step != 0))
            return "its default is out of range";
        if (sided && row->text == NULL)
            return "it has no example";
        return row->kind == ROW_MATRIX && row->numbers == NULL ? "it has no default" : NULL;
    case ROW_CHOICE:
        if (count(row->choices) < 2)
            return "there is nothing to choose";
        return row->number < 0 || (size_t)row->number >= count(row->choices) ? "its default is no choice" : NULL;
    case ROW_COLOUR:
        return NULL;
    case ROW_FONTS:
        return row->texts == NULL || count(row->texts) > SETTINGS_FALLBACK_MOST ? "its default does not fit" : NULL;
    default:
        return row->text == NULL || strlen(row->text) >= size_of_value(row) ? "its default does not fit" : NULL;
    }
}

static void every_row_is_whole(void **state)
{
    const struct row_group *groups = row_groups();

    (void)state;
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        assert_non_null(groups[i].about);
        assert_int_equal(groups[i].kind == GROUP_LIST, groups[i].list != NULL);
        for (size_t k = 0; k < groups[i].n_rows; k++) {
            const struct row *row = &groups[i].rows[k];
            const char *fault = row->name == NULL || row->about == NULL ? "it lacks its words" : fault_of(row);
            if (fault == NULL && row->offset + size_of_value(row) > size_of_block(&groups[i]))
                fault = "its place is outside its block";
            for (size_t m = 0; m < k && fault == NULL; m++) {
                const struct row *other = &groups[i].rows[m];
                if (row->offset < other->offset + size_of_value(other) &&
                    other->offset < row->offset + size_of_value(row))
                    fault = "its place is another row's";
            }
            if (fault != NULL)
                fail_msg("%s.%s: %s", groups[i].name, row->name, fault);
        }
        for (size_t k = 0; groups[i].list != NULL && groups[i].list->needed[k] != NULL; k++)
            assert_non_null(row_named(&groups[i], groups[i].list->needed[k]));
    }
}

/* The row, set to `value` in an otherwise empty config. Returns the words of the first problem, "" if there is none;
 * *place is where the value is then. */
static const char *set(const struct row_group *group, const struct row *row, const char *value, const void **place)
{
    static struct settings s;
    static struct settings_problems problems;
    static const struct settings_names any;
    char text[512], needed[256] = "";

    for (size_t i = 0; group->list != NULL && group->list->needed[i] != NULL; i++) {
        if (strcmp(group->list->needed[i], row->name) != 0)
            snprintf(needed + strlen(needed), sizeof needed - strlen(needed), "%s = \"Q%zu\"; ", group->list->needed[i],
                     i);
    }
    if (group->kind == GROUP_PLAIN)
        snprintf(text, sizeof text, "%s: { %s = %s; };", group->name, row->name, value);
    else
        snprintf(text, sizeof text, "%s = ( { %s%s = %s; } );", group->name, needed, row->name, value);
    bool right = settings_parse("a.conf", text, strlen(text), &any, &s, &problems);
    *place = (const char *)&s + row->offset + (group->kind == GROUP_LIST ? group->list->items : 0);
    assert_int_equal(right, problems.n == 0);
    return problems.n == 0 ? "" : problems.items[0].text;
}

static void every_choice_is_taken_and_told(void **state)
{
    const struct row_group *groups = row_groups();
    char value[64];
    const void *place;
    size_t choices = 0;

    (void)state;
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        for (size_t k = 0; k < groups[i].n_rows; k++) {
            const struct row *row = &groups[i].rows[k];
            for (size_t c = 0; row->kind == ROW_CHOICE && row->choices[c] != NULL; c++, choices++) {
                snprintf(value, sizeof value, "\"%s\"", row->choices[c]);
                assert_string_equal(set(&groups[i], row, value, &place), "");
                assert_int_equal(*(const int *)place, c);
                if (strstr(set(&groups[i], row, "\"none of them\"", &place), value) == NULL)
                    fail_msg("%s.%s: %s is not told", groups[i].name, row->name, value);
            }
        }
    }
    assert_true(choices > 0);
}

static void every_range_ends_where_it_says(void **state)
{
    const struct row_group *groups = row_groups();
    char value[64];
    const void *place;

    (void)state;
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        for (size_t k = 0; k < groups[i].n_rows; k++) {
            const struct row *row = &groups[i].rows[k];
            const int ends[] = {row->least, row->most, row->least - 1, row->most + 1};
            /* A key's and a theme's blocks go elsewhere; dwell_least and dwell_most bound each other. */
            if (row->kind != ROW_NUMBER || groups[i].kind == GROUP_KEYS || strncmp(row->name, "dwell_", 6) == 0)
                continue;
            for (size_t e = 0; e < 4; e++) {
                snprintf(value, sizeof value, "%d", ends[e]);
                const char *problem = set(&groups[i], row, value, &place);
                if ((problem[0] == '\0') != (e < 2) || (e < 2 && *(const int *)place != ends[e]))
                    fail_msg("%s.%s = %d: %s", groups[i].name, row->name, ends[e], problem);
            }
        }
    }
}

/* Of no bound that is not in the list itself: four choices once were the most, and a fifth was read past. */
static void a_row_has_as_many_choices_as_it_wants(void **state)
{
    const struct row row = {
        .name = "tint", .kind = ROW_CHOICE, .choices = (const char *const[]){"a", "b", "c", "d", "e", NULL}};
    static const struct settings_names any;
    static struct settings_problems problems;
    struct buffer words = {0};
    config_t config;
    int value = 0;

    (void)state;
    config_init(&config);
    assert_int_equal(config_read_string(&config, "tint = \"e\"; hue = \"f\";"), CONFIG_TRUE);
    assert_true(value_set(&row, config_lookup(&config, "tint"), &value, "tint", &any, &problems));
    assert_int_equal(value, 4);
    assert_false(value_set(&row, config_lookup(&config, "hue"), &value, "tint", &any, &problems));
    assert_int_equal(value, 4);
    row_expects(&row, &words);
    assert_string_equal((const char *)words.data, "\"a\", \"b\", \"c\", \"d\" or \"e\"");
    buffer_finish(&words);
    config_destroy(&config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(every_choice_is_taken_and_told),
        cmocka_unit_test(every_range_ends_where_it_says),
        cmocka_unit_test(a_row_has_as_many_choices_as_it_wants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
