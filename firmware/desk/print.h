/* SPDX-License-Identifier: MIT */
/* Articles and reports on standard output or elsewhere: in words for the sub-editor, and as JSON for programs, where
 * every key is always there (unknown is null, lists are []). */
#pragma once

#include "desk/source.h"

#include <jansson.h>
#include <stdio.h>

/* What was found. `quotes` are the report's; NULL: count them from 1. */
void print_article(const struct article *a, const struct report_quote *quotes, FILE *to);
/* A source's name, format and encoding, its article and the report on it. */
void print_source(const char *path, const struct article *a, const struct report *r, FILE *to);

/* Foreign text, with what could move a terminal's cursor replaced. */
void print_text(const char *text, size_t size, FILE *to);

/* The article as one line of JSON: its fields (article/fields.h), and with a report (`read --json`) what was dropped.
 * False: out of memory. What cannot be written shows in ferror(to). */
MUST_CHECK bool print_article_json(const struct article *a, const struct report *report, FILE *to);

/* Hands `list` over if it has `n` items: one for which memory ran out is missing. Else frees it and gives NULL. */
json_t *print_whole_list(json_t *list, size_t n);

/* How many words a text has: what stands between spaces and line ends. */
size_t print_count_words(const char *text);
