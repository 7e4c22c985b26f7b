/* SPDX-License-Identifier: MIT */
/* One button's contact, from raw edges to news that can be believed. Pure: times are arguments, in ms of a clock that
 * never goes back.
 *
 * Bounce. With debounce_ms a level counts once it has stood still so long, and counts from that moment, as with the
 * kernel's own debounce; then one press is one CONTACT_DOWN and one CONTACT_UP whatever the metal does in between.
 * Noise. More than CONTACT_EDGES_MOST edges within window_ms is no hand: the contact is let go, and the caller stops
 * listening to the line for CONTACT_REST_MS, so that chatter costs next to nothing.
 * Stuck. A contact that is down for stuck_ms is let go, told once, and ignored until it opens. One that is down when
 * listening begins was not pressed by anybody: it is ignored until it opens as well. */
#pragma once

#include "base/never.h"

#include <stdbool.h>
#include <stddef.h>

enum { CONTACT_EDGES_MOST = 200, CONTACT_REST_MS = 1000 };

/* Bits: several can come at once. */
enum contact_news {
    CONTACT_DOWN = 1,
    CONTACT_UP = 2,
    CONTACT_STUCK = 4,  /* with CONTACT_UP if it was down */
    CONTACT_FREED = 8,  /* a stuck one has opened */
    CONTACT_NOISY = 16, /* stop listening; with CONTACT_UP if it was down */
    CONTACT_LISTEN = 32 /* listen again: read the level and call contact_start() */
};

struct contact {
    uint32_t debounce_ms, stuck_ms; /* 0: none */
    uint32_t window_ms;             /* 1000 by contact_init() */
    bool level, steady;             /* what the line says; what is believed */
    bool ignored, told_stuck, resting;
    uint64_t settles, stuck_at, rests_until; /* NEVER: not due */
    uint64_t edges[CONTACT_EDGES_MOST];      /* their times, round */
    size_t n_edges;
};

void contact_init(struct contact *c, uint32_t debounce_ms, uint32_t stuck_ms);

/* Listening begins (again), with this level. */
void contact_start(struct contact *c, bool down, uint64_t now);

/* The line has changed to this level; `edges` is 1, or more if some were lost on the way. Call contact_tick() up to
 * this time first. Returns news. */
unsigned contact_edge(struct contact *c, bool down, unsigned edges, uint64_t now);

/* What the next time-out makes, if it is due by `now`; *at is its time. 0: nothing is due. Call until it is 0. */
unsigned contact_tick(struct contact *c, uint64_t now, uint64_t *at);
uint64_t contact_next_wake(const struct contact *c);

/* A rotary encoder's two lines to clicks. Pure. The lines follow each other by a quarter of a period: 00, 01, 11, 10
 * one way round and 00, 10, 11, 01 the other. A click counts when the knob comes to rest in its next notch, so bounce
 * (which goes back and forth between two neighbours) and a knob that trembles in its notch make none. */
struct quadrature {
    int per_click;        /* quarter periods between two notches: 4 (most knobs), 2 or 1 */
    unsigned state, rest; /* bit 0 is line A, bit 1 line B */
    int sum;              /* quarters gone since the last notch; positive when A leads */
};

/* `state` is what the lines say now, and the knob is at rest with it. */
void quadrature_init(struct quadrature *q, int per_click, unsigned state);

/* The lines changed to `state`. 1: a click the way in which A leads B, -1: one the other way, 0: none (yet). */
int quadrature_turn(struct quadrature *q, unsigned state);
