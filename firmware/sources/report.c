/* SPDX-License-Identifier: MIT */
#include "sources/report.h"

#include "base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void report_drop_part(struct report *r, size_t line, const char *text, size_t size, const char *why)
{
    struct report_dropped *items = array_grow(r->dropped, r->n_dropped, sizeof *items);
    if (items == NULL) {
        r->failed = true;
        return;
    }
    r->dropped = items;
    struct report_dropped *d = &items[r->n_dropped];
    *d = (struct report_dropped){.line = line, .text = strndup(text, size), .why = strdup(why)};
    if (d->text == NULL || d->why == NULL) {
        free(d->text);
        free(d->why);
        r->failed = true;
        return;
    }
    r->n_dropped++;
}

void report_drop(struct report *r, size_t line, const char *text, const char *why)
{
    report_drop_part(r, line, text, strlen(text), why);
}

void report_doubt(struct report *r, size_t line, const char *format, ...)
{
    struct report_doubted *items = array_grow(r->doubts, r->n_doubts, sizeof *items);
    if (items == NULL) {
        r->failed = true;
        return;
    }
    r->doubts = items;
    char *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    if (text == NULL) {
        r->failed = true;
        return;
    }
    items[r->n_doubts++] = (struct report_doubted){.line = line, .text = text};
}

/* Merge sort by line: stable, where qsort() is not bound to be. */
static void sort_dropped(struct report_dropped *items, struct report_dropped *spare, size_t n)
{
    if (n < 2)
        return;
    size_t half = n / 2;
    sort_dropped(items, spare, half);
    sort_dropped(items + half, spare, n - half);
    memcpy(spare, items, half * sizeof *items);
    for (size_t i = 0, left = 0, right = half; left < half; i++) {
        if (right < n && items[right].line < spare[left].line)
            items[i] = items[right++];
        else
            items[i] = spare[left++];
    }
}

/* Few and nearly sorted; doubts of the whole (line 0) go last. */
static void sort_doubts(struct report_doubted *items, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct report_doubted d = items[i];
        size_t k = i;
        for (; k > 0 && items[k - 1].line - 1 > d.line - 1; k--)
            items[k] = items[k - 1];
        items[k] = d;
    }
}

void report_sort(struct report *r)
{
    struct report_dropped *spare = r->n_dropped > 1 ? malloc(r->n_dropped * sizeof *spare) : NULL;
    if (r->n_dropped > 1 && spare == NULL) {
        r->failed = true;
        return;
    }
    if (spare != NULL)
        sort_dropped(r->dropped, spare, r->n_dropped);
    free(spare);
    if (r->n_doubts > 1)
        sort_doubts(r->doubts, r->n_doubts);
}

void report_finish(struct report *r)
{
    for (size_t i = 0; i < r->n_dropped; i++) {
        free(r->dropped[i].text);
        free(r->dropped[i].why);
    }
    for (size_t i = 0; i < r->n_doubts; i++)
        free(r->doubts[i].text);
    free(r->dropped);
    free(r->doubts);
    free(r->quotes);
    *r = (struct report){0};
}
