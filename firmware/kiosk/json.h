/* SPDX-License-Identifier: MIT */
/* JSON (RFC 8259) written value by value to a stream: the trace's lines and proof's index.json. A failing stream is the
 * caller's to notice (ferror()). */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
    FILE *out;
    bool indented;  /* a value a line, one blank a level; else all on one line */
    unsigned depth; /* brackets that are open */
    bool follows;   /* the next value has one before it in its bracket */
};

/* `key` is the value's name in an object; NULL in an array and for the outermost value. `bracket` is '{' or '['. */
void json_open(struct json *j, const char *key, char bracket);
void json_close(struct json *j, char bracket); /* '}' or ']' */

/* UTF-8; a byte that is not becomes U+FFFD. */
void json_put_text(struct json *j, const char *key, const char *text);
void json_put_joined(struct json *j, const char *key, const char *text, const char *rest); /* one text in two parts */
void json_put_number(struct json *j, const char *key, int64_t number);
void json_put_real(struct json *j, const char *key, double number); /* finite */
void json_put_bool(struct json *j, const char *key, bool value);
