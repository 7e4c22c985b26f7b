/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"
#include "settings/load.h"
#include "settings/problem.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned line_of(const struct load *l, const char *group, const char *name)
{
    const struct row_group *g = row_group_named(group);
    return l->row_lines[g - row_groups()][row_named(g, name) - g->rows];
}

/* WCAG 2.1, "relative luminance". */
static double luminance(uint32_t colour)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;

    for (unsigned i = 0; i < 3; i++) {
        double c = (double)(colour >> (16 - 8 * i) & 0xff) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double check_contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

static void check_theme(const struct load *l, size_t i)
{
    const struct settings_theme *t = &l->out->themes[i];
    const struct {
        const char *ink, *paper;
        uint32_t a, b;
        double least;
    } pairs[] = {
        {"ink", "paper", t->ink, t->paper, 7},         {"ink", "panel", t->ink, t->panel, 7},
        {"muted", "paper", t->muted, t->paper, 4.5},   {"muted", "panel", t->muted, t->panel, 4.5},
        {"accent", "paper", t->accent, t->paper, 4.5},
    };

    for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
        double contrast = check_contrast(pairs[k].a, pairs[k].b);
        if (contrast < pairs[k].least)
            problem_advise(l->problems, l->theme_lines[i],
                           "themes.%s: hard to read: %s on %s has a contrast of %.2f:1, it should be at least %g:1",
                           t->name, pairs[k].ink, pairs[k].paper, contrast, pairs[k].least);
    }
}

static void check_theme_is_known(const struct load *l)
{
    struct settings *s = l->out;
    struct nearest g = {.given = s->display.theme};
    unsigned line = line_of(l, "display", "theme");

    if (settings_theme(s, s->display.theme) != NULL)
        return;
    for (size_t i = 0; i < s->n_themes; i++)
        nearest_try(&g, s->themes[i].name);
    if (g.best != NULL)
        problem_add(l->problems, line, "display.theme: there is no theme \"%s\"; did you mean \"%s\"?",
                    s->display.theme, g.best);
    else
        problem_add(l->problems, line,
                    "display.theme: there is no theme \"%s\": it would be a block in the group themes",
                    s->display.theme);
    memcpy(s->display.theme, s->themes[0].name, sizeof s->display.theme);
}

static void check_dwell(const struct load *l)
{
    struct settings *s = l->out;
    unsigned least = line_of(l, "cycle", "dwell_least"), most = line_of(l, "cycle", "dwell_most");

    if (s->cycle.dwell_least <= s->cycle.dwell_most)
        return;
    problem_add(l->problems, least > most ? least : most,
                "cycle.dwell_least: %d seconds is more than cycle.dwell_most, %d seconds", s->cycle.dwell_least,
                s->cycle.dwell_most);
    s->cycle.dwell_most = s->cycle.dwell_least;
}

/* Debian's package that has the file, as far as we know; NULL. */
static const char *package_of(const char *path)
{
    static const struct {
        const char *name, *package;
    } known[] = {{"NotoSansCJK", "fonts-noto-cjk"},
                 {"NotoSerifCJK", "fonts-noto-cjk"},
                 {"NotoColorEmoji", "fonts-noto-color-emoji"},
                 {"Noto", "fonts-noto-core"},
                 {"Inter", "fonts-inter"},
                 {"DejaVu", "fonts-dejavu-core"}};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strncmp(basename(path), known[i].name, strlen(known[i].name)) == 0)
            return known[i].package;
    return NULL;
}

static void check_font(const struct load *l, unsigned line, const char *name, const char *path)
{
    struct stat st;
    const char *why = NULL, *package = package_of(path);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0)
        why = errno == ENOENT || errno == ENOTDIR ? "there is no such file" : strerror(errno);
    else if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
        why = "this is not a file";
    else if (st.st_size == 0)
        why = "this file is empty";
    if (why != NULL && package != NULL)
        problem_add(l->problems, line, "fonts.%s: %s: %s; it is in the package %s", name, path, why, package);
    else if (why != NULL)
        problem_add(l->problems, line, "fonts.%s: %s: %s", name, path, why);
    if (fd >= 0)
        close(fd);
}

