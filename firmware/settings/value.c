/* SPDX-License-Identifier: MIT */
#include "settings/value.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "settings/problem.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What value_set() was called with, handed on. */
struct setting {
    const struct row *row;
    const config_setting_t *s;
    void *place;
    const char *where;
    const struct settings_names *names;
    struct settings_problems *problems;
};

static void put_text(char *place, size_t room, const char *text)
{
    size_t size = strlen(text);

    assert(size < room);
    memcpy(place, text, size + 1);
}

static size_t room_of(const struct row *row)
{
    return row->kind == ROW_FILE || row->kind == ROW_FOLDER || row->kind == ROW_FONT || row->kind == ROW_SCHEDULE
               ? SETTINGS_PATH_ROOM
               : SETTINGS_NAME_ROOM;
}

static void value_default(const struct row *row, void *base)
{
    void *place = (char *)base + row->offset;

    switch (row->kind) {
    case ROW_SWITCH:
        *(bool *)place = row->number != 0;
        break;
    case ROW_NUMBER:
    case ROW_CHOICE:
        *(int *)place = row->number;
        break;
    case ROW_SIDES:
        for (size_t i = 0; i < 4; i++)
            ((int *)place)[i] = row->number;
        break;
    case ROW_MATRIX:
        memcpy(place, row->numbers, 6 * sizeof(int));
        break;
    case ROW_COLOUR: /* a theme's are set as a whole */
        break;
    case ROW_FONTS:
        for (size_t i = 0; row->texts[i] != NULL; i++)
            put_text((char *)place + i * SETTINGS_PATH_ROOM, SETTINGS_PATH_ROOM, row->texts[i]);
        break;
    default:
        put_text(place, room_of(row), row->text);
    }
}

void value_defaults(const struct row_group *group, void *base)
{
    for (size_t i = 0; i < group->n_rows; i++)
        value_default(&group->rows[i], base);
}

static const struct settings_theme own_themes[] = {
    {"night", 0xf3efe6, 0x131214, 0xf0523d, 0x9b958a, 0x35322f, 0x201e20},
    {"paper", 0x1b1917, 0xf6f2e9, 0xb3261a, 0x6f685d, 0xd9d2c4, 0xfffdf8},
};

static const struct settings_key own_keys[] = {
    {"Right", "next-card", "none", "none", 0},
    {"Left", "previous-card", "none", "none", 0},
    {"Down", "next-article", "none", "none", 0},
    {"Up", "previous-article", "none", "none", 0},
    {"PageDown", "next-quote", "none", "none", 0},
    {"PageUp", "previous-quote", "none", "none", 0},
    {"Home", "home", "undo-update", "none", 3000},
    {"Space", "pause", "none", "none", 0},
    {"C", "contents", "none", "none", 0},
    {"I", "info", "none", "none", 0},
    {"Z", "sleep", "none", "none", 0},
    {"Q", "quit", "none", "none", 0},
    {"Escape", "quit", "none", "none", 0},
};
_Static_assert(COUNT(own_themes) <= SETTINGS_THEMES_MOST && COUNT(own_keys) <= SETTINGS_KEYS_MOST,
               "a default that does not fit its place");

void settings_defaults(struct settings *out)
{
    const struct row_group *groups = row_groups();

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < ROW_GROUPS; i++)
        if (groups[i].kind == GROUP_PLAIN)
            value_defaults(&groups[i], out);
    out->n_themes = COUNT(own_themes);
    memcpy(out->themes, own_themes, sizeof own_themes);
    out->n_keys = COUNT(own_keys);
    memcpy(out->keys, own_keys, sizeof own_keys);
}

const struct settings_theme *settings_theme(const struct settings *s, const char *name)
{
    for (size_t i = 0; i < s->n_themes; i++)
        if (strcmp(s->themes[i].name, name) == 0)
            return &s->themes[i];
    return NULL;
}

struct value_found value_found(const config_setting_t *s)
{
    struct value_found out;

    switch (config_setting_type(s)) {
    case CONFIG_TYPE_INT:
        snprintf(out.text, sizeof out.text, "the number %d", s->value.ival);
        break;
    case CONFIG_TYPE_FLOAT:
        snprintf(out.text, sizeof out.text, "the number %g", s->value.fval);
        break;
    case CONFIG_TYPE_STRING: {
        const char *text = config_setting_get_string(s);
        snprintf(out.text, sizeof out.text, "the text \"%s\"", problem_excerpt(text, strlen(text)).text);
        break;
    }
    case CONFIG_TYPE_BOOL:
        snprintf(out.text, sizeof out.text, "%s", s->value.ival ? "true" : "false");
        break;
    case CONFIG_TYPE_GROUP:
        snprintf(out.text, sizeof out.text, "a group { ... }");
        break;
    default:
        snprintf(out.text, sizeof out.text, "a list of %d", config_setting_length(s));
    }
    return out;
}

