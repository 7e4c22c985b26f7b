/* SPDX-License-Identifier: MIT */
#include "kiosk/kiosk.h"

#include "base/log.h"
#include "kiosk/commands.h"
#include "kiosk/display.h"
#include "kiosk/hands.h"
#include "kiosk/hours.h"
#include "kiosk/updating.h"

#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { RETRY_MS = 250 };
enum notice_id { NOTICE_FAULT, NOTICE_REMARK };

struct sheet kiosk_sheet(const struct settings *s, const struct canvas *canvas)
{
    struct sheet sheet = commands_sheet(s, canvas->width, canvas->height);
    struct error e;

    return page_check_sheet(&sheet, &e) ? sheet : (struct sheet){.width = sheet.width, .height = sheet.height};
}

struct page *kiosk_page(void *user, const struct sight *sight, struct error *e)
{
    struct kiosk *k = user;
    const struct notice *n = sight->chosen == NOTICE_REMARK ? &k->remark : &k->fault;

    switch (sight->kind) {
    case SIGHT_CARD:
        return cards_page(k->cards, sight->place, e);
    case SIGHT_CONTENTS:
        return cards_contents(k->cards, sight->chosen, e);
    case SIGHT_INFO:
        return cards_info(k->cards, e);
    case SIGHT_NOTICE:
        return cards_notice(k->cards, n->kicker, n->text, n->note, e);
    case SIGHT_NONE:
    case SIGHT_DARK:
        break;
    }
    error_set(e, "there is nothing to set");
    return NULL;
}

/* What the screen should show now. */
static struct sight wanted(const struct kiosk *k)
{
    const struct reader *r = &k->session.reader;

    if (r->view == VIEW_ASLEEP)
        return (struct sight){.kind = SIGHT_DARK};
    if (k->session.notice_until != 0)
        return (struct sight){.kind = SIGHT_NOTICE, .chosen = NOTICE_REMARK};
    if (r->view == VIEW_INFO)
        return (struct sight){.kind = SIGHT_INFO};
    if (r->empty)
        return (struct sight){.kind = SIGHT_NOTICE, .chosen = NOTICE_FAULT};
    if (r->view == VIEW_CONTENTS)
        return (struct sight){.kind = SIGHT_CONTENTS, .chosen = r->chosen};
    return (struct sight){.kind = SIGHT_CARD, .place = r->place};
}

static bool same_sight(const struct sight *a, const struct sight *b)
{
    return a->kind == b->kind && a->chosen == b->chosen && a->place.article == b->place.article &&
           a->place.card == b->place.card;
}

void kiosk_fail(struct kiosk *k, const struct error *e)
{
    event_error(&k->events, loop_now(), e->text);
    k->status = 1;
    loop_stop(k->loop);
}

/* --- the window -----------------------------------------------------------------------------------------------------
 */

/* What the session has changed. False: the run ends by it. */
static bool take_changes(struct kiosk *k)
{
    struct reader_change c = session_take(&k->session);

    if (c.shown)
        k->last = c;
    if (c.undo)
        updating_undo(k->updating);
    if (c.quit)
        loop_stop(k->loop);
    return !c.quit;
}

void kiosk_tell_edition(const struct kiosk *k)
{
    const struct edition_facts *f = edition_facts(k->edition);
    event(&k->events, loop_now(),
          &(struct event){.kind = EVENT_EDITION, .edition = {f->title, f->sequence, edition_count(k->edition)}});
}

static void tell_display(const struct kiosk *k)
{
    struct canvas canvas = window_canvas(k->window);
    event(&k->events, loop_now(),
          &(struct event){.kind = EVENT_WINDOW, .window = {window_driver(k->window), canvas.width, canvas.height}});
}

/* A new size, if it is one: the cards are cut anew; the place is kept where the article still has that card. */
static bool take_size(struct kiosk *k)
{
    struct canvas canvas = window_canvas(k->window);
    struct sheet sheet = kiosk_sheet(k->settings, &canvas);
    struct deck deck = k->session.reader.deck;
    struct place place = k->session.reader.place;

    if (!stage_resize(k->stage))
        return false;
    cards_set_sheet(k->cards, &sheet);
    (void)reader_change_deck(&k->session.reader, &deck, &place, loop_now());
    k->on_stage = (struct sight){.kind = SIGHT_NONE};
    updating_resized(k->updating);
    tell_display(k);
    return true;
}

void kiosk_renewed(struct kiosk *k)
{
    k->panel_off = k->no_power = false;
    stage_expose(k->stage);
    if (!take_size(k))
        tell_display(k);
    k->frame_due = FRAME_FIRST;
    k->frames = window_frames(k->window);
}

