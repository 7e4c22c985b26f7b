/* SPDX-License-Identifier: MIT */
#include "device/lamps.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct lamp {
    struct lamp_wish wish;
    struct lines lines; /* fd -1: not to be had */
    bool wanted;        /* by lamps_set() */
    bool on, told;
    uint64_t retry_at;
};

struct lamps {
    struct lamp lamps[LAMPS_MOST];
    size_t n;
    void (*tell)(void *user, bool wrong, const char *text);
    void *user;
    const struct gpio_calls *calls;
    bool blinking;
    uint64_t blinks_since;
};

static void tell(const struct lamps *l, const struct lamp *lamp, bool wrong, const char *text)
{
    struct error e;

    error_set(&e, "lamp of button %s: %s", lamp->wish.name, text);
    l->tell(l->user, wrong, e.text);
}

static void fail(struct lamps *l, struct lamp *lamp, const char *why, uint64_t now)
{
    if (!lamp->told)
        tell(l, lamp, true, why);
    lamp->told = true;
    lamp->on = false;
    lamp->retry_at = now + LAMPS_RETRY_MS;
}

static void open_lamp(struct lamps *l, struct lamp *lamp, uint64_t now)
{
    const struct lines_wish wish = {.chip = lamp->wish.chip,
                                    .line = {lamp->wish.line},
                                    .n = 1,
                                    .active_low = lamp->wish.active_low,
                                    .output = true};
    struct error e;

    if (!lines_open(&lamp->lines, l->calls, &wish, &e)) {
        lines_close(&lamp->lines);
        fail(l, lamp, e.text, now);
        return;
    }
    if (lamp->told)
        tell(l, lamp, false, "it works now");
    lamp->told = false;
}

struct lamps *lamps_create(const struct lamp_wish *wishes, size_t n,
                           void (*told)(void *user, bool wrong, const char *text), void *user,
                           const struct gpio_calls *calls)
{
    struct lamps *l = calloc(1, sizeof *l);

    assert(n <= LAMPS_MOST);
    if (l == NULL)
        return NULL;
    l->n = n;
    l->tell = told;
    l->user = user;
    l->calls = calls != NULL ? calls : &gpio_kernel;
    for (size_t i = 0; i < n; i++) {
        l->lamps[i] = (struct lamp){.wish = wishes[i], .lines = {.fd = -1, .busy = -1}};
        open_lamp(l, &l->lamps[i], 0);
        l->lamps[i].retry_at = 0;
    }
    return l;
}

void lamps_destroy(struct lamps *l)
{
    if (l == NULL)
        return;
    for (size_t i = 0; i < l->n; i++) {
        /* A line that is given back may keep its level. */
        if (l->lamps[i].lines.fd >= 0 && l->lamps[i].on)
            (void)lines_set(&l->lamps[i].lines, 0);
        lines_close(&l->lamps[i].lines);
    }
    free(l);
}

static void light(struct lamps *l, struct lamp *lamp, bool on, uint64_t now)
{
    if (lamp->on == on)
        return;
    if (lamp->lines.fd < 0 && now >= lamp->retry_at)
        open_lamp(l, lamp, now);
    if (lamp->lines.fd < 0)
        return;
    if (lines_set(&lamp->lines, on) != 0) {
        lines_close(&lamp->lines);
        fail(l, lamp, "the GPIO chip does not answer", now);
        return;
    }
    lamp->on = on;
}

void lamps_set(struct lamps *l, size_t i, bool on, uint64_t now)
{
    assert(i < l->n);
    l->lamps[i].wanted = on;
    if (!l->blinking)
        light(l, &l->lamps[i], on, now);
}

uint64_t lamps_blink(struct lamps *l, bool blink, uint64_t now)
{
    if (!blink && !l->blinking)
        return NEVER;
    if (!l->blinking)
        l->blinks_since = now;
    l->blinking = blink;
    uint64_t half = (now - l->blinks_since) / (LAMPS_BLINK_MS / 2);
    for (size_t i = 0; i < l->n; i++)
        light(l, &l->lamps[i], blink ? half % 2 == 0 : l->lamps[i].wanted, now);
    return blink ? l->blinks_since + (half + 1) * (LAMPS_BLINK_MS / 2) : NEVER;
}
