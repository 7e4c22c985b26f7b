/* SPDX-License-Identifier: MIT */
#include "screen/rows.h"

#include <stdlib.h>

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

bool palette_init(struct palette *p, uint32_t paper, struct error *e)
{
    *p = (struct palette){0};
    if (!grow(p, 2048, e))
        return false;
    p->colours[p->n++] = paper;
    p->last_colour = paper;
    return true;
}

void palette_finish(struct palette *p)
{
    free(p->colours);
    free(p->slots);
    *p = (struct palette){0};
}

bool palette_find(struct palette *p, uint32_t colour, uint32_t *number, struct error *e)
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