static void take_event(struct kiosk *k, const struct window_event *w)
{
    struct error e;

    switch (w->kind) {
    case WINDOW_KEY_DOWN:
    case WINDOW_KEY_UP:
        hands_key(k, w->key, w->kind == WINDOW_KEY_DOWN, loop_now());
        break;
    case WINDOW_POINTER_DOWN:
    case WINDOW_POINTER_MOVE:
    case WINDOW_POINTER_UP:
        hands_pointer(k,
                      w->kind == WINDOW_POINTER_DOWN   ? POINTER_DOWN
                      : w->kind == WINDOW_POINTER_MOVE ? POINTER_MOVE
                                                       : POINTER_UP,
                      w->finger, w->x, w->y, loop_now());
        break;
    case WINDOW_RESIZED:
        take_size(k);
        break;
    case WINDOW_EXPOSED:
        stage_expose(k->stage);
        break;
    case WINDOW_FOCUS_LOST:
        session_let_go(&k->session);
        break;
    case WINDOW_CLOSED:
        loop_stop(k->loop);
        break;
    case WINDOW_LOST:
        error_set(&e, "the display went away");
        kiosk_fail(k, &e);
        break;
    }
}

static void drain_window(struct kiosk *k)
{
    struct window_event w;

    while (k->status == 0 && window_poll(k->window, &w))
        take_event(k, &w);
}

static void window_ready(void *user, int fd, uint32_t events)
{
    struct kiosk *k = user;
    struct error e;

    (void)fd;
    drain_window(k);
    if (k->status == 0 && (events & (EPOLLHUP | EPOLLERR)) != 0) {
        error_set(&e, "the display went away");
        kiosk_fail(k, &e);
    }
}

static void wake_due(void *user)
{
    (void)user; /* what is due is done before the loop sleeps */
}

/* --- drawing, the one place --------------------------------------------------------------------------------------- */

static enum transition_kind transition_for(const struct kiosk *k, const struct sight *to)
{
    /* A view of the kiosk's own, and what follows it, has no motion of its own: it fades in unless all is cut. */
    if (to->kind != SIGHT_CARD || k->on_stage.kind != SIGHT_CARD || k->last.motion == MOTION_NONE)
        return k->settings->display.transition == SETTINGS_CUT ? TRANSITION_CUT : TRANSITION_FADE;
    int chosen =
        k->last.motion == MOTION_ARTICLE ? k->settings->display.article_transition : k->settings->display.transition;
    return chosen == SETTINGS_CUT ? TRANSITION_CUT : chosen == SETTINGS_SLIDE ? TRANSITION_SLIDE : TRANSITION_FADE;
}

static void expect_neighbours(struct kiosk *k)
{
    struct sight sights[STAGE_AHEAD_MOST];
    struct place places[4];
    size_t n = 0, found = 0;

    if (k->on_stage.kind == SIGHT_CARD)
        found = reader_neighbours(&k->session.reader, places);
    for (size_t i = 0; i < found; i++)
        sights[n++] = (struct sight){.kind = SIGHT_CARD, .place = places[i]};
    if (k->on_stage.kind != SIGHT_DARK && !k->session.reader.empty && k->on_stage.kind != SIGHT_CARD)
        sights[n++] = (struct sight){.kind = SIGHT_CARD, .place = k->session.reader.place};
    stage_expect(k->stage, sights, n);
    k->ahead = true; /* with none, what painting needs is put away all the same */
}

/* On the bare display a dark screen is a panel without power. Where that cannot be, black has to do. */
static void set_power(struct kiosk *k, bool on)
{
    struct error e;

    if (on == !k->panel_off || k->no_power || !window_is_bare(k->window))
        return;
    if (window_power(k->window, on, &e)) {
        k->panel_off = !on;
        event(&k->events, loop_now(), &(struct event){.kind = EVENT_POWER, .on = on});
        return;
    }
    event_error(&k->events, loop_now(), e.text);
    k->no_power = !on; /* what was turned off must come on again: that is tried each time */
}

/* Tells the trace of the first frame that shows something of a new sight, and of the one that shows all of it. */
static void tell_frames(struct kiosk *k)
{
    bool moving = stage_moving(k->stage);

    if (k->frame_due == FRAME_TOLD || (k->frame_due == FRAME_FIRST && window_frames(k->window) == k->frames))
        return;
    k->frames = window_frames(k->window);
    if (k->frame_due == FRAME_FIRST || !moving)
        event(&k->events, loop_now(), &(struct event){.kind = EVENT_FRAME, .moving = moving});
    k->frame_due = moving ? FRAME_LAST : FRAME_TOLD;
}

static void bring_on(struct kiosk *k, uint64_t now)
{
    struct sight want = wanted(k);
    struct error e;

    if (k->panel_off && want.kind != SIGHT_DARK)
        set_power(k, true);
    if (same_sight(&want, &k->on_stage))
        return;
    if (k->on_stage.kind == SIGHT_DARK)
        hours_wake(k);
    /* A card that cannot be set is told and stays off; the picture that is up stays up. */
    if (!stage_show(k->stage, &want, transition_for(k, &want), k->last.direction < 0 ? -1 : 1, now, &e))
        event_error(&k->events, loop_now(), e.text);
    k->on_stage = want;
    k->turned = true;
    k->frame_due = FRAME_FIRST;
    k->frames = window_frames(k->window);
}

static void woken(void *user)
{
    struct kiosk *k = user;
    notify_awake(&k->notify, loop_now());
}

