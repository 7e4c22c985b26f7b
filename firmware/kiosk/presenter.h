/* SPDX-License-Identifier: MIT */
/* The presenter: brings onto the stage what the session wants to be seen, which is a card of the edition, the contents,
 * a notice or darkness, and exchanges one edition for another between two frames. It has no loop and waits for nothing.
 */
#pragma once

#include "edition/edition.h"
#include "kiosk/clock.h"
#include "kiosk/power.h"
#include "kiosk/stage.h"

/* A card of the kiosk's own, in plain words, for a wall that has something wrong with it: one sentence between a kicker
 * and a smaller line under it. */
struct notice {
    char kicker[96], text[480], note[200];
};

enum { NOTICES_REMARK_MS = 30000 };

struct notices {
    struct notice fault;   /* shown while there is no card to show */
    struct notice remark;  /* shown before the cards for NOTICES_REMARK_MS, unless something comes down (session.h) */
    uint64_t remark_until; /* loop_now()'s; 0: there is no remark */
};

/* Filled part by part by its owner, who also closes window, fonts, edition, cards, stage and session. */
struct presenter {
    const struct settings *settings;
    struct events events;
    struct window *window;
    struct fonts *fonts;
    struct edition *edition; /* NULL: none */
    struct cards *cards;
    struct stage *stage;
    struct session session;
    struct notices notices;
    struct clock clock;
    struct power power;
    struct frames frames;
    const char *trust; /* which editions are taken, in words; NULL: none is */
    bool bad_article;  /* one was passed over since this was last looked at */
    struct sight on_stage;
    struct reader_change last; /* how the next sight comes on */
    bool turned;               /* another sight came on: its neighbours are to be found */
    bool ahead;                /* neighbours may still have to be painted */
    uint64_t drawn;            /* when the last drawing was done */
};

/* The cards of an edition (or of none, NULL) as the settings want them, for the window. NULL if out of memory. */
struct cards *presenter_cards(struct presenter *p, struct edition *edition);

/* Sets the page of a sight, for stage_wish.page; `user` is the presenter. */
struct page *presenter_page(void *user, const struct sight *sight, struct error *e);

/* All parts are there: tells of them, and starts clock and power. -1 and errno if there are no timers;
 * presenter_stop() in any case, which gives the panel its power back. */
int presenter_start(struct presenter *p, struct loop *l);
void presenter_stop(struct presenter *p);

/* Lays out the first card of `edition`, and only if that succeeds shows it: the deck, the reader and the stage are the
 * new edition's, the old one is closed. The next frame is the first that differs. On failure nothing has changed and
 * `edition` stays the caller's. */
MUST_CHECK bool presenter_exchange(struct presenter *p, struct edition *edition, struct error *e);

/* The window may have another size; true if it has: then the cards are cut anew, and the place is kept where the
 * article still has that card. */
bool presenter_resize(struct presenter *p);

/* The window was opened anew (window_renew); true if it has another size. */
bool presenter_renewed(struct presenter *p);

/* From a pointer on the window or panel; (x, y): 0 to 1 over it, as it hangs. */
void presenter_pointer(struct presenter *p, enum pointer_event event, int64_t finger, float x, float y, uint64_t ms);

/* Draws what is due. False: the window failed. */
MUST_CHECK bool presenter_draw(struct presenter *p, uint64_t now, struct error *e);

/* After drawing: does what can wait until then. `shown`: what was drawn has reached the display. Returns when to draw
 * again, `now` for at once; `other` is when something else is due. */
uint64_t presenter_rest(struct presenter *p, bool shown, uint64_t other, uint64_t now);
