/* SPDX-License-Identifier: MIT */
#include "settings/load.h"

#include "base/file.h"
#include "base/nearest.h"
#include "settings/problem.h"
#include "settings/scan.h"
#include "settings/value.h"

#include <libconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Says that nothing is called so here, and where it might belong or what might be meant. `group` is NULL at the top. */
static void say_unknown(struct load *l, const config_setting_t *s, const struct row_group *group, const char *where)
{
    const char *name = config_setting_name(s), *place = "";
    const struct row_group *groups = row_groups();
    struct nearest here = {.given = name}, elsewhere = {.given = name};
    struct problem_excerpt shown = problem_excerpt(name, strlen(name));

    if (group != NULL && row_group_named(name) != NULL) {
        problem_add(l->problems, s->line, "%s: the group '%s' stands by itself; is the '}' before it missing?", where,
                    name);
        return;
    }
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        if (group == NULL)
            nearest_try(&here, groups[i].name);
        if (groups[i].kind != GROUP_PLAIN && &groups[i] != group)
            continue;
        for (size_t k = 0; k < groups[i].n_rows; k++) {
            struct nearest *g = &groups[i] == group ? &here : &elsewhere;
            const char *before = g->best;
            nearest_try(g, groups[i].rows[k].name);
            if (g == &elsewhere && g->best != before)
                place = groups[i].name;
        }
    }
    if (elsewhere.best != NULL && elsewhere.distance == 0 && strcmp(elsewhere.best, name) == 0)
        problem_add(l->problems, s->line, "%s: '%s' belongs in the group '%s'", where, shown.text, place);
    else if (here.best != NULL && (elsewhere.best == NULL || here.distance <= elsewhere.distance))
        problem_add(l->problems, s->line, "%s: there is no such %s; did you mean '%s'?", where,
                    group == NULL ? "group" : "key", here.best);
    else if (elsewhere.best != NULL)
        problem_add(l->problems, s->line, "%s: there is no such key; did you mean '%s' in the group '%s'?", where,
                    elsewhere.best, place);
    else
        problem_add(l->problems, s->line, "%s: there is no such %s", where, group == NULL ? "group" : "key");
}

/* The { } of a block into `base`; lines[i] gets where row i was set. */
static void load_rows(struct load *l, const config_setting_t *block, const struct row_group *group, const char *where,
                      void *base, unsigned lines[ROWS_MOST])
{
    for (unsigned i = 0; i < (unsigned)config_setting_length(block); i++) {
        const config_setting_t *s = config_setting_get_elem(block, i);
        const struct row *row = row_named(group, config_setting_name(s));
        const char *name = config_setting_name(s);
        char full[128];
        snprintf(full, sizeof full, "%s.%s", where, problem_excerpt(name, strlen(name)).text);
        if (row == NULL)
            say_unknown(l, s, group, full);
        else if (value_set(row, s, base, full, l->names, l->problems))
            lines[row - group->rows] = s->line;
    }
}

static bool is_group(struct load *l, const config_setting_t *s, const char *where)
{
    if (config_setting_is_group(s))
        return true;
    return problem_add(l->problems, s->line, "%s: expected a group { name = value; ... }, found %s", where,
                       value_found(s).text);
}

/* Says which rows a block lacks, if any. */
static bool has_all(struct load *l, const config_setting_t *block, const struct row_group *group, const char *where)
{
    char names[128] = "";
    size_t size = 0;

    for (size_t k = 0; k < group->n_rows; k++) {
        const char *name = group->rows[k].name;
        if (config_setting_get_member(block, name) == NULL && size < sizeof names)
            size += (size_t)snprintf(names + size, sizeof names - size, "%s'%s'", size > 0 ? ", " : "", name);
    }
    if (size > 0)
        problem_add(l->problems, block->line, "%s: lacks %s: a new theme needs all %zu colours", where, names,
                    group->n_rows);
    return size == 0;
}

static void load_theme(struct load *l, const config_setting_t *block, const struct row_group *group)
{
    const char *name = config_setting_name(block);
    struct settings *out = l->out;
    char where[96];
    unsigned lines[ROWS_MOST] = {0};

    snprintf(where, sizeof where, "themes.%s", problem_excerpt(name, strlen(name)).text);
    if (!is_group(l, block, where))
        return;
    const struct settings_theme *known = settings_theme(out, name);
    if (known == NULL && (strlen(name) >= SETTINGS_NAME_ROOM || out->n_themes == SETTINGS_THEMES_MOST)) {
        problem_add(l->problems, block->line, "%s: %s", where,
                    out->n_themes == SETTINGS_THEMES_MOST ? "too many themes" : "this name is too long");
        return;
    }
    size_t i = known != NULL ? (size_t)(known - out->themes) : out->n_themes++;
    struct settings_theme *t = &out->themes[i];
    if (known == NULL) {
        *t = out->themes[0];
        snprintf(t->name, sizeof t->name, "%s", name);
    }
    load_rows(l, block, group, where, t, lines);
    if (known != NULL || has_all(l, block, group, where))
        l->theme_lines[i] = block->line;
}

