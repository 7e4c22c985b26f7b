/* SPDX-License-Identifier: MIT */
#include "reading/gesture.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum stage {
    STAGE_UP,
    STAGE_UNDECIDED, /* down: press, hold, double press or chord */
    STAGE_BETWEEN,   /* up after a first press that may become a double one */
    STAGE_HELD,      /* down, the hold has acted and may repeat */
    STAGE_SPENT      /* down, has acted: only its release counts */
};

struct button {
    enum stage stage;
    uint64_t since; /* its (first) down edge */
    uint64_t due;   /* NEVER: no time-out */
    unsigned repeats;
};

struct finger {
    int64_t id;
    uint64_t heard; /* its latest event */
};

struct gesture {
    struct gesture_map map;
    bool in_chord[GESTURE_BUTTONS_MOST];
    struct button buttons[GESTURE_BUTTONS_MOST];
    struct finger fingers[GESTURE_FINGERS_MOST];
    size_t n_fingers;
    /* The one finger that may still become something. */
    bool following, strayed; /* strayed: went further than a tap may */
    int64_t leader;
    float start_x, start_y;
    uint64_t touch_due;
};

struct sink {
    struct happening *out;
    size_t n;
};

/* What an event needs: the time-out of the very button or finger it is about, and what it makes of itself. */
enum { ROOM_FOR_EVENT = 2 };

void gesture_map_defaults(struct gesture_map *m)
{
    *m = (struct gesture_map){
        .tap_left = ACTION_PREVIOUS_CARD,
        .tap_right = ACTION_NEXT_CARD,
        .swipe_left = ACTION_NEXT_CARD,
        .swipe_right = ACTION_PREVIOUS_CARD,
        .swipe_up = ACTION_NEXT_ARTICLE,
        .swipe_down = ACTION_PREVIOUS_ARTICLE,
        .touch_hold = ACTION_CONTENTS,
        .left_zone = 1.0F / 3,
        .swipe_least = 0.08F,
        .hold_ms = 700,
        .twice_ms = 300,
        .chord_ms = 80,
    };
}

static void stop_following(struct gesture *g)
{
    g->following = false;
    g->touch_due = NEVER;
}

struct gesture *gesture_create(const struct gesture_map *m)
{
    assert(m->n_buttons <= GESTURE_BUTTONS_MOST && m->n_chords <= GESTURE_CHORDS_MOST);
    struct gesture *g = calloc(1, sizeof *g);

    if (g == NULL)
        return NULL;
    g->map = *m;
    for (size_t i = 0; i < m->n_chords; i++) {
        const struct gesture_chord *c = &m->chords[i];
        assert(c->first < m->n_buttons && c->second < m->n_buttons && c->first != c->second);
        if (c->action != ACTION_NONE)
            g->in_chord[c->first] = g->in_chord[c->second] = true;
    }
    gesture_reset(g);
    return g;
}

void gesture_destroy(struct gesture *g)
{
    free(g);
}

void gesture_reset(struct gesture *g)
{
    for (size_t i = 0; i < GESTURE_BUTTONS_MOST; i++)
        g->buttons[i] = (struct button){.stage = STAGE_UP, .due = NEVER};
    g->n_fingers = 0;
    stop_following(g);
}

static bool due_by(uint64_t due, uint64_t now)
{
    return due != NEVER && due <= now;
}

static void happen(struct sink *s, struct happening h)
{
    if (h.action == ACTION_NONE && !h.tap)
        return;
    assert(s->n < GESTURE_HAPPENINGS_MOST);
    s->out[s->n++] = h;
}

static void press(struct sink *s, enum action action)
{
    happen(s, (struct happening){.action = action});
}

static void settle(struct button *b, enum stage stage)
{
    b->stage = stage;
    b->due = NEVER;
}

static uint32_t hold_ms(const struct gesture *g, size_t i)
{
    return g->map.buttons[i].hold_ms > 0 ? g->map.buttons[i].hold_ms : g->map.hold_ms;
}

/* How long after its down edge a button that stays down is decided. */
static uint32_t decided_after(const struct gesture *g, size_t i)
{
    const struct gesture_button *m = &g->map.buttons[i];

    if (m->hold != ACTION_NONE)
        return hold_ms(g, i);
    uint32_t twice = m->twice != ACTION_NONE ? g->map.twice_ms : 0;
    uint32_t chord = g->in_chord[i] ? g->map.chord_ms : 0;
    return twice > chord ? twice : chord;
}

