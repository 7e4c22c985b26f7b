/* SPDX-License-Identifier: MIT */
#include "settings/walk.h"

#include "settings/problem.h"
#include "settings/table.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool walk_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool walk_name_part(char c)
{
    return walk_name_start(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool walk_give_up(struct walk *w)
{
    w->stop = true;
    w->at = w->end;
    return false;
}

void walk_blank(struct walk *w)
{
    for (;;) {
        char c = *w->at;
        if (c == '\n') {
            w->line++;
            w->at++;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
            w->at++;
        } else if (c == '#' || (c == '/' && w->at[1] == '/')) {
            w->at += strcspn(w->at, "\n");
        } else if (c == '/' && w->at[1] == '*') {
            const char *close = strstr(w->at + 2, "*/");
            if (close == NULL) {
                problem_add(w->problems, w->line, "the comment that begins with /* here is never closed with */");
                walk_give_up(w);
                return;
            }
            for (; w->at < close + 2; w->at++)
                w->line += *w->at == '\n';
        } else {
            return;
        }
    }
}

void walk_erase(char *from, const char *to)
{
    for (; from < to; from++)
        if (*from != '\n')
            *from = ' ';
}

bool walk_text(struct walk *w)
{
    for (w->at++; *w->at != '"'; w->at++) {
        if (*w->at == '\\' && w->at[1] != '\n' && w->at[1] != '\0')
            w->at++;
        else if (*w->at == '\n' || *w->at == '\0')
            return false;
    }
    w->at++;
    return true;
}

void walk_rest(struct walk *w, bool in_list)
{
    size_t open = 0;

    while (*w->at != '\0') {
        char c = *w->at;
        if (open == 0 && strchr(in_list ? ",;}])" : ";\n}])", c) != NULL)
            break;
        if (c == '"') {
            (void)walk_text(w);
            continue;
        }
        const char *before = w->at;
        walk_blank(w);
        if (w->at != before)
            continue;
        if (strchr("{[(", c) != NULL)
            open++;
        else if (strchr("}])", c) != NULL)
            open--;
        w->at++;
    }
}

bool walk_at_setting(const char *at)
{
    if (!walk_name_start(*at))
        return false;
    while (walk_name_part(*at))
        at++;
    at += strspn(at, " \t");
    return *at == '=' || *at == ':';
}

/* The size of the quotation mark that begins here and that libconfig does not take for one: ' ` and the curly ones. */
static size_t foreign_mark(const char *at, const char *end)
{
    if (at < end && (*at == '\'' || *at == '`'))
        return 1;
    if (end - at >= 3 && memcmp(at, "\xe2\x80", 2) == 0 && (unsigned char)at[2] >= 0x98 && (unsigned char)at[2] <= 0x9f)
        return 3;
    return 0;
}

/* Says what is wrong with a bare word that is no value. */
static void say_bare_word(struct walk *w, const char *word, const char *end)
{
    struct problem_excerpt whole = problem_excerpt(word, (size_t)(end - word));
    static const char *const switches[] = {"yes", "no", "on", "off"};
    size_t digits = strspn(word, "+-0123456789");

    for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++) {
        if (strcasecmp(whole.text, switches[i]) == 0) {
            problem_add(w->problems, w->line, "%s: '%s' is not a value: write true or false, or \"%s\" if it is a text",
                        w->setting, whole.text, whole.text);
            return;
        }
    }
    if (word == end) {
        problem_add(w->problems, w->line, "%s: a value is missing here", w->setting);
    } else if (row_is_number(w->setting) && digits > 0) {
        const char *behind = word + digits + strspn(word + digits, " \t");
        if (behind < end && (*behind == '-' || (*behind >= '0' && *behind <= '9')))
            problem_add(w->problems, w->line, "%s: '%s' is not one number: is a comma missing?", w->setting,
                        whole.text);
        else
            problem_add(w->problems, w->line, "%s: '%s' is not a whole number: units are left out, write %.*s",
                        w->setting, whole.text, (int)(digits < 12 ? digits : 12), word);
    } else {
        size_t mark = foreign_mark(word, end);
        if (mark > 0) {
            word += mark;
            for (const char *at = word; at < end; at++)
                if (foreign_mark(at, end) > 0 && at + foreign_mark(at, end) == end)
                    end = at;
        }
        struct problem_excerpt inner = problem_excerpt(word, (size_t)(end - word));
        problem_add(w->problems, w->line,
                    "%s: '%s' is not a value: a text is written in straight double quotes, \"%s\"", w->setting,
                    whole.text, inner.text);
    }
}

/* A whole number that fits an int, written so that no version of libconfig takes it for an octal one. */
static bool check_number(struct walk *w, char *word, char *end)
{
    char *digits = word + (*word == '-' || *word == '+');

    errno = 0;
    long long v = strtoll(word, NULL, 10);
    if (errno != 0 || v < INT_MIN || v > INT_MAX)
        return problem_add(w->problems, w->line, "%s: %s is too large a number", w->setting,
                           problem_excerpt(word, (size_t)(end - word)).text);
    while (*digits == '0' && digits + 1 < end) {
        *digits++ = ' ';
        if (*word == '-' || *word == '+') {
            digits[-1] = *word;
            *word++ = ' ';
        }
    }
    return true;
}

char walk_word(struct walk *w)
{
    char *word = w->at, *end = word + strcspn(word, " \t\r\f\n;,}])#\"");
    size_t size = (size_t)(end - word), digits = strspn(word + (*word == '-' || *word == '+'), "0123456789");
    char kind = 0;

    if ((size == 4 && strncasecmp(word, "true", 4) == 0) || (size == 5 && strncasecmp(word, "false", 5) == 0)) {
        kind = 'b';
    } else if (digits > 0) {
        char *rest = word + (*word == '-' || *word == '+') + digits;
        if (rest == end)
            kind = 'i';
        else if (*rest == '.' && rest + 1 < end && rest + 1 + strspn(rest + 1, "0123456789") == end)
            kind = 'f';
    }
    /* What stands behind it in the same line belongs to it: "6 s", "Noto Serif". */
    char *behind = end + strspn(end, " \t");
    if (strchr("\r\f\n;,}])#\"", *behind) == NULL && !walk_at_setting(behind) && strncmp(behind, "/*", 2) != 0 &&
        strncmp(behind, "//", 2) != 0) {
        kind = 0;
        end = behind + strcspn(behind, "\r\f\n;,}])#\"");
        while (end[-1] == ' ' || end[-1] == '\t')
            end--;
    }
    w->at = end;
    if (kind == 'i' && !check_number(w, word, end))
        return 0;
    if (kind == 0)
        say_bare_word(w, word, end);
    return kind;
}
