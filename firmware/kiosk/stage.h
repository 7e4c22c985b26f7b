/* SPDX-License-Identifier: MIT */
/* The stage: which picture is on the window, which are ready beside it, and how one becomes the other. It paints a
 * picture when it is first asked for and keeps a few, so a press only shows what is there. Time is an argument. */
#pragma once

#include "base/never.h"
#include "reading/deck.h"
#include "screen/window.h"

/* One thing that can be on the screen. */
enum sight_kind { SIGHT_NONE, SIGHT_CARD, SIGHT_CONTENTS, SIGHT_INFO, SIGHT_NOTICE, SIGHT_DARK };
struct sight {
    enum sight_kind kind;
    struct place place; /* of a card */
    size_t chosen;      /* the line of the contents, or which notice; else 0 */
};

bool sight_same(const struct sight *a, const struct sight *b);

enum { STAGE_AHEAD_MOST = 6 };

struct stage_wish {
    struct theme theme;
    int rotation; /* degrees clockwise: 0, 90, 180, 270 */
    int transition_ms;
    int panel_ms; /* how long the panel takes to rise and to go down; 0: at once */
    /* Sets the page of a sight, upright; NULL and the reason on failure. The stage destroys it. */
    struct page *(*page)(void *user, const struct sight *sight, struct error *e);
    void *user;
};

struct stage;
/* `window` and `fonts` outlive it. NULL if out of memory. */
struct stage *stage_create(struct window *window, struct fonts *fonts, const struct stage_wish *wish);
void stage_destroy(struct stage *s); /* takes NULL */

/* Brings the sight on. A transition that still runs is completed at once first. On failure the old picture stays. */
MUST_CHECK bool stage_show(struct stage *s, const struct sight *sight, enum transition_kind kind, int direction,
                           uint64_t now, struct error *e);

/* All pictures are out of date (another minute, edition): the present sight is painted anew, without a motion. False if
 * its page cannot be set: then the old picture stays. */
MUST_CHECK bool stage_repaint(struct stage *s, struct error *e);

/* The window may have another size. True if it has: no picture fits any more, and the stage is empty until the next
 * stage_show(). */
bool stage_resize(struct stage *s);

/* What is on the window is of another edition: it stays until the next stage_show() leads over from it. */
void stage_forget(struct stage *s);

/* The panel over the card (PAGE_PANEL), which is painted from the page; NULL: it goes down. The card under it stays
 * live: it turns and is repainted as ever. The page is the caller's. */
MUST_CHECK bool stage_panel(struct stage *s, const struct page *page, struct error *e);

/* The window system lost the pixels, or the picture moves by the burn-in guard's (dx, dy), px. */
void stage_expose(struct stage *s);
void stage_shift(struct stage *s, int dx, int dy);

/* What is likely to be asked for next, likeliest first; then one picture a call until it returns false: then all is
 * ready, and what painting needs is given back. */
void stage_expect(struct stage *s, const struct sight *sights, size_t n);
bool stage_prepare_one(struct stage *s);

/* The one place where something is drawn: the transition's next step, or what changed. False: the window failed. */
MUST_CHECK bool stage_draw(struct stage *s, uint64_t now, struct error *e);

/* When stage_draw() has something to do next; NEVER at rest. */
uint64_t stage_next_wake(const struct stage *s);
bool stage_moving(const struct stage *s);

/* The contents line at `y`, 0 to 1 of the upright picture's height, as an article; SIZE_MAX if there is none. A line is
 * as wide as the screen. */
size_t stage_article_at(const struct stage *s, float y);
