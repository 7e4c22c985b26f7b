/* SPDX-License-Identifier: MIT */
/* The inside of a picture, for the files of this room that make, show and blend one. */
#pragma once

#include "screen/picture.h"

/* `n` pixels from `x` on that differ from the paper (a short gap of paper may be among them). */
struct stretch {
    uint16_t x, n;
};

/* Where a row's stretches and pixels begin; the next row's beginning is this one's end. */
struct row_start {
    uint32_t stretch, pixel;
};

/* A pixel is the number of its colour: that halves the memory, and to mix two pictures only their colours are mixed. */
struct picture {
    int width, height;
    struct row_start *rows;    /* height + 1 */
    struct stretch *stretches; /* of a row: ascending, apart from one another */
    uint16_t *pixels;          /* of all stretches, one after the other */
    uint32_t *colours;         /* 0xffRRGGBB; the first is the paper */
    size_t n_colours;
};

/* A half-open range of columns; empty if left >= right. */
struct columns {
    int left, right;
};

/* Makes a range wide enough for another one too. */
static inline void columns_add(struct columns *c, struct columns more)
{
    if (more.left >= more.right)
        return;
    if (c->left >= c->right)
        *c = more;
    c->left = more.left < c->left ? more.left : c->left;
    c->right = more.right > c->right ? more.right : c->right;
}

/* What is left of a range, moved by `dx`, within a row of `width` pixels. */
static inline struct columns columns_moved(struct columns c, int dx, int width)
{
    return (struct columns){c.left + dx < 0 ? 0 : c.left + dx, c.right + dx > width ? width : c.right + dx};
}

/* The picture of a frame of width x height pixels, of which only the columns touched[y] of each row are looked at and
 * a pixel of 0 stands for paper. NULL and the reason if out of memory or if it has more
 * colours than a palette. */
struct picture *rows_pack(const uint32_t *frame, const struct columns *touched, int width, int height, uint32_t paper,
                          struct error *e);

/* The columns of a row from its first to its last stretch, not shifted. */
struct columns rows_extent(const struct picture *p, int y);

/* Copies the stretches of row `y` of `p`, moved by `dx`, as far as they fall into `within`, to a row of pixels. */
void rows_copy(const struct picture *p, int y, int dx, struct columns within, uint32_t *to);

/* Sets the pixels of a range. */
void rows_fill(uint32_t *to, struct columns range, uint32_t colour);
