/* SPDX-License-Identifier: MIT */
#include "kiosk/hours.h"

#include <time.h>

enum { MINUTE_MS = 60000, FIRST_TRUE_YEAR = 2020 - 1900 };

/* --- the clock in the foot ------------------------------------------------------------------------------------------
 */

/* Reads the wall clock into the cards' foot and arms the next minute. True if the pages change by it. */
static bool read_clock_for(struct kiosk *k, struct cards *c)
{
    struct timespec now;
    struct tm local;
    bool needed = k->settings->display.clock != SETTINGS_CLOCK_OFF || k->settings->display.stale_after_days > 0;

    if (!needed)
        return false;
    clock_gettime(CLOCK_REALTIME, &now);
    localtime_r(&now.tv_sec, &local);
    loop_timer_set(k->minute, ((uint64_t)now.tv_sec / 60 + 1) * MINUTE_MS);
    int64_t day = ((int64_t)now.tv_sec + local.tm_gmtoff) / 86400;
    return cards_set_time(c, local.tm_hour, local.tm_min, day);
}

static bool read_clock(struct kiosk *k)
{
    return read_clock_for(k, k->cards);
}

void hours_tell(struct kiosk *k, struct cards *c)
{
    read_clock_for(k, c);
}

static void bring_clock_up_to_date(struct kiosk *k)
{
    struct error e;

    if (!read_clock(k))
        return;
    /* A page that cannot be set keeps its old clock: better that than no picture. */
    if (!stage_repaint(k->stage, &e))
        event_error(&k->events, loop_now(), e.text);
    k->ahead = true;
}

static void minute_due(void *user)
{
    struct kiosk *k = user;

    if (k->on_stage.kind == SIGHT_DARK)
        k->clock_late = true; /* a dark screen has no clock: it is read when it wakes */
    else
        bring_clock_up_to_date(k);
}

/* --- the burn-in guard ----------------------------------------------------------------------------------------------
 */

static void plan_shift(struct kiosk *k)
{
    if (k->settings->display.burn_in_shift > 0 && k->settings->display.burn_in_minutes > 0)
        loop_timer_set(k->burn_in, loop_now() + (uint64_t)k->settings->display.burn_in_minutes * MINUTE_MS);
}

/* The picture wanders round a small square, so that no edge stays on the same pixels for hours. */
static void burn_in_due(void *user)
{
    static const int way[][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    struct kiosk *k = user;
    int by = k->settings->display.burn_in_shift;

    if (k->on_stage.kind == SIGHT_DARK) {
        k->shift_late = true; /* nothing burns in a dark screen */
        return;
    }
    const int *step = way[++k->burn_in_step % (sizeof way / sizeof way[0])];
    stage_shift(k->stage, step[0] * by, step[1] * by);
    plan_shift(k);
}

/* --- waking hours ---------------------------------------------------------------------------------------------------
 */

static void bedtime_due(void *user)
{
    struct kiosk *k = user;
    k->bedtime_at = 0; /* asked before the loop sleeps */
}

uint64_t hours_ask(struct kiosk *k, uint64_t now)
{
    struct timespec wall;
    struct tm local;
    int ask_in;

    /* A hand puts bedtime off, and brings the question up where the screen was dark. */
    if (!k->sleeper.set || (now < k->bedtime_at && k->session.touched_at == k->bedtime_hand))
        return k->bedtime_at;
    clock_gettime(CLOCK_REALTIME, &wall);
    localtime_r(&wall.tv_sec, &local);
    const struct sleeper_times times = {
        /* Before it was ever set, the clock of a board without a battery is in 1970 or where it stood still. */
        .weekday = local.tm_year < FIRST_TRUE_YEAR ? -1 : local.tm_wday,
        .minute = local.tm_hour * 60 + local.tm_min,
        .now = now,
        .hand_at = k->session.touched_at > k->began ? k->session.touched_at : k->began,
        .asleep = k->session.reader.view == VIEW_ASLEEP,
    };
    enum sleeper_wish wish = sleeper_ask(&k->sleeper, &times, &ask_in, &k->bedtime_at);
    k->bedtime_hand = k->session.touched_at;
    loop_timer_set(k->bedtime, ((uint64_t)wall.tv_sec / 60 + (uint64_t)ask_in) * MINUTE_MS);
    if (wish != SLEEPER_AS_IT_IS)
        session_sleep(&k->session, wish == SLEEPER_SLEEP, now);
    return k->bedtime_at;
}

void hours_wake(struct kiosk *k)
{
    if (k->shift_late)
        plan_shift(k);
    k->shift_late = false;
    if (k->clock_late)
        bring_clock_up_to_date(k);
    k->clock_late = false;
}

/* --- life -----------------------------------------------------------------------------------------------------------
 */

int hours_start(struct kiosk *k)
{
    k->minute = loop_timer_create(k->loop, true, minute_due, k);
    k->burn_in = loop_timer_create(k->loop, false, burn_in_due, k);
    k->bedtime = loop_timer_create(k->loop, true, bedtime_due, k);
    if (k->minute == NULL || k->burn_in == NULL || k->bedtime == NULL)
        return -1;
    k->began = loop_now();
    sleeper_init(&k->sleeper, k->settings);
    k->bedtime_at = k->sleeper.set ? 0 : LOOP_NEVER;
    read_clock(k);
    plan_shift(k);
    return 0;
}

void hours_stop(struct kiosk *k)
{
    loop_timer_destroy(k->minute);
    loop_timer_destroy(k->burn_in);
    loop_timer_destroy(k->bedtime);
}
