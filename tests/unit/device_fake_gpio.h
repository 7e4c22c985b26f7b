/* SPDX-License-Identifier: MIT */
/*
 * GPIO chips made of nothing: FIFOs in a folder of their own for the chips, pipes for the lines' edges. The test sets
 * what a chip refuses and writes the edges; the calls do what the kernel's do.
 */
#ifndef TESTS_DEVICE_FAKE_GPIO_H
#define TESTS_DEVICE_FAKE_GPIO_H

#include "device/chip.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FAKE_CHIPS = 3, FAKE_LINES = 32 };

struct fake_line {
    const char *name, *consumer;
    bool level;     /* logical */
    int refuse;     /* errno of a request; 0: granted */
    int in, out;    /* the request's pipe; in is ours, to write edges into */
    uint64_t flags; /* of the request or the latest configuration */
    uint32_t debounce_us;
    uint32_t edges; /* so many were made, also such as were dropped */
    unsigned request_bit;
    unsigned configured; /* how often SET_CONFIG was called */
};

struct fake_chip {
    const char *label;
    int why; /* errno of open() */
    bool no_debounce;
    bool no_watch;        /* of lines that are in use */
    bool given_back_late; /* a line that is in use is given back just before it is watched */
    bool gone;            /* every ioctl fails */
    unsigned n;
    struct fake_line lines[FAKE_LINES];
};

static struct fake {
    char folder[40];
    struct fake_chip chips[FAKE_CHIPS];
    unsigned requests;
} fake;

static int fake_open(const char *path, int flags)
{
    const char *name = strrchr(path, '/') + 1;
    int i = strncmp(name, "gpiochip", 8) == 0 ? name[8] - '0' : -1;

    if (i >= 0 && i < FAKE_CHIPS && fake.chips[i].why != 0) {
        errno = fake.chips[i].why;
        return -1;
    }
    return open(path, flags);
}

/* The chip an open file stands for; NULL. */
static struct fake_chip *fake_chip_of(int fd)
{
    char link[64], path[128];

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    assert(n > 0);
    path[n] = '\0';
    const char *name = strrchr(path, '/');
    if (name == NULL || strncmp(name + 1, "gpiochip", 8) != 0 || name[9] - '0' >= FAKE_CHIPS)
        return NULL;
    return &fake.chips[name[9] - '0'];
}

static int fake_fail(int why)
{
    errno = why;
    return -1;
}

static int fake_request(struct fake_chip *c, struct gpio_v2_line_request *r)
{
    int ends[2];

    fake.requests++;
    assert(strcmp(r->consumer, "standfirst") == 0);
    for (unsigned i = 0; i < r->num_lines; i++) {
        struct fake_line *l = &c->lines[r->offsets[i]];
        if (l->refuse != 0)
            return fake_fail(l->refuse);
        if (l->consumer != NULL)
            return fake_fail(EBUSY);
    }
    if (c->no_debounce && r->config.num_attrs > 0)
        return fake_fail(EOPNOTSUPP);
    int made = pipe2(ends, O_CLOEXEC);
    assert(made == 0);
    for (unsigned i = 0; i < r->num_lines; i++) {
        struct fake_line *l = &c->lines[r->offsets[i]];
        l->in = ends[1];
        l->out = ends[0];
        l->request_bit = i;
        l->flags = r->config.flags;
        l->debounce_us = r->config.num_attrs > 0 ? r->config.attrs[0].attr.debounce_period_us : 0;
    }
    r->fd = ends[0];
    return 0;
}

/* The line of a request's descriptor. */
static struct fake_line *fake_line_of(int fd, unsigned bit, struct fake_chip **chip)
{
    struct stat want, have;

    fstat(fd, &want);
    for (size_t c = 0; c < FAKE_CHIPS; c++) {
        for (size_t i = 0; i < FAKE_LINES; i++) {
            struct fake_line *l = &fake.chips[c].lines[i];
            if (l->in > 0 && l->request_bit == bit && fstat(l->in, &have) == 0 && have.st_ino == want.st_ino) {
                *chip = &fake.chips[c];
                return l;
            }
        }
    }
    return NULL;
}

static int fake_line_ioctl(int fd, unsigned long request, void *arg)
{
    struct gpio_v2_line_values *values = arg;
    const struct gpio_v2_line_config *config = arg;

    for (unsigned bit = 0; bit < 2; bit++) {
        struct fake_chip *chip = NULL;
        struct fake_line *l = fake_line_of(fd, bit, &chip);
        if (l == NULL)
            continue;
        if (chip->gone)
            return fake_fail(ENODEV);
        if (request == GPIO_V2_LINE_SET_CONFIG_IOCTL) {
            l->flags = config->flags;
            l->debounce_us = config->num_attrs > 0 ? config->attrs[0].attr.debounce_period_us : 0;
            l->configured++;
        } else if (request == GPIO_V2_LINE_GET_VALUES_IOCTL && (values->mask >> bit & 1) != 0) {
            values->bits |= (uint64_t)l->level << bit;
        } else if (request == GPIO_V2_LINE_SET_VALUES_IOCTL && (values->mask >> bit & 1) != 0) {
            l->level = (values->bits >> bit & 1) != 0;
        }
    }
    return 0;
}

