/* SPDX-License-Identifier: MIT */
#include "device/quadrature.h"

#include <assert.h>

void quadrature_init(struct quadrature *q, int per_click, unsigned state)
{
    assert(per_click == 1 || per_click == 2 || per_click == 4);
    assert(state < 4);
    *q = (struct quadrature){.per_click = per_click, .state = state, .rest = state};
}

static int at_notch(const struct quadrature *q)
{
    switch (q->per_click) {
    case 1:
        return 1;
    case 2:
        return q->state == q->rest || q->state == (q->rest ^ 3u);
    default:
        return q->state == q->rest;
    }
}

int quadrature_turn(struct quadrature *q, unsigned state)
{
    /* Quarters from one state to another; to the opposite one the way is unknown. */
    static const int quarters[4][4] = {
        {0, 1, -1, 0},
        {-1, 0, 0, 1},
        {1, 0, 0, -1},
        {0, -1, 1, 0},
    };

    assert(state < 4);
    q->sum += quarters[q->state][state];
    q->state = state;
    if (!at_notch(q))
        return 0;
    /* Of the four quarters two may have been lost on the way; the other two still tell which way it went. */
    int least = q->per_click == 1 ? 1 : 2, sum = q->sum;
    q->sum = 0;
    return sum >= least ? 1 : sum <= -least ? -1 : 0;
}
