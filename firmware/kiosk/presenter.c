/* SPDX-License-Identifier: MIT */
#include "kiosk/presenter.h"

#include "kiosk/commands.h"

enum notice_id { NOTICE_FAULT, NOTICE_REMARK };

/* The sheet of the window, upright: a picture rotated by 90 or 270 degrees has the window's sides exchanged. The safe
 * area is left out where it leaves no room for a page. */
static struct sheet sheet_of(const struct presenter *p)
{
    struct canvas canvas = window_canvas(p->window);
    struct sheet sheet = commands_sheet_on(p->settings, canvas.width, canvas.height);
    struct error e;

    return page_check_sheet(&sheet, &e) ? sheet : (struct sheet){.width = sheet.width, .height = sheet.height};
}

static void article_fault(void *user, size_t article, const char *why)
{
    struct presenter *p = user;

    event_error(&p->events, loop_now(), "article %zu is passed over: %s", article + 1, why);
    p->bad_article = true;
}

struct cards *presenter_cards(struct presenter *p, struct edition *edition)
{
    struct sheet sheet = sheet_of(p);
    struct cards_wish wish = commands_cards(p->settings, &sheet);
    struct cards_source source = commands_source(edition);

    wish.stale_after_days = p->settings->display.stale_after_days;
    wish.trust = p->trust;
    return cards_create(&source, fonts_for_type(p->fonts), &wish, article_fault, p);
}

struct page *presenter_page(void *user, const struct sight *sight, struct error *e)
{
    const struct presenter *p = user;
    const struct notice *n = sight->chosen == NOTICE_REMARK ? &p->notices.remark : &p->notices.fault;

    switch (sight->kind) {
    case SIGHT_CARD:
        return cards_page(p->cards, sight->place, e);
    case SIGHT_CONTENTS:
        return cards_contents(p->cards, sight->chosen, e);
    case SIGHT_INFO:
        return cards_info(p->cards, e);
    case SIGHT_NOTICE:
        return cards_notice(p->cards, n->kicker, n->text, n->note, e);
    case SIGHT_NONE:
    case SIGHT_DARK:
        break;
    }
    error_set(e, "there is nothing to set");
    return NULL;
}

/* What the screen should show now. */
static struct sight wanted(const struct presenter *p)
{
    const struct reader *r = &p->session.reader;

    if (r->view == VIEW_ASLEEP)
        return (struct sight){.kind = SIGHT_DARK};
    if (p->session.notice_until != 0)
        return (struct sight){.kind = SIGHT_NOTICE, .chosen = NOTICE_REMARK};
    if (r->view == VIEW_INFO)
        return (struct sight){.kind = SIGHT_INFO};
    if (r->empty)
        return (struct sight){.kind = SIGHT_NOTICE, .chosen = NOTICE_FAULT};
    if (r->view == VIEW_CONTENTS)
        return (struct sight){.kind = SIGHT_CONTENTS, .chosen = r->chosen};
    return (struct sight){.kind = SIGHT_CARD, .place = r->place};
}

static void tell_edition(const struct presenter *p)
{
    const struct edition_facts *f = edition_facts(p->edition);

    event(&p->events, loop_now(),
          &(struct event){.kind = EVENT_EDITION, .edition = {f->title, f->sequence, edition_count(p->edition)}});
}

/* The first card can be set; nothing of it is kept but what *c keeps. */
static bool try_first(struct presenter *p, struct cards *c, struct error *e)
{
    struct deck deck = cards_deck(c);
    struct place home;

    p->bad_article = false;
    bool can = deck_home(&deck, &home);
    bool bad = p->bad_article;
    p->bad_article = false;
    if (!can)
        return error_set(e, "none of its articles can be shown");
    if (bad)
        return error_set(e, "its first article cannot be shown");
    struct page *page = cards_page(c, home, e);
    bool whole = page != NULL;
    page_destroy(page);
    return whole;
}

