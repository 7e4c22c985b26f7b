/* SPDX-License-Identifier: MIT */
/* Buttons and rotary encoders on GPIO lines, through the one loop. Each has a request of its own, so that one that is
 * busy, missing or not permitted keeps no other from working: it is told once in plain words, and asked for again when
 * the kernel says that the line was given back, that a chip came or that its rights were changed. Where nothing of the
 * kind would be told (a chip that fails or refuses) it is asked after 1 s and after a minute. Besides that a line that
 * is not to be had costs one try an hour. Bounce, noise and stuck buttons are contact.h's.
 *
 * News come in the order of the kernel's time stamps, whichever line they are of, also when a slow frame let several
 * pile up. Their times are ms of CLOCK_MONOTONIC, as loop_now(), and may lie a little before it. */
#pragma once

#include "device/lines.h"
#include "device/loop.h"

enum { GPIO_BUTTONS_MOST = 16, GPIO_ENCODERS_MOST = 4, GPIO_RETRY_FIRST_MS = 1000, GPIO_RETRY_LAST_MS = 3600000 };

/* All texts outlive the gpio. */
struct gpio_button_wish {
    const char *name;        /* for messages */
    const char *chip, *line; /* as in chip_find() */
    enum lines_pull pull;
    bool active_low;
    uint32_t debounce_ms;
};
struct gpio_encoder_wish {
    const char *name, *chip, *a, *b;
    enum lines_pull pull;
    int per_click; /* as struct quadrature, contact.h */
};
struct gpio_wish {
    struct gpio_button_wish buttons[GPIO_BUTTONS_MOST];
    size_t n_buttons;
    struct gpio_encoder_wish encoders[GPIO_ENCODERS_MOST];
    size_t n_encoders;
    uint32_t stuck_ms; /* a button down for so long is stuck; 0: never */
};

/* Who hears of it. They may not destroy the gpio. */
struct gpio_listener {
    void (*button)(void *user, size_t button, bool down, uint64_t ms);
    void (*encoder)(void *user, size_t encoder, int way, uint64_t ms); /* 1 or -1, one click a call */
    /* "button home: line 17 is in use by spi0"; `wrong` false: it works again */
    void (*tell)(void *user, bool wrong, const char *text);
    void *user;
};

struct gpio;
/* What can be opened is open when it returns; what cannot has been told. `calls` outlives it (NULL: the kernel). NULL
 * and errno. */
struct gpio *gpio_create(struct loop *l, const struct gpio_wish *wish, const struct gpio_listener *listener,
                         const struct gpio_calls *calls);
void gpio_destroy(struct gpio *g); /* takes NULL */
