/* SPDX-License-Identifier: MIT */
#include "kiosk/clock.h"

#include <time.h>

enum { MINUTE_MS = 60000 };

bool clock_read(struct clock *c, struct cards *cards)
{
    struct timespec now;
    struct tm local;

    if (c->minute == NULL ||
        (c->settings->display.clock == SETTINGS_CLOCK_OFF && c->settings->display.stale_after_days <= 0))
        return false;
    clock_gettime(CLOCK_REALTIME, &now);
    localtime_r(&now.tv_sec, &local);
    loop_timer_set(c->minute, ((uint64_t)now.tv_sec / 60 + 1) * MINUTE_MS);
    int64_t day = ((int64_t)now.tv_sec + local.tm_gmtoff) / 86400;
    return cards_set_time(cards, local.tm_hour, local.tm_min, day);
}

static void minute_due(void *user)
{
    struct clock *c = user;

    c->minute_late = c->dark;
    if (!c->dark)
        c->listener.minute(c->listener.user);
}

static void plan_shift(struct clock *c)
{
    if (c->settings->display.burn_in_shift > 0 && c->settings->display.burn_in_minutes > 0)
        loop_timer_set(c->burn_in, loop_now() + (uint64_t)c->settings->display.burn_in_minutes * MINUTE_MS);
}

/* The picture wanders round a small square, so that no edge stays on the same pixels for hours. */
static void burn_in_due(void *user)
{
    static const int way[][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    struct clock *c = user;
    int by = c->settings->display.burn_in_shift;

    c->burn_in_late = c->dark;
    if (c->dark)
        return;
    const int *step = way[++c->step % (sizeof way / sizeof way[0])];
    c->listener.shift(c->listener.user, step[0] * by, step[1] * by);
    plan_shift(c);
}

void clock_set_dark(struct clock *c, bool dark)
{
    c->dark = dark;
    if (dark)
        return;
    if (c->burn_in_late)
        plan_shift(c);
    c->burn_in_late = false;
    if (c->minute_late)
        c->listener.minute(c->listener.user);
    c->minute_late = false;
}

int clock_start(struct clock *c, struct loop *l, const struct settings *s, const struct clock_listener *listener)
{
    *c = (struct clock){.settings = s,
                        .listener = *listener,
                        .minute = loop_timer_create(l, true, minute_due, c),
                        .burn_in = loop_timer_create(l, false, burn_in_due, c)};
    if (c->minute == NULL || c->burn_in == NULL)
        return -1;
    plan_shift(c);
    return 0;
}

void clock_stop(struct clock *c)
{
    loop_timer_destroy(c->minute);
    loop_timer_destroy(c->burn_in);
    c->minute = c->burn_in = NULL;
}
