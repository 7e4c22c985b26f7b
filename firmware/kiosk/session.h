/* SPDX-License-Identifier: MIT */
/* A session: what people do goes in, what changes on the screen comes out. It ties keys, buttons and touch to gestures,
 * gestures to actions, actions to the reader, and tells what happened (events.h). The time is an argument, so `run`
 * (with a clock) and `replay` (without one) are the same code.
 *
 * A "control" is a key or a button of the settings. */
#pragma once

#include "kiosk/events.h"
#include "reading/gesture.h"
#include "settings/settings.h"

/* The fingers and controls whose down woke the screen: they do nothing else until they are up. */
struct session_waker {
    bool controls[GESTURE_BUTTONS_MOST];
    int64_t fingers[GESTURE_FINGERS_MOST];
    size_t n_fingers;
};

struct session {
    struct reader reader;
    struct gesture *gesture;
    struct gesture_map map; /* key i of the settings is its button i, button i is n_keys + i */
    const struct settings *settings;
    struct session_waker waker;
    uint64_t now;                 /* the latest time there was: it never goes back */
    uint64_t touched_at;          /* when somebody last did something; 0: nobody has yet */
    uint64_t notice_until;        /* a notice of the kiosk's stands before everything; 0: none does */
    struct reader_change changes; /* since session_take() */
    const struct events *events;
    /* Which contents line is at `y`, as an article; SIZE_MAX: none. May be NULL. */
    size_t (*article_at)(void *user, float y);
    void *user;
    bool may_quit; /* windowed: Q and Escape work */
    bool may_undo; /* there is an update to be undone */
};

/* `settings`, `events` and `deck`'s source outlive the session. False if out of memory. */
bool session_init(struct session *s, const struct settings *settings, const struct deck *deck,
                  const struct events *events, uint64_t now);
void session_finish(struct session *s);

/* Each returns what changed, over all that the event led to, and keeps it for session_take(). Times may lie a little
 * before one that was told already (the kernel's stamps): then the later one counts. What comes down on a sleeping
 * screen wakes it at once and does nothing else; likewise what comes down on a notice takes it away, be it a key that
 * the settings do not know. `key` is SDL's key name; unknown ones do nothing. `button`, `encoder`: the settings'; `way`
 * is 1 (right), -1. */
struct reader_change session_key(struct session *s, const char *key, bool down, uint64_t now);
struct reader_change session_button(struct session *s, size_t button, bool down, uint64_t now);
struct reader_change session_encoder(struct session *s, size_t encoder, int way, uint64_t now);
struct reader_change session_pointer(struct session *s, enum pointer_event event, int64_t finger, float x, float y,
                                     float aspect, uint64_t now);
struct reader_change session_action(struct session *s, enum action action, const char *from, uint64_t now);
/* The clock's doing, not a person's. */
struct reader_change session_sleep(struct session *s, bool asleep, uint64_t now);
struct reader_change session_tick(struct session *s, uint64_t now);
uint64_t session_next_wake(const struct session *s);

/* What has changed since the last call, by all of the above: to be shown and done before the loop sleeps. */
struct reader_change session_take(struct session *s);

/* Puts a notice before everything but a dark screen, until that time or until something comes down; told as a card. */
void session_notice(struct session *s, uint64_t until, uint64_t now);

/* A button (by its exact name) or key of the settings; SESSION_NO_CONTROL: there is none of that name. */
#define SESSION_NO_CONTROL SIZE_MAX
size_t session_control(const struct session *s, const char *name);
struct reader_change session_press(struct session *s, size_t control, bool down, uint64_t now);

/* Would a press of this button do anything now? (Its lamp is lit.) */
bool session_button_may(const struct session *s, size_t button);

/* Tells (EVENT_CARD) what the session wants on the screen: at the start, or after a new deck. */
void session_tell_card(const struct session *s, uint64_t now);

/* Focus was lost or the input device is gone: nothing is held down any more. */
void session_let_go(struct session *s);
