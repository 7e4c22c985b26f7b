/* SPDX-License-Identifier: MIT */
/*
 * A rotary encoder's two lines to clicks. Pure. The lines follow each other by a quarter of a period: 00, 01, 11, 10
 * one way round and 00, 10, 11, 01 the other. A click counts when the knob comes to rest in its next notch, so bounce
 * (which goes back and forth between two neighbours) and a knob that trembles in its notch make none.
 */
#ifndef DEVICE_QUADRATURE_H
#define DEVICE_QUADRATURE_H

struct quadrature {
    int per_click;        /* quarter periods between two notches: 4 (most knobs), 2 or 1 */
    unsigned state, rest; /* bit 0 is line A, bit 1 line B */
    int sum;              /* quarters gone since the last notch; positive when A leads */
};

/* `state` is what the lines say now, and the knob is at rest with it. */
void quadrature_init(struct quadrature *q, int per_click, unsigned state);

/* The lines changed to `state`. 1: a click the way in which A leads B, -1: one the other way, 0: none (yet). */
int quadrature_turn(struct quadrature *q, unsigned state);

#endif
