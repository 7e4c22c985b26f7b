/* SPDX-License-Identifier: MIT */
/* GPIO chips and their lines, by the kernel's GPIO v2 character device (linux/gpio.h), without a library. Chips are
 * found by what does not change from one board to the next: a label ("pinctrl-bcm2711"), or the name of a line on it
 * ("GPIO17"). */
#pragma once

#include "base/error.h"

#include <linux/gpio.h>
#include <stddef.h>
#include <stdint.h>

/* What GPIO asks of the system; tests hand in their own. Each returns as the system call does. */
struct gpio_calls {
    const char *folder; /* where the chips are */
    int (*open)(const char *path, int flags);
    int (*ioctl)(int fd, unsigned long request, void *arg);
};
extern const struct gpio_calls gpio_kernel;

enum { CHIP_PATH_ROOM = 64, CHIP_NAME_ROOM = GPIO_MAX_NAME_SIZE + 1, CHIPS_MOST = 32, CHIP_LINES_MOST = 2 };

struct chip {
    char path[CHIP_PATH_ROOM];
    char name[CHIP_NAME_ROOM], label[CHIP_NAME_ROOM]; /* "" if it cannot be opened */
    unsigned n_lines;
    int why; /* errno if it cannot be opened; 0: it can */
};
struct chip_line {
    char name[CHIP_NAME_ROOM], consumer[CHIP_NAME_ROOM]; /* "": none */
    uint64_t flags;                                      /* GPIO_V2_LINE_FLAG_* */
};

/* All there are, by number; returns how many. */
size_t chip_list(const struct gpio_calls *calls, struct chip out[CHIPS_MOST]);

/* About one line of an open chip. -1 and errno. */
int chip_line(const struct gpio_calls *calls, int chip, unsigned offset, struct chip_line *out);

/* Finds and opens the chip. `chip` is a label, a name, a path, or "" for the chip that has lines of these names. Each
 * of the n (1 or 2) `lines` is an offset, in digits, or a line's name. The caller closes *fd. */
MUST_CHECK bool chip_find(const struct gpio_calls *calls, const char *chip, const char *const *lines, unsigned n,
                          int *fd, unsigned offsets[CHIP_LINES_MOST], struct error *e);

/* Tells when a chip may have come, by inotify(7) on the folder of the chips. */
struct chip_watch;
struct loop;

/* `changed` is called from within the loop when a name came into the folder, or the rights of one that is there were
 * changed; once for however many came together. NULL and errno. */
struct chip_watch *chip_watch_create(struct loop *l, const struct gpio_calls *calls, void (*changed)(void *user),
                                     void *user);
void chip_watch_destroy(struct chip_watch *w); /* takes NULL; not from within `changed` */
