/* SPDX-License-Identifier: MIT */
#include "settings/scan.h"

#include "base/utf8.h"
#include "settings/problem.h"
#include "settings/walk.h"

#include <stdlib.h>
#include <string.h>

static bool note_line(struct walk *w, unsigned line)
{
    if (w->n_lines == SCAN_VALUES_MOST) {
        problem_add(w->problems, line, "more than %d values: this cannot be our config file", SCAN_VALUES_MOST);
        return walk_give_up(w);
    }
    w->lines[w->n_lines++] = line;
    return true;
}

static bool go_deeper(struct walk *w)
{
    if (++w->depth > SCAN_DEPTH_MOST) {
        problem_add(w->problems, w->line, "brackets within brackets, more than %d deep", SCAN_DEPTH_MOST);
        return walk_give_up(w);
    }
    return true;
}

static void scan_settings(struct walk *w, bool in_group, unsigned opened);
static char scan_list(struct walk *w);

/* At a value; moves past it. What kind it is: b, i, f, s, [, (, {, or 0 if it is wrong, which has been said then. */
static char scan_value(struct walk *w, bool in_list)
{
    unsigned line = w->line;

    switch (*w->at) {
    case '"':
        do {
            if (!walk_text(w)) {
                problem_add(w->problems, w->line, "%s: the text that begins in this line is not closed with \" in it",
                            w->setting);
                return 0;
            }
            line = w->line;
            walk_blank(w);
        } while (*w->at == '"' && !in_list);
        if (*w->at == '"') {
            problem_add(w->problems, line, "%s: a comma is missing after this text", w->setting);
            return 0;
        }
        return 's';
    case '{':
        w->at++;
        if (go_deeper(w))
            scan_settings(w, true, line);
        w->depth--;
        return '{';
    case '[':
    case '(':
        return scan_list(w);
    default:
        return walk_word(w);
    }
}

/* At the '[' or '(' of a list; moves past what closes it. */
static char scan_list(struct walk *w)
{
    char open = *w->at++, close = open == '[' ? ']' : ')', first = 0;
    unsigned opened = w->line;
    bool right = go_deeper(w);
    char *comma = NULL;

    for (;;) {
        walk_blank(w);
        if (*w->at == ']' || *w->at == ')') {
            if (*w->at != close) {
                problem_add(w->problems, w->line, "'%c' closes the '%c' of line %u: write '%c'", *w->at, open, opened,
                            close);
                *w->at = close;
            }
            w->at++;
            break;
        }
        if (w->stop)
            break;
        if (strchr(";}", *w->at) != NULL) { /* the end of the text, too */
            problem_add(w->problems, opened, "the '%c' in this line is not closed with '%c'", open, close);
            right = false;
            break;
        }
        unsigned line = w->line;
        char kind = note_line(w, line) ? scan_value(w, true) : 0;
        if (kind != 0 && open == '[' && strchr("[({", kind) != NULL) {
            problem_add(w->problems, line, "%s: between '[' and ']' stand only numbers, texts, true or false",
                        w->setting);
            kind = 0;
        } else if (kind != 0 && open == '[' && first != 0 && kind != first) {
            problem_add(w->problems, line, "%s: the values between '[' and ']' must all be of one kind", w->setting);
            kind = 0;
        }
        if (kind == 0) {
            right = false;
            walk_rest(w, true);
        }
        first = first != 0 ? first : kind;
        walk_blank(w);
        comma = NULL;
        if (*w->at == ',') {
            comma = w->at++;
        } else if (strchr(";}])", *w->at) == NULL) {
            problem_add(w->problems, line, "%s: a comma is missing after this value", w->setting);
            right = false;
        }
    }
    /* Older versions of libconfig do not take a comma before the bracket; people do write it. */
    if (comma != NULL)
        *comma = ' ';
    w->depth--;
    return right ? open : 0;
}

/* Something that cannot begin a setting. */
static void stray(struct walk *w)
{
    char *start = w->at;

    if (strchr("]})", *start) != NULL) {
        problem_add(w->problems, w->line, "this '%c' closes nothing", *start);
        w->at++;
    } else if (strncmp(start, "@include", 8) == 0) {
        problem_add(w->problems, w->line, "@include is not taken: all settings are in one file");
        walk_rest(w, false);
    } else {
        size_t size = strcspn(start, " \t\r\f\n;{}[]()#\"=:");
        problem_add(w->problems, w->line, "'%s' does not belong here: a setting is written  name = value;",
                    problem_excerpt(start, size > 0 ? size : 1).text);
        w->at++;
        walk_rest(w, false);
    }
    walk_erase(start, w->at);
}

/* Remembers the name; 0, or the line in which the open group has it already. */
static unsigned note_name(struct walk *w, size_t base, const char *name, size_t size)
{
    for (size_t i = base; i < w->n_names; i++)
        if (w->names[i].size == size && memcmp(w->names[i].at, name, size) == 0)
            return w->names[i].line;
    if (w->n_names < SCAN_VALUES_MOST)
        w->names[w->n_names++] = (struct name){.at = name, .size = size, .line = w->line};
    return 0;
}

