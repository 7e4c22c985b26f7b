/* SPDX-License-Identifier: MIT */
/* The live part of `probe`. Only lines that the config names are asked for: a free line may be at work in another
 * function of its pin (the SD card's, say), which asking for it would end. Keyboards and panels are read beside whoever
 * else reads them. It runs on a terminal, to which each line goes as it is printed. */
#include "base/log.h"
#include "device/gpio.h"
#include "device/input.h"
#include "kiosk/commands.h"
#include "kiosk/inputs.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

struct live {
    const struct settings *settings;
    struct loop *loop;
};

static void say_binding(const char *press, const char *hold, const char *twice)
{
    printf("press %s", press);
    if (strcmp(hold, "none") != 0)
        printf(", hold %s", hold);
    if (strcmp(twice, "none") != 0)
        printf(", twice %s", twice);
    putchar('\n');
}

static void button_moved(void *user, size_t button, bool down, uint64_t ms)
{
    const struct live *l = user;
    const struct settings_button *b = &l->settings->buttons[button];

    (void)ms;
    printf("button %s, line %s%s%s, %s: ", b->name, b->line, b->chip[0] != '\0' ? " of " : "", b->chip,
           down ? "down" : "up");
    say_binding(b->press, b->hold, b->twice);
}

static void encoder_turned(void *user, size_t encoder, int way, uint64_t ms)
{
    const struct live *l = user;
    const struct settings_encoder *e = &l->settings->encoders[encoder];

    (void)ms;
    printf("encoder %s, lines %s and %s, one click to the %s: %s\n", e->name, e->a, e->b, way > 0 ? "right" : "left",
           way > 0 ? e->right : e->left);
}

static void key_moved(void *user, const char *key, bool down, uint64_t ms)
{
    const struct live *l = user;

    (void)ms;
    if (!down)
        return;
    printf("key %s: ", key);
    for (size_t i = 0; i < l->settings->n_keys; i++) {
        const struct settings_key *k = &l->settings->keys[i];
        if (strcasecmp(k->key, key) == 0) {
            say_binding(k->press, k->hold, k->twice);
            return;
        }
    }
    puts("not in the config");
}

static void panel_touched(void *user, enum touch_kind kind, int64_t finger, float x, float y, uint64_t ms)
{
    (void)user;
    (void)finger;
    (void)ms;
    if (kind != TOUCH_DOWN && kind != TOUCH_UP)
        return;
    printf("touch %s at %.2f across, %.2f down the panel\n", kind == TOUCH_DOWN ? "begins" : "ends", (double)x,
           (double)y);
}

static void tell(void *user, bool wrong, const char *text)
{
    (void)user;
    (void)wrong;
    puts(text);
}

static void caught(void *user, int signal)
{
    struct live *l = user;

    (void)signal;
    loop_stop(l->loop);
}

bool probe_live(const struct settings *s, struct error *e)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct live l = {.settings = s, .loop = loop_create()};
    const struct gpio_listener listener = {button_moved, encoder_turned, tell, &l};
    const struct input_listener input_listener = {key_moved, panel_touched, tell, &l};
    struct input_wish input_wish;
    struct gpio_wish wish;
    struct gpio *gpio = NULL;
    struct input *input = NULL;
    bool done = false;

    inputs_gpio_wish(s, &wish);
    inputs_device_wish(s, &input_wish);
    input_wish.shared = true;
    if (l.loop == NULL || loop_signals(l.loop, signals, 3, caught, &l) != 0)
        goto out;
    puts("\nPress a button or a key, or touch the panel, and it is told here. Ctrl-C ends.");
    gpio = gpio_create(l.loop, &wish, &listener, NULL);
    input = input_create(l.loop, &input_wish, &input_listener);
    if (gpio == NULL || input == NULL)
        goto out;
    input_find(input);
    done = loop_run(l.loop) == 0;
out:
    if (!done)
        error_set(e, "events cannot be waited for: %m");
    input_destroy(input);
    gpio_destroy(gpio);
    loop_destroy(l.loop);
    return done;
}
