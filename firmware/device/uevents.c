/* SPDX-License-Identifier: MIT */
#include "device/uevents.h"

#include <errno.h>
#include <linux/netlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MESSAGE_MOST = 8192, FROM_THE_KERNEL = 1 };

struct uevents {
    struct loop *loop;
    int fd;
    struct uevents_wish wish;
};

const char *uevent_value(const struct uevent *e, const char *name)
{
    const char *end = e->text + e->size;
    size_t size = strlen(name);

    for (const char *field = e->text; field < end; field += strlen(field) + 1)
        if (strncmp(field, name, size) == 0 && field[size] == '=')
            return field + size + 1;
    return NULL;
}

bool uevent_says(const struct uevent *e, const char *name, const char *value)
{
    const char *its = uevent_value(e, name);

    return its != NULL && strcmp(its, value) == 0;
}

static void ready(void *user, int fd, uint32_t events)
{
    struct uevents *u = user;
    const struct uevents_wish *w = &u->wish;
    char message[MESSAGE_MOST + 1];
    bool news = false;

    (void)events;
    for (;;) {
        struct sockaddr_nl from = {0};
        socklen_t from_size = sizeof from;
        ssize_t got = recvfrom(fd, message, MESSAGE_MOST, 0, (struct sockaddr *)&from, &from_size);
        if (got < 0 && errno == ENOBUFS)
            news = true; /* the queue ran over */
        else if (got < 0)
            break;
        else if (from.nl_pid == 0) { /* programs may write to the group, too */
            const struct uevent e = {message, (size_t)got + 1};
            message[got] = '\0';
            if (!uevent_says(&e, "SUBSYSTEM", w->subsystem))
                continue;
            news = true;
            if (w->told != NULL)
                w->told(w->user, &e);
        }
    }
    if (news && w->happened != NULL)
        w->happened(w->user);
}

struct uevents *uevents_create(struct loop *l, const struct uevents_wish *wish)
{
    const struct sockaddr_nl group = {.nl_family = AF_NETLINK, .nl_groups = FROM_THE_KERNEL};
    struct uevents *u = malloc(sizeof *u);

    if (u == NULL)
        return NULL;
    *u = (struct uevents){.loop = l, .wish = *wish};
    u->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (u->fd >= 0 && bind(u->fd, (const struct sockaddr *)&group, sizeof group) == 0 &&
        loop_watch(l, u->fd, EPOLLIN, ready, u) == 0)
        return u;
    uevents_destroy(u);
    return NULL;
}

void uevents_destroy(struct uevents *u)
{
    if (u == NULL)
        return;
    loop_close(u->loop, &u->fd);
    free(u);
}
