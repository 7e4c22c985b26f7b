/* SPDX-License-Identifier: MIT */
/* Articles as JSON, for `read --json` and `show --json`. Every key is always there: unknown is null, lists are []. */
#ifndef DESK_JSON_H
#define DESK_JSON_H

#include "desk/source.h"

#include <jansson.h>
#include <stdio.h>

/* headline, standfirst, kicker, byline, place, published, language, body, quotes; with a report also dropped, without
 * one (an edition's article) also corrected. The caller owns it; NULL: out of memory. */
json_t *json_article(const struct article *a, const struct report *report);

/* A string, or null for NULL. */
json_t *json_text(const char *text);

/* One line. False if out of memory or `json` is NULL; takes it over. What cannot be written shows in ferror(to). */
bool json_print(json_t *json, FILE *to);

#endif
