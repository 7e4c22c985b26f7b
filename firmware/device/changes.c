/* SPDX-License-Identifier: MIT */
#include "device/changes.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

struct changes {
    struct loop *loop;
    int fd;
    void (*changed)(void *user);
    void *user;
};

static void ready(void *user, int fd, uint32_t events)
{
    _Alignas(struct inotify_event) char buffer[4096];
    struct changes *c = user;

    (void)events;
    while (read(fd, buffer, sizeof buffer) > 0)
        ;
    c->changed(c->user);
}

struct changes *changes_create(struct loop *l, const char *folder, void (*changed)(void *user), void *user)
{
    struct changes *c = malloc(sizeof *c);

    if (c == NULL)
        return NULL;
    *c = (struct changes){.loop = l, .changed = changed, .user = user};
    c->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (c->fd < 0 || inotify_add_watch(c->fd, folder, IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR) < 0 ||
        loop_watch(l, c->fd, EPOLLIN, ready, c) != 0) {
        int why = errno;
        if (c->fd >= 0)
            close(c->fd);
        free(c);
        errno = why;
        return NULL;
    }
    return c;
}

void changes_destroy(struct changes *c)
{
    if (c == NULL)
        return;
    (void)loop_unwatch(c->loop, c->fd);
    close(c->fd);
    free(c);
}
