/* SPDX-License-Identifier: MIT */
#include "screen/transition.h"

#include <string.h>

/*
 * The mix of two pixels, channel by channel in 16 bits: 255 * 256 still fits. With `to` = 256 it is exactly b. Blocks
 * of four pixels with a fixed count are what compilers turn into vector instructions without being asked twice.
 */
enum { BLOCK = 4 };

static void mix_block(uint8_t *restrict out, const uint8_t *restrict a, const uint8_t *restrict b, uint16_t to)
{
    uint16_t from = (uint16_t)(256 - to);

    for (int i = 0; i < BLOCK * 4; i++)
        out[i] = (uint8_t)((uint16_t)(a[i] * from + b[i] * to) >> 8);
}

static void mix(uint32_t *out, const uint32_t *a, const uint32_t *b, size_t n, uint16_t to)
{
    size_t i = 0;

    for (; i + BLOCK <= n; i += BLOCK)
        mix_block((uint8_t *)(out + i), (const uint8_t *)(a + i), (const uint8_t *)(b + i), to);
    if (i == n)
        return;
    uint32_t rest_a[BLOCK] = {0}, rest_b[BLOCK] = {0}, rest[BLOCK];
    memcpy(rest_a, a + i, (n - i) * sizeof *a);
    memcpy(rest_b, b + i, (n - i) * sizeof *b);
    mix_block((uint8_t *)rest, (const uint8_t *)rest_a, (const uint8_t *)rest_b, to);
    memcpy(out + i, rest, (n - i) * sizeof *out);
}

void fade_step(struct transition *t, const struct canvas *on, int progress)
{
    for (size_t i = 0; i < t->n_changes; i++) {
        const struct change *c = &t->changes[i];
        const uint32_t *a = c->from == PAPER ? t->blank : t->from->pixels + c->from;
        const uint32_t *b = c->to == PAPER ? t->blank : t->to->pixels + c->to;
        uint32_t *out = on->pixels + (size_t)c->y * (size_t)on->pitch + c->x;
        if (progress == 256)
            memcpy(out, b, c->n * sizeof *out);
        else
            mix(out, a, b, c->n, (uint16_t)progress);
    }
}
