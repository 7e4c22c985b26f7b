/* SPDX-License-Identifier: MIT */
#include "kiosk/exchange.h"

#include "kiosk/commands.h"
#include "kiosk/hours.h"

static void article_fault(void *user, size_t article, const char *why)
{
    struct kiosk *k = user;
    struct error e;

    error_set(&e, "article %zu is passed over: %s", article + 1, why);
    event_error(&k->events, loop_now(), e.text);
    k->bad_article = true;
}

struct composer *exchange_composer(struct kiosk *k, struct edition *edition)
{
    const struct settings *s = k->settings;
    struct canvas canvas = window_canvas(k->window);
    const struct composer_wish wish = {.sheet = kiosk_sheet(s, &canvas),
                                       .language = s->kiosk.language,
                                       .name = s->kiosk.name,
                                       .dates = (enum date_style)s->display.date,
                                       .clock = (enum clock_style)s->display.clock,
                                       .stale_after_days = s->display.stale_after_days,
                                       .trust = k->trust};

    return composer_create(edition, fonts_for_type(k->fonts), &wish, article_fault, k);
}

/* The first card can be set; nothing of it is kept but what the composer keeps. */
static bool try_first(struct kiosk *k, struct composer *c, struct error *e)
{
    struct deck deck = composer_deck(c);
    struct place home;

    k->bad_article = false;
    bool can = deck_home(&deck, &home);
    bool bad = k->bad_article;
    k->bad_article = false;
    if (!can)
        return error_set(e, "none of its articles can be shown");
    if (bad)
        return error_set(e, "its first article cannot be shown");
    struct page *page = composer_card(c, home, e);
    bool whole = page != NULL;
    page_destroy(page);
    return whole;
}

bool exchange_edition(struct kiosk *k, struct edition *edition, struct error *e)
{
    struct composer *composer = exchange_composer(k, edition);
    uint64_t now = loop_now();

    if (composer == NULL)
        return error_memory(e);
    hours_tell(k, composer);
    if (!try_first(k, composer, e)) {
        composer_destroy(composer);
        return false;
    }
    struct composer *old_composer = k->composer;
    struct edition *old_edition = k->edition;
    struct deck deck = composer_deck(composer);
    stage_forget(k->stage);
    k->composer = composer;
    k->edition = edition;
    struct reader_change c = reader_change_deck(&k->session.reader, &deck, NULL, now);
    kiosk_take(k, &c);
    k->on_stage = (struct sight){.kind = SIGHT_NONE};
    k->ahead = false;
    composer_destroy(old_composer);
    edition_close(old_edition);
    kiosk_tell_edition(k);
    session_tell_card(&k->session, now);
    return true;
}
