/* SPDX-License-Identifier: MIT */
#include "sources/report.h"

#include "base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds a line to a list and takes its texts over; `whole`: no memory ran out while they were made. */
static void add(struct report *r, struct report_line **list, size_t *n, struct report_line line, bool whole)
{
    struct report_line *items = whole ? array_grow(*list, *n, sizeof *items) : NULL;
    if (items == NULL) {
        free(line.text);
        free(line.why);
        r->failed = true;
        return;
    }
    *list = items;
    items[(*n)++] = line;
}

void report_drop_part(struct report *r, size_t line, const char *text, size_t size, const char *why)
{
    struct report_line d = {.line = line, .text = strndup(text, size), .why = strdup(why)};

    add(r, &r->dropped, &r->n_dropped, d, d.text != NULL && d.why != NULL);
}

void report_drop(struct report *r, size_t line, const char *text, const char *why)
{
    report_drop_part(r, line, text, strlen(text), why);
}

void report_doubt(struct report *r, size_t line, const char *format, ...)
{
    struct report_line d = {.line = line};
    va_list args;

    va_start(args, format);
    if (vasprintf(&d.text, format, args) < 0)
        d.text = NULL;
    va_end(args);
    add(r, &r->doubts, &r->n_doubts, d, d.text != NULL);
}

/* Merge sort by line: stable, where qsort() is not bound to be. What is of the whole (line 0) goes last. */
static void sort(struct report_line *items, struct report_line *spare, size_t n)
{
    if (n < 2)
        return;
    size_t half = n / 2;
    sort(items, spare, half);
    sort(items + half, spare, n - half);
    memcpy(spare, items, half * sizeof *items);
    for (size_t i = 0, left = 0, right = half; left < half; i++) {
        if (right < n && items[right].line - 1 < spare[left].line - 1)
            items[i] = items[right++];
        else
            items[i] = spare[left++];
    }
}

void report_sort(struct report *r)
{
    struct report_line *spare = calloc(r->n_dropped + r->n_doubts + 1, sizeof *spare);

    if (spare == NULL) {
        r->failed = true;
        return;
    }
    sort(r->dropped, spare, r->n_dropped);
    sort(r->doubts, spare, r->n_doubts);
    free(spare);
}

static void finish_lines(struct report_line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(lines[i].text);
        free(lines[i].why);
    }
    free(lines);
}

void report_finish(struct report *r)
{
    finish_lines(r->dropped, r->n_dropped);
    finish_lines(r->doubts, r->n_doubts);
    free(r->quotes);
    *r = (struct report){0};
}
