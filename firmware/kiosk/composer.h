/* SPDX-License-Identifier: MIT */
/*
 * The composer turns articles into cards for one sheet: it reads an article when it is asked for it, cuts summary and
 * quotes into as many cards as they need, and sets a card's page. A few articles around the present one are kept, so
 * the cost does not grow with the edition. `run`, `proof` and `replay` all use it: what is proofed is what is shown.
 */
#ifndef KIOSK_COMPOSER_H
#define KIOSK_COMPOSER_H

#include "edition/edition.h"
#include "kiosk/dates.h"
#include "reading/deck.h"
#include "type/page.h"

struct composer_wish {
    struct sheet sheet;
    const char *language; /* of the kiosk's own words; copied */
    const char *name;     /* of the kiosk, "" if it has none; copied */
    enum date_style dates;
    enum clock_style clock;
    int stale_after_days; /* 0: never said */
    const char *trust;    /* which editions are taken, for the info card; NULL: not said. Outlives the composer */
};

struct composer;

/* `edition` may be NULL (then only notices can be set); it and `fonts` outlive the composer. `fault` (may be NULL) is
 * called once for each article that cannot be shown. NULL if out of memory. */
struct composer *composer_create(struct edition *edition, const struct type_fonts *fonts,
                                 const struct composer_wish *wish,
                                 void (*fault)(void *user, size_t article, const char *why), void *user);
void composer_destroy(struct composer *c); /* takes NULL */

/* Another size: every card is cut anew; what the deck said before no longer holds. */
void composer_set_sheet(struct composer *c, const struct sheet *sheet);

struct deck composer_deck(struct composer *c);

/* The wall clock, for the foot and for how old the news is. `day` counts from 1970-01-01, local time. True if anything
 * on the screen changes by it. A composer that was never told shows neither. */
bool composer_set_time(struct composer *c, int hour, int minute, int64_t day);

/* Each sets a page; NULL and the reason on failure. The caller destroys it. */
MUST_CHECK struct page *composer_card(struct composer *c, struct place place, struct error *e);
MUST_CHECK struct page *composer_contents(struct composer *c, size_t chosen, struct error *e);
MUST_CHECK struct page *composer_info(struct composer *c, struct error *e);
MUST_CHECK struct page *composer_notice(struct composer *c, const char *kicker, const char *text, const char *note,
                                        struct error *e);

/* The panel over the card: title, bar, detail. `progress` is struct words'. */
MUST_CHECK struct page *composer_panel(struct composer *c, const char *title, const char *detail, int progress,
                                       struct error *e);

/* The kiosk's own words in its language. */
const struct phrases *composer_phrases(const struct composer *c);

#endif
