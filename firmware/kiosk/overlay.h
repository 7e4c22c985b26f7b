/* SPDX-License-Identifier: MIT */
/* The overlay: a panel that rises from the foot of the upright picture over whatever is on the window, and goes down
 * again. It paints its own pixels only; what it uncovers is the stage's to restore. The burn-in guard moves its words,
 * not its edges. No clock: time is an argument. */
#pragma once

#include "base/never.h"
#include "screen/picture.h"

struct overlay;

/* `rotation` in degrees clockwise; a rise or fall takes `ms`. NULL if out of memory. `fonts` outlives it. */
struct overlay *overlay_create(struct fonts *fonts, const struct theme *theme, int rotation, int ms);
void overlay_destroy(struct overlay *o); /* takes NULL */

/* Another page (PAGE_PANEL) is to be seen: it rises, or takes the place of the one that is up. NULL: it goes down. The
 * page is the caller's. On failure all stays as it was. */
MUST_CHECK bool overlay_set(struct overlay *o, const struct page *page, struct error *e);

/* When there is something to paint; NEVER at rest. */
uint64_t overlay_next_wake(const struct overlay *o);

/* It gets lower: what is under it will be seen. */
bool overlay_falls(const struct overlay *o);

/* The motion that is under way ends with the next step. */
void overlay_hurry(struct overlay *o);

/* Paints what is due on a canvas that shows the last step, moved by the burn-in guard's (dx, dy), and writes what
 * changed to `areas` (at most `most`, at least 1), returning how many. *uncovered is what the caller has to restore,
 * which is among the areas; of no width if there is nothing. */
size_t overlay_step(struct overlay *o, const struct canvas *on, int dx, int dy, uint64_t now, struct area *areas,
                    size_t most, struct area *uncovered);

/* Paints it as it stands over a canvas that was painted under it. */
void overlay_paint(const struct overlay *o, const struct canvas *on, int dx, int dy);
