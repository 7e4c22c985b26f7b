/* SPDX-License-Identifier: MIT */
#include "device/chip.h"

#include "base/bytes.h"
#include "device/loop.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int kernel_open(const char *path, int flags)
{
    return open(path, flags);
}

static int kernel_ioctl(int fd, unsigned long request, void *arg)
{
    return ioctl(fd, request, arg);
}

const struct gpio_calls gpio_kernel = {"/dev", kernel_open, kernel_ioctl};

/* The kernel's names fill their room without a NUL at worst. */
static void put_name(char to[CHIP_NAME_ROOM], const char *from)
{
    memcpy(to, from, GPIO_MAX_NAME_SIZE);
    to[GPIO_MAX_NAME_SIZE] = '\0';
}

static int open_chip(const struct gpio_calls *calls, struct chip *c)
{
    struct gpiochip_info info = {0};
    int fd = calls->open(c->path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd >= 0 && calls->ioctl(fd, GPIO_GET_CHIPINFO_IOCTL, &info) < 0) {
        int why = errno;
        close(fd);
        errno = why;
        fd = -1;
    }
    c->why = fd < 0 ? errno : 0;
    put_name(c->name, info.name);
    put_name(c->label, info.label);
    c->n_lines = info.lines;
    return fd;
}

static int chips_only(const struct dirent *entry)
{
    return strncmp(entry->d_name, "gpiochip", 8) == 0;
}

size_t chip_list(const struct gpio_calls *calls, struct chip out[CHIPS_MOST])
{
    struct dirent **entries = NULL;
    int found = scandir(calls->folder, &entries, chips_only, versionsort); /* gpiochip2 comes before gpiochip10 */
    size_t n = 0;

    for (int i = 0; i < found; i++) {
        struct chip c = {0};
        int used = snprintf(c.path, sizeof c.path, "%s/%s", calls->folder, entries[i]->d_name);
        free(entries[i]);
        if (n == CHIPS_MOST || used < 0 || (size_t)used >= sizeof c.path)
            continue;
        int fd = open_chip(calls, &c);
        if (fd >= 0)
            close(fd);
        out[n++] = c;
    }
    free(entries);
    return n;
}

int chip_line(const struct gpio_calls *calls, int chip, unsigned offset, struct chip_line *out)
{
    struct gpio_v2_line_info info = {.offset = offset};

    if (calls->ioctl(chip, GPIO_V2_GET_LINEINFO_IOCTL, &info) < 0)
        return -1;
    put_name(out->name, info.name);
    put_name(out->consumer, info.consumer);
    out->flags = info.flags;
    return 0;
}

static bool is_offset(const char *line)
{
    return line[0] != '\0' && line[strspn(line, "0123456789")] == '\0';
}

static bool find_line(const struct gpio_calls *calls, const struct chip *c, int fd, const char *line, unsigned *offset,
                      struct error *e)
{
    const char *called = c->label[0] != '\0' ? c->label : c->path;

    if (is_offset(line)) {
        unsigned long at = strtoul(line, NULL, 10);
        if (at >= c->n_lines)
            return error_set(e, "the GPIO chip %s has no line %s; its lines are 0 to %u", called, line,
                             c->n_lines - (c->n_lines > 0));
        *offset = (unsigned)at;
        return true;
    }
    for (unsigned i = 0; i < c->n_lines; i++) {
        struct chip_line facts;
        if (chip_line(calls, fd, i, &facts) == 0 && strcmp(facts.name, line) == 0) {
            *offset = i;
            return true;
        }
    }
    return error_set(e, "the GPIO chip %s has no line named %s", called, line);
}

static bool find_lines(const struct gpio_calls *calls, const struct chip *c, int fd, const char *const *lines,
                       unsigned n, unsigned *offsets, struct error *e)
{
    for (unsigned i = 0; i < n; i++)
        if (!find_line(calls, c, fd, lines[i], &offsets[i], e))
            return false;
    return true;
}

