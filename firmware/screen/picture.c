/* SPDX-License-Identifier: MIT */
#include "screen/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* A gap of paper this short costs less as pixels than as another stretch. */
enum { GAP_LEAST = 6 };

/* The next stretch at or after `x` in a row of colour numbers; n = 0 if there is none. */
static struct stretch next_stretch(const uint32_t *row, int x, int right)
{
    while (x < right && row[x] == 0)
        x++;
    if (x >= right)
        return (struct stretch){0};
    int end = x + 1;
    for (int i = end; i < right && i < end + GAP_LEAST; i++)
        if (row[i] != 0)
            end = i + 1;
    return (struct stretch){.x = (uint16_t)x, .n = (uint16_t)(end - x)};
}

/* Replaces the touched pixels of a row by the numbers of their colours, and counts its stretches. */
static bool number_row(struct palette *palette, uint32_t *row, struct columns touched, struct row_start *count,
                       struct error *e)
{
    struct stretch s;

    for (int x = touched.left; x < touched.right; x++)
        if (row[x] != 0 && !palette_number(palette, row[x], &row[x], e))
            return false;
    for (int x = touched.left; (s = next_stretch(row, x, touched.right)).n > 0; x = s.x + s.n) {
        count->stretch++;
        count->pixel += s.n;
    }
    return true;
}

/* A picture with room for what was counted; the rows begin where `count` says, the rest is to be filled in. */
static struct picture *create(int width, int height, struct row_start count, const struct palette *palette)
{
    size_t n_rows = (size_t)height + 1;
    struct picture *p = malloc(sizeof *p + n_rows * sizeof *p->rows + palette->n * sizeof *p->colours +
                               count.stretch * sizeof *p->stretches + count.pixel * sizeof *p->pixels);

    if (p == NULL)
        return NULL;
    struct row_start *rows = (struct row_start *)(p + 1);
    uint32_t *colours = (uint32_t *)(rows + n_rows);
    struct stretch *stretches = (struct stretch *)(colours + palette->n);
    *p = (struct picture){.width = width,
                          .height = height,
                          .rows = rows,
                          .stretches = stretches,
                          .pixels = (uint16_t *)(stretches + count.stretch),
                          .colours = colours,
                          .n_colours = palette->n};
    memcpy(colours, palette->colours, palette->n * sizeof *colours);
    return p;
}

struct picture *rows_pack(uint32_t *frame, const struct columns *touched, int width, int height, uint32_t paper,
                          struct error *e)
{
    struct picture *p = NULL;
    struct palette palette;
    struct row_start at = {0};
    bool ok = palette_init(&palette, paper, e);

    assert(width > 0 && width <= UINT16_MAX && height > 0 && height <= UINT16_MAX);
    for (int y = 0; y < height && ok; y++)
        ok = number_row(&palette, frame + (size_t)y * (size_t)width, touched[y], &at, e);
    if (ok && (p = create(width, height, at, &palette)) == NULL)
        error_memory(e);
    palette_finish(&palette);
    if (p == NULL)
        return NULL;
    at = (struct row_start){0};
    for (int y = 0; y < height; y++) {
        const uint32_t *row = frame + (size_t)y * (size_t)width;
        struct stretch s;
        p->rows[y] = at;
        for (int x = touched[y].left; (s = next_stretch(row, x, touched[y].right)).n > 0; x = s.x + s.n) {
            p->stretches[at.stretch++] = s;
            for (int i = s.x; i < s.x + s.n; i++)
                p->pixels[at.pixel++] = (uint16_t)row[i];
        }
    }
    p->rows[height] = at;
    return p;
}

void picture_destroy(struct picture *p)
{
    free(p);
}

size_t picture_bytes(const struct picture *p)
{
    const struct row_start *end = &p->rows[p->height];

    return sizeof *p + ((size_t)p->height + 1) * sizeof *p->rows + p->n_colours * sizeof *p->colours +
           end->stretch * sizeof *p->stretches + end->pixel * sizeof *p->pixels;
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
    const uint16_t *from = p->pixels + p->rows[y].pixel;

    for (; s < end; from += s->n, s++) {
        int left = s->x + dx, right = left + s->n, skip = 0;
        if (left < within.left)
            skip = within.left - left;
        if (right > within.right)
            right = within.right;
        for (int i = left + skip; i < right; i++)
            to[i] = p->colours[from[i - left]];
    }
}

void rows_fill(uint32_t *to, struct columns range, uint32_t colour)
{
    /* The C library's fill for 32-bit characters is the fast one for 32-bit pixels. */
    _Static_assert(sizeof(wchar_t) == sizeof *to, "a wide character is as wide as a pixel");
    if (range.left < range.right)
        wmemset((wchar_t *)to + range.left, (wchar_t)colour, (size_t)(range.right - range.left));
}

void picture_show(const struct picture *p, const struct canvas *to, int dx, int dy)
{
    struct columns all = {0, p->width};

    assert(to->width == p->width && to->height == p->height);
    for (int y = 0; y < to->height; y++) {
        uint32_t *row = to->pixels + (size_t)y * (size_t)to->pitch;
        rows_fill(row, all, p->colours[0]);
        if (y - dy >= 0 && y - dy < p->height)
            rows_copy(p, y - dy, dx, all, row);
    }
}