static void button_time_out(struct gesture *g, size_t i, uint64_t now, struct sink *s)
{
    const struct gesture_button *m = &g->map.buttons[i];
    struct button *b = &g->buttons[i];

    switch (b->stage) {
    case STAGE_BETWEEN:
        settle(b, STAGE_UP);
        press(s, m->press);
        return;
    case STAGE_UNDECIDED:
        if (m->hold == ACTION_NONE) {
            settle(b, STAGE_SPENT);
            press(s, m->press);
            return;
        }
        b->repeats = 0;
        break;
    case STAGE_HELD:
        b->repeats++;
        break;
    default: /* nothing is ever due in the others */
        return;
    }
    settle(b, STAGE_HELD);
    happen(s, (struct happening){.action = m->hold, .held = m->repeat_ms == 0});
    if (m->repeat_ms > 0 && b->repeats < GESTURE_REPEATS_MOST)
        b->due = later(now, m->repeat_ms);
}

static void touch_time_out(struct gesture *g, struct sink *s)
{
    stop_following(g);
    happen(s, (struct happening){.action = g->map.touch_hold, .held = true});
}

/* What is due, earliest first, as long as `most` is not reached. Each button and the touch act once at the most. */
static void time_out(struct gesture *g, uint64_t now, size_t most, struct sink *s)
{
    while (s->n < most) {
        uint64_t due = g->touch_due;
        size_t which = g->map.n_buttons;
        for (size_t i = 0; i < g->map.n_buttons; i++) {
            if (g->buttons[i].due < due) {
                due = g->buttons[i].due;
                which = i;
            }
        }
        if (!due_by(due, now))
            return;
        if (which < g->map.n_buttons)
            button_time_out(g, which, now, s);
        else
            touch_time_out(g, s);
    }
}

/* Presses that wait for their second one act before another button does. */
static void settle_others(struct gesture *g, size_t but, struct sink *s)
{
    for (size_t i = 0; i < g->map.n_buttons && s->n < GESTURE_HAPPENINGS_MOST - 1; i++)
        if (i != but && g->buttons[i].stage == STAGE_BETWEEN)
            button_time_out(g, i, 0, s);
}

/* Does this button, going down now, complete a chord? */
static bool complete_chord(struct gesture *g, size_t i, uint64_t now, struct sink *s)
{
    for (size_t c = 0; c < g->map.n_chords; c++) {
        const struct gesture_chord *chord = &g->map.chords[c];
        if (chord->action == ACTION_NONE || (chord->first != i && chord->second != i))
            continue;
        struct button *other = &g->buttons[chord->first == i ? chord->second : chord->first];
        if (other->stage != STAGE_UNDECIDED || now - other->since >= g->map.chord_ms)
            continue;
        settle(other, STAGE_SPENT);
        settle(&g->buttons[i], STAGE_SPENT);
        press(s, chord->action);
        return true;
    }
    return false;
}

static void button_down(struct gesture *g, size_t i, uint64_t now, struct sink *s)
{
    const struct gesture_button *m = &g->map.buttons[i];
    struct button *b = &g->buttons[i];

    if (b->stage != STAGE_UP && b->stage != STAGE_BETWEEN)
        return;
    settle_others(g, i, s);
    bool second = b->stage == STAGE_BETWEEN;
    if (second) {
        /* A double press begun is not broken up by a chord. */
        settle(b, STAGE_SPENT);
        press(s, m->twice);
        return;
    }
    if (complete_chord(g, i, now, s))
        return;
    b->since = now;
    if (m->hold == ACTION_NONE && m->twice == ACTION_NONE && !g->in_chord[i]) {
        settle(b, STAGE_SPENT);
        press(s, m->press);
        return;
    }
    b->stage = STAGE_UNDECIDED;
    b->due = later(now, decided_after(g, i));
}

static void button_up(struct gesture *g, size_t i, uint64_t now, struct sink *s)
{
    const struct gesture_button *m = &g->map.buttons[i];
    struct button *b = &g->buttons[i];

    if (b->stage == STAGE_UP || b->stage == STAGE_BETWEEN)
        return;
    if (b->stage != STAGE_UNDECIDED) {
        settle(b, STAGE_UP);
    } else if (m->twice != ACTION_NONE && now - b->since < g->map.twice_ms) {
        b->stage = STAGE_BETWEEN;
        b->due = later(b->since, g->map.twice_ms);
    } else {
        settle(b, STAGE_UP);
        press(s, m->press);
    }
}

size_t gesture_button(struct gesture *g, uint16_t button, bool down, uint64_t now, struct happening *out)
{
    assert(button < g->map.n_buttons);
    struct sink s = {.out = out};

    time_out(g, now, GESTURE_HAPPENINGS_MOST - ROOM_FOR_EVENT, &s);
    if (due_by(g->buttons[button].due, now))
        button_time_out(g, button, now, &s);
    if (down)
        button_down(g, button, now, &s);
    else
        button_up(g, button, now, &s);
    return s.n;
}

