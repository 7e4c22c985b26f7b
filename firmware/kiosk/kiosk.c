/* SPDX-License-Identifier: MIT */
#include "kiosk/kiosk.h"

#include "base/log.h"
#include "kiosk/commands.h"

#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>

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
        return composer_card(k->composer, sight->place, e);
    case SIGHT_CONTENTS:
        return composer_contents(k->composer, sight->chosen, e);
    case SIGHT_INFO:
        return composer_info(k->composer, e);
    case SIGHT_NOTICE:
        return composer_notice(k->composer, n->kicker, n->text, n->note, e);
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
    if (k->remark_until != 0)
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

static void fail(struct kiosk *k, const struct error *e)
{
    log_error(PROGRAM, "%s", e->text);
    trace_text(&k->trace, loop_now(), "error", "error", e->text);
    k->status = 1;
    loop_stop(k->loop);
}

/* --- hands -------------------------------------------------------------------------------------------------------- */

static void take_change(struct kiosk *k, const struct reader_change *c)
{
    if (c->shown)
        k->last = *c;
    if (c->quit)
        loop_stop(k->loop);
}

/* The touch or key that dismisses a remark does nothing else. True if it did. */
static bool dismiss_remark(struct kiosk *k)
{
    if (k->remark_until == 0)
        return false;
    k->remark_until = 0;
    trace_card(&k->trace, loop_now(), &k->session.reader);
    return true;
}

/* From the window's pixels to the upright picture, both 0 to 1. */
static void turn_upright(int rotation, float *x, float *y)
{
    float wx = *x, wy = *y;

    *x = rotation == 90 ? wy : rotation == 180 ? 1 - wx : rotation == 270 ? 1 - wy : wx;
    *y = rotation == 90 ? 1 - wx : rotation == 180 ? 1 - wy : rotation == 270 ? wx : wy;
}

static void take_pointer(struct kiosk *k, enum pointer_event event, const struct window_event *w)
{
    struct canvas canvas = window_canvas(k->window);
    struct sheet sheet = kiosk_sheet(k->settings, &canvas);
    float x = w->x, y = w->y;

    turn_upright(k->settings->display.rotation, &x, &y);
    struct reader_change c =
        session_pointer(&k->session, event, w->finger, x, y, (float)sheet.width / (float)sheet.height, loop_now());
    take_change(k, &c);
}

/* A new size: the cards are cut anew; the place is kept where the article still has that card. */
static void take_size(struct kiosk *k)
{
    struct canvas canvas = window_canvas(k->window);
    struct sheet sheet = kiosk_sheet(k->settings, &canvas);
    struct deck deck = k->session.reader.deck;
    struct place place = k->session.reader.place;

    composer_set_sheet(k->composer, &sheet);
    struct reader_change c = reader_change_deck(&k->session.reader, &deck, &place, loop_now());
    take_change(k, &c);
    struct error e;
    if (!stage_repaint(k->stage, &e))
        fail(k, &e);
    stage_expose(k->stage);
    k->ahead = true;
    trace_display(&k->trace, loop_now(), window_driver(k->window), canvas.width, canvas.height);
}

static void take_event(struct kiosk *k, const struct window_event *w)
{
    struct reader_change c;
    struct error e;

    switch (w->kind) {
    case WINDOW_KEY_DOWN:
        if (dismiss_remark(k))
            break;
        c = session_key(&k->session, w->key, true, loop_now());
        take_change(k, &c);
        break;
    case WINDOW_KEY_UP:
        c = session_key(&k->session, w->key, false, loop_now());
        take_change(k, &c);
        break;
    case WINDOW_POINTER_DOWN:
        if (!dismiss_remark(k))
            take_pointer(k, POINTER_DOWN, w);
        break;
    case WINDOW_POINTER_MOVE:
        take_pointer(k, POINTER_MOVE, w);
        break;
    case WINDOW_POINTER_UP:
        take_pointer(k, POINTER_UP, w);
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
        fail(k, &e);
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
        fail(k, &e);
    }
}

/* --- time --------------------------------------------------------------------------------------------------------- */

/* Reads the wall clock into the composer and arms the next minute. True if the pages change by it. */
static bool read_clock(struct kiosk *k)
{
    struct timespec now;
    struct tm local;
    bool needed = k->settings->display.clock != SETTINGS_CLOCK_OFF || k->settings->display.stale_after_days > 0;

    if (!needed)
        return false;
    clock_gettime(CLOCK_REALTIME, &now);
    localtime_r(&now.tv_sec, &local);
    loop_timer_set(k->minute, ((uint64_t)now.tv_sec / 60 + 1) * 60000);
    int64_t day = ((int64_t)now.tv_sec + local.tm_gmtoff) / 86400;
    return composer_set_time(k->composer, local.tm_hour, local.tm_min, day);
}

