/* SPDX-License-Identifier: MIT */
#include "kiosk/hands.h"

#include "device/gpio.h"
#include "device/hotplug.h"
#include "device/input.h"
#include "device/lamps.h"
#include "kiosk/commands.h"
#include "kiosk/updating.h"

#include <assert.h>
#include <stdlib.h>

struct hands {
    struct kiosk *kiosk;
    struct gpio *gpio; /* these are NULL where there is nothing to listen to */
    struct lamps *lamps;
    struct input *input;
    struct hotplug *hotplug;
    size_t lamp_button[LAMPS_MOST]; /* which button each lamp is of */
    size_t n_lamps;
};

static void tell(void *user, bool wrong, const char *text)
{
    struct kiosk *k = user;

    event(&k->events, loop_now(), &(struct event){.kind = wrong ? EVENT_ERROR : EVENT_INPUT, .text = text});
}

/* --- what hands do ------------------------------------------------------------------------------------------------ */

void hands_key(struct kiosk *k, const char *key, bool down, uint64_t ms)
{
    session_key(&k->session, key, down, ms);
}

/* From the window's pixels to the upright picture, both 0 to 1. */
static void turn_upright(int rotation, float *x, float *y)
{
    float wx = *x, wy = *y;

    *x = rotation == 90 ? wy : rotation == 180 ? 1 - wx : rotation == 270 ? 1 - wy : wx;
    *y = rotation == 90 ? 1 - wx : rotation == 180 ? 1 - wy : rotation == 270 ? wx : wy;
}

void hands_pointer(struct kiosk *k, enum pointer_event event, int64_t finger, float x, float y, uint64_t ms)
{
    struct canvas canvas = window_canvas(k->window);
    struct sheet sheet = kiosk_sheet(k->settings, &canvas);

    turn_upright(k->settings->display.rotation, &x, &y);
    float aspect = sheet.width > 0 && sheet.height > 0 ? (float)sheet.width / (float)sheet.height : 1;
    session_pointer(&k->session, event, finger, x, y, aspect, ms);
}

static void button_moved(void *user, size_t button, bool down, uint64_t ms)
{
    struct kiosk *k = user;

    session_button(&k->session, button, down, ms);
}

static void encoder_turned(void *user, size_t encoder, int way, uint64_t ms)
{
    struct kiosk *k = user;

    session_encoder(&k->session, encoder, way, ms);
}

static void key_moved(void *user, const char *key, bool down, uint64_t ms)
{
    hands_key(user, key, down, ms);
}

static void panel_touched(void *user, enum touch_kind kind, int64_t finger, float x, float y, uint64_t ms)
{
    static const enum pointer_event events[] = {[TOUCH_DOWN] = POINTER_DOWN,
                                                [TOUCH_MOVE] = POINTER_MOVE,
                                                [TOUCH_UP] = POINTER_UP,
                                                [TOUCH_CANCEL] = POINTER_CANCEL};
    hands_pointer(user, events[kind], finger, x, y, ms);
}

/* --- what there is ------------------------------------------------------------------------------------------------ */

static enum lines_pull pull_of(int pull)
{
    return pull == SETTINGS_PULL_UP ? LINES_PULL_UP : pull == SETTINGS_PULL_DOWN ? LINES_PULL_DOWN : LINES_PULL_NONE;
}

void hands_gpio_wish(const struct settings *s, struct gpio_wish *out)
{
    static_assert((int)SETTINGS_BUTTONS_MOST <= (int)GPIO_BUTTONS_MOST, "each has a line");
    static_assert((int)SETTINGS_ENCODERS_MOST <= (int)GPIO_ENCODERS_MOST, "each has its lines");
    *out = (struct gpio_wish){
        .n_buttons = s->n_buttons, .n_encoders = s->n_encoders, .stuck_ms = (uint32_t)s->gpio.stuck_after * 1000};
    for (size_t i = 0; i < s->n_buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        out->buttons[i] = (struct gpio_button_wish){.name = b->name,
                                                    .chip = b->chip,
                                                    .line = b->line,
                                                    .pull = pull_of(b->pull),
                                                    .active_low = b->active_low,
                                                    .debounce_ms = (uint32_t)b->debounce_ms};
    }
    for (size_t i = 0; i < s->n_encoders; i++) {
        const struct settings_encoder *e = &s->encoders[i];
        out->encoders[i] = (struct gpio_encoder_wish){.name = e->name,
                                                      .chip = e->chip,
                                                      .a = e->a,
                                                      .b = e->b,
                                                      .pull = pull_of(e->pull),
                                                      .per_click = 4 >> e->steps};
    }
}

