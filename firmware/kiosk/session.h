/* SPDX-License-Identifier: MIT */
/*
 * A session: hands in, changes out. It ties keys, mouse and touch to gestures, gestures to actions, actions to the
 * reader, and writes the trace. The time is an argument, so `run` (with a clock) and `replay` (without one) are the
 * same code.
 */
#ifndef KIOSK_SESSION_H
#define KIOSK_SESSION_H

#include "kiosk/trace.h"
#include "reading/gesture.h"
#include "settings/settings.h"

struct session {
    struct reader reader;
    struct gesture *gesture;
    struct settings_key keys[SETTINGS_KEYS_MOST]; /* keys[i] is gesture button i */
    size_t n_keys;
    const struct trace *trace;
    /* Which contents line is at (x, y), as an article; SIZE_MAX: none. May be NULL. */
    size_t (*article_at)(void *user, float x, float y);
    void *user;
    bool may_quit; /* windowed: Q and Escape work */
};

/* `settings` is copied from; `deck`'s source and `trace` outlive the session. False if out of memory. */
bool session_init(struct session *s, const struct settings *settings, const struct deck *deck,
                  const struct trace *trace, uint64_t now);
void session_finish(struct session *s);

/* Each returns what changed, over all that the event led to. `key` is SDL's key name; unknown ones do nothing. */
struct reader_change session_key(struct session *s, const char *key, bool down, uint64_t now);
struct reader_change session_pointer(struct session *s, enum pointer_event event, int64_t finger, float x, float y,
                                     float aspect, uint64_t now);
struct reader_change session_action(struct session *s, enum action action, const char *from, uint64_t now);
struct reader_change session_tick(struct session *s, uint64_t now);
uint64_t session_next_wake(const struct session *s);

/* Focus was lost or the input device is gone: nothing is held down any more. */
void session_let_go(struct session *s);

/* The names of all actions, NULL-terminated, for the settings' check. */
const char *const *session_action_names(void);

#endif
