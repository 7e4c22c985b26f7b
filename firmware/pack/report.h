/* SPDX-License-Identifier: MIT */
/*
 * Filling a source_report. Running out of memory is remembered in `failed` and ends source_read() with an error, so
 * that no caller in between has to look.
 */
#ifndef PACK_REPORT_H
#define PACK_REPORT_H

#include "pack/source.h"

/* Notes a line, or the part of it that `text` gives, that the article does without. Copies text and reason. */
void report_drop(struct source_report *r, size_t line, const char *text, const char *why);
void report_drop_part(struct source_report *r, size_t line, const char *text, size_t size, const char *why);

/* Notes something that the sub-editor should look at; line 0 stands for the whole. */
void report_doubt(struct source_report *r, size_t line, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts dropped lines and doubts into the order of the page. Several of one line keep their order. */
void report_sort(struct source_report *r);

#endif
