/* SPDX-License-Identifier: MIT */
#include "screen/transition.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The frame is divided into cells. A rectangle's fixed cost, in pixels, is about what an X server's shared-memory copy
 * takes to begin. */
enum { CELL_WIDTH = 32, CELL_HEIGHT = 8, RECTANGLE_COST = 4096 };

struct areas {
    int width, height, columns, rows;
    uint8_t cells[]; /* rows x columns, 1 if touched */
};

struct areas *areas_create(int width, int height)
{
    int columns = (width + CELL_WIDTH - 1) / CELL_WIDTH, rows = (height + CELL_HEIGHT - 1) / CELL_HEIGHT;
    struct areas *a = calloc(1, sizeof *a + (size_t)columns * (size_t)rows);

    if (a != NULL)
        *a = (struct areas){.width = width, .height = height, .columns = columns, .rows = rows};
    return a;
}

void areas_add(struct areas *a, int y, int x, int n)
{
    assert(y >= 0 && y < a->height && x >= 0 && n > 0 && x + n <= a->width);
    int first = x / CELL_WIDTH, last = (x + n - 1) / CELL_WIDTH;
    memset(a->cells + (size_t)(y / CELL_HEIGHT) * (size_t)a->columns + first, 1, (size_t)(last - first + 1));
}

static struct area joined(const struct area *a, const struct area *b)
{
    int right = a->x + a->width > b->x + b->width ? a->x + a->width : b->x + b->width;
    int bottom = a->y + a->height > b->y + b->height ? a->y + a->height : b->y + b->height;
    struct area j = {.x = a->x < b->x ? a->x : b->x, .y = a->y < b->y ? a->y : b->y};

    j.width = right - j.x;
    j.height = bottom - j.y;
    return j;
}

static int64_t pixels(const struct area *a)
{
    return (int64_t)a->width * a->height;
}

/* How many pixels joining the two would add. */
static int64_t added(const struct area *a, const struct area *b)
{
    struct area both = joined(a, b);

    return pixels(&both) - pixels(a) - pixels(b);
}

/* Joins out[i] with every rectangle that is cheaper joined with it, until none is. Returns how many are left. */
static size_t settle(struct area *out, size_t n, size_t i)
{
    for (size_t k = 0; k < n;) {
        if (k == i || added(&out[i], &out[k]) > RECTANGLE_COST) {
            k++;
            continue;
        }
        out[i] = joined(&out[i], &out[k]);
        out[k] = out[--n];
        if (i == n)
            i = k;
        k = 0;
    }
    return n;
}

static void join_nearest(struct area *out, size_t n, const struct area *run)
{
    size_t best = 0;

    for (size_t k = 1; k < n; k++)
        if (added(&out[k], run) < added(&out[best], run))
            best = k;
    out[best] = joined(&out[best], run);
}

/* The end of the run of touched cells that begins at `c`, gaps too short for a rectangle of their own within. */
static int run_end(const uint8_t *cells, int c, int columns)
{
    int end = c + 1;

    for (int k = end; k < columns && (k - end) * CELL_WIDTH * CELL_HEIGHT <= RECTANGLE_COST; k++)
        if (cells[k])
            end = k + 1;
    return end;
}

void areas_clear(struct areas *a)
{
    memset(a->cells, 0, (size_t)a->columns * (size_t)a->rows);
}

size_t areas_list(const struct areas *a, struct area *out, size_t most)
{
    size_t n = 0;

    assert(most > 0);
    for (int r = 0; r < a->rows; r++) {
        const uint8_t *cells = a->cells + (size_t)r * (size_t)a->columns;
        for (int c = 0; c < a->columns; c++) {
            if (!cells[c])
                continue;
            struct area run = {.x = c * CELL_WIDTH, .y = r * CELL_HEIGHT};
            c = run_end(cells, c, a->columns);
            run.width = (c * CELL_WIDTH < a->width ? c * CELL_WIDTH : a->width) - run.x;
            run.height = run.y + CELL_HEIGHT < a->height ? CELL_HEIGHT : a->height - run.y;
            if (n < most) {
                out[n] = run;
                n = settle(out, n + 1, n);
            } else {
                join_nearest(out, n, &run);
            }
        }
    }
    return n;
}
