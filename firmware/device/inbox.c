/* SPDX-License-Identifier: MIT */
#include "device/inbox.h"

#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

struct inbox {
    struct loop *loop;
    int fd;
    char *suffix;
    void (*filled)(void *user);
    void *user;
};

static bool counts(const struct inbox *i, const struct inotify_event *e)
{
    if ((e->mask & IN_Q_OVERFLOW) != 0)
        return true;
    if (e->len == 0 || (e->mask & IN_ISDIR) != 0 || e->name[0] == '.')
        return false;
    size_t name = strlen(e->name), suffix = strlen(i->suffix);
    /* Without regard to case, as on a stick: what the folder's reader takes is for the reader to say. */
    return name > suffix && strcasecmp(e->name + name - suffix, i->suffix) == 0;
}

static void ready(void *user, int fd, uint32_t events)
{
    _Alignas(struct inotify_event) char buffer[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    struct inbox *i = user;
    bool any = false;

    (void)events;
    /* One read a round is enough: what is left is ready again. */
    ssize_t got = read(fd, buffer, sizeof buffer);
    for (ssize_t at = 0; at < got;) {
        const struct inotify_event *e = (const void *)(buffer + at);
        any |= counts(i, e);
        at += (ssize_t)(sizeof *e + e->len);
    }
    if (any)
        i->filled(i->user);
}

struct inbox *inbox_create(struct loop *l, const char *folder, const char *suffix, void (*filled)(void *user),
                           void *user)
{
    struct inbox *i = calloc(1, sizeof *i);

    if (i == NULL)
        return NULL;
    *i = (struct inbox){.loop = l, .filled = filled, .user = user};
    i->suffix = strdup(suffix);
    i->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (i->suffix == NULL || i->fd < 0 ||
        inotify_add_watch(i->fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR) < 0 ||
        loop_watch(l, i->fd, EPOLLIN, ready, i) != 0) {
        int why = errno;
        if (i->fd >= 0)
            close(i->fd);
        free(i->suffix);
        free(i);
        errno = why;
        return NULL;
    }
    return i;
}

void inbox_destroy(struct inbox *i)
{
    if (i == NULL)
        return;
    loop_unwatch(i->loop, i->fd);
    close(i->fd);
    free(i->suffix);
    free(i);
}