static int fake_ioctl(int fd, unsigned long request, void *arg)
{
    struct fake_chip *c = fake_chip_of(fd);

    if (c == NULL)
        return fake_line_ioctl(fd, request, arg);
    if (c->label == NULL)
        return fake_fail(ENOTTY);
    if (request == GPIO_GET_CHIPINFO_IOCTL) {
        struct gpiochip_info *info = arg;
        *info = (struct gpiochip_info){.lines = c->n};
        snprintf(info->name, sizeof info->name, "gpiochip%d", (int)(c - fake.chips));
        snprintf(info->label, sizeof info->label, "%s", c->label);
        return 0;
    }
    if (request == GPIO_V2_GET_LINEINFO_IOCTL || request == GPIO_V2_GET_LINEINFO_WATCH_IOCTL) {
        struct gpio_v2_line_info *info = arg;
        if (info->offset >= c->n)
            return fake_fail(EINVAL);
        if (request == GPIO_V2_GET_LINEINFO_WATCH_IOCTL && c->given_back_late)
            c->lines[info->offset].consumer = NULL;
        if (request == GPIO_V2_GET_LINEINFO_WATCH_IOCTL && c->no_watch)
            return fake_fail(ENOTTY);
        const struct fake_line *l = &c->lines[info->offset];
        if (l->name != NULL)
            snprintf(info->name, sizeof info->name, "%s", l->name);
        if (l->consumer != NULL)
            snprintf(info->consumer, sizeof info->consumer, "%s", l->consumer);
        info->flags = l->consumer != NULL ? GPIO_V2_LINE_FLAG_USED : 0;
        return 0;
    }
    assert(request == GPIO_V2_GET_LINE_IOCTL);
    return fake_request(c, arg);
}

static const struct gpio_calls fake_calls = {fake.folder, fake_open, fake_ioctl};

/* Two chips: a board's, with named lines, and an expander's, without. The third file is no chip. */
static int fake_setup(void **state)
{
    static const char *const named[] = {"ID_SDA", "ID_SCL", "GPIO2", "GPIO3", "GPIO4", "GPIO5", "GPIO6", "GPIO7"};

    (void)state;
    memset(&fake, 0, sizeof fake);
    strcpy(fake.folder, "/tmp/standfirst-gpio-XXXXXX");
    if (mkdtemp(fake.folder) == NULL)
        return -1;
    for (int i = 0; i < FAKE_CHIPS; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/gpiochip%d", fake.folder, i);
        if (mkfifo(path, 0600) != 0)
            return -1;
    }
    fake.chips[0].label = "expander";
    fake.chips[0].n = 8;
    fake.chips[1].label = "board";
    fake.chips[1].n = 8;
    for (size_t i = 0; i < 8; i++)
        fake.chips[1].lines[i].name = named[i];
    return 0;
}

static int fake_teardown(void **state)
{
    (void)state;
    for (int i = 0; i < FAKE_CHIPS; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/gpiochip%d", fake.folder, i);
        unlink(path);
        for (size_t k = 0; k < FAKE_LINES; k++) {
            struct fake_line *l = &fake.chips[i].lines[k];
            if (l->in > 0 && l->request_bit == 0)
                close(l->in);
        }
    }
    return rmdir(fake.folder);
}

static inline void fake_path(unsigned chip, char path[64])
{
    snprintf(path, 64, "%s/gpiochip%u", fake.folder, chip);
}

/* What the kernel tells on the chip's descriptor when somebody gives the line back. */
static inline void fake_give_back(unsigned chip, unsigned offset)
{
    const struct gpio_v2_line_info_changed event = {.info = {.offset = offset},
                                                    .event_type = GPIO_V2_LINE_CHANGED_RELEASED};
    char path[64];

    fake.chips[chip].lines[offset].consumer = NULL;
    fake_path(chip, path);
    int fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    assert(fd >= 0);
    ssize_t put = write(fd, &event, sizeof event);
    assert(put == (ssize_t)sizeof event);
    close(fd);
}

/* What the kernel writes when the line changes. */
static inline void fake_edge(unsigned chip, unsigned offset, bool on, uint64_t ms)
{
    struct fake_line *l = &fake.chips[chip].lines[offset];

    l->level = on;
    l->edges++;
    const struct gpio_v2_line_event event = {.timestamp_ns = ms * 1000000,
                                             .id =
                                                 on ? GPIO_V2_LINE_EVENT_RISING_EDGE : GPIO_V2_LINE_EVENT_FALLING_EDGE,
                                             .offset = offset,
                                             .seqno = l->edges,
                                             .line_seqno = l->edges};
    ssize_t put = write(l->in, &event, sizeof event);
    assert(put == (ssize_t)sizeof event);
}

#endif
