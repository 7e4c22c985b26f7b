/* SPDX-License-Identifier: MIT */
#include "kiosk/session.h"

#include <assert.h>
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
    for (size_t i = 0; i < s->n_keys; i++) {
        const struct settings_key *k = &s->keys[i];
        m.buttons[m.n_buttons++] = (struct gesture_button){.press = action_of(k->press),
                                                           .hold = action_of(k->hold),
                                                           .twice = action_of(k->twice),
                                                           .hold_ms = (uint32_t)k->hold_ms};
    }
    for (size_t i = 0; i < s->n_buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        m.buttons[m.n_buttons++] = (struct gesture_button){.press = action_of(b->press),
                                                           .hold = action_of(b->hold),
                                                           .twice = action_of(b->twice),
                                                           .hold_ms = (uint32_t)b->hold_ms,
                                                           .repeat_ms = (uint32_t)b->repeat_ms};
    }
    return m;
}

static void add_chords(struct session *s)
{
    const struct settings *settings = s->settings;

    for (size_t i = 0; i < settings->n_chords; i++) {
        const struct settings_chord *c = &settings->chords[i];
        size_t first = session_control(s, c->first), second = session_control(s, c->second);
        if (first == SESSION_NO_CONTROL || second == SESSION_NO_CONTROL || first == second)
            continue;
        s->map.chords[s->map.n_chords++] = (struct gesture_chord){
            .first = (uint16_t)first, .second = (uint16_t)second, .action = action_of(c->action)};
    }
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
                  const struct events *events, uint64_t now)
{
    struct reader_pace pace = pace_of(settings);

    static_assert((int)SETTINGS_KEYS_MOST + (int)SETTINGS_BUTTONS_MOST <= (int)GESTURE_BUTTONS_MOST,
                  "each has a gesture");
    static_assert((int)SETTINGS_CHORDS_MOST <= (int)GESTURE_CHORDS_MOST, "each has a gesture");
    *s = (struct session){.settings = settings, .events = events, .map = map_of(settings), .now = now};
    add_chords(s);
    s->gesture = gesture_create(&s->map);
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

static void tell_action(const struct session *s, const char *name, const char *from, uint64_t now)
{
    event(s->events, now, &(struct event){.kind = EVENT_ACTION, .action = {name, from}});
}

void session_tell_card(const struct session *s, uint64_t now)
{
    event(s->events, now, &(struct event){.kind = EVENT_CARD, .reader = &s->reader});
}

static void tell_change(const struct session *s, const struct reader_change *c, uint64_t now)
{
    if (c->paused)
        event(s->events, now, &(struct event){.kind = EVENT_PAUSED, .on = s->reader.paused});
    if (c->idle)
        event(s->events, now, &(struct event){.kind = EVENT_IDLE});
    if (c->shown)
        session_tell_card(s, now);
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
    tell_action(s, action_name(action), from, now);
    c = held ? reader_act_hold(&s->reader, action, now) : reader_act(&s->reader, action, now);
    tell_change(s, &c, now);
    return c;
}

/* The time at which somebody does something: it never goes back. */
static uint64_t touch_time(struct session *s, uint64_t now)
{
    s->now = s->touched_at = now > s->now ? now : s->now;
    return s->now;
}

/* Each change of an event goes to its caller and to session_take(). */
static struct reader_change keep(struct session *s, struct reader_change c)
{
    merge(&s->changes, &c);
    return c;
}

struct reader_change session_take(struct session *s)
{
    struct reader_change c = s->changes;
    s->changes = (struct reader_change){0};
    return c;
}

void session_notice(struct session *s, uint64_t until, uint64_t now)
{
    s->notice_until = until;
    event(s->events, now, &(struct event){.kind = EVENT_CARD, .reader = &s->reader, .notice = true});
}

static bool shows_notice(const struct session *s)
{
    return s->notice_until != 0 && s->reader.view != VIEW_ASLEEP;
}

static struct reader_change end_notice(struct session *s, uint64_t now)
{
    s->notice_until = 0;
    session_tell_card(s, now);
    return (struct reader_change){.shown = true};
}

/* Any action wakes a sleeping screen, and only wakes it. */
static struct reader_change wake(struct session *s, const char *from, uint64_t now)
{
    tell_action(s, "wake", from, now);
    struct reader_change c = reader_act(&s->reader, ACTION_HOME, now);
    tell_change(s, &c, now);
    return c;
}

struct reader_change session_action(struct session *s, enum action action, const char *from, uint64_t now)
{
    now = touch_time(s, now);
    if (shows_notice(s))
        return keep(s, end_notice(s, now));
    if (s->reader.view == VIEW_ASLEEP && action != ACTION_NONE)
        return keep(s, wake(s, from, now));
    return keep(s, act(s, action, false, from, now));
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
            article = s->article_at(s->user, h->y);
        if (article != SIZE_MAX) {
            tell_action(s, "open-article", from, now);
            c = reader_open_article(&s->reader, article, now);
            tell_change(s, &c, now);
        } else {
            c = act(s, h->action, h->held, from, now);
        }
        merge(&all, &c);
    }
    return all;
}

static const char *control_name(const struct session *s, size_t control)
{
    return control < s->settings->n_keys ? s->settings->keys[control].key
                                         : s->settings->buttons[control - s->settings->n_keys].name;
}

