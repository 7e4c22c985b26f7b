/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"
#include "settings/load.h"
#include "settings/problem.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
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
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;

    if (strncmp(name, "NotoSansCJK", 11) == 0 || strncmp(name, "NotoSerifCJK", 12) == 0)
        return "fonts-noto-cjk";
    if (strncmp(name, "NotoColorEmoji", 14) == 0)
        return "fonts-noto-color-emoji";
    if (strncmp(name, "Noto", 4) == 0)
        return "fonts-noto-core";
    if (strncmp(name, "Inter", 5) == 0)
        return "fonts-inter";
    if (strncmp(name, "DejaVu", 6) == 0)
        return "fonts-dejavu-core";
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
    for (size_t i = 0; i < l->out->n_themes; i++) {
        if (l->theme_lines[i] > 0)
            check_theme(l, i);
    }
    if (l->names->look_for_fonts)
        check_fonts(l);
}
