/* SPDX-License-Identifier: MIT */
/* A fade (and a cut, which is its last step). The pixels that differ are kept as blocks of eight in a row, by whether
 * the old, the new or both pages have ink there. A step then mixes only the two lists of colours and writes the blocks
 * in one straight loop, with neither a branch nor a multiplication for a pixel. */
#include "screen/transition.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 8 };

/* Blocks of one kind, in growing arrays. */
struct blocks {
    uint32_t *places;  /* y << 16 | x of the block's first pixel on the canvas */
    uint16_t *numbers; /* `each` colour numbers for each block */
    size_t n, room, each;
};

/* What one of the pages has where the other is blank. */
struct side {
    struct blocks edges, insides; /* insides: of one colour */
    uint32_t *mix, *on_paper;     /* for each of the picture's colours: its share; with the other's paper added */
    uint16_t *row;                /* while comparing: a row of the canvas */
};

struct fade {
    struct side from, to;
    struct blocks both; /* where both pages have ink: the old one's numbers, then the new one's */
    uint8_t *touched;   /* while comparing: the row's blocks that have any ink */
};

static void blocks_finish(struct blocks *b)
{
    free(b->places);
    free(b->numbers);
}

/* Room for one more; NULL if out of memory. */
static uint16_t *blocks_add(struct blocks *b, int x, int y)
{
    if (b->n == b->room) {
        size_t room = b->room == 0 ? 4096 : b->room * 2;
        uint32_t *places = realloc(b->places, room * sizeof *places);
        if (places == NULL)
            return NULL;
        b->places = places;
        uint16_t *numbers = realloc(b->numbers, room * b->each * sizeof *numbers);
        if (numbers == NULL)
            return NULL;
        b->numbers = numbers;
        b->room = room;
    }
    b->places[b->n] = (uint32_t)y << 16 | (uint32_t)x;
    return b->numbers + b->n++ * b->each;
}

/* Lays row `y` of a picture out as the canvas shows it, paper between, and marks its blocks. */
static void lay_out(const struct picture *p, int y, int dx, int width, uint16_t *row, uint8_t *touched)
{
    if (p == NULL)
        return;
    const uint16_t *from = p->pixels + p->rows[y].pixel;
    for (uint32_t i = p->rows[y].stretch; i < p->rows[y + 1].stretch; from += p->stretches[i].n, i++) {
        int left = p->stretches[i].x + dx, right = left + p->stretches[i].n, start = left < 0 ? 0 : left;
        right = right > width ? width : right;
        if (start >= right)
            continue;
        memcpy(row + start, from + (start - left), (size_t)(right - start) * sizeof *row);
        memset(touched + start / BLOCK, 1, (size_t)((right - 1) / BLOCK - start / BLOCK + 1));
    }
}

/* A block's eight numbers as two numbers. */
struct eight {
    uint64_t first, second;
};

static struct eight eight_of(const uint16_t *numbers)
{
    struct eight w;

    memcpy(&w, numbers, sizeof w);
    return w;
}

static bool blank(const uint16_t *numbers)
{
    struct eight w = eight_of(numbers);

    return (w.first | w.second) == 0;
}

/* Whether all eight are the same. */
static bool solid(const uint16_t *numbers)
{
    struct eight w = eight_of(numbers);

    return w.first == w.second && w.first == (w.first << 16 | w.first >> 48);
}

static bool equal(const struct transition *t, const uint16_t *a, const uint16_t *b)
{
    for (int i = 0; i < BLOCK; i++)
        if (t->from->colours[a[i]] != t->to->colours[b[i]])
            return false;
    return true;
}

static bool add_single(struct side *s, int x, int y, const uint16_t *numbers)
{
    bool inside = solid(numbers);
    uint16_t *to = blocks_add(inside ? &s->insides : &s->edges, x, y);

    if (to == NULL)
        return false;
    if (inside)
        *to = *numbers;
    else
        memcpy(to, numbers, BLOCK * sizeof *to);
    return true;
}

