/* SPDX-License-Identifier: MIT */
/* The reader: where in the deck the wall is, and what moves it. A pure value: (state, action, now) -> what changed.
 * Times are milliseconds of a clock that never goes back; the caller has the clock, the timer and the drawing.
 *
 * Left alone, each card stays for its dwell, then the next one comes, through all articles and round to the first. A
 * press (any action but ACTION_NONE) makes the wall a visitor's: the card then on show stays for the larger of its
 * dwell and wait_after_press, then the cycle goes on from there; home_after later without a press the wall goes home,
 * once.
 *
 * - paused: no dwell ends. Steps still step. Pause again ends it, and so does home_after: a public wall does not stay
 *   stuck because a visitor walked away. With home_after 0 only a hand or a new edition ends it.
 *
 * - contents: next and previous of any kind move the chosen line, round; pause, a hold (reader_act_hold) or
 *   reader_open_article opens; home and contents go back to the card; info and sleep go there.
 *
 * - info: contents goes there, sleep sleeps, anything else goes back to the card and does no more.
 *
 * - asleep: nothing is due. Any action wakes and only wakes: the card is shown again, paused if it was.
 *
 * - empty: only sleep, waking, undo and quit do anything. Nothing is due.
 *
 * Contents and info close by themselves where the cycle would go on (wait_after_press after the last press, but not
 * before READER_VIEW_LEAST_MS) or the wall goes home. One press is one step however many come in a millisecond; a tick
 * is one step however late it comes. */
#pragma once

#include "base/never.h"
#include "reading/action.h"
#include "reading/deck.h"

enum { READER_VIEW_LEAST_MS = 10000 };

struct reader_pace {
    uint32_t words_per_minute; /* 40 to 1000; never 0 */
    uint32_t dwell_least_ms, dwell_most_ms;
    uint32_t wait_after_press_ms; /* the cycle stands still so long after a press, at the least */
    uint32_t home_after_ms;       /* unattended so long after the last press: home, once. 0: never */
    bool cycle;                   /* false: cards change by hand only */
};

enum reader_view { VIEW_CARD, VIEW_CONTENTS, VIEW_INFO, VIEW_ASLEEP };

/* How the picture gets from the old card to the new one. To and from contents and info is MOTION_CARD. */
enum motion { MOTION_NONE, MOTION_CARD, MOTION_ARTICLE };

struct reader_change {
    bool shown;      /* place, view or the contents' chosen line changed: draw */
    bool paused;     /* paused or went on; which of them is in the reader */
    bool idle;       /* home_after is over, the wall is its own again (trace "idle"); it may have been home already */
    bool quit, undo; /* the owner does these */
    enum motion motion; /* NONE: cut. Set only with `shown` */
    int direction;      /* 1 forwards (also round the end), -1 backwards (also home, and leaving a view); 0 with NONE */
};

/* To be read freely, written by these functions only. */
struct reader {
    struct reader_pace pace;
    struct deck deck;
    struct place place; /* can be shown, unless empty */
    enum reader_view view;
    size_t chosen; /* in the contents: an article that can be shown */
    bool paused;
    bool empty;                               /* no card can be shown */
    uint64_t dwell_ends, home_at, touched_at; /* NEVER where there is none */
};

/* Starts at home. The deck's source outlives the reader. */
void reader_init(struct reader *r, const struct reader_pace *pace, const struct deck *deck, uint64_t now);

/* A new edition, or the same one set for another screen. With `keep` NULL: home, views close, a pause ends, and the
 * wall is nobody's; so it is where nothing can be shown. Else the place nearest to `keep` that can be shown
 * (deck_settle), and likewise the contents' chosen line; view, pause and a visitor's times stay. A wall that is asleep
 * sleeps on. `shown` is always set; the motion is the caller's choice (NONE here). */
struct reader_change reader_change_deck(struct reader *r, const struct deck *deck, const struct place *keep,
                                        uint64_t now);

struct reader_change reader_act(struct reader *r, enum action action, uint64_t now);

/* An action made by a hold (struct happening's `held`): in the contents a step opens the chosen line instead. */
struct reader_change reader_act_hold(struct reader *r, enum action action, uint64_t now);

/* Chooses this article (below the deck's `articles`) and goes to its first card, from any view; a tap in the contents.
 * An article that cannot be shown only counts as a press; asleep, it only wakes. */
struct reader_change reader_open_article(struct reader *r, size_t article, uint64_t now);

/* The clock puts it to sleep or wakes it; nobody's press. Woken so it is at home, not paused, and its own. Nothing
 * changes if it is asleep, or awake, already. */
struct reader_change reader_sleep(struct reader *r, bool asleep, uint64_t now);

/* To be called at reader_next_wake() or later; early calls change nothing. Afterwards next_wake lies after `now`. */
struct reader_change reader_tick(struct reader *r, uint64_t now);
uint64_t reader_next_wake(const struct reader *r); /* NEVER: nothing is due */

/* How long a card of so many words stays, ms: by words a minute, not below the floor, not above the ceiling unless the
 * floor is above it, and at least 1. */
uint32_t reader_dwell(const struct reader_pace *pace, uint32_t words);

/* The places one press away, likeliest first, to be painted ahead: next card, previous card, next article, previous
 * article; none twice, not the present one. Returns how many, 0 to 4. Asks the deck. */
size_t reader_neighbours(const struct reader *r, struct place out[4]);