static bool unexpected(const struct setting *v, const config_setting_t *s)
{
    struct buffer wanted = {0};

    row_expects(v->row, &wanted);
    problem_add(v->problems, s->line, "%s: expected %s, found %s", v->where,
                wanted.failed ? "another value" : (const char *)wanted.data, value_found(s).text);
    buffer_finish(&wanted);
    return false;
}

static bool number_fits(const struct setting *v, const config_setting_t *s)
{
    if (config_setting_type(s) != CONFIG_TYPE_INT)
        return false;
    int n = s->value.ival;
    return n >= v->row->least && n <= v->row->most && (v->row->step == 0 || (n - v->row->least) % v->row->step == 0);
}

/* So many numbers in a row. */
static bool set_numbers(const struct setting *v, int n)
{
    int numbers[6];

    if ((!config_setting_is_array(v->s) && !config_setting_is_list(v->s)) || config_setting_length(v->s) != n)
        return unexpected(v, v->s);
    for (int i = 0; i < n; i++) {
        const config_setting_t *s = config_setting_get_elem(v->s, (unsigned)i);
        if (!number_fits(v, s))
            return unexpected(v, s);
        numbers[i] = s->value.ival;
    }
    memcpy(v->place, numbers, (size_t)n * sizeof numbers[0]);
    return true;
}

static bool set_choice(const struct setting *v, const char *text)
{
    for (int i = 0; v->row->choices[i] != NULL; i++) {
        if (strcmp(text, v->row->choices[i]) == 0) {
            *(int *)v->place = i;
            return true;
        }
    }
    return unexpected(v, v->s);
}

static bool set_colour(const struct setting *v, const char *text)
{
    unsigned colour;

    if (strlen(text) != 7 || text[0] != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6 ||
        sscanf(text + 1, "%x", &colour) != 1)
        return unexpected(v, v->s);
    *(uint32_t *)v->place = colour;
    return true;
}

/* One line of UTF-8 that fits the room. */
static bool text_fits(const struct setting *v, const config_setting_t *s, const char *text, size_t room)
{
    const char *at = text, *end = text + strlen(text);

    if ((size_t)(end - text) >= room)
        return problem_add(v->problems, s->line, "%s: is %zu bytes long, %zu are the most", v->where,
                           (size_t)(end - text), room - 1);
    while (at < end) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        if (c < 0x20 || c == 0x7f || (c == 0xfffd && at - from == 1))
            return problem_add(v->problems, s->line,
                               "%s: has a character that cannot be shown, such as a tab or a new line", v->where);
    }
    return true;
}

static bool known_in(const char *const *known, const char *name)
{
    for (size_t i = 0; known[i] != NULL; i++)
        if (strcmp(known[i], name) == 0)
            return true;
    return false;
}

static bool name_is_known(const struct setting *v, const char *name)
{
    struct nearest g = {.given = name};
    const char *what;

    switch (v->row->kind) {
    case ROW_ACTION:
        if (v->names->actions == NULL || strcmp(name, "none") == 0 || known_in(v->names->actions, name))
            return true;
        nearest_try_all(&g, v->names->actions);
        nearest_try(&g, "none");
        what = "action";
        break;
    case ROW_LANGUAGE:
        if (v->names->languages == NULL || known_in(v->names->languages, name))
            return true;
        nearest_try_all(&g, v->names->languages);
        what = "language";
        break;
    case ROW_KEY:
        if (v->names->key_known == NULL || v->names->key_known(name))
            return true;
        static const char *const common[] = {"PageUp", "PageDown", "Escape", "Return",   "Backspace",
                                             "Space",  "Right",    "Left",   "Keypad 1", NULL};
        nearest_try_all(&g, common);
        what = "key";
        break;
    default:
        return true;
    }
    if (g.best != NULL)
        return problem_add(v->problems, v->s->line, "%s: there is no %s \"%s\"; did you mean \"%s\"?", v->where, what,
                           problem_excerpt(name, strlen(name)).text, g.best);
    return problem_add(v->problems, v->s->line, "%s: there is no %s \"%s\"", v->where, what,
                       problem_excerpt(name, strlen(name)).text);
}

