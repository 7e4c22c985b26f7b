/* SPDX-License-Identifier: MIT */
#include "kiosk/json.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static void put_line(const struct json *j)
{
    if (j->indented)
        fprintf(j->out, "\n%*s", (int)j->depth, "");
}

static void put_characters(FILE *out, const char *text)
{
    static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";

    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t c = utf8_next(&at, end);
        const char *found = c < 0x80 ? strchr(escaped, (int)c) : NULL;
        char bytes[4];
        if (found != NULL)
            fprintf(out, "\\%c", letters[found - escaped]);
        else if (c < 0x20)
            fprintf(out, "\\u%04" PRIX32, c);
        else
            fwrite(bytes, 1, utf8_put(bytes, c), out);
    }
}

/* What stands before a value: a comma behind another one, and its name. */
static void begin_value(struct json *j, const char *key)
{
    if (j->follows)
        fputs(j->indented ? "," : ", ", j->out);
    if (j->depth > 0)
        put_line(j);
    if (key != NULL) {
        putc('"', j->out);
        put_characters(j->out, key);
        fputs("\": ", j->out);
    }
    j->follows = true;
}

void json_open(struct json *j, const char *key, char bracket)
{
    begin_value(j, key);
    putc(bracket, j->out);
    j->depth++;
    j->follows = false;
}

void json_close(struct json *j, char bracket)
{
    j->depth--;
    if (j->follows)
        put_line(j);
    putc(bracket, j->out);
    j->follows = true;
}

void json_put_joined(struct json *j, const char *key, const char *text, const char *rest)
{
    begin_value(j, key);
    putc('"', j->out);
    put_characters(j->out, text);
    put_characters(j->out, rest);
    putc('"', j->out);
}

void json_put_text(struct json *j, const char *key, const char *text)
{
    json_put_joined(j, key, text, "");
}

void json_put_number(struct json *j, const char *key, int64_t number)
{
    begin_value(j, key);
    fprintf(j->out, "%" PRId64, number);
}

void json_put_real(struct json *j, const char *key, double number)
{
    begin_value(j, key);
    /* Seventeen digits give the same number back; a whole one is still told from an integer. */
    fprintf(j->out, number == trunc(number) && fabs(number) < 1e15 ? "%.1f" : "%.17g", number);
}

void json_put_bool(struct json *j, const char *key, bool value)
{
    begin_value(j, key);
    fputs(value ? "true" : "false", j->out);
}