static void check_fonts(const struct load *l)
{
    const struct row_group *fonts = row_group_named("fonts");

    for (size_t i = 0; i < fonts->n_rows; i++) {
        const struct row *row = &fonts->rows[i];
        unsigned line = line_of(l, "fonts", row->name);
        const char *path = (const char *)l->out + row->offset;
        if (row->kind == ROW_FONT) {
            check_font(l, line, row->name, path);
            continue;
        }
        /* The default fallbacks may be missing; those that somebody wrote down are meant. */
        for (size_t k = 0; line > 0 && k < SETTINGS_FALLBACK_MOST && path[0] != '\0'; k++, path += SETTINGS_PATH_ROOM)
            check_font(l, line, row->name, path);
    }
}

void check_whole(const struct load *l)
{
    check_theme_is_known(l);
    check_dwell(l);
    for (size_t i = 0; i < l->out->n_themes; i++)
        if (l->theme_lines[i] > 0)
            check_theme(l, i);
    if (l->names->look_for_fonts)
        check_fonts(l);
}

/* --- buttons, encoders, chords ---------------------------------------------------------------------------------- */

/* The lines of four buttons where the usual display boards for the Pi have them. */
static const struct settings_button usual[] = {
    {"next", "", "5", SETTINGS_PULL_UP, true, "next-card", "next-article", "none", 0, 0, 5, "", false},
    {"previous", "", "6", SETTINGS_PULL_UP, true, "previous-card", "none", "none", 0, 0, 5, "", false},
    {"quote", "", "16", SETTINGS_PULL_UP, true, "next-quote", "none", "none", 0, 0, 5, "", false},
    {"home", "", "24", SETTINGS_PULL_UP, true, "home", "undo-update", "none", 3000, 0, 5, "", false},
};
_Static_assert(sizeof usual <= sizeof((struct settings *)0)->buttons, "a default that does not fit its place");

static bool is_number(const char *line)
{
    return line[0] >= '0' && line[0] <= '9';
}

/* Leaves out the blocks of a list that do not fit, and moves the later ones up. */
static void keep_what_fits(struct load *l, const char *name,
                           bool (*fits)(const struct load *l, size_t i, unsigned line))
{
    const struct row_group *group = row_group_named(name);
    char *items = (char *)l->out + group->list->items;
    size_t *n = (size_t *)(void *)((char *)l->out + group->list->n), size = group->list->item_size;
    unsigned *lines = l->list_lines[group - row_groups()];

    for (size_t i = 0; i < *n;) {
        if (fits(l, i, lines[i])) {
            i++;
            continue;
        }
        (*n)--;
        memmove(items + i * size, items + (i + 1) * size, (*n - i) * size);
        memset(items + *n * size, 0, size);
        memmove(&lines[i], &lines[i + 1], (*n - i) * sizeof *lines);
    }
}

/* Gives an input that names no chip the one of the group gpio. False: it still has none, and its line is a number. */
static bool give_chip(const struct load *l, char chip[SETTINGS_NAME_ROOM], const char *where, unsigned line,
                      const char *gpio_line)
{
    if (chip[0] == '\0')
        memcpy(chip, l->out->gpio.chip, SETTINGS_NAME_ROOM);
    if (chip[0] != '\0' || !is_number(gpio_line))
        return true;
    return problem_add(l->problems, line,
                       "%s: line %s of which chip? Set gpio.chip, or name the line, as in line = \"GPIO%s\"", where,
                       gpio_line, gpio_line);
}

/* What uses this line of this chip already; NULL. */
static const char *user_of(const struct settings *s, const char *chip, const char *line, size_t buttons)
{
    for (size_t i = 0; i < buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        if (strcmp(b->chip, chip) == 0 && (strcmp(b->line, line) == 0 || strcmp(b->lamp, line) == 0))
            return b->name;
    }
    return NULL;
}

