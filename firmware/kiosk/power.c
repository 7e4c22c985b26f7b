/* SPDX-License-Identifier: MIT */
#include "kiosk/power.h"

#include <time.h>

enum { MINUTE_MS = 60000, FIRST_TRUE_YEAR = 2020 - 1900 };

void waking_hours_init(struct waking_hours *h, const struct settings *settings)
{
    struct error e;

    *h = (struct waking_hours){.linger_ms = (uint64_t)settings->display.wake_minutes * MINUTE_MS};
    h->set = settings->display.awake[0] != '\0' && schedule_parse(settings->display.awake, &h->schedule, &e);
}

enum waking_wish waking_hours_ask(struct waking_hours *h, const struct waking_times *t, int *ask_in, uint64_t *ask_at)
{
    int change = 0;

    *ask_at = NEVER;
    *ask_in = 0;
    if (!h->set)
        return WAKING_AS_IT_IS;
    bool night = t->weekday >= 0 && !schedule_awake(&h->schedule, t->weekday, t->minute, &change);
    bool was_night = h->was_night;
    h->was_night = night;
    /* At least once an hour, since the schedule does not know of summer time. */
    *ask_in = change == 0 || change > 60 ? 60 : change;
    if (!night)
        return was_night && t->asleep ? WAKING_WAKE : WAKING_AS_IT_IS;
    if (t->asleep)
        return WAKING_AS_IT_IS;
    if (t->now - t->touched_at >= h->linger_ms)
        return WAKING_SLEEP;
    *ask_at = t->touched_at + h->linger_ms;
    return WAKING_AS_IT_IS;
}

static void time_to_ask(void *user)
{
    struct power *p = user;
    p->ask_at = 0; /* asked before the loop sleeps */
}

uint64_t power_ask(struct power *p, struct session *s, uint64_t now)
{
    struct timespec wall;
    struct tm local;
    int ask_in;

    /* A touch puts bedtime off, and brings the question up where the screen was dark. */
    if (!p->hours.set || (now < p->ask_at && s->touched_at == p->touched_at))
        return p->ask_at;
    clock_gettime(CLOCK_REALTIME, &wall);
    localtime_r(&wall.tv_sec, &local);
    const struct waking_times times = {
        /* Before it was ever set, the clock of a board without a battery is in 1970 or where it stood still. */
        .weekday = local.tm_year < FIRST_TRUE_YEAR ? -1 : local.tm_wday,
        .minute = local.tm_hour * 60 + local.tm_min,
        .now = now,
        .touched_at = s->touched_at > p->began ? s->touched_at : p->began,
        .asleep = s->reader.view == VIEW_ASLEEP,
    };
    enum waking_wish wish = waking_hours_ask(&p->hours, &times, &ask_in, &p->ask_at);
    p->touched_at = s->touched_at;
    loop_timer_set(p->timer, ((uint64_t)wall.tv_sec / 60 + (uint64_t)ask_in) * MINUTE_MS);
    if (wish != WAKING_AS_IT_IS)
        session_sleep(s, wish == WAKING_SLEEP, now);
    return p->ask_at;
}

int power_start(struct power *p, struct loop *l, const struct settings *s)
{
    p->timer = loop_timer_create(l, true, time_to_ask, p);
    if (p->timer == NULL)
        return -1;
    p->began = loop_now();
    waking_hours_init(&p->hours, s);
    p->ask_at = p->hours.set ? 0 : NEVER;
    return 0;
}

void power_stop(struct power *p)
{
    loop_timer_destroy(p->timer);
    p->timer = NULL;
}

void power_set(struct power *p, struct window *w, const struct events *events, bool on)
{
    struct error e;

    if (on == !p->off || p->cannot || !window_is_bare(w))
        return;
    if (window_power(w, on, &e)) {
        p->off = !on;
        event(events, loop_now(), &(struct event){.kind = EVENT_POWER, .on = on});
        return;
    }
    event_error(events, loop_now(), "%s", e.text);
    p->cannot = !on; /* what was turned off must come on again: that is tried each time */
}

void power_renewed(struct power *p)
{
    p->off = p->cannot = false;
}
