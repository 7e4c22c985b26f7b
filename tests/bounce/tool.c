/* SPDX-License-Identifier: MIT */
/*
 * tool TRACES: random presses of bad contacts, from raw edges through device/contact to reading/gesture, in virtual
 * time. However the metal bounces, a press, a hold, a double press and a chord each are the one action that the times
 * at which the contacts came to rest ask for. Exit 1 at the first trace that makes another action, more, or fewer.
 */
#include "device/contact.h"
#include "reading/gesture.h"

#include <stdio.h>
#include <stdlib.h>

enum { PLAIN, HELD, TWICE, FIRST, SECOND, BUTTONS };
enum { HOLD_MS = 700, TWICE_MS = 300, CHORD_MS = 80, BOUNCES_MOST = 8, EDGES_MOST = 128, AFTER_MS = 5000 };

struct edge {
    uint64_t at;
    size_t order; /* of those at one time */
    int button;
    bool down;
};

struct rig {
    uint64_t random, now;
    uint32_t debounce_ms;
    struct contact contacts[BUTTONS];
    struct gesture *gesture;
    struct edge edges[EDGES_MOST];
    size_t n_edges;
    enum action done[GESTURE_HAPPENINGS_MOST], wanted[GESTURE_HAPPENINGS_MOST];
    size_t n_done, n_wanted;
    unsigned long long edges_told;
};

static uint32_t draw(struct rig *r, uint32_t below)
{
    r->random = r->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(r->random >> 33) % below;
}

static struct gesture_map map(void)
{
    struct gesture_map m;

    gesture_map_defaults(&m);
    m.hold_ms = HOLD_MS;
    m.twice_ms = TWICE_MS;
    m.chord_ms = CHORD_MS;
    m.n_buttons = BUTTONS;
    m.buttons[PLAIN] = (struct gesture_button){.press = ACTION_NEXT_CARD};
    m.buttons[HELD] = (struct gesture_button){.press = ACTION_PREVIOUS_CARD, .hold = ACTION_NEXT_ARTICLE};
    m.buttons[TWICE] = (struct gesture_button){.press = ACTION_NEXT_QUOTE, .twice = ACTION_HOME};
    m.buttons[FIRST] = (struct gesture_button){.press = ACTION_PREVIOUS_QUOTE};
    m.buttons[SECOND] = (struct gesture_button){.press = ACTION_INFO};
    m.n_chords = 1;
    m.chords[0] = (struct gesture_chord){FIRST, SECOND, ACTION_CONTENTS};
    return m;
}

/* --- a hand, and what it means ------------------------------------------------------------------------------------ */

/* One end of a press: an odd number of edges from `at` on, never still for the debouncing time. Returns when the
 * contact counts as settled. */
static uint64_t end_of_press(struct rig *r, int button, bool down, uint64_t at)
{
    uint32_t n = 1 + 2 * draw(r, BOUNCES_MOST);

    for (uint32_t i = 0; i < n; i++) {
        at += i > 0 ? draw(r, r->debounce_ms) : 0;
        r->edges[r->n_edges] = (struct edge){at, r->n_edges, button, i % 2 == 0 ? down : !down};
        r->n_edges++;
    }
    return at + r->debounce_ms;
}

/* Down and up, held for some `ms` after it settled; *down and *up: when each was believed. */
static void press(struct rig *r, int button, uint64_t at, uint32_t ms, uint64_t *down, uint64_t *up)
{
    *down = end_of_press(r, button, true, at);
    *up = end_of_press(r, button, false, *down + ms);
}

static void want(struct rig *r, enum action action)
{
    r->wanted[r->n_wanted++] = action;
}

/* Mostly around the time that decides. */
static uint32_t about(struct rig *r, uint32_t ms)
{
    return draw(r, 4) == 0 ? draw(r, 3 * ms) : ms - ms / 4 + draw(r, ms / 2);
}

static void make_trace(struct rig *r)
{
    uint64_t down, up, again, ignored, at = r->now + 10;
    int kind = (int)draw(r, 4);

    if (kind == PLAIN) {
        press(r, PLAIN, at, about(r, HOLD_MS), &down, &up);
        want(r, ACTION_NEXT_CARD);
    } else if (kind == HELD) {
        press(r, HELD, at, about(r, HOLD_MS), &down, &up);
        want(r, up - down < HOLD_MS ? ACTION_PREVIOUS_CARD : ACTION_NEXT_ARTICLE);
    } else if (kind == TWICE) {
        press(r, TWICE, at, draw(r, TWICE_MS / 2), &down, &up);
        press(r, TWICE, up + about(r, TWICE_MS), draw(r, TWICE_MS), &again, &ignored);
        if (again - down < TWICE_MS) {
            want(r, ACTION_HOME);
        } else {
            want(r, ACTION_NEXT_QUOTE);
            want(r, ACTION_NEXT_QUOTE);
        }
    } else {
        /* The second comes down before the first is let go, so that it is the time alone that decides. */
        press(r, FIRST, at, 2 * AFTER_MS / 5, &down, &up);
        press(r, SECOND, at + about(r, CHORD_MS), AFTER_MS / 5, &again, &ignored);
        if (again > down ? again - down < CHORD_MS : down - again < CHORD_MS) {
            want(r, ACTION_CONTENTS);
        } else {
            want(r, again > down ? ACTION_PREVIOUS_QUOTE : ACTION_INFO);
            want(r, again > down ? ACTION_INFO : ACTION_PREVIOUS_QUOTE);
        }
    }
}

