/* SPDX-License-Identifier: MIT */
/* An article and its report in words, for the sub-editor. */
#ifndef DESK_TELLING_H
#define DESK_TELLING_H

#include "desk/source.h"

#include <stdio.h>

/* What was found, dropped and doubted. `numbers` are the quotes' (struct report); NULL: count them from 1. */
void telling_article(const struct article *a, const size_t *numbers, FILE *to);
void telling_report(const struct report *r, FILE *to);

/* Prints foreign text with what could move a terminal's cursor replaced. */
void telling_text(const char *text, size_t size, FILE *to);

#endif