static bool add_both(struct blocks *b, int x, int y, const uint16_t *from, const uint16_t *to)
{
    uint16_t *numbers = blocks_add(b, x, y);

    if (numbers == NULL)
        return false;
    memcpy(numbers, from, BLOCK * sizeof *numbers);
    memcpy(numbers + BLOCK, to, BLOCK * sizeof *numbers);
    return true;
}

/* Notes the block at `x` of the canvas's row `y`, if the pages differ there. False if out of memory. */
static bool compare_block(struct transition *t, struct fade *f, int x, int y, bool *differs)
{
    const uint16_t *a = f->from.row + x, *b = f->to.row + x;

    *differs = true;
    if (!blank(a) && !blank(b)) {
        if (!equal(t, a, b))
            return add_both(&f->both, x, y, a, b);
    } else if (!blank(a)) {
        return add_single(&f->from, x, y, a);
    } else if (!blank(b)) {
        return add_single(&f->to, x, y, b);
    }
    *differs = false;
    return true;
}

static bool compare_row(struct transition *t, struct fade *f, int y)
{
    size_t blocks = (size_t)(t->width + BLOCK - 1) / BLOCK;
    uint8_t *end = f->touched + blocks;

    lay_out(t->from, y, t->dx, t->width, f->from.row, f->touched);
    lay_out(t->to, y, t->dx, t->width, f->to.row, f->touched);
    for (uint8_t *at = f->touched; (at = memchr(at, 1, (size_t)(end - at))) != NULL;) {
        int start = 0, stop = 0; /* of the blocks that differ and follow one another */
        for (; at < end && *at; at++) {
            *at = 0;
            /* The last block of an odd width is moved in and does some of its neighbour's pixels again. */
            int x = (int)(at - f->touched) * BLOCK;
            x = x + BLOCK <= t->width ? x : t->width - BLOCK;
            bool differs;
            if (!compare_block(t, f, x, y + t->dy, &differs))
                return false;
            if (!differs)
                continue;
            if (x > stop && stop > start)
                areas_add(t->areas, y + t->dy, start, stop - start);
            start = x > stop || stop == start ? x : start;
            stop = x + BLOCK;
        }
        if (stop > start)
            areas_add(t->areas, y + t->dy, start, stop - start);
    }
    return true;
}

static void clear_row(const struct picture *p, int y, int dx, int width, uint16_t *row)
{
    if (p == NULL)
        return;
    struct columns c = columns_moved(rows_extent(p, y), dx, width);
    if (c.left < c.right)
        memset(row + c.left, 0, (size_t)(c.right - c.left) * sizeof *row);
}

static bool compare(struct transition *t, struct fade *f)
{
    for (int y = 0; y < t->height; y++) {
        if (y + t->dy < 0 || y + t->dy >= t->height)
            continue;
        if (!compare_row(t, f, y))
            return false;
        clear_row(t->from, y, t->dx, t->width, f->from.row);
        clear_row(t->to, y, t->dx, t->width, f->to.row);
    }
    return true;
}

static bool side_init(struct side *s, const struct picture *p, int width)
{
    size_t n = p == NULL ? 1 : p->n_colours;

    s->edges.each = BLOCK;
    s->insides.each = 1;
    s->mix = calloc(2 * n, sizeof *s->mix);
    s->row = calloc((size_t)width, sizeof *s->row);
    if (s->mix == NULL || s->row == NULL)
        return false;
    s->on_paper = s->mix + n;
    return true;
}

static void side_finish(struct side *s)
{
    blocks_finish(&s->edges);
    blocks_finish(&s->insides);
    free(s->mix);
    free(s->row);
}

struct fade *fade_create(struct transition *t)
{
    struct fade *f = calloc(1, sizeof *f);

