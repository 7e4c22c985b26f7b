/* SPDX-License-Identifier: MIT */
/* A block: one text in one size, its lines one under the other. And the search for the largest size that fits. */
#pragma once

#include "type/setter.h"

struct block {
    struct look look; /* look.size is set by block_set() */
    enum line_style style;
    float leading; /* em */
    struct paragraph p;
    char *cut; /* the shortened text, if it had to be shortened */
    struct text_line *lines;
    size_t n;    /* lines; 0: no text, and the block has no height */
    double cost; /* how ugly the lines are, choose.c */
};

/* Measures `size` bytes of text (NULL: none), which outlive the block. Out of memory sets s->failed. */
void block_init(struct setter *s, struct block *b, const struct look *look, enum line_style style, float leading,
                const char *text, size_t size);
void block_finish(struct block *b);

/* Chooses the lines; a word wider than the measure is cut between its clusters. */
void block_set(struct setter *s, struct block *b, int size, float measure);

/* The same with at most `most` lines: what is left over is replaced by an ellipsis. */
void block_set_short(struct setter *s, struct block *b, int size, float measure, size_t most);

float block_height(const struct block *b); /* px */

/* Puts the lines with the block's top at y, between the edges; a right-to-left text stands at the right one. */
void block_put(struct setter *s, const struct block *b, float left, float right, float y);

/* What a block has to fit into. */
struct room {
    float measure, height; /* px */
    float rest;            /* px of the height that other blocks take */
    int low, high;         /* sizes, px */
    /* The share of the height that may be filled at the size `high`; it grows to 1 at `low`: a large type wants air,
     * a small one wants the room. */
    float air;
    size_t most; /* lines */
};

/* px that the text may take at a size. */
float room_at(const struct room *r, int size);
bool room_fits(const struct room *r, const struct block *b, int size);

/* The largest size that fits; 0 if none does. */
int room_largest(const struct room *r, const struct block *b);

/* The same, below the room's sizes if need be; if not even that helps, the page is marked as overflowing. Words are cut
 * only if nothing else helps. */
int room_best(struct setter *s, const struct room *r, struct block *b);

/* Sets the block at `size`, or a little smaller where the lines break much better. */
void room_set(struct setter *s, const struct room *r, struct block *b, int size);