static void minute_due(void *user)
{
    struct kiosk *k = user;
    struct error e;

    if (k->on_stage.kind == SIGHT_DARK) {
        k->clock_late = true; /* a dark screen has no clock: it is read when it wakes */
        return;
    }
    if (!read_clock(k))
        return;
    if (!stage_repaint(k->stage, &e))
        fail(k, &e);
    k->ahead = true;
}

/* The picture wanders round a small square, so that no edge stays on the same pixels for hours. */
static void burn_in_due(void *user)
{
    static const int way[][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    struct kiosk *k = user;
    int by = k->settings->display.burn_in_shift;
    const int *step = way[++k->burn_in_step % (sizeof way / sizeof way[0])];

    stage_shift(k->stage, step[0] * by, step[1] * by);
    loop_timer_set(k->burn_in, loop_now() + (uint64_t)k->settings->display.burn_in_minutes * 60000);
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

static bool bring_on(struct kiosk *k, struct error *e)
{
    struct sight want = wanted(k);
    uint64_t now = loop_now();

    if (same_sight(&want, &k->on_stage))
        return true;
    if (k->clock_late && want.kind != SIGHT_DARK) {
        k->clock_late = false;
        if (read_clock(k) && !stage_repaint(k->stage, e))
            return false;
    }
    if (!stage_show(k->stage, &want, transition_for(k, &want), k->last.direction < 0 ? -1 : 1, now, e)) {
        /* A card that cannot be set is told and stays off; the picture that is up stays up. */
        log_error(PROGRAM, "%s", e->text);
        trace_text(&k->trace, now, "error", "error", e->text);
    }
    k->on_stage = want;
    k->turned = true;
    return true;
}

/* Does what is due, draws once, and sets the alarm for what is due next. */
static void before_sleep(void *user)
{
    struct kiosk *k = user;
    struct error e;
    uint64_t now = loop_now();

    drain_window(k);
    if (k->remark_until != 0 && now >= k->remark_until)
        dismiss_remark(k);
    if (session_next_wake(&k->session) <= now) {
        struct reader_change c = session_tick(&k->session, now);
        take_change(k, &c);
    }
    if (k->status != 0)
        return;
    if (!bring_on(k, &e) || !stage_draw(k->stage, now, &e)) {
        fail(k, &e);
        return;
    }
    /* Presenting can pull events into the window's queue: nothing may wait there while the loop sleeps. */
    drain_window(k);
    struct sight want = wanted(k);
    uint64_t next = session_next_wake(&k->session), stage = stage_next_wake(k->stage);
    if (stage < next)
        next = stage;
    if (k->remark_until != 0 && k->remark_until < next)
        next = k->remark_until;
    if (!same_sight(&want, &k->on_stage))
        next = now;
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
    loop_timer_set(k->wake, next);
}

/* --- life --------------------------------------------------------------------------------------------------------- */

static void signal_caught(void *user, int signal)
{
    struct kiosk *k = user;
    (void)signal;
    loop_stop(k->loop);
}

static size_t article_at(void *user, float x, float y)
{
    struct kiosk *k = user;
    return stage_article_at(k->stage, x, y);
}

int kiosk_run(struct kiosk *k)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};
    struct canvas canvas = window_canvas(k->window);
    struct error e;

    k->session.article_at = article_at;
    k->session.user = k;
    k->wake = loop_timer_create(k->loop, false, wake_due, k);
    k->minute = loop_timer_create(k->loop, true, minute_due, k);
    k->burn_in = loop_timer_create(k->loop, false, burn_in_due, k);
    if (k->wake == NULL || k->minute == NULL || k->burn_in == NULL ||
        loop_signals(k->loop, signals, 3, signal_caught, k) != 0 ||
        (window_fd(k->window) >= 0 && loop_watch(k->loop, window_fd(k->window), EPOLLIN, window_ready, k) != 0)) {
        error_set(&e, "cannot wait for events: %m");
        fail(k, &e);
        goto out;
    }
    read_clock(k);
    if (k->settings->display.burn_in_shift > 0 && k->settings->display.burn_in_minutes > 0)
        loop_timer_set(k->burn_in, loop_now() + (uint64_t)k->settings->display.burn_in_minutes * 60000);
    trace_display(&k->trace, loop_now(), window_driver(k->window), canvas.width, canvas.height);
    if (k->edition != NULL) {
        const struct edition_facts *facts = edition_facts(k->edition);
        trace_edition(&k->trace, loop_now(), facts->title, facts->sequence, edition_count(k->edition));
    }
    if (k->remark_until != 0)
        trace_text(&k->trace, loop_now(), "card", "kind", "notice");
    else
        trace_card(&k->trace, loop_now(), &k->session.reader);
    loop_before_sleep(k->loop, before_sleep, k);
    if (loop_run(k->loop) != 0) {
        error_set(&e, "cannot wait for events: %m");
        fail(k, &e);
    }
out:
    loop_timer_destroy(k->wake);
    loop_timer_destroy(k->minute);
    loop_timer_destroy(k->burn_in);
    return k->status;
}