bool presenter_exchange(struct presenter *p, struct edition *edition, struct error *e)
{
    struct cards *cards = presenter_cards(p, edition);
    uint64_t now = loop_now();

    if (cards == NULL)
        return error_memory(e);
    (void)clock_read(&p->clock, cards);
    if (!try_first(p, cards, e)) {
        cards_destroy(cards);
        return false;
    }
    struct deck deck = cards_deck(cards);
    stage_forget(p->stage);
    (void)reader_change_deck(&p->session.reader, &deck, NULL, now);
    cards_destroy(p->cards);
    edition_close(p->edition);
    p->cards = cards;
    p->edition = edition;
    p->on_stage = (struct sight){.kind = SIGHT_NONE};
    p->ahead = false;
    tell_edition(p);
    session_tell_card(&p->session, now);
    return true;
}

static void tell_window(const struct presenter *p)
{
    struct canvas canvas = window_canvas(p->window);

    event(&p->events, loop_now(),
          &(struct event){.kind = EVENT_WINDOW, .window = {window_driver(p->window), canvas.width, canvas.height}});
}

bool presenter_resize(struct presenter *p)
{
    struct sheet sheet = sheet_of(p);
    struct deck deck = p->session.reader.deck;
    struct place place = p->session.reader.place;

    if (!stage_resize(p->stage))
        return false;
    cards_set_sheet(p->cards, &sheet);
    (void)reader_change_deck(&p->session.reader, &deck, &place, loop_now());
    p->on_stage = (struct sight){.kind = SIGHT_NONE};
    tell_window(p);
    return true;
}

bool presenter_renewed(struct presenter *p)
{
    power_renewed(&p->power);
    stage_expose(p->stage);
    bool resized = presenter_resize(p);
    if (!resized)
        tell_window(p);
    frames_expect(&p->frames, window_frames(p->window));
    return resized;
}

/* From the window's pixels to the upright picture, both 0 to 1. */
static void turn_upright(int rotation, float *x, float *y)
{
    float wx = *x, wy = *y;

    *x = rotation == 90 ? wy : rotation == 180 ? 1 - wx : rotation == 270 ? 1 - wy : wx;
    *y = rotation == 90 ? 1 - wx : rotation == 180 ? 1 - wy : rotation == 270 ? wx : wy;
}

void presenter_pointer(struct presenter *p, enum pointer_event event, int64_t finger, float x, float y, uint64_t ms)
{
    struct sheet sheet = sheet_of(p);

    turn_upright(p->settings->display.rotation, &x, &y);
    float aspect = sheet.width > 0 && sheet.height > 0 ? (float)sheet.width / (float)sheet.height : 1;
    session_pointer(&p->session, event, finger, x, y, aspect, ms);
}

static enum transition_kind transition_for(const struct presenter *p, const struct sight *to)
{
    const struct settings *s = p->settings;

    /* A view of the kiosk's own, and what follows it, has no motion of its own: it fades in unless all is cut. */
    if (to->kind != SIGHT_CARD || p->on_stage.kind != SIGHT_CARD || p->last.motion == MOTION_NONE)
        return s->display.transition == SETTINGS_CUT ? TRANSITION_CUT : TRANSITION_FADE;
    int chosen = p->last.motion == MOTION_ARTICLE ? s->display.article_transition : s->display.transition;
    return chosen == SETTINGS_CUT ? TRANSITION_CUT : chosen == SETTINGS_SLIDE ? TRANSITION_SLIDE : TRANSITION_FADE;
}

static void bring_on(struct presenter *p, uint64_t now)
{
    struct sight want = wanted(p);
    struct error e;

    if (p->power.off && want.kind != SIGHT_DARK)
        power_set(&p->power, p->window, &p->events, true);
    if (sight_same(&want, &p->on_stage))
        return;
    if (p->on_stage.kind == SIGHT_DARK)
        clock_set_dark(&p->clock, false);
    /* A card that cannot be set is told and stays off; the picture that is up stays up. */
    if (!stage_show(p->stage, &want, transition_for(p, &want), p->last.direction < 0 ? -1 : 1, now, &e))
        event_error(&p->events, loop_now(), "%s", e.text);
    if (want.kind == SIGHT_DARK)
        clock_set_dark(&p->clock, true);
    p->on_stage = want;
    p->turned = true;
    frames_expect(&p->frames, window_frames(p->window));
}