static struct finger *find_finger(struct gesture *g, int64_t id)
{
    for (size_t i = 0; i < g->n_fingers; i++)
        if (g->fingers[i].id == id)
            return &g->fingers[i];
    return NULL;
}

static void drop_finger(struct gesture *g, struct finger *f)
{
    *f = g->fingers[--g->n_fingers];
}

static void drop_stale(struct gesture *g, uint64_t now)
{
    for (size_t i = 0; i < g->n_fingers;) {
        if (now - g->fingers[i].heard >= GESTURE_STALE_MS)
            drop_finger(g, &g->fingers[i]);
        else
            i++;
    }
}

/* Also right for a position that is not a number. */
static float within_picture(float v)
{
    return !(v > 0) ? 0 : v > 1 ? 1 : v;
}

static float size_of(float v)
{
    return v < 0 ? -v : v;
}

/* The way from the start in short sides of the picture. */
static void way(const struct gesture *g, float x, float y, float aspect, float *dx, float *dy)
{
    *dx = (x - g->start_x) * (aspect > 1 ? aspect : 1);
    *dy = (y - g->start_y) * (aspect > 1 ? 1 : 1 / aspect);
}

static void follow(struct gesture *g, float dx, float dy)
{
    float tap_most = g->map.swipe_least / 2;

    if (dx * dx + dy * dy > tap_most * tap_most) {
        g->strayed = true;
        g->touch_due = NEVER;
    }
}

static void lift(struct gesture *g, float x, float y, float dx, float dy, struct sink *s)
{
    const struct gesture_map *m = &g->map;
    float across = size_of(dx), along = size_of(dy);

    if (!g->strayed)
        happen(s, (struct happening){
                      .action = x < m->left_zone ? m->tap_left : m->tap_right, .tap = true, .x = x, .y = y});
    else if (across >= m->swipe_least && across >= along * 1.25F)
        press(s, dx < 0 ? m->swipe_left : m->swipe_right);
    else if (along >= m->swipe_least && along >= across * 1.25F)
        press(s, dy < 0 ? m->swipe_up : m->swipe_down);
}

static void finger_down(struct gesture *g, int64_t id, float x, float y, uint64_t now)
{
    drop_stale(g, now);
    struct finger *again = find_finger(g, id);
    if (again != NULL) /* its release was lost */
        drop_finger(g, again);
    stop_following(g);
    if (g->n_fingers < GESTURE_FINGERS_MOST)
        g->fingers[g->n_fingers++] = (struct finger){id, now};
    if (g->n_fingers > 1)
        return;
    g->following = true;
    g->strayed = false;
    g->leader = id;
    g->start_x = x;
    g->start_y = y;
    if (g->map.touch_hold != ACTION_NONE)
        g->touch_due = later(now, g->map.hold_ms);
}

size_t gesture_pointer(struct gesture *g, enum pointer_event event, int64_t finger, float x, float y, float aspect,
                       uint64_t now, struct happening *out)
{
    assert(aspect > 0);
    struct sink s = {.out = out};

    time_out(g, now, GESTURE_HAPPENINGS_MOST - ROOM_FOR_EVENT, &s);
    if (due_by(g->touch_due, now))
        touch_time_out(g, &s);
    x = within_picture(x);
    y = within_picture(y);
    if (event == POINTER_DOWN) {
        finger_down(g, finger, x, y, now);
        return s.n;
    }
    struct finger *f = find_finger(g, finger);
    if (f == NULL)
        return s.n;
    f->heard = now;
    if (event != POINTER_MOVE)
        drop_finger(g, f);
    if (!g->following || finger != g->leader)
        return s.n;
    float dx, dy;
    way(g, x, y, aspect, &dx, &dy);
    if (event != POINTER_CANCEL)
        follow(g, dx, dy);
    if (event == POINTER_UP)
        lift(g, x, y, dx, dy, &s);
    if (event != POINTER_MOVE)
        stop_following(g);
    return s.n;
}

size_t gesture_tick(struct gesture *g, uint64_t now, struct happening *out)
{
    struct sink s = {.out = out};

    time_out(g, now, GESTURE_HAPPENINGS_MOST, &s);
    return s.n;
}

uint64_t gesture_next_wake(const struct gesture *g)
{
    uint64_t due = g->touch_due;

    for (size_t i = 0; i < g->map.n_buttons; i++)
        due = sooner(due, g->buttons[i].due);
    return due;
}
