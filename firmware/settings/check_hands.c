/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"
#include "settings/load.h"
#include "settings/problem.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The lines of four buttons where the usual display boards for the Pi have them. */
static const struct settings_button usual[] = {
    {"next", "", "5", SETTINGS_PULL_UP, true, "next-card", "next-article", "none", 0, 0, 5, "", false},
    {"previous", "", "6", SETTINGS_PULL_UP, true, "previous-card", "none", "none", 0, 0, 5, "", false},
    {"quote", "", "16", SETTINGS_PULL_UP, true, "next-quote", "none", "none", 0, 0, 5, "", false},
    {"home", "", "24", SETTINGS_PULL_UP, true, "home", "undo-update", "none", 3000, 0, 5, "", false},
};

static unsigned *lines_of(struct load *l, const char *group)
{
    return l->list_lines[row_group_named(group) - row_groups()];
}

static bool is_number(const char *line)
{
    return line[0] >= '0' && line[0] <= '9';
}

/* Leaves item i of a list out. */
static void leave_out(void *items, size_t size, size_t *n, size_t i, unsigned *lines)
{
    char *at = (char *)items + i * size;

    (*n)--;
    memmove(at, at + size, (*n - i) * size);
    memset((char *)items + *n * size, 0, size);
    memmove(&lines[i], &lines[i + 1], (*n - i) * sizeof *lines);
}

/* Has what names no chip one now? */
static bool give_chip(const struct load *l, char chip[SETTINGS_NAME_ROOM], const char *where, unsigned line,
                      const char *gpio_line)
{
    if (chip[0] == '\0')
        memcpy(chip, l->out->gpio.chip, SETTINGS_NAME_ROOM);
    if (chip[0] != '\0' || !is_number(gpio_line))
        return true;
    problem_add(l->problems, line,
                "%s: line %s of which chip? Set gpio.chip, or name the line, as in line = \"GPIO%s\"", where, gpio_line,
                gpio_line);
    return false;
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
    for (size_t k = 0; k < i; k++) {
        if (strcmp(l->out->buttons[k].name, b->name) == 0) {
            problem_add(l->problems, line, "%s: the name is in the list twice", where);
            return false;
        }
    }
    if (!give_chip(l, b->chip, where, line, b->line) ||
        (b->lamp[0] != '\0' && !give_chip(l, b->chip, where, line, b->lamp)))
        return false;
    const char *other = user_of(l->out, b->chip, b->line, i);
    if (other == NULL && b->lamp[0] != '\0')
        other = strcmp(b->lamp, b->line) == 0 ? b->name : user_of(l->out, b->chip, b->lamp, i);
    if (other == NULL)
        return true;
    problem_add(l->problems, line, "%s: its line is also that of \"%s\"", where, other);
    return false;
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
    problem_add(l->problems, line, "%s: its line is also that of \"%s\"", where, other);
    return false;
}

static bool is_hand(const struct settings *s, const char *name)
{
    for (size_t i = 0; i < s->n_buttons; i++)
        if (strcmp(s->buttons[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < s->n_keys; i++)
        if (strcasecmp(s->keys[i].key, name) == 0)
            return true;
    return false;
}

static bool hand_fits(const struct load *l, const char *where, unsigned line, const char *name)
{
    struct nearest g = {.given = name};

    if (is_hand(l->out, name))
        return true;
    for (size_t i = 0; i < l->out->n_buttons; i++)
        nearest_try(&g, l->out->buttons[i].name);
    for (size_t i = 0; i < l->out->n_keys; i++)
        nearest_try(&g, l->out->keys[i].key);
    if (g.best != NULL)
        problem_add(l->problems, line, "%s: there is no button or key \"%s\" in the lists; did you mean \"%s\"?", where,
                    name, g.best);
    else
        problem_add(l->problems, line, "%s: there is no button or key \"%s\" in the lists", where, name);
    return false;
}

static bool chord_fits(const struct load *l, size_t i, unsigned line)
{
    const struct settings_chord *c = &l->out->chords[i];
    char where[128];

    snprintf(where, sizeof where, "chords \"%s\" and \"%s\"", c->first, c->second);
    if (!hand_fits(l, where, line, c->first) || !hand_fits(l, where, line, c->second))
        return false;
    if (strcmp(c->first, c->second) != 0)
        return true;
    problem_add(l->problems, line, "%s: first and second are the same", where);
    return false;
}

void check_hands(struct load *l)
{
    struct settings *s = l->out;
    unsigned *lines = lines_of(l, "buttons");

    if (s->n_buttons == 0 && s->gpio.chip[0] != '\0') {
        memcpy(s->buttons, usual, sizeof usual);
        s->n_buttons = sizeof usual / sizeof usual[0];
    }
    for (size_t i = 0; i < s->n_buttons;) {
        if (button_fits(l, i, lines[i]))
            i++;
        else
            leave_out(s->buttons, sizeof s->buttons[0], &s->n_buttons, i, lines);
    }
    lines = lines_of(l, "encoders");
    for (size_t i = 0; i < s->n_encoders;) {
        if (encoder_fits(l, i, lines[i]))
            i++;
        else
            leave_out(s->encoders, sizeof s->encoders[0], &s->n_encoders, i, lines);
    }
    lines = lines_of(l, "chords");
    for (size_t i = 0; i < s->n_chords;) {
        if (chord_fits(l, i, lines[i]))
            i++;
        else
            leave_out(s->chords, sizeof s->chords[0], &s->n_chords, i, lines);
    }
}
