/* SPDX-License-Identifier: MIT */
/*
 * Whoever touches the kiosk: keys and pointers of the window, or on the bare display those of the kernel's own devices;
 * buttons and knobs on GPIO lines, and the buttons' lamps. All of them end in the session, and what that changes is the
 * kiosk's to show.
 */
#ifndef KIOSK_HANDS_H
#define KIOSK_HANDS_H

#include "kiosk/kiosk.h"

struct hands;
/* After the kiosk's loop, window and session. What hardware cannot be had is told and asked for again. */
MUST_CHECK struct hands *hands_create(struct kiosk *k, struct error *e);
void hands_destroy(struct hands *h); /* takes NULL */

/* The lamps as the session is now, blinking while the panel shows an update at work; before the loop sleeps. Returns
 * when to call it again, LOOP_NEVER if something else will happen first. */
uint64_t hands_light(struct hands *h, uint64_t now);

/* From the window. (x, y): 0 to 1 over it, as it hangs. Times are loop_now()'s. */
void hands_key(struct kiosk *k, const char *key, bool down, uint64_t ms);
void hands_pointer(struct kiosk *k, enum pointer_event event, int64_t finger, float x, float y, uint64_t ms);

/* The device room's wish out of the settings, which it points into. Also for `probe`. */
struct gpio_wish;
void hands_gpio_wish(const struct settings *s, struct gpio_wish *out);

#endif