static bool open_gpio(struct hands *h)
{
    struct kiosk *k = h->kiosk;
    const struct settings *s = k->settings;
    const struct gpio_listener listener = {button_moved, encoder_turned, tell, k};
    struct lamp_wish lamps[LAMPS_MOST];
    struct gpio_wish wish;

    static_assert((int)SETTINGS_BUTTONS_MOST <= (int)LAMPS_MOST, "each may have a lamp");
    if (s->n_buttons + s->n_encoders > 0) {
        hands_gpio_wish(s, &wish);
        h->gpio = gpio_create(k->loop, &wish, &listener, NULL);
        if (h->gpio == NULL)
            return false;
    }
    for (size_t i = 0; i < s->n_buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        if (b->lamp[0] == '\0')
            continue;
        lamps[h->n_lamps] = (struct lamp_wish){b->name, b->chip, b->lamp, b->lamp_active_low};
        h->lamp_button[h->n_lamps++] = i;
    }
    if (h->n_lamps > 0)
        h->lamps = lamps_create(lamps, h->n_lamps, tell, k, NULL);
    return h->n_lamps == 0 || h->lamps != NULL;
}

static void plugged(void *user, const char *path)
{
    input_plug(user, path);
}

static void unplugged(void *user, const char *path)
{
    input_unplug(user, path);
}

/* With a window system its input is SDL's, and the devices are not ours to take. */
static bool open_input(struct hands *h)
{
    struct kiosk *k = h->kiosk;
    const int *range = k->settings->touch.panel_range, *m = k->settings->touch.panel_matrix;
    const struct input_wish wish = {
        .x = {range[0], range[1]}, .y = {range[2], range[3]}, .matrix = {m[0], m[1], m[2], m[3], m[4], m[5]}};
    const struct input_listener listener = {key_moved, panel_touched, tell, k};

    if (!window_is_bare(k->window))
        return true;
    h->input = input_create(k->loop, &wish, &listener);
    if (h->input == NULL)
        return false;
    h->hotplug = hotplug_create(k->loop, "/dev/input", "event", plugged, unplugged, h->input);
    if (h->hotplug == NULL)
        tell(k, true, "keyboards and touch panels cannot be found: the kernel does not tell");
    return true;
}

struct hands *hands_create(struct kiosk *k, struct error *e)
{
    struct hands *h = calloc(1, sizeof *h);

    if (h == NULL) {
        error_memory(e);
        return NULL;
    }
    h->kiosk = k;
    if (open_gpio(h) && open_input(h))
        return h;
    error_set(e, "buttons and keys cannot be waited for: %m");
    hands_destroy(h);
    return NULL;
}

void hands_destroy(struct hands *h)
{
    if (h == NULL)
        return;
    hotplug_destroy(h->hotplug);
    input_destroy(h->input);
    lamps_destroy(h->lamps);
    gpio_destroy(h->gpio);
    free(h);
}

uint64_t hands_light(struct hands *h, uint64_t now)
{
    struct kiosk *k = h->kiosk;

    if (h->lamps == NULL)
        return LOOP_NEVER;
    for (size_t i = 0; i < h->n_lamps; i++)
        lamps_set(h->lamps, i, session_button_may(&k->session, h->lamp_button[i]), now);
    static_assert(LAMPS_NEVER == LOOP_NEVER, "one never");
    return lamps_blink(h->lamps, updating_is_at_work(k->updating) && k->session.reader.view != VIEW_ASLEEP, now);
}
