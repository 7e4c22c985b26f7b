/* SPDX-License-Identifier: MIT */
/* Lamps on GPIO lines, off at first and after lamps_destroy(). One that cannot be had is told once, keeps no other
 * from working and is asked for again when it is next to change, at most once in LAMPS_RETRY_MS: a lamp is no reason to
 * wake up. */
#pragma once

#include "base/never.h"
#include "device/lines.h"

enum { LAMPS_MOST = 16, LAMPS_RETRY_MS = 10000, LAMPS_BLINK_MS = 1000 };

struct lamp_wish {
    const char *name;        /* of its button, for messages; the texts outlive the lamps */
    const char *chip, *line; /* as in chip_find() */
    bool active_low;
};

struct lamps;
/* `tell` hears what is wrong, or (wrong false) right again. `calls` outlives them (NULL: the kernel). NULL if out of
 * memory. */
struct lamps *lamps_create(const struct lamp_wish *wishes, size_t n,
                           void (*tell)(void *user, bool wrong, const char *text), void *user,
                           const struct gpio_calls *calls);
void lamps_destroy(struct lamps *l); /* takes NULL */

/* Costs a system call only if it changes. `now`: loop_now(). */
void lamps_set(struct lamps *l, size_t lamp, bool on, uint64_t now);

/* Lets all lamps blink together, whatever lamps_set() says: on for the first half of each LAMPS_BLINK_MS since it
 * began. When that ends they are what lamps_set() says. Returns when to call it again; NEVER: they do not blink. */
uint64_t lamps_blink(struct lamps *l, bool blink, uint64_t now);