struct reader_change session_press(struct session *s, size_t control, bool down, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];
    const struct gesture_button *b = &s->map.buttons[control];
    const char *from = control_name(s, control);

    now = touch_time(s, now);
    if (down && shows_notice(s))
        return keep(s, end_notice(s, now));
    if (s->waker.controls[control]) {
        s->waker.controls[control] = down;
        return (struct reader_change){0};
    }
    bool bound = b->press != ACTION_NONE || b->hold != ACTION_NONE || b->twice != ACTION_NONE;
    if (s->reader.view == VIEW_ASLEEP && down && bound) {
        s->waker.controls[control] = true;
        return keep(s, wake(s, from, now));
    }
    return keep(s, play(s, out, gesture_button(s->gesture, (uint16_t)control, down, now, out), from, now));
}

struct reader_change session_key(struct session *s, const char *key, bool down, uint64_t now)
{
    for (size_t i = 0; i < s->settings->n_keys; i++)
        if (strcasecmp(s->settings->keys[i].key, key) == 0)
            return session_press(s, i, down, now);
    if (down && shows_notice(s))
        return keep(s, end_notice(s, touch_time(s, now)));
    return (struct reader_change){0};
}

struct reader_change session_button(struct session *s, size_t button, bool down, uint64_t now)
{
    assert(button < s->settings->n_buttons);
    return session_press(s, s->settings->n_keys + button, down, now);
}

struct reader_change session_encoder(struct session *s, size_t encoder, int way, uint64_t now)
{
    assert(encoder < s->settings->n_encoders);
    const struct settings_encoder *e = &s->settings->encoders[encoder];
    return session_action(s, action_of(way > 0 ? e->right : e->left), e->name, now);
}

/* Is this the finger that woke the screen? Once it is lifted it no longer is. */
static bool is_waker(struct session *s, enum pointer_event event, int64_t finger)
{
    struct session_waker *w = &s->waker;

    for (size_t i = 0; i < w->n_fingers; i++) {
        if (w->fingers[i] != finger)
            continue;
        if (event != POINTER_MOVE)
            w->fingers[i] = w->fingers[--w->n_fingers];
        return event != POINTER_DOWN; /* a down again: its up was lost */
    }
    return false;
}

struct reader_change session_pointer(struct session *s, enum pointer_event event, int64_t finger, float x, float y,
                                     float aspect, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];

    now = touch_time(s, now);
    if (event == POINTER_DOWN && shows_notice(s))
        return keep(s, end_notice(s, now));
    if (is_waker(s, event, finger))
        return (struct reader_change){0};
    if (s->reader.view == VIEW_ASLEEP && event == POINTER_DOWN && s->waker.n_fingers < GESTURE_FINGERS_MOST) {
        s->waker.fingers[s->waker.n_fingers++] = finger;
        return keep(s, wake(s, "touch", now));
    }
    return keep(s, play(s, out, gesture_pointer(s->gesture, event, finger, x, y, aspect, now, out), "touch", now));
}

struct reader_change session_sleep(struct session *s, bool asleep, uint64_t now)
{
    s->now = now > s->now ? now : s->now;
    struct reader_change c = reader_sleep(&s->reader, asleep, s->now);
    if (c.shown)
        tell_action(s, asleep ? "sleep" : "wake", "schedule", s->now);
    tell_change(s, &c, s->now);
    return keep(s, c);
}

struct reader_change session_tick(struct session *s, uint64_t now)
{
    struct happening out[GESTURE_HAPPENINGS_MOST];
    struct reader_change all = {0};

    s->now = now = now > s->now ? now : s->now;
    if (s->notice_until != 0 && now >= s->notice_until)
        all = end_notice(s, now);
    struct reader_change played = play(s, out, gesture_tick(s->gesture, now, out), "time-out", now);
    struct reader_change c = reader_tick(&s->reader, now);

    tell_change(s, &c, now);
    merge(&all, &played);
    merge(&all, &c);
    return keep(s, all);
}

size_t session_control(const struct session *s, const char *name)
{
    for (size_t i = 0; i < s->settings->n_buttons; i++)
        if (strcmp(s->settings->buttons[i].name, name) == 0)
            return s->settings->n_keys + i;
    for (size_t i = 0; i < s->settings->n_keys; i++)
        if (strcasecmp(s->settings->keys[i].key, name) == 0)
            return i;
    return SESSION_NO_CONTROL;
}

static bool may(const struct session *s, enum action action)
{
    switch (action) {
    case ACTION_NONE:
        return false;
    case ACTION_QUIT:
        return s->may_quit;
    case ACTION_UNDO_UPDATE:
        return s->may_undo;
    case ACTION_SLEEP:
        return true;
    default:
        return !s->reader.empty;
    }
}

bool session_button_may(const struct session *s, size_t button)
{
    assert(button < s->settings->n_buttons);
    const struct gesture_button *b = &s->map.buttons[s->settings->n_keys + button];
    return s->reader.view != VIEW_ASLEEP && (may(s, b->press) || may(s, b->hold) || may(s, b->twice));
}

uint64_t session_next_wake(const struct session *s)
{
    uint64_t next = sooner(reader_next_wake(&s->reader), gesture_next_wake(s->gesture));

    return s->notice_until != 0 ? sooner(s->notice_until, next) : next;
}

void session_let_go(struct session *s)
{
    gesture_reset(s->gesture);
    s->waker = (struct session_waker){.n_fingers = 0};
}