static void load_key(struct load *l, const config_setting_t *block, const struct row_group *group, unsigned number)
{
    struct settings *out = l->out;
    struct settings_key entry = {.key = ""};
    unsigned lines[ROWS_MOST] = {0};
    char where[32];

    snprintf(where, sizeof where, "keys[%u]", number);
    if (!is_group(l, block, where))
        return;
    /* The key comes first, as what it does by default holds where the entry says nothing. */
    const config_setting_t *key = config_setting_get_member(block, "key");
    if (key == NULL) {
        problem_add(l->problems, block->line, "%s: lacks 'key', the name of the key", where);
        return;
    }
    value_defaults(group, &entry);
    load_rows(l, block, group, where, &entry, lines);
    if (entry.key[0] == '\0') {
        if (lines[row_named(group, "key") - group->rows] != 0)
            problem_add(l->problems, key->line, "%s.key: is empty", where);
        return;
    }
    size_t i = 0;
    while (i < out->n_keys && strcasecmp(out->keys[i].key, entry.key) != 0)
        i++;
    if (i == SETTINGS_KEYS_MOST) {
        problem_add(l->problems, block->line, "%s: too many keys, %d are the most", where, SETTINGS_KEYS_MOST);
        return;
    }
    if (i < out->n_keys && l->key_lines[i] != 0) {
        problem_add(l->problems, block->line, "%s: the key \"%s\" is in the list twice; line %u has it first", where,
                    entry.key, l->key_lines[i]);
        return;
    }
    if (i == out->n_keys)
        out->n_keys++;
    else if (lines[row_named(group, "press") - group->rows] == 0)
        memcpy(entry.press, out->keys[i].press, sizeof entry.press);
    out->keys[i] = entry;
    l->key_lines[i] = block->line;
}

/* Says which of the needed rows a block lacks, if any. A value that is there and wrong has been told already. */
static bool has_needed(struct load *l, const config_setting_t *block, const struct row_group *group, const char *where,
                       const unsigned lines[ROWS_MOST])
{
    bool all = true;

    for (size_t i = 0; group->list->needed[i] != NULL; i++) {
        const char *name = group->list->needed[i];
        if (config_setting_get_member(block, name) == NULL)
            problem_add(l->problems, block->line, "%s: lacks '%s'", where, name);
        all = all && lines[row_named(group, name) - group->rows] != 0;
    }
    return all;
}

/* The block as it is by default, but for what the file says; *item is as large as the list's items. */
static bool load_block(struct load *l, const config_setting_t *block, const struct row_group *group, unsigned number,
                       void *item)
{
    unsigned lines[ROWS_MOST] = {0};
    char where[48];

    snprintf(where, sizeof where, "%s[%u]", group->name, number);
    if (!is_group(l, block, where))
        return false;
    memset(item, 0, group->list->item_size);
    value_defaults(group, item);
    load_rows(l, block, group, where, item, lines);
    if (!has_needed(l, block, group, where, lines))
        return false;
    for (size_t i = 0; group->list->needed[i] != NULL; i++) {
        const struct row *row = row_named(group, group->list->needed[i]);
        if (*((const char *)item + row->offset) == '\0')
            return problem_add(l->problems, lines[row - group->rows], "%s.%s: is empty", where, row->name);
    }
    return true;
}

static void load_list(struct load *l, const config_setting_t *s, const struct row_group *group)
{
    const struct row_list *list = group->list;
    char *items = (char *)l->out + list->items;
    size_t *n = (size_t *)(void *)((char *)l->out + list->n);
    unsigned *lines = l->list_lines[group - row_groups()];

    if (!config_setting_is_list(s)) {
        problem_add(l->problems, s->line, "%s: expected a list ( %.*s ), found %s", group->name,
                    (int)strcspn(list->example, "\n"), list->example, value_found(s).text);
        return;
    }
    for (unsigned i = 0; i < (unsigned)config_setting_length(s); i++) {
        const config_setting_t *block = config_setting_get_elem(s, i);
        if (*n == list->most) {
            problem_add(l->problems, block->line, "%s[%u]: too many %s, %zu are the most", group->name, i + 1,
                        group->name, list->most);
            return;
        }
        if (load_block(l, block, group, i + 1, items + *n * list->item_size))
            lines[(*n)++] = block->line;
        else
            memset(items + *n * list->item_size, 0, list->item_size);
    }
}

