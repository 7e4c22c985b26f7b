/* SPDX-License-Identifier: MIT */
#include "screen/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A gap of paper this short costs less as pixels than as another stretch. */
enum { GAP_LEAST = 6 };

/* The next stretch at or after `x` in a row; n = 0 if there is none. */
static struct stretch next_stretch(const uint32_t *row, int x, int right, uint32_t paper)
{
    while (x < right && (row[x] == 0 || row[x] == paper))
        x++;
    if (x >= right)
        return (struct stretch){0};
    int end = x + 1;
    for (int i = end; i < right && i < end + GAP_LEAST; i++)
        if (row[i] != 0 && row[i] != paper)
            end = i + 1;
    return (struct stretch){.x = (uint16_t)x, .n = (uint16_t)(end - x)};
}

struct picture *rows_pack(const uint32_t *frame, const struct columns *touched, int width, int height, uint32_t paper)
{
    size_t n_stretches = 0, n_pixels = 0;

    assert(width > 0 && width <= UINT16_MAX && height > 0 && height <= UINT16_MAX);
    for (int y = 0; y < height; y++) {
        const uint32_t *row = frame + (size_t)y * (size_t)width;
        struct stretch s;
        for (int x = touched[y].left; (s = next_stretch(row, x, touched[y].right, paper)).n > 0; x = s.x + s.n) {
            n_stretches++;
            n_pixels += s.n;
        }
    }
    size_t n_rows = (size_t)height + 1;
    struct picture *p = malloc(sizeof *p + n_rows * sizeof *p->rows + n_stretches * sizeof *p->stretches +
                               n_pixels * sizeof *p->pixels);
    if (p == NULL)
        return NULL;
    struct row_start *rows = (struct row_start *)(p + 1), at = {0};
    struct stretch *stretches = (struct stretch *)(rows + n_rows);
    uint32_t *pixels = (uint32_t *)(stretches + n_stretches);
    *p = (struct picture){
        .width = width, .height = height, .paper = paper, .rows = rows, .stretches = stretches, .pixels = pixels};
    for (int y = 0; y < height; y++) {
        const uint32_t *row = frame + (size_t)y * (size_t)width;
        struct stretch s;
        rows[y] = at;
        for (int x = touched[y].left; (s = next_stretch(row, x, touched[y].right, paper)).n > 0; x = s.x + s.n) {
            stretches[at.stretch++] = s;
            for (int i = s.x; i < s.x + s.n; i++)
                pixels[at.pixel++] = row[i] == 0 ? paper : row[i];
        }
    }
    rows[height] = at;
    return p;
}

void picture_destroy(struct picture *p)
{
    free(p);
}

size_t picture_bytes(const struct picture *p)
{
    const struct row_start *end = &p->rows[p->height];

    return sizeof *p + ((size_t)p->height + 1) * sizeof *p->rows + end->stretch * sizeof *p->stretches +
           end->pixel * sizeof *p->pixels;
}

struct columns rows_extent(const struct picture *p, int y)
{
    uint32_t first = p->rows[y].stretch, end = p->rows[y + 1].stretch;

    if (first == end)
        return (struct columns){0, 0};
    const struct stretch *last = &p->stretches[end - 1];
    return (struct columns){p->stretches[first].x, last->x + last->n};
}

void rows_copy(const struct picture *p, int y, int dx, struct columns within, uint32_t *to)
{
    const struct stretch *s = p->stretches + p->rows[y].stretch, *end = p->stretches + p->rows[y + 1].stretch;
    const uint32_t *from = p->pixels + p->rows[y].pixel;

    for (; s < end; from += s->n, s++) {
        int left = s->x + dx, right = left + s->n, skip = 0;
        if (left < within.left)
            skip = within.left - left;
        if (right > within.right)
            right = within.right;
        if (left + skip < right)
            memcpy(to + left + skip, from + skip, (size_t)(right - left - skip) * sizeof *to);
    }
}

void rows_fill(uint32_t *to, struct columns range, uint32_t colour)
{
    for (int x = range.left; x < range.right; x++)
        to[x] = colour;
}

void picture_show(const struct picture *p, const struct canvas *to, int dx, int dy)
{
    struct columns all = {0, p->width};

    assert(to->width == p->width && to->height == p->height);
    for (int y = 0; y < to->height; y++) {
        uint32_t *row = to->pixels + (size_t)y * (size_t)to->pitch;
        rows_fill(row, all, p->paper);
        if (y - dy >= 0 && y - dy < p->height)
            rows_copy(p, y - dy, dx, all, row);
    }
}