static bool set_name(const struct setting *v, const char *text)
{
    if (!text_fits(v, v->s, text, SETTINGS_NAME_ROOM) || !name_is_known(v, text))
        return false;
    put_text(v->place, SETTINGS_NAME_ROOM, text);
    return true;
}

static bool set_schedule(const struct setting *v, const char *text)
{
    struct error e;

    if (!text_fits(v, v->s, text, SETTINGS_PATH_ROOM))
        return false;
    if (text[0] != '\0' && v->names->schedule_fits != NULL && !v->names->schedule_fits(text, &e))
        return problem_add(v->problems, v->s->line, "%s: %s", v->where, e.text);
    put_text(v->place, SETTINGS_PATH_ROOM, text);
    return true;
}

static bool path_fits(const struct setting *v, const config_setting_t *s, const char *path)
{
    if (path[0] != '/')
        return problem_add(v->problems, s->line, "%s: expected a file's full path, beginning with '/', found %s",
                           v->where, value_found(s).text);
    return text_fits(v, s, path, SETTINGS_PATH_ROOM);
}

static bool set_path(const struct setting *v, const char *path)
{
    bool none = v->row->kind != ROW_FONT && path[0] == '\0';

    if (!none && !path_fits(v, v->s, path))
        return false;
    put_text(v->place, SETTINGS_PATH_ROOM, path);
    return true;
}

static bool set_fonts(const struct setting *v)
{
    char(*paths)[SETTINGS_PATH_ROOM] = v->place;
    bool right = true;
    unsigned n;

    if (!config_setting_is_array(v->s) && !config_setting_is_list(v->s))
        return unexpected(v, v->s);
    n = (unsigned)config_setting_length(v->s);
    if (n > SETTINGS_FALLBACK_MOST)
        return problem_add(v->problems, v->s->line, "%s: names %u files, %d are the most", v->where, n,
                           SETTINGS_FALLBACK_MOST);
    for (unsigned i = 0; i < n; i++) {
        const config_setting_t *s = config_setting_get_elem(v->s, i);
        if (config_setting_type(s) != CONFIG_TYPE_STRING)
            right = unexpected(v, s);
        else if (!path_fits(v, s, config_setting_get_string(s)))
            right = false;
    }
    if (!right)
        return false;
    memset(paths, 0, SETTINGS_FALLBACK_MOST * sizeof *paths);
    for (unsigned i = 0; i < n; i++)
        put_text(paths[i], sizeof *paths, config_setting_get_string(config_setting_get_elem(v->s, i)));
    return true;
}

bool value_set(const struct row *row, const config_setting_t *s, void *base, const char *where,
               const struct settings_names *names, struct settings_problems *problems)
{
    struct setting v = {row, s, (char *)base + row->offset, where, names, problems};
    const char *text = config_setting_get_string(s);

    switch (row->kind) {
    case ROW_SWITCH:
        if (config_setting_type(s) != CONFIG_TYPE_BOOL)
            return unexpected(&v, s);
        *(bool *)v.place = s->value.ival != 0;
        return true;
    case ROW_NUMBER:
        if (!number_fits(&v, s))
            return unexpected(&v, s);
        *(int *)v.place = s->value.ival;
        return true;
    case ROW_SIDES:
        return set_numbers(&v, 4);
    case ROW_MATRIX:
        return set_numbers(&v, 6);
    case ROW_LINE:
        if (config_setting_type(s) != CONFIG_TYPE_INT)
            break;
        if (s->value.ival < 0 || s->value.ival > 9999)
            return unexpected(&v, s);
        snprintf(v.place, SETTINGS_NAME_ROOM, "%d", s->value.ival);
        return true;
    case ROW_FONTS:
        return set_fonts(&v);
    default:
        break;
    }
    if (config_setting_type(s) != CONFIG_TYPE_STRING || text == NULL)
        return unexpected(&v, s);
    switch (row->kind) {
    case ROW_CHOICE:
        return set_choice(&v, text);
    case ROW_COLOUR:
        return set_colour(&v, text);
    case ROW_SCHEDULE:
        return set_schedule(&v, text);
    case ROW_FILE:
    case ROW_FOLDER:
    case ROW_FONT:
        return set_path(&v, text);
    default:
        return set_name(&v, text);
    }
}
