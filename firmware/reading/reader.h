/* SPDX-License-Identifier: MIT */
/*
 * The reader: where in the deck the wall is, and what moves it. A pure value: (state, action, now) -> what changed.
 * Times are milliseconds of a clock that never goes back; the caller has the clock, the timer and the drawing.
 */
#ifndef READING_READER_H
#define READING_READER_H

#include "reading/action.h"
#include "reading/deck.h"

#define READER_NEVER UINT64_MAX

struct reader_pace {
    uint32_t words_per_minute; /* 40 to 1000 */
    uint32_t dwell_least_ms, dwell_most_ms;
    uint32_t wait_after_press_ms; /* the cycle stands still so long after a press, at the least */
    uint32_t home_after_ms;       /* unattended so long after the last press: home, once. 0: never */
    bool cycle;                   /* false: cards change by hand only */
};

enum reader_view { VIEW_CARD, VIEW_CONTENTS, VIEW_INFO, VIEW_ASLEEP };

/* How the picture gets from the old card to the new one. */
enum motion { MOTION_NONE, MOTION_CARD, MOTION_ARTICLE };

struct reader_change {
    bool shown;      /* place, view or the contents' chosen line changed: draw */
    bool paused;     /* paused or went on */
    bool idle;       /* the wall is its own again after a visitor (trace "idle") */
    bool quit, undo; /* the owner does these */
    enum motion motion;
    int direction; /* 1 forwards, -1 backwards */
};

struct reader {
    struct reader_pace pace;
    struct deck deck;
    struct place place;
    enum reader_view view;
    size_t chosen; /* in the contents: an article */
    bool paused;
    bool empty;                               /* no card can be shown */
    uint64_t dwell_ends, home_at, touched_at; /* READER_NEVER where there is none */
};

/* Starts at home. The deck's source outlives the reader. */
void reader_init(struct reader *r, const struct reader_pace *pace, const struct deck *deck, uint64_t now);

/* A new edition: home, or `keep` if it is a place in the new deck. Views close, pause ends. */
struct reader_change reader_change_deck(struct reader *r, const struct deck *deck, const struct place *keep,
                                        uint64_t now);

struct reader_change reader_act(struct reader *r, enum action action, uint64_t now);

/* In the contents: choose this article and go there. */
struct reader_change reader_open_article(struct reader *r, size_t article, uint64_t now);

/* To be called at reader_next_wake() or later; early calls change nothing. */
struct reader_change reader_tick(struct reader *r, uint64_t now);
uint64_t reader_next_wake(const struct reader *r); /* READER_NEVER: nothing is due */

/* How long a card of so many words stays, ms. */
uint32_t reader_dwell(const struct reader_pace *pace, uint32_t words);

#endif