static void load_group(struct load *l, const config_setting_t *s)
{
    const char *name = config_setting_name(s);
    const struct row_group *group = row_group_named(name);

    if (group == NULL) {
        say_unknown(l, s, NULL, problem_excerpt(name, strlen(name)).text);
        return;
    }
    unsigned n = config_setting_is_aggregate(s) ? (unsigned)config_setting_length(s) : 0;
    switch (group->kind) {
    case GROUP_PLAIN:
        if (is_group(l, s, name))
            load_rows(l, s, group, name, l->out, l->row_lines[group - row_groups()]);
        break;
    case GROUP_THEMES:
        for (unsigned i = 0; is_group(l, s, name) && i < n; i++)
            load_theme(l, config_setting_get_elem(s, i), group);
        break;
    case GROUP_KEYS:
        if (!config_setting_is_list(s))
            problem_add(l->problems, s->line,
                        "keys: expected a list ( { key = \"F5\"; press = \"home\"; }, ... ), found %s",
                        value_found(s).text);
        for (unsigned i = 0; config_setting_is_list(s) && i < n; i++)
            load_key(l, config_setting_get_elem(s, i), group, i + 1);
        break;
    case GROUP_LIST:
        load_list(l, s, group);
        break;
    }
}

/* Gives every setting the line the scan found it in. */
static size_t give_lines(const config_setting_t *s, const struct scan *scan, size_t at)
{
    for (unsigned i = 0; config_setting_is_aggregate(s) && i < (unsigned)config_setting_length(s); i++) {
        config_setting_t *child = config_setting_get_elem(s, i);
        child->line = at < scan->n_lines ? scan->lines[at] : 0;
        at = give_lines(child, scan, at + 1);
    }
    return at;
}

static void load_text(struct load *l, const void *data, size_t size)
{
    struct scan scan;
    config_t config;

    if (!scan_text(data, size, &scan, l->problems))
        return;
    config_init(&config);
    if (config_read_string(&config, scan.text) == CONFIG_TRUE) {
        const config_setting_t *root = config_root_setting(&config);
        (void)give_lines(root, &scan, 0);
        for (unsigned i = 0; i < (unsigned)config_setting_length(root); i++)
            load_group(l, config_setting_get_elem(root, i));
    } else {
        problem_add(l->problems, (unsigned)config_error_line(&config), "cannot be understood: %s",
                    config_error_text(&config));
    }
    config_destroy(&config);
    scan_finish(&scan);
}

static bool finish(struct load *l)
{
    bool right = l->problems->left_off == 0;

    check_inputs(l);
    check_whole(l);
    problem_sort(l->problems);
    for (size_t i = 0; i < l->problems->n; i++)
        right = right && l->problems->items[i].advice;
    return right;
}

static struct load begin(const char *path, const struct settings_names *names, struct settings *out,
                         struct settings_problems *problems)
{
    settings_defaults(out);
    memset(problems, 0, sizeof *problems);
    if (path != NULL)
        snprintf(problems->path, sizeof problems->path, "%s", path);
    return (struct load){.names = names, .out = out, .problems = problems};
}

bool settings_parse(const char *path, const void *data, size_t size, const struct settings_names *names,
                    struct settings *out, struct settings_problems *problems)
{
    struct load l = begin(path, names, out, problems);

    load_text(&l, data, size);
    return finish(&l);
}

bool settings_load(const char *path, const struct settings_names *names, struct settings *out,
                   struct settings_problems *problems)
{
    struct load l = begin(path, names, out, problems);
    struct bytes text = {0};
    struct error e;

    if (path != NULL && file_read(path, SCAN_BYTES_MOST, &text, &e))
        load_text(&l, text.data, text.size);
    else if (path != NULL)
        problem_add(problems, 0, "%s", e.text);
    bytes_finish(&text);
    return finish(&l);
}

const char *settings_find(const char *given, char room[SETTINGS_PATH_ROOM])
{
    static const char tail[] = "standfirst/standfirst.conf";
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    int n = -1;

    if (given != NULL)
        return given;
    /* The XDG base directory specification: a path that is not absolute counts as not set. */
    if (config != NULL && config[0] == '/')
        n = snprintf(room, SETTINGS_PATH_ROOM, "%s/%s", config, tail);
    else if (home != NULL && home[0] == '/')
        n = snprintf(room, SETTINGS_PATH_ROOM, "%s/.config/%s", home, tail);
    if (n > 0 && n < SETTINGS_PATH_ROOM && access(room, F_OK) == 0)
        return room;
    snprintf(room, SETTINGS_PATH_ROOM, "/etc/%s", tail);
    return access(room, F_OK) == 0 ? room : NULL;
}
