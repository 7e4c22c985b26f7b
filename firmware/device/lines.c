/* SPDX-License-Identifier: MIT */
#include "device/lines.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* More than the kernel's 16, so that a slow frame loses nothing that a hand can do meanwhile. */
enum { EDGES_KEPT = 64, EDGES_AT_ONCE = 16, KERNEL_ENOTSUPP = 524 };

static const uint64_t edge_flags = GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING;

static uint64_t flags_of(const struct lines_wish *w)
{
    uint64_t flags = w->active_low ? GPIO_V2_LINE_FLAG_ACTIVE_LOW : 0;

    if (w->output)
        return flags | GPIO_V2_LINE_FLAG_OUTPUT;
    flags |= GPIO_V2_LINE_FLAG_INPUT | edge_flags;
    if (w->pull == LINES_PULL_UP)
        flags |= GPIO_V2_LINE_FLAG_BIAS_PULL_UP;
    if (w->pull == LINES_PULL_DOWN)
        flags |= GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN;
    return flags;
}

/* Without edges there is no debounce either: where the kernel does it in software, it would go on taking interrupts. */
static void put_config(const struct lines *l, bool edges, struct gpio_v2_line_config *out)
{
    *out = (struct gpio_v2_line_config){.flags = edges ? l->flags : l->flags & ~edge_flags};
    if (l->debounce_us == 0 || !edges)
        return;
    out->num_attrs = 1;
    out->attrs[0].mask = (UINT64_C(1) << l->n) - 1;
    out->attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_DEBOUNCE;
    out->attrs[0].attr.debounce_period_us = l->debounce_us;
}

static int ask(struct lines *l, int chip)
{
    struct gpio_v2_line_request r = {.num_lines = l->n, .consumer = "standfirst"};

    memcpy(r.offsets, l->offset, sizeof l->offset);
    put_config(l, true, &r.config);
    if ((l->flags & GPIO_V2_LINE_FLAG_INPUT) != 0)
        r.event_buffer_size = EDGES_KEPT * l->n;
    if (l->calls->ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &r) < 0)
        return -1;
    l->fd = r.fd;
    return 0;
}

/* Somebody has a line: the chip stays open and tells when it is given back. False if none of them is in use (any
 * more): whoever had it gave it back meanwhile. */
static bool await_lines(struct lines *l, int chip)
{
    bool used = false;

    l->help = LINES_HELP_LINE;
    for (unsigned i = 0; i < l->n; i++) {
        struct gpio_v2_line_info info = {.offset = l->offset[i]};
        if (l->calls->ioctl(chip, GPIO_V2_GET_LINEINFO_WATCH_IOCTL, &info) < 0)
            l->help = LINES_HELP_NONE;
        else
            used |= (info.flags & GPIO_V2_LINE_FLAG_USED) != 0;
    }
    return used || l->help == LINES_HELP_NONE;
}

static bool refused(int why)
{
    return why == EINVAL || why == EOPNOTSUPP || why == KERNEL_ENOTSUPP;
}

/* Why the kernel does not give the lines. */
static bool say_refused(const struct lines *l, int chip, const struct lines_wish *w, int why, struct error *e)
{
    struct chip_line facts = {{0}, {0}, 0};

    if (why == EBUSY) {
        for (unsigned i = 0; i < l->n; i++)
            if (chip_line(l->calls, chip, l->offset[i], &facts) == 0 && (facts.flags & GPIO_V2_LINE_FLAG_USED) != 0)
                return error_set(e, "line %s is in use by %s", w->line[i],
                                 facts.consumer[0] != '\0' ? facts.consumer : "something else");
        return error_set(e, "line %s is in use by something else", w->line[0]);
    }
    if (why == EACCES || why == EPERM)
        return error_set(e, "line %s may not be used: the user must be in the group gpio", w->line[0]);
    if (why == ENXIO || why == ENODEV)
        return error_set(e, "line %s cannot tell when it changes; choose another line", w->line[0]);
    if (refused(why) && w->pull != LINES_PULL_NONE)
        return error_set(e, "line %s: the chip refuses it with a pull resistor (%s); try pull = \"none\"", w->line[0],
                         strerror(why == KERNEL_ENOTSUPP ? EOPNOTSUPP : why));
    return error_set(e, "line %s: the chip refuses it (%s)", w->line[0],
                     strerror(why == KERNEL_ENOTSUPP ? EOPNOTSUPP : why));
}

