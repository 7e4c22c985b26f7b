/* SPDX-License-Identifier: MIT */
/* The colours of one picture, each with a number; number 0 is the paper. A page in five inks has about a thousand. */
#ifndef SCREEN_PALETTE_H
#define SCREEN_PALETTE_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum { PALETTE_MOST = 65536 };

struct palette {
    uint32_t *colours; /* n of them */
    size_t n, room;
    uint32_t *slots; /* hash table of numbers, 0 for none; 2 * room slots */
    uint32_t last_colour, last_number;
};

/* A palette with the paper; the caller calls palette_finish() whatever this returned. */
MUST_CHECK bool palette_init(struct palette *p, uint32_t paper, struct error *e);
void palette_finish(struct palette *p);

/* The colour's number in *number; a new colour gets one. False if out of memory or numbers. */
MUST_CHECK bool palette_find(struct palette *p, uint32_t colour, uint32_t *number, struct error *e);

/* The same; pixels of one colour mostly follow one another. */
MUST_CHECK static inline bool palette_number(struct palette *p, uint32_t colour, uint32_t *number, struct error *e)
{
    *number = p->last_number;
    return colour == p->last_colour || palette_find(p, colour, number, e);
}

#endif
