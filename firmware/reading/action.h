/* SPDX-License-Identifier: MIT */
/* What a visitor can ask for. Buttons, keys, touch and scripts all end in one of these; the config names them. */
#pragma once

#include <stdbool.h>

enum action {
    ACTION_NONE, /* nothing; it is not even a touch: it neither wakes the wall nor holds the cycle up */
    ACTION_NEXT_CARD,
    ACTION_PREVIOUS_CARD,
    ACTION_NEXT_ARTICLE,
    ACTION_PREVIOUS_ARTICLE,
    ACTION_NEXT_QUOTE,
    ACTION_PREVIOUS_QUOTE,
    ACTION_HOME,
    ACTION_PAUSE,
    ACTION_CONTENTS,
    ACTION_INFO,
    ACTION_SLEEP,
    ACTION_UNDO_UPDATE,
    ACTION_QUIT, /* windowed only */
    ACTION_COUNT
};

/* The name the config and the trace use: "next-card", "none". A constant; every action has one. */
const char *action_name(enum action a);

/* All of these names but "none", NULL-terminated: what the config may ask for. */
const char *const *action_names(void);

/* The action of that name, as written by action_name(), in exactly that spelling. False leaves *out alone. */
bool action_from_name(const char *name, enum action *out);