bool presenter_draw(struct presenter *p, uint64_t now, struct error *e)
{
    bring_on(p, now);
    if (!stage_draw(p->stage, now, e))
        return false;
    p->drawn = loop_now();
    frames_tell(&p->frames, &p->events, window_frames(p->window), stage_moving(p->stage), p->drawn);
    return true;
}

static void expect_neighbours(struct presenter *p)
{
    struct sight sights[STAGE_AHEAD_MOST];
    struct place places[4];
    size_t n = 0, found = 0;

    if (p->on_stage.kind == SIGHT_CARD)
        found = reader_neighbours(&p->session.reader, places);
    for (size_t i = 0; i < found; i++)
        sights[n++] = (struct sight){.kind = SIGHT_CARD, .place = places[i]};
    if (p->on_stage.kind != SIGHT_DARK && !p->session.reader.empty && p->on_stage.kind != SIGHT_CARD)
        sights[n++] = (struct sight){.kind = SIGHT_CARD, .place = p->session.reader.place};
    stage_expect(p->stage, sights, n);
    p->ahead = true; /* with none, what painting needs is put away all the same */
}

uint64_t presenter_rest(struct presenter *p, bool shown, uint64_t other, uint64_t now)
{
    struct sight want = wanted(p);
    uint64_t stage = stage_next_wake(p->stage);
    uint64_t next = sooner(sooner(session_next_wake(&p->session), stage), other);

    /* What came in while the frame was presented. */
    if (!sight_same(&want, &p->on_stage) || p->session.changes.undo || p->session.changes.quit)
        next = now;
    if (p->on_stage.kind == SIGHT_DARK && stage == NEVER && shown)
        power_set(&p->power, p->window, &p->events, false);
    /* The neighbours come once the card is on the screen; they are painted one a round, so a press in between waits for
     * one picture at most. */
    if (p->turned && !stage_moving(p->stage)) {
        p->turned = false;
        expect_neighbours(p);
    }
    if (p->ahead && !stage_moving(p->stage) && next > now) {
        p->ahead = stage_prepare_one(p->stage);
        if (p->ahead)
            next = now;
    }
    return next;
}

static void minute_began(void *user)
{
    struct presenter *p = user;
    struct error e;

    if (!clock_read(&p->clock, p->cards))
        return;
    /* A page that cannot be set keeps its old clock: better that than no picture. */
    if (!stage_repaint(p->stage, &e))
        event_error(&p->events, loop_now(), "%s", e.text);
    p->ahead = true;
}

static void picture_moves(void *user, int dx, int dy)
{
    const struct presenter *p = user;

    stage_shift(p->stage, dx, dy);
}

static size_t article_at(void *user, float y)
{
    const struct presenter *p = user;

    return stage_article_at(p->stage, y);
}

int presenter_start(struct presenter *p, struct loop *l)
{
    const struct clock_listener listener = {minute_began, picture_moves, p};

    p->session.article_at = article_at;
    p->session.user = p;
    if (clock_start(&p->clock, l, p->settings, &listener) != 0 || power_start(&p->power, l, p->settings) != 0)
        return -1;
    (void)clock_read(&p->clock, p->cards);
    tell_window(p);
    if (p->edition != NULL)
        tell_edition(p);
    if (p->notices.remark_until != 0)
        session_notice(&p->session, p->notices.remark_until, loop_now());
    else
        session_tell_card(&p->session, loop_now());
    return 0;
}

void presenter_stop(struct presenter *p)
{
    power_set(&p->power, p->window, &p->events, true);
    power_stop(&p->power);
    clock_stop(&p->clock);
}
