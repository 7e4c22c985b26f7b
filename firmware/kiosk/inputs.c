/* SPDX-License-Identifier: MIT */
#include "kiosk/inputs.h"

#include "device/gpio.h"
#include "device/input.h"
#include "device/lamps.h"

#include <assert.h>
#include <stdlib.h>

struct inputs {
    struct loop *loop;
    struct presenter *presenter;
    struct gpio *gpio; /* these are NULL where there is nothing to listen to */
    struct lamps *lamps;
    struct input *input;
    size_t lamp_button[LAMPS_MOST]; /* which button each lamp is of */
    size_t n_lamps;
};

static void tell(void *user, bool wrong, const char *text)
{
    const struct presenter *p = user;

    event(&p->events, loop_now(), &(struct event){.kind = wrong ? EVENT_ERROR : EVENT_INPUT, .text = text});
}

static void button_moved(void *user, size_t button, bool down, uint64_t ms)
{
    struct presenter *p = user;

    session_button(&p->session, button, down, ms);
}

static void encoder_turned(void *user, size_t encoder, int way, uint64_t ms)
{
    struct presenter *p = user;

    session_encoder(&p->session, encoder, way, ms);
}

static void key_moved(void *user, const char *key, bool down, uint64_t ms)
{
    struct presenter *p = user;

    session_key(&p->session, key, down, ms);
}

static void panel_touched(void *user, enum touch_kind kind, int64_t finger, float x, float y, uint64_t ms)
{
    static const enum pointer_event events[] = {[TOUCH_DOWN] = POINTER_DOWN,
                                                [TOUCH_MOVE] = POINTER_MOVE,
                                                [TOUCH_UP] = POINTER_UP,
                                                [TOUCH_CANCEL] = POINTER_CANCEL};
    presenter_pointer(user, events[kind], finger, x, y, ms);
}

void inputs_gpio_wish(const struct settings *s, struct gpio_wish *out)
{
    static_assert((int)SETTINGS_BUTTONS_MOST <= (int)GPIO_BUTTONS_MOST, "each has a line");
    static_assert((int)SETTINGS_ENCODERS_MOST <= (int)GPIO_ENCODERS_MOST, "each has its lines");
    static_assert((int)SETTINGS_PULL_UP == LINES_PULL_UP && (int)SETTINGS_PULL_DOWN == LINES_PULL_DOWN, "one order");
    *out = (struct gpio_wish){
        .n_buttons = s->n_buttons, .n_encoders = s->n_encoders, .stuck_ms = (uint32_t)s->gpio.stuck_after * 1000};
    for (size_t i = 0; i < s->n_buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        out->buttons[i] = (struct gpio_button_wish){.name = b->name,
                                                    .chip = b->chip,
                                                    .line = b->line,
                                                    .pull = (enum lines_pull)b->pull,
                                                    .active_low = b->active_low,
                                                    .debounce_ms = (uint32_t)b->debounce_ms};
    }
    for (size_t i = 0; i < s->n_encoders; i++) {
        const struct settings_encoder *e = &s->encoders[i];
        out->encoders[i] = (struct gpio_encoder_wish){.name = e->name,
                                                      .chip = e->chip,
                                                      .a = e->a,
                                                      .b = e->b,
                                                      .pull = (enum lines_pull)e->pull,
                                                      .per_click = 4 >> e->steps};
    }
}

static bool open_gpio(struct inputs *in)
{
    struct presenter *p = in->presenter;
    const struct settings *s = p->settings;
    const struct gpio_listener listener = {button_moved, encoder_turned, tell, p};
    struct lamp_wish lamps[LAMPS_MOST];
    struct gpio_wish wish;

    static_assert((int)SETTINGS_BUTTONS_MOST <= (int)LAMPS_MOST, "each may have a lamp");
    if (s->n_buttons + s->n_encoders > 0) {
        inputs_gpio_wish(s, &wish);
        in->gpio = gpio_create(in->loop, &wish, &listener, NULL);
        if (in->gpio == NULL)
            return false;
    }
    for (size_t i = 0; i < s->n_buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        if (b->lamp[0] == '\0')
            continue;
        lamps[in->n_lamps] = (struct lamp_wish){b->name, b->chip, b->lamp, b->lamp_active_low};
        in->lamp_button[in->n_lamps++] = i;
    }
    if (in->n_lamps > 0)
        in->lamps = lamps_create(lamps, in->n_lamps, tell, p, NULL);
    return in->n_lamps == 0 || in->lamps != NULL;
}

void inputs_device_wish(const struct settings *s, struct input_wish *out)
{
    const int *range = s->touch.panel_range, *m = s->touch.panel_matrix;

    *out = (struct input_wish){
        .x = {range[0], range[1]}, .y = {range[2], range[3]}, .matrix = {m[0], m[1], m[2], m[3], m[4], m[5]}};
}

/* With a window system the window has the input of its devices. */
static bool open_input(struct inputs *in)
{
    struct presenter *p = in->presenter;
    const struct input_listener listener = {key_moved, panel_touched, tell, p};
    struct input_wish wish;

    if (!window_is_bare(p->window))
        return true;
    inputs_device_wish(p->settings, &wish);
    in->input = input_create(in->loop, &wish, &listener);
    if (in->input != NULL)
        input_find(in->input);
    return in->input != NULL;
}

struct inputs *inputs_create(struct loop *l, struct presenter *p, struct error *e)
{
    struct inputs *in = calloc(1, sizeof *in);

    if (in == NULL) {
        error_memory(e);
        return NULL;
    }
    in->loop = l;
    in->presenter = p;
    if (open_gpio(in) && open_input(in))
        return in;
    error_set(e, "buttons and keys cannot be waited for: %m");
    inputs_destroy(in);
    return NULL;
}

void inputs_destroy(struct inputs *in)
{
    if (in == NULL)
        return;
    input_destroy(in->input);
    lamps_destroy(in->lamps);
    gpio_destroy(in->gpio);
    free(in);
}

uint64_t inputs_light(struct inputs *in, bool working, uint64_t now)
{
    const struct session *s = &in->presenter->session;

    if (in->lamps == NULL)
        return NEVER;
    for (size_t i = 0; i < in->n_lamps; i++)
        lamps_set(in->lamps, i, session_button_may(s, in->lamp_button[i]), now);
    return lamps_blink(in->lamps, working && s->reader.view != VIEW_ASLEEP, now);
}