static bool button_fits(const struct load *l, size_t i, unsigned line)
{
    struct settings_button *b = &l->out->buttons[i];
    char where[64];

    snprintf(where, sizeof where, "buttons \"%s\"", b->name);
    for (size_t k = 0; k < i; k++)
        if (strcmp(l->out->buttons[k].name, b->name) == 0)
            return problem_add(l->problems, line, "%s: the name is in the list twice", where);
    if (!give_chip(l, b->chip, where, line, b->line) ||
        (b->lamp[0] != '\0' && !give_chip(l, b->chip, where, line, b->lamp)))
        return false;
    const char *other = user_of(l->out, b->chip, b->line, i);
    if (other == NULL && b->lamp[0] != '\0')
        other = strcmp(b->lamp, b->line) == 0 ? b->name : user_of(l->out, b->chip, b->lamp, i);
    if (other == NULL)
        return true;
    return problem_add(l->problems, line, "%s: its line is also that of \"%s\"", where, other);
}

static bool encoder_fits(const struct load *l, size_t i, unsigned line)
{
    struct settings_encoder *c = &l->out->encoders[i];
    char where[64];

    snprintf(where, sizeof where, "encoders \"%s\"", c->name);
    if (!give_chip(l, c->chip, where, line, is_number(c->a) ? c->a : c->b))
        return false;
    const char *other = user_of(l->out, c->chip, c->a, l->out->n_buttons);
    if (other == NULL)
        other = user_of(l->out, c->chip, c->b, l->out->n_buttons);
    if (other == NULL && strcmp(c->a, c->b) == 0)
        other = c->name;
    if (other == NULL)
        return true;
    return problem_add(l->problems, line, "%s: its line is also that of \"%s\"", where, other);
}

static bool is_button_or_key(const struct settings *s, const char *name)
{
    for (size_t i = 0; i < s->n_buttons; i++)
        if (strcmp(s->buttons[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < s->n_keys; i++)
        if (strcasecmp(s->keys[i].key, name) == 0)
            return true;
    return false;
}

static bool button_or_key_is_known(const struct load *l, const char *where, unsigned line, const char *name)
{
    struct nearest g = {.given = name};

    if (is_button_or_key(l->out, name))
        return true;
    for (size_t i = 0; i < l->out->n_buttons; i++)
        nearest_try(&g, l->out->buttons[i].name);
    for (size_t i = 0; i < l->out->n_keys; i++)
        nearest_try(&g, l->out->keys[i].key);
    if (g.best != NULL)
        return problem_add(l->problems, line, "%s: there is no button or key \"%s\" in the lists; did you mean \"%s\"?",
                           where, name, g.best);
    return problem_add(l->problems, line, "%s: there is no button or key \"%s\" in the lists", where, name);
}

static bool chord_fits(const struct load *l, size_t i, unsigned line)
{
    const struct settings_chord *c = &l->out->chords[i];
    char where[128];

    snprintf(where, sizeof where, "chords \"%s\" and \"%s\"", c->first, c->second);
    if (!button_or_key_is_known(l, where, line, c->first) || !button_or_key_is_known(l, where, line, c->second))
        return false;
    if (strcmp(c->first, c->second) != 0)
        return true;
    return problem_add(l->problems, line, "%s: first and second are the same", where);
}

void check_inputs(struct load *l)
{
    struct settings *s = l->out;

    if (s->n_buttons == 0 && s->gpio.chip[0] != '\0') {
        memcpy(s->buttons, usual, sizeof usual);
        s->n_buttons = sizeof usual / sizeof usual[0];
    }
    keep_what_fits(l, "buttons", button_fits);
    keep_what_fits(l, "encoders", encoder_fits);
    keep_what_fits(l, "chords", chord_fits);
}
