/* SPDX-License-Identifier: MIT */
#include "settings/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void PRINTF_LIKE(4, 0)
    add(struct settings_problems *problems, unsigned line, bool advice, const char *format, va_list args)
{
    struct error e;

    if (problems->n == SETTINGS_PROBLEMS_MOST) {
        problems->left_off++;
        return;
    }
    struct settings_problem *p = &problems->items[problems->n++];
    p->line = line;
    p->advice = advice;
    vsnprintf(p->text, sizeof p->text, format, args);
    /* error_set() sees to it that the text is one line, and cut between characters. */
    error_set(&e, "%s", p->text);
    snprintf(p->text, sizeof p->text, "%.*s", (int)sizeof p->text - 1, e.text);
}

bool problem_add(struct settings_problems *problems, unsigned line, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(problems, line, false, format, args);
    va_end(args);
    return false;
}

void problem_advise(struct settings_problems *problems, unsigned line, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(problems, line, true, format, args);
    va_end(args);
}

void problem_sort(struct settings_problems *problems)
{
    for (size_t i = 1; i < problems->n; i++) {
        struct settings_problem moved = problems->items[i];
        size_t at = i;
        for (; at > 0 && problems->items[at - 1].line > moved.line; at--)
            problems->items[at] = problems->items[at - 1];
        problems->items[at] = moved;
    }
}

struct problem_excerpt problem_excerpt(const char *text, size_t size)
{
    struct problem_excerpt out;
    size_t kept = size < 40 ? size : 40;

    while (kept < size && kept > 0 && ((unsigned char)text[kept] & 0xc0) == 0x80)
        kept--;
    snprintf(out.text, sizeof out.text, "%.*s%s", (int)kept, text, kept < size ? "..." : "");
    return out;
}

void settings_problem_say(const struct settings_problems *problems, size_t i, struct error *out)
{
    const struct settings_problem *p = &problems->items[i];
    const char *path = problems->path[0] != '\0' ? problems->path : "default settings";

    if (p->line > 0)
        error_set(out, "%s:%u: %s", path, p->line, p->text);
    else
        error_set(out, "%s: %s", path, p->text);
}