static bool say_not_opened(const struct chip *c, struct error *e)
{
    if (c->why == EACCES || c->why == EPERM)
        return error_set(e, "%s may not be opened: the user must be in the group gpio", c->path);
    if (c->why == ENOTTY || c->why == EINVAL)
        return error_set(e, "%s is not a GPIO chip", c->path);
    return error_set(e, "%s: %s", c->path, strerror(c->why));
}

/* Which chips there are instead. */
static bool say_none(const char *what, const struct chip *chips, size_t n, struct error *e)
{
    struct buffer list = {0};

    for (size_t i = 0; i < n; i++) {
        if (chips[i].why == EACCES || chips[i].why == EPERM) {
            buffer_finish(&list);
            (void)say_not_opened(&chips[i], e);
            return error_prefix(e, "%s was not found", what);
        }
        if (chips[i].why == 0)
            buffer_printf(&list, "%s%s", list.size > 0 ? ", " : "", chips[i].label);
    }
    if (list.failed)
        error_memory(e);
    else if (list.size == 0)
        error_set(e, "%s was not found: this machine has no GPIO chip", what);
    else
        error_set(e, "%s was not found; there is %s", what, (const char *)list.data);
    buffer_finish(&list);
    return false;
}

bool chip_find(const struct gpio_calls *calls, const char *chip, const char *const *lines, unsigned n, int *fd,
               unsigned offsets[CHIP_LINES_MOST], struct error *e)
{
    struct chip chips[CHIPS_MOST];
    struct error what;

    assert(n >= 1 && n <= CHIP_LINES_MOST);
    if (chip[0] == '/') {
        struct chip one = {0};
        if (strlen(chip) >= sizeof one.path)
            return error_set(e, "%s: the path is too long for a GPIO chip", chip);
        strcpy(one.path, chip);
        *fd = open_chip(calls, &one);
        if (*fd < 0)
            return say_not_opened(&one, e);
        if (find_lines(calls, &one, *fd, lines, n, offsets, e))
            return true;
        close(*fd);
        return false;
    }
    for (unsigned i = 0; i < n && chip[0] == '\0'; i++)
        if (is_offset(lines[i]))
            return error_set(e, "line %s: of which chip? Name the chip, or the line by its name", lines[i]);
    size_t found = chip_list(calls, chips);
    for (size_t i = 0; i < found; i++) {
        struct chip *c = &chips[i];
        bool named = strcmp(c->label, chip) == 0 || strcmp(c->name, chip) == 0;
        if (c->why != 0 || (chip[0] != '\0' && !named) || (*fd = open_chip(calls, c)) < 0)
            continue;
        if (find_lines(calls, c, *fd, lines, n, offsets, e))
            return true;
        close(*fd);
        if (named)
            return false;
    }
    if (chip[0] != '\0') {
        (void)error_set(&what, "the GPIO chip %s", chip);
        return say_none(what.text, chips, found, e);
    }
    (void)error_set(&what, "a GPIO line named %s", lines[0]);
    return say_none(what.text, chips, found, e);
}

struct chip_watch {
    struct loop *loop;
    int fd;
    void (*changed)(void *user);
    void *user;
};

static void ready(void *user, int fd, uint32_t events)
{
    _Alignas(struct inotify_event) char buffer[4096];
    struct chip_watch *w = user;

    (void)events;
    while (read(fd, buffer, sizeof buffer) > 0)
        ;
    w->changed(w->user);
}

struct chip_watch *chip_watch_create(struct loop *l, const struct gpio_calls *calls, void (*changed)(void *user),
                                     void *user)
{
    struct chip_watch *w = malloc(sizeof *w);

    if (w == NULL)
        return NULL;
    *w = (struct chip_watch){.loop = l, .changed = changed, .user = user};
    w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (inotify_add_watch(w->fd, calls->folder, IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR) >= 0 &&
        loop_watch(l, w->fd, EPOLLIN, ready, w) == 0)
        return w;
    chip_watch_destroy(w);
    return NULL;
}

void chip_watch_destroy(struct chip_watch *w)
{
    if (w == NULL)
        return;
    loop_close(w->loop, &w->fd);
    free(w);
}
