/* SPDX-License-Identifier: MIT */
/* What people touch besides the window: buttons and encoders on GPIO lines and the buttons' lamps, and on the bare
 * display keyboards and touch panels. All of it goes to the session. */
#pragma once

#include "kiosk/presenter.h"

struct inputs;
/* The presenter, whose parts are all there, and the loop outlive it. What cannot be had is told and asked for again. */
MUST_CHECK struct inputs *inputs_create(struct loop *l, struct presenter *p, struct error *e);
void inputs_destroy(struct inputs *in); /* takes NULL */

/* Before the loop sleeps: the lamps as the session is now, blinking on a screen that shows an update at work
 * (`working`). Returns when to call it again, NEVER if something else will happen first. */
uint64_t inputs_light(struct inputs *in, bool working, uint64_t now);

/* The device room's wishes out of the settings, which the first points into. Also for `probe`. */
struct gpio_wish;
void inputs_gpio_wish(const struct settings *s, struct gpio_wish *out);
struct input_wish;
void inputs_device_wish(const struct settings *s, struct input_wish *out);
