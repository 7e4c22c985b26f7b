/* SPDX-License-Identifier: MIT */
#include "device/contact.h"

#include <assert.h>

void contact_init(struct contact *c, uint32_t debounce_ms, uint32_t stuck_ms)
{
    *c = (struct contact){.debounce_ms = debounce_ms,
                          .stuck_ms = stuck_ms,
                          .window_ms = 1000,
                          .settles = NEVER,
                          .stuck_at = NEVER,
                          .rests_until = NEVER};
}

static uint64_t stuck_from(const struct contact *c, uint64_t now)
{
    return c->stuck_ms > 0 ? later(now, c->stuck_ms) : NEVER;
}

void contact_start(struct contact *c, bool down, uint64_t now)
{
    c->level = c->steady = c->ignored = down;
    c->resting = false;
    c->settles = c->rests_until = NEVER;
    c->stuck_at = down && !c->told_stuck ? stuck_from(c, now) : NEVER;
    c->told_stuck = c->told_stuck && down;
    c->n_edges = 0;
}

/* The present level is believed from now on. */
static unsigned believe(struct contact *c, uint64_t now)
{
    c->settles = NEVER;
    c->steady = c->level;
    c->stuck_at = NEVER;
    if (c->steady) {
        c->stuck_at = stuck_from(c, now);
        return CONTACT_DOWN;
    }
    unsigned news = !c->ignored ? CONTACT_UP : c->told_stuck ? CONTACT_FREED : 0;
    c->ignored = c->told_stuck = false;
    return news;
}

/* Were there more than so many edges within the window? */
static bool too_many(struct contact *c, unsigned edges, uint64_t now)
{
    for (; edges > 0; edges--) {
        uint64_t *oldest = &c->edges[c->n_edges % CONTACT_EDGES_MOST];
        if (c->n_edges >= CONTACT_EDGES_MOST && now - *oldest < c->window_ms)
            return true;
        *oldest = now;
        c->n_edges++;
    }
    return false;
}

static unsigned rest(struct contact *c, uint64_t now)
{
    unsigned news = CONTACT_NOISY | (c->steady && !c->ignored ? CONTACT_UP : 0);

    c->resting = true;
    c->level = c->steady = c->ignored = false;
    c->settles = c->stuck_at = NEVER;
    c->rests_until = later(now, CONTACT_REST_MS);
    return news;
}

unsigned contact_edge(struct contact *c, bool down, unsigned edges, uint64_t now)
{
    if (c->resting)
        return 0;
    if (too_many(c, edges, now))
        return rest(c, now);
    if (down == c->level) {
        /* An even number of edges in between was lost: it did move, so what was settling starts anew. */
        if (c->settles != NEVER)
            c->settles = later(now, c->debounce_ms);
        return 0;
    }
    c->level = down;
    if (c->debounce_ms == 0)
        return believe(c, now);
    c->settles = c->level == c->steady ? NEVER : later(now, c->debounce_ms);
    return 0;
}

unsigned contact_tick(struct contact *c, uint64_t now, uint64_t *at)
{
    uint64_t due = contact_next_wake(c);

    if (due == NEVER || due > now)
        return 0;
    *at = due;
    if (c->rests_until == due) {
        c->rests_until = NEVER;
        return CONTACT_LISTEN;
    }
    if (c->settles == due) {
        unsigned news = believe(c, due);
        return news != 0 ? news : contact_tick(c, now, at);
    }
    unsigned news = CONTACT_STUCK | (c->ignored ? 0 : CONTACT_UP);
    c->stuck_at = NEVER;
    c->ignored = c->told_stuck = true;
    return news;
}

uint64_t contact_next_wake(const struct contact *c)
{
    return sooner(c->rests_until, sooner(c->settles, c->stuck_at));
}

void quadrature_init(struct quadrature *q, int per_click, unsigned state)
{
    assert(per_click == 1 || per_click == 2 || per_click == 4);
    assert(state < 4);
    *q = (struct quadrature){.per_click = per_click, .state = state, .rest = state};
}

static bool at_notch(const struct quadrature *q)
{
    return q->per_click == 1 || q->state == q->rest || (q->per_click == 2 && q->state == (q->rest ^ 3u));
}

int quadrature_turn(struct quadrature *q, unsigned state)
{
    /* Quarters from one state to another; to the opposite one the way is unknown. */
    static const int quarters[4][4] = {{0, 1, -1, 0}, {-1, 0, 0, 1}, {1, 0, 0, -1}, {0, -1, 1, 0}};

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
