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

struct cards *exchange_cards(struct kiosk *k, struct edition *edition)
{
    struct canvas canvas = window_canvas(k->window);
    struct sheet sheet = kiosk_sheet(k->settings, &canvas);
    struct cards_wish wish = commands_cards(k->settings, &sheet);
    struct cards_source source = commands_source(edition);

    wish.stale_after_days = k->settings->display.stale_after_days;
    wish.trust = k->trust;
    return cards_create(&source, fonts_for_type(k->fonts), &wish, article_fault, k);
}

/* The first card can be set; nothing of it is kept but what *c keeps. */
static bool try_first(struct kiosk *k, struct cards *c, struct error *e)
{
    struct deck deck = cards_deck(c);
    struct place home;

    k->bad_article = false;
    bool can = deck_home(&deck, &home);
    bool bad = k->bad_article;
    k->bad_article = false;
    if (!can)
        return error_set(e, "none of its articles can be shown");
    if (bad)
        return error_set(e, "its first article cannot be shown");
    struct page *page = cards_page(c, home, e);
    bool whole = page != NULL;
    page_destroy(page);
    return whole;
}

bool exchange_edition(struct kiosk *k, struct edition *edition, struct error *e)
{
    struct cards *cards = exchange_cards(k, edition);
    uint64_t now = loop_now();

    if (cards == NULL)
        return error_memory(e);
    hours_tell(k, cards);
    if (!try_first(k, cards, e)) {
        cards_destroy(cards);
        return false;
    }
    struct cards *old_cards = k->cards;
    struct edition *old_edition = k->edition;
    struct deck deck = cards_deck(cards);
    stage_forget(k->stage);
    k->cards = cards;
    k->edition = edition;
    (void)reader_change_deck(&k->session.reader, &deck, NULL, now);
    k->on_stage = (struct sight){.kind = SIGHT_NONE};
    k->ahead = false;
    cards_destroy(old_cards);
    edition_close(old_edition);
    kiosk_tell_edition(k);
    session_tell_card(&k->session, now);
    return true;
}
