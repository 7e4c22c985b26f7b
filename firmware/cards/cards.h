/* SPDX-License-Identifier: MIT */
/* The cards of an edition on one sheet. An article is asked for when one of its cards is: summary and quotes are cut
 * into as many cards as they need, and a card's page is set. A few articles around the present one are kept, so that
 * the cost does not grow with the edition. `run`, `proof` and `replay` all use it: what is proofed is what is shown.
 *
 * Pure: articles come from a callback, the time of day is told. The cards that belong to no article (contents, info,
 * notices, the panel of an update) are set here too. */
#pragma once

#include "article/article.h"
#include "cards/moment.h"
#include "reading/deck.h"
#include "type/page.h"

/* What cards say of an edition. All texts are owned by the source. */
struct cards_edition {
    const char *publication; /* "" if it names none */
    const char *title;       /* NULL: there is no edition, and only notices can be set */
    const char *date;        /* RFC 3339, the date alone or with the time */
    const char *signer;      /* NULL: unsigned; "": signed with a key that is not known here */
};

/* Where articles come from; it outlives the cards. */
struct cards_source {
    size_t articles; /* how many there are; without an edition none */
    struct cards_edition edition;
    /* Fills *out, which is passed to article_finish(); false and the reason if it cannot be shown. `i` is from 0. */
    bool (*article)(void *user, size_t i, struct article *out, struct error *e);
    void *user;
};

struct cards_wish {
    struct sheet sheet;
    const char *language; /* of the kiosk's own words; BCP 47 */
    const char *name;     /* of the kiosk, "" if it has none; copied */
    enum date_style dates;
    enum clock_style clock;
    int stale_after_days; /* 0: never said */
    const char *trust;    /* which editions are taken, for the info card; NULL: not said. Outlives the cards */
};

struct cards;

/* `fonts` outlives the cards. `fault` (may be NULL) is called once for each article that cannot be shown. NULL if out
 * of memory. */
struct cards *cards_create(const struct cards_source *source, const struct type_fonts *fonts,
                           const struct cards_wish *wish, void (*fault)(void *user, size_t article, const char *why),
                           void *user);
void cards_destroy(struct cards *c); /* takes NULL */

/* Another size: every card is cut anew; what the deck said before no longer holds. */
void cards_set_sheet(struct cards *c, const struct sheet *sheet);

struct deck cards_deck(struct cards *c);

/* The wall clock, for the foot and for how old the news is. `day` counts from 1970-01-01, local time. True if anything
 * on the screen changes by it. Without it cards show neither. */
bool cards_set_time(struct cards *c, int hour, int minute, int64_t day);

/* Each sets a page; NULL and the reason on failure. The caller destroys it. */
MUST_CHECK struct page *cards_page(struct cards *c, struct place place, struct error *e);
MUST_CHECK struct page *cards_contents(struct cards *c, size_t chosen, struct error *e);
MUST_CHECK struct page *cards_info(struct cards *c, struct error *e);
MUST_CHECK struct page *cards_notice(struct cards *c, const char *kicker, const char *text, const char *note,
                                     struct error *e);

/* The panel over the card: title, bar, detail. `progress` is struct page_words'. */
MUST_CHECK struct page *cards_panel(struct cards *c, const char *title, const char *detail, int progress,
                                    struct error *e);
