/* SPDX-License-Identifier: MIT */
#include "kiosk/sleeper.h"

void sleeper_init(struct sleeper *s, const struct settings *settings)
{
    struct error e;

    *s = (struct sleeper){.linger_ms = (uint64_t)settings->display.wake_minutes * 60000};
    s->set = settings->display.awake[0] != '\0' && schedule_parse(settings->display.awake, &s->schedule, &e);
}

enum sleeper_wish sleeper_ask(struct sleeper *s, const struct sleeper_times *t, int *ask_in, uint64_t *ask_at)
{
    int change = 0;

    *ask_at = SLEEPER_NEVER;
    *ask_in = 0;
    if (!s->set)
        return SLEEPER_AS_IT_IS;
    bool night = t->weekday >= 0 && !schedule_awake(&s->schedule, t->weekday, t->minute, &change);
    bool was_night = s->was_night;
    s->was_night = night;
    /* At least once an hour, since the schedule does not know of summer time. */
    *ask_in = change == 0 || change > 60 ? 60 : change;
    if (!night)
        return was_night && t->asleep ? SLEEPER_WAKE : SLEEPER_AS_IT_IS;
    if (t->asleep)
        return SLEEPER_AS_IT_IS;
    if (t->now - t->hand_at >= s->linger_ms)
        return SLEEPER_SLEEP;
    *ask_at = t->hand_at + s->linger_ms;
    return SLEEPER_AS_IT_IS;
}