bool lines_open(struct lines *l, const struct gpio_calls *calls, const struct lines_wish *w, struct error *e)
{
    int chip;

    assert(w->n >= 1 && w->n <= CHIP_LINES_MOST);
    *l = (struct lines){.calls = calls,
                        .fd = -1,
                        .busy = -1,
                        .help = LINES_HELP_FOLDER,
                        .n = w->n,
                        .flags = flags_of(w),
                        .debounce_us = w->output ? 0 : w->debounce_ms * 1000};
    if (!chip_find(calls, w->chip, w->line, w->n, &chip, l->offset, e))
        return false;
    l->help = LINES_HELP_NONE;
    if (ask(l, chip) != 0 && l->debounce_us > 0 && refused(errno)) {
        l->debounce_us = 0;
        (void)ask(l, chip);
    }
    int why = errno;
    if (l->fd < 0 && why == EBUSY && !await_lines(l, chip) && ask(l, chip) != 0)
        why = errno;
    if (l->fd < 0)
        (void)say_refused(l, chip, w, why, e);
    if (l->fd < 0 && l->help == LINES_HELP_LINE)
        l->busy = chip;
    else
        close(chip);
    if (l->fd < 0)
        return false;
    l->help = LINES_HELP_NONE;
    int flags = fcntl(l->fd, F_GETFL);
    if (flags < 0 || fcntl(l->fd, F_SETFL, flags | O_NONBLOCK) != 0) {
        error_set(e, "line %s: %s", w->line[0], strerror(errno));
        lines_close(l);
        return false;
    }
    return true;
}

void lines_close(struct lines *l)
{
    if (l->fd >= 0)
        close(l->fd);
    if (l->busy >= 0)
        close(l->busy);
    l->fd = l->busy = -1;
}

int lines_levels(const struct lines *l, unsigned *bits)
{
    struct gpio_v2_line_values values = {.mask = (UINT64_C(1) << l->n) - 1};

    if (l->calls->ioctl(l->fd, GPIO_V2_LINE_GET_VALUES_IOCTL, &values) < 0)
        return -1;
    *bits = (unsigned)values.bits;
    return 0;
}

int lines_set(const struct lines *l, unsigned bits)
{
    struct gpio_v2_line_values values = {.bits = bits, .mask = (UINT64_C(1) << l->n) - 1};

    return l->calls->ioctl(l->fd, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) < 0 ? -1 : 0;
}

/* Forgets what waits: from now on only new edges count. */
static void drain(struct lines *l)
{
    struct gpio_v2_line_event events[EDGES_AT_ONCE];

    while (read(l->fd, events, sizeof events) > 0)
        ;
    memset(l->seen, 0, sizeof l->seen);
}

int lines_listen(struct lines *l, bool on)
{
    struct gpio_v2_line_config config;

    put_config(l, on, &config);
    if (l->calls->ioctl(l->fd, GPIO_V2_LINE_SET_CONFIG_IOCTL, &config) < 0)
        return -1;
    drain(l);
    return 0;
}

ssize_t lines_read(struct lines *l, struct lines_edge *out, size_t most)
{
    struct gpio_v2_line_event events[EDGES_AT_ONCE];
    size_t n = 0, wish = most < EDGES_AT_ONCE ? most : EDGES_AT_ONCE;
    ssize_t got = read(l->fd, events, wish * sizeof events[0]);

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got == 0) {
        errno = ENODEV;
        return -1;
    }
    if (got < 0)
        return -1;
    for (size_t i = 0; i < (size_t)got / sizeof events[0]; i++) {
        const struct gpio_v2_line_event *ev = &events[i];
        unsigned which = l->n > 1 && ev->offset == l->offset[1] ? 1 : 0;
        uint32_t lost = l->seen[which] != 0 ? ev->line_seqno - l->seen[which] - 1 : 0;
        l->seen[which] = ev->line_seqno;
        out[n++] = (struct lines_edge){.ns = ev->timestamp_ns,
                                       .which = which,
                                       .on = ev->id == GPIO_V2_LINE_EVENT_RISING_EDGE,
                                       .count = 1 + (lost < 1000 ? lost : 0)};
    }
    return (ssize_t)n;
}
