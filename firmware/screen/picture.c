/* SPDX-License-Identifier: MIT */
#include "screen/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* The colours of one picture, each with a number; number 0 is the paper. A page in five inks has about a thousand. */
enum { PALETTE_MOST = 65536 };

struct palette {
    uint32_t *colours; /* n of them */
    size_t n, room;
    uint32_t *slots; /* hash table of numbers, 0 for none; 2 * room slots */
    uint32_t last_colour, last_number;
};

/* The slot that holds the colour, or the empty one where it belongs. `room` is a power of two. */
static uint32_t *slot_of(const struct palette *p, uint32_t colour)
{
    size_t mask = 2 * p->room - 1;
    size_t at = (colour * UINT32_C(2654435761) >> 8) & mask;

    while (p->slots[at] != 0 && p->colours[p->slots[at]] != colour)
        at = (at + 1) & mask;
    return &p->slots[at];
}

static bool grow(struct palette *p, size_t room, struct error *e)
{
    uint32_t *colours = realloc(p->colours, room * sizeof *colours);

    if (colours == NULL)
        return error_memory(e);
    p->colours = colours;
    uint32_t *slots = calloc(2 * room, sizeof *slots);
    if (slots == NULL)
        return error_memory(e);
    free(p->slots);
    p->slots = slots;
    p->room = room;
    for (uint32_t i = 1; i < p->n; i++)
        *slot_of(p, p->colours[i]) = i;
    return true;
}

/* With the paper; palette_finish() is to be called whatever this returned. */
static bool palette_init(struct palette *p, uint32_t paper, struct error *e)
{
    *p = (struct palette){0};
    if (!grow(p, 2048, e))
        return false;
    p->colours[p->n++] = paper;
    p->last_colour = paper;
    return true;
}

static void palette_finish(struct palette *p)
{
    free(p->colours);
    free(p->slots);
    *p = (struct palette){0};
}

/* The colour's number in *number; a new colour gets one. False if out of memory or numbers. */
static bool palette_find(struct palette *p, uint32_t colour, uint32_t *number, struct error *e)
{
    uint32_t *slot = colour == p->colours[0] ? NULL : slot_of(p, colour);
    uint32_t found = slot == NULL ? 0 : *slot;

    if (slot != NULL && found == 0) {
        if (p->n == PALETTE_MOST)
            return error_set(e, "a picture has more than %d colours", PALETTE_MOST);
        found = *slot = (uint32_t)p->n;
        p->colours[p->n++] = colour;
        if (p->n == p->room && p->room < PALETTE_MOST && !grow(p, p->room * 2, e))
            return false;
    }
    p->last_colour = colour;
    *number = p->last_number = found;
    return true;
}

/* The same; pixels of one colour mostly follow one another. */
static inline bool palette_number(struct palette *p, uint32_t colour, uint32_t *number, struct error *e)
{
    *number = p->last_number;
    return colour == p->last_colour || palette_find(p, colour, number, e);
}

/* A gap of paper this short costs less as pixels than as another stretch. */
enum { GAP_LEAST = 6 };

/* A picture being packed, in arrays that grow by the row. */
struct packing {
    struct palette palette;
    struct stretch *stretches;
    uint16_t *pixels;
    size_t stretch_room, pixel_room;
    struct row_start at; /* how many there are of either */
};

static bool reserve(struct packing *k, size_t width, struct error *e)
{
    size_t stretches = k->at.stretch + width / (GAP_LEAST + 1) + 1, pixels = k->at.pixel + width;

    if (stretches > k->stretch_room) {
        struct stretch *grown = realloc(k->stretches, (stretches * 2 + 8192) * sizeof *grown);
        if (grown == NULL)
            return error_memory(e);
        k->stretches = grown;
        k->stretch_room = stretches * 2 + 8192;
    }
    if (pixels > k->pixel_room) {
        uint16_t *grown = realloc(k->pixels, (pixels * 2 + 65536) * sizeof *grown);
        if (grown == NULL)
            return error_memory(e);
        k->pixels = grown;
        k->pixel_room = pixels * 2 + 65536;
    }
    return true;
}