/* What was drawn has reached the display, if there is one. */
static bool is_shown(const struct kiosk *k)
{
    return k->unplugged || window_shown(k->window);
}

/* The watchdog is fed only then. */
static void tell_service(struct kiosk *k, uint64_t next)
{
    if (!is_shown(k))
        return;
    if (k->unplugged || window_frames(k->window) > 0)
        notify_ready(&k->notify);
    notify_asleep(&k->notify, loop_now(), next);
}

static uint64_t sooner(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Does what is due, draws once, and sets the alarm for what is due next. */
static void before_sleep(void *user)
{
    struct kiosk *k = user;
    struct error e;
    uint64_t now = loop_now();

    drain_window(k);
    if (!is_shown(k))
        stage_expose(k->stage);
    if (session_next_wake(&k->session) <= now)
        session_tick(&k->session, now);
    uint64_t bedtime = hours_ask(k, now);
    if (k->status != 0 || !take_changes(k))
        return;
    uint64_t update = updating_do(k->updating, now);
    if (k->status != 0)
        return;
    bring_on(k, now);
    if (!stage_draw(k->stage, now, &e)) {
        kiosk_fail(k, &e);
        return;
    }
    k->drawn = loop_now();
    tell_frames(k);
    uint64_t lamps = hands_light(k->hands, now);
    /* Presenting can pull events into the window's queue: nothing may wait there while the loop sleeps. */
    drain_window(k);
    struct sight want = wanted(k);
    uint64_t next = session_next_wake(&k->session), stage = stage_next_wake(k->stage);
    next = sooner(next, stage);
    next = sooner(next, bedtime);
    next = sooner(next, update);
    next = sooner(next, lamps);
    if (!same_sight(&want, &k->on_stage))
        next = now;
    if (k->on_stage.kind == SIGHT_DARK && stage == STAGE_NEVER && is_shown(k))
        set_power(k, false);
    /* The neighbours come once the card is on the screen; they are painted one a round, so a press in between waits for
     * one picture at most. */
    if (k->turned && !stage_moving(k->stage)) {
        k->turned = false;
        expect_neighbours(k);
    }
    if (k->ahead && !stage_moving(k->stage) && next > now) {
        k->ahead = stage_prepare_one(k->stage);
        if (k->ahead)
            next = now;
    }
    /* A place whose card and neighbours could be set and painted: the next run may go on there. */
    if (next > now && k->on_stage.kind == SIGHT_CARD && !stage_moving(k->stage) && k->edition != NULL)
        bookmark_keep(&k->bookmark, edition_identity(k->edition), k->on_stage.place);
    /* A frame that did not get to the display is tried again, until it does or the watchdog ends it. */
    if (!is_shown(k))
        next = sooner(next, now + RETRY_MS);
    loop_timer_set(k->wake, next);
    tell_service(k, next);
}

/* --- life --------------------------------------------------------------------------------------------------------- */

static void signal_caught(void *user, int signal)
{
    struct kiosk *k = user;
    (void)signal;
    k->ending = true;
    loop_stop(k->loop);
}

bool kiosk_start_loop(struct kiosk *k, struct error *e)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};

    k->loop = loop_create();
    if (k->loop != NULL && loop_signals(k->loop, signals, 3, signal_caught, k) == 0)
        return true;
    return error_set(e, "cannot wait for events: %m");
}

static size_t article_at(void *user, float x, float y)
{
    struct kiosk *k = user;
    return stage_article_at(k->stage, x, y);
}

int kiosk_run(struct kiosk *k)
{
    struct error e;

    k->console.fd = -1;
    if (window_is_bare(k->window))
        (void)console_take(&k->console, STDIN_FILENO);
    k->session.article_at = article_at;
    k->session.user = k;
    k->wake = loop_timer_create(k->loop, false, wake_due, k);
    if (k->wake == NULL || hours_start(k) != 0 ||
        (window_fd(k->window) >= 0 && loop_watch(k->loop, window_fd(k->window), EPOLLIN, window_ready, k) != 0)) {
        error_set(&e, "cannot wait for events: %m");
        kiosk_fail(k, &e);
        goto out;
    }
    tell_display(k);
    if (k->edition != NULL)
        kiosk_tell_edition(k);
    if (k->remark_until != 0)
        session_notice(&k->session, k->remark_until, loop_now());
    else
        session_tell_card(&k->session, loop_now());
    k->hands = hands_create(k, &e);
    if (k->hands == NULL) {
        kiosk_fail(k, &e);
        goto out;
    }
    updating_start(k->updating);
    k->display = display_watch_create(k);
    loop_before_sleep(k->loop, before_sleep, k);
    loop_after_sleep(k->loop, woken, k);
    if (loop_run(k->loop) != 0) {
        error_set(&e, "cannot wait for events: %m");
        kiosk_fail(k, &e);
    }
    updating_stop(k->updating);
out:
    set_power(k, true);
    console_give_back(&k->console);
    display_watch_destroy(k->display);
    hands_destroy(k->hands);
    hours_stop(k);
    loop_timer_destroy(k->wake);
    return k->status;
}