    assert(t->width >= BLOCK);
    if (f == NULL)
        return NULL;
    f->both.each = 2 * BLOCK;
    f->touched = calloc((size_t)t->width / BLOCK + 1, 1);
    bool ok = side_init(&f->from, t->from, t->width) && side_init(&f->to, t->to, t->width) && f->touched != NULL &&
              (t->from == t->to || compare(t, f));
    if (ok)
        return f;
    fade_destroy(f);
    return NULL;
}

void fade_destroy(struct fade *f)
{
    if (f == NULL)
        return;
    side_finish(&f->from);
    side_finish(&f->to);
    blocks_finish(&f->both);
    free(f->touched);
    free(f);
}

/* The share of each colour at `progress`: to(c) = round(c * progress / 256) of the new page, c - to(c) of the old.
 * Their sum is exact at both ends, never leaves the range between the two colours, and stays where they are equal. */
static void share(uint32_t *mix, const uint32_t *colours, size_t n, uint32_t progress, bool new_page)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t c = colours[i], to = 0;
        for (int shift = 24; shift >= 0; shift -= 8)
            to = to << 8 | ((c >> shift & 0xff) * progress + 128) >> 8;
        mix[i] = new_page ? to : c - to;
    }
}

static uint32_t *place(const struct canvas *on, uint32_t at)
{
    return on->pixels + (size_t)(at >> 16) * (size_t)on->pitch + (at & 0xffff);
}

/* The next two functions are where a fade spends its time; compilers do not unroll them at -O2. */
static void write_single(const struct blocks *b, const uint32_t *mix, const struct canvas *on)
{
    const uint16_t *n = b->numbers;

    for (size_t i = 0; i < b->n; i++, n += BLOCK) {
        uint32_t *out = place(on, b->places[i]);
        out[0] = mix[n[0]];
        out[1] = mix[n[1]];
        out[2] = mix[n[2]];
        out[3] = mix[n[3]];
        out[4] = mix[n[4]];
        out[5] = mix[n[5]];
        out[6] = mix[n[6]];
        out[7] = mix[n[7]];
    }
}

static void write_both(const struct blocks *b, const uint32_t *from, const uint32_t *to, const struct canvas *on)
{
    const uint16_t *n = b->numbers;

    for (size_t i = 0; i < b->n; i++, n += 2 * BLOCK) {
        uint32_t *out = place(on, b->places[i]);
        for (int k = 0; k < BLOCK; k++)
            out[k] = from[n[k]] + to[n[BLOCK + k]];
    }
}

/* Blocks all of one colour: the inside of letters. */
static void write_solid(const struct blocks *b, const uint32_t *mix, const struct canvas *on)
{
    for (size_t i = 0; i < b->n; i++) {
        uint32_t *out = place(on, b->places[i]), colour = mix[b->numbers[i]];
        for (int k = 0; k < BLOCK; k++)
            out[k] = colour;
    }
}

/* Shares of a picture's colours, and those with the share of the other page's paper added. */
static void share_all(struct side *s, const struct picture *p, const uint32_t *paper, uint32_t progress, bool new_page)
{
    share(s->mix, p == NULL ? paper : p->colours, p == NULL ? 1 : p->n_colours, progress, new_page);
}

static void write_side(struct side *s, const struct picture *p, uint32_t paper, const struct canvas *on)
{
    for (size_t i = 0; p != NULL && i < p->n_colours; i++)
        s->on_paper[i] = s->mix[i] + paper;
    write_single(&s->edges, s->on_paper, on);
    write_solid(&s->insides, s->on_paper, on);
}

void fade_step(struct transition *t, const struct canvas *on, int progress)
{
    struct fade *f = t->fade;

    share_all(&f->from, t->from, &t->paper, (uint32_t)progress, false);
    share_all(&f->to, t->to, &t->paper, (uint32_t)progress, true);
    write_side(&f->from, t->from, f->to.mix[0], on);
    write_side(&f->to, t->to, f->from.mix[0], on);
    write_both(&f->both, f->from.mix, f->to.mix, on);
}