/* The first pixel at or after `x` that was painted; `right` if there is none. */
static int skip_unpainted(const uint32_t *row, int x, int right)
{
    uint64_t two;

    for (; x + 2 <= right; x += 2) {
        memcpy(&two, row + x, sizeof two);
        if (two != 0)
            break;
    }
    while (x < right && row[x] == 0)
        x++;
    return x;
}

static bool pack_row(struct packing *k, const uint32_t *row, struct columns touched, struct error *e)
{
    struct stretch *s = NULL;

    if (touched.left >= touched.right)
        return true;
    if (!reserve(k, (size_t)(touched.right - touched.left), e))
        return false;
    for (int x = touched.left; (x = skip_unpainted(row, x, touched.right)) < touched.right; x++) {
        uint32_t number;
        if (!palette_number(&k->palette, row[x], &number, e))
            return false;
        if (number == 0)
            continue;
        if (s == NULL || x - (s->x + s->n) >= GAP_LEAST) {
            s = &k->stretches[k->at.stretch++];
            *s = (struct stretch){.x = (uint16_t)x};
        }
        while (s->x + s->n < x) {
            k->pixels[k->at.pixel++] = 0;
            s->n++;
        }
        k->pixels[k->at.pixel++] = (uint16_t)number;
        s->n++;
    }
    return true;
}

/* A picture of the right size for what was packed, in one block. */
static struct picture *create(int width, int height, const struct packing *k)
{
    size_t n_rows = (size_t)height + 1;
    struct picture *p = malloc(sizeof *p + n_rows * sizeof *p->rows + k->palette.n * sizeof *p->colours +
                               k->at.stretch * sizeof *p->stretches + k->at.pixel * sizeof *p->pixels);

    if (p == NULL)
        return NULL;
    *p = (struct picture){.width = width, .height = height, .n_colours = k->palette.n};
    p->rows = (struct row_start *)(p + 1);
    p->colours = (uint32_t *)(p->rows + n_rows);
    p->stretches = (struct stretch *)(p->colours + p->n_colours);
    p->pixels = (uint16_t *)(p->stretches + k->at.stretch);
    memcpy(p->colours, k->palette.colours, p->n_colours * sizeof *p->colours);
    if (k->at.stretch > 0)
        memcpy(p->stretches, k->stretches, k->at.stretch * sizeof *p->stretches);
    if (k->at.pixel > 0)
        memcpy(p->pixels, k->pixels, k->at.pixel * sizeof *p->pixels);
    p->rows[height] = k->at;
    return p;
}

struct picture *rows_pack(const uint32_t *frame, const struct columns *touched, int width, int height, uint32_t paper,
                          struct error *e)
{
    struct picture *p = NULL;
    struct packing k = {0};
    struct row_start *rows = calloc((size_t)height, sizeof *rows);
    bool ok = palette_init(&k.palette, paper, e);

    assert(width > 0 && width <= UINT16_MAX && height > 0 && height <= UINT16_MAX);
    if (rows == NULL)
        ok = error_memory(e);
    for (int y = 0; y < height && ok; y++) {
        rows[y] = k.at;
        ok = pack_row(&k, frame + (size_t)y * (size_t)width, touched[y], e);
    }
    if (ok && (p = create(width, height, &k)) == NULL)
        error_memory(e);
    if (p != NULL)
        memcpy(p->rows, rows, (size_t)height * sizeof *rows);
    palette_finish(&k.palette);
    free(k.stretches);
    free(k.pixels);
    free(rows);
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

void picture_lay(const struct picture *p, const struct canvas *to, int x, int y, struct area within)
{
    struct columns across = {within.x, within.x + within.width};

    assert(within.x >= 0 && within.y >= 0 && across.right <= to->width && within.y + within.height <= to->height);
    for (int at = within.y; at < within.y + within.height; at++) {
        uint32_t *row = to->pixels + (size_t)at * (size_t)to->pitch;
        rows_fill(row, across, p->colours[0]);
        if (at - y >= 0 && at - y < p->height)
            rows_copy(p, at - y, x, across, row);
    }
}

void picture_show(const struct picture *p, const struct canvas *to, int dx, int dy)
{
    assert(to->width == p->width && to->height == p->height);
    picture_lay(p, to, dx, dy, (struct area){0, 0, p->width, p->height});
}

int picture_width(const struct picture *p)
{
    return p->width;
}

int picture_height(const struct picture *p)
{
    return p->height;
}