static void scan_setting(struct walk *w, size_t base)
{
    char *start = w->at;
    unsigned line = w->line;

    if (*start == '"') {
        /* A name as JSON has it: say so, and go on with what was meant. */
        char *close = start + 1;
        while (walk_name_part(*close))
            close++;
        if (*close != '"' || !walk_name_start(start[1])) {
            stray(w);
            return;
        }
        problem_add(w->problems, line, "names are written without quotes: %.*s", (int)(close - start - 1), start + 1);
        *start++ = *close = ' ';
        w->at = start;
    }
    if (!walk_name_start(*start)) {
        stray(w);
        return;
    }
    while (walk_name_part(*w->at))
        w->at++;
    char *name_end = w->at;
    struct problem_excerpt name = problem_excerpt(start, (size_t)(name_end - start));
    walk_blank(w);
    if (*w->at != '=' && *w->at != ':') {
        problem_add(w->problems, line, "after '%s' comes '=' and a value", name.text);
        w->at = name_end;
        w->line = line;
        walk_rest(w, false);
        walk_erase(start, w->at);
        return;
    }
    w->at++;
    memcpy(w->setting, name.text, sizeof name.text);
    size_t values = w->n_lines;
    unsigned first = note_name(w, base, start, (size_t)(name_end - start));
    if (first != 0)
        problem_add(w->problems, line, "'%s' is set twice; line %u sets it first", name.text, first);
    walk_blank(w);
    if (w->line > line && walk_at_setting(w->at)) {
        problem_add(w->problems, line, "after '%s =' a value is missing", name.text);
        walk_erase(start, w->at);
        return;
    }
    bool right = note_line(w, line) && scan_value(w, false) != 0 && first == 0;
    if (!right && *w->at != ';')
        walk_rest(w, false);
    if (*w->at == ';')
        w->at++;
    if (!right) {
        /* A comment behind it is left out too; what is on later lines is not. */
        walk_erase(start, w->at);
        w->n_lines = values;
    }
}

/* Settings up to what closes their group, or to the end of the text. */
static void scan_settings(struct walk *w, bool in_group, unsigned opened)
{
    size_t base = w->n_names;

    for (;;) {
        walk_blank(w);
        if (*w->at == '\0') {
            if (in_group && !w->stop) {
                problem_add(w->problems, opened, "the '{' in this line is not closed with '}'");
                *w->end++ = '}';
                *w->end = '\0';
                w->at = w->end;
            }
            break;
        }
        if (*w->at == '}' && in_group) {
            w->at++;
            break;
        }
        if (*w->at == ';' || *w->at == ',') {
            /* A setting needs no end mark, and libconfig refuses a second one. */
            *w->at++ = ' ';
            continue;
        }
        scan_setting(w, base);
    }
    w->n_names = base;
}

/* The byte order mark goes, NUL is refused, what is not UTF-8 is told, and every line ends with a line feed. */
static char *copy_text(const char *data, size_t size, struct settings_problems *problems, char **end)
{
    const char *nul = memchr(data, '\0', size), *data_end = data + size;
    unsigned line = 1;
    bool told = false;

    if (nul != NULL) {
        problem_add(problems, 0, "has a NUL byte: it is not a text, or not saved as UTF-8");
        return NULL;
    }
    if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
        data += 3;
    char *text = malloc(size + 2 + SCAN_DEPTH_MOST);
    if (text == NULL) {
        problem_add(problems, 0, "out of memory");
        return NULL;
    }
    char *to = text;
    while (data < data_end) {
        const char *from = data;
        uint32_t c = utf8_next(&data, data_end);
        if (c == 0xfffd && data - from == 1) {
            if (!told)
                problem_add(problems, line, "the byte 0x%02X here is not UTF-8: save the file as UTF-8",
                            (unsigned char)*from);
            told = true;
            *to++ = '?';
        } else if (c == '\r' && (data == data_end || *data != '\n')) {
            *to++ = '\n';
        } else {
            memcpy(to, from, (size_t)(data - from));
            to += data - from;
        }
        line += to[-1] == '\n';
    }
    *to++ = '\n'; /* libconfig takes a comment only if its line ends */
    *to = '\0';
    *end = to;
    return text;
}

bool scan_text(const void *data, size_t size, struct scan *out, struct settings_problems *problems)
{
    struct walk w = {.line = 1, .problems = problems};

    *out = (struct scan){0};
    if (size > SCAN_BYTES_MOST)
        return problem_add(problems, 0, "is %zu bytes, more than the %d allowed", size, SCAN_BYTES_MOST);
    out->text = w.at = copy_text(size > 0 ? data : "", size, problems, &w.end);
    if (out->text == NULL)
        return false;
    w.lines = malloc(SCAN_VALUES_MOST * sizeof *w.lines);
    w.names = malloc(SCAN_VALUES_MOST * sizeof *w.names);
    if (w.lines == NULL || w.names == NULL) {
        problem_add(problems, 0, "out of memory");
        w.stop = true;
    } else {
        scan_settings(&w, false, 0);
    }
    free(w.names);
    out->lines = w.lines;
    out->n_lines = w.n_lines;
    if (w.stop)
        scan_finish(out);
    return !w.stop;
}

void scan_finish(struct scan *s)
{
    free(s->text);
    free(s->lines);
    *s = (struct scan){0};
}
