/* SPDX-License-Identifier: MIT */
#include "kiosk/session.h"

#include <string.h>
#include <strings.h>

static enum action action_of(const char *name)
{
    enum action a = ACTION_NONE;
    return action_from_name(name, &a) ? a : ACTION_NONE; /* the settings took care that it is one */
}

static struct gesture_map map_of(const struct settings *s)
{
    struct gesture_map m;

    gesture_map_defaults(&m);
    m.tap_left = action_of(s->touch.tap_left);
    m.tap_right = action_of(s->touch.tap_right);
    m.swipe_left = action_of(s->touch.swipe_left);
    m.swipe_right = action_of(s->touch.swipe_right);
    m.swipe_up = action_of(s->touch.swipe_up);
    m.swipe_down = action_of(s->touch.swipe_down);
    m.touch_hold = action_of(s->touch.hold);
    m.left_zone = (float)s->touch.left_zone / 100.0f;
    m.swipe_least = (float)s->touch.swipe_least / 100.0f;
    m.hold_ms = (uint32_t)s->touch.hold_ms;
    for (size_t i = 0; i < s->n_keys && m.n_buttons < GESTURE_BUTTONS_MOST; i++) {
        const struct settings_key *k = &s->keys[i];
        m.buttons[m.n_buttons++] = (struct gesture_button){.press = action_of(k->press),
                                                           .hold = action_of(k->hold),
                                                           .twice = action_of(k->twice),
                                                           .hold_ms = (uint32_t)k->hold_ms};
    }
    return m;
}

static struct reader_pace pace_of(const struct settings *s)
{
    return (struct reader_pace){.words_per_minute = (uint32_t)s->cycle.words_per_minute,
                                .dwell_least_ms = (uint32_t)s->cycle.dwell_least * 1000,
                                .dwell_most_ms = (uint32_t)s->cycle.dwell_most * 1000,
                                .wait_after_press_ms = (uint32_t)s->cycle.wait_after_press * 1000,
                                .home_after_ms = (uint32_t)s->cycle.home_after * 1000,
                                .cycle = s->cycle.automatic};
}

bool session_init(struct session *s, const struct settings *settings, const struct deck *deck,
                  const struct trace *trace, uint64_t now)
{
    struct gesture_map map = map_of(settings);
    struct reader_pace pace = pace_of(settings);

    *s = (struct session){.trace = trace};
    memcpy(s->keys, settings->keys, sizeof s->keys);
    s->n_keys = map.n_buttons;
    s->gesture = gesture_create(&map);
    if (s->gesture == NULL)
        return false;
    reader_init(&s->reader, &pace, deck, now);
    return true;
}

void session_finish(struct session *s)
{
    gesture_destroy(s->gesture);
    s->gesture = NULL;
}

static void trace_change(const struct session *s, const struct reader_change *c, uint64_t now)
{
    if (c->paused)
        trace_paused(s->trace, now, s->reader.paused);
    if (c->idle)
        trace_plain(s->trace, now, "idle");
    if (c->shown)
        trace_card(s->trace, now, &s->reader);
}

/* Several steps at one moment are one change on the screen: the last motion is the one that is seen. */
static void merge(struct reader_change *all, const struct reader_change *c)
{
    if (c->shown) {
        all->shown = true;
        all->motion = c->motion;
        all->direction = c->direction;
    }
    all->paused |= c->paused;
    all->idle |= c->idle;
    all->quit |= c->quit;
    all->undo |= c->undo;
}

static struct reader_change act(struct session *s, enum action action, bool held, const char *from, uint64_t now)
{
    struct reader_change c = {0};

    if (action == ACTION_NONE || (action == ACTION_QUIT && !s->may_quit))
        return c;
    trace_action(s->trace, now, action_name(action), from);
    c = held ? reader_act_hold(&s->reader, action, now) : reader_act(&s->reader, action, now);
    trace_change(s, &c, now);
    return c;
}

struct reader_change session_action(struct session *s, enum action action, const char *from, uint64_t now)
{
    return act(s, action, false, from, now);
}

static struct reader_change play(struct session *s, const struct happening *happenings, size_t n, const char *from,
                                 uint64_t now)
{
    struct reader_change all = {0};

    for (size_t i = 0; i < n; i++) {
        const struct happening *h = &happenings[i];
        struct reader_change c;
        size_t article = SIZE_MAX;
        if (h->tap && s->reader.view == VIEW_CONTENTS && s->article_at != NULL)
            article = s->article_at(s->user, h->x, h->y);
        if (article != SIZE_MAX) {
            trace_action(s->trace, now, "open-article", from);
            c = reader_open_article(&s->reader, article, now);
            trace_change(s, &c, now);
        } else {
            c = act(s, h->action, h->held, from, now);
        }
        merge(&all, &c);
    }
    return all;
}

struct reader_change session_key(struct session *s, const char *key, bool down, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];

    for (size_t i = 0; i < s->n_keys; i++)
        if (strcasecmp(s->keys[i].key, key) == 0)
            return play(s, out, gesture_button(s->gesture, (uint16_t)i, down, now, out), key, now);
    return (struct reader_change){0};
}

struct reader_change session_pointer(struct session *s, enum pointer_event event, int64_t finger, float x, float y,
                                     float aspect, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];
    return play(s, out, gesture_pointer(s->gesture, event, finger, x, y, aspect, now, out), "touch", now);
}

struct reader_change session_tick(struct session *s, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];
    struct reader_change all = play(s, out, gesture_tick(s->gesture, now, out), "time-out", now);
    struct reader_change c = reader_tick(&s->reader, now);

    trace_change(s, &c, now);
    merge(&all, &c);
    return all;
}

uint64_t session_next_wake(const struct session *s)
{
    uint64_t reader = reader_next_wake(&s->reader), gesture = gesture_next_wake(s->gesture);
    return reader < gesture ? reader : gesture;
}

void session_let_go(struct session *s)
{
    gesture_reset(s->gesture);
}

const char *const *session_action_names(void)
{
    static const char *const names[] = {"next-card",    "previous-card",
                                        "next-article", "previous-article",
                                        "next-quote",   "previous-quote",
                                        "home",         "pause",
                                        "contents",     "info",
                                        "sleep",        "undo-update",
                                        "quit",         NULL};
    return names;
}