static int by_time(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* --- what comes of it --------------------------------------------------------------------------------------------- */

static void take(struct rig *r, const struct happening *out, size_t n)
{
    for (size_t i = 0; i < n; i++, r->n_done++)
        if (r->n_done < GESTURE_HAPPENINGS_MOST)
            r->done[r->n_done] = out[i].action;
}

/* Everything that is due by `now`, in order; of what is due at the same time the gesture's comes first. */
static void advance(struct rig *r, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];

    for (;;) {
        uint64_t gesture_at = gesture_next_wake(r->gesture), contact_at = NEVER;
        int first = 0;
        for (int i = 0; i < BUTTONS; i++) {
            if (contact_next_wake(&r->contacts[i]) < contact_at) {
                contact_at = contact_next_wake(&r->contacts[i]);
                first = i;
            }
        }
        if (gesture_at > now && contact_at > now)
            return;
        if (gesture_at <= contact_at) {
            take(r, out, gesture_tick(r->gesture, gesture_at, out));
            continue;
        }
        unsigned news = contact_tick(&r->contacts[first], contact_at, &contact_at);
        if ((news & (CONTACT_DOWN | CONTACT_UP)) != 0)
            take(r, out, gesture_button(r->gesture, (uint16_t)first, (news & CONTACT_DOWN) != 0, contact_at, out));
    }
}

static void play(struct rig *r)
{
    qsort(r->edges, r->n_edges, sizeof r->edges[0], by_time);
    for (size_t i = 0; i < r->n_edges; i++) {
        const struct edge *e = &r->edges[i];
        advance(r, e->at);
        (void)contact_edge(&r->contacts[e->button], e->down, 1, e->at);
        r->now = e->at;
    }
    r->now += AFTER_MS;
    advance(r, r->now);
    r->edges_told += r->n_edges;
}

static bool as_wanted(const struct rig *r)
{
    bool same = r->n_done == r->n_wanted;

    for (size_t i = 0; same && i < r->n_done; i++)
        same = r->done[i] == r->wanted[i];
    return same;
}

static void tell(const struct rig *r)
{
    printf("debounce %u ms, wanted", r->debounce_ms);
    for (size_t i = 0; i < r->n_wanted; i++)
        printf(" %s", action_name(r->wanted[i]));
    printf("; there came");
    for (size_t i = 0; i < r->n_done && i < GESTURE_HAPPENINGS_MOST; i++)
        printf(" %s", action_name(r->done[i]));
    printf(" (%zu)\nedges:", r->n_done);
    for (size_t i = 0; i < r->n_edges; i++)
        printf(" %d:%s@%llu", r->edges[i].button, r->edges[i].down ? "down" : "up", (unsigned long long)r->edges[i].at);
    putchar('\n');
}

int main(int argc, char **argv)
{
    struct gesture_map m = map();
    struct rig r = {.random = 1, .now = 1000, .gesture = gesture_create(&m)};
    unsigned long traces = argc == 2 ? strtoul(argv[1], NULL, 10) : 0, n;

    if (traces == 0 || r.gesture == NULL) {
        fprintf(stderr, "bounce: how many traces? tool TRACES\n");
        return 2;
    }
    for (n = 0; n < traces; n++) {
        r.debounce_ms = 1 + draw(&r, 50);
        r.n_edges = r.n_done = r.n_wanted = 0;
        for (int i = 0; i < BUTTONS; i++) {
            contact_init(&r.contacts[i], r.debounce_ms, 0);
            contact_start(&r.contacts[i], false, r.now);
        }
        make_trace(&r);
        play(&r);
        if (!as_wanted(&r)) {
            printf("trace %lu: ", n);
            tell(&r);
            break;
        }
    }
    gesture_destroy(r.gesture);
    if (n == traces)
        printf("%lu traces, %llu edges: each hand was the one action that its times ask for\n", traces, r.edges_told);
    return n == traces ? 0 : 1;
}
