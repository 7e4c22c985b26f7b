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
    const char *subsystem;
    void (*happened)(void *user);
    void *user;
};

/* A message is a line, "change@/devices/...", and then NAME=value, each with a NUL behind it. */
static bool is_about(const char *message, size_t size, const char *subsystem)
{
    static const char name[] = "SUBSYSTEM=";
    const char *end = message + size;

    for (const char *field = message; field < end; field += strnlen(field, (size_t)(end - field)) + 1)
        if (strncmp(field, name, sizeof name - 1) == 0)
            return strcmp(field + sizeof name - 1, subsystem) == 0;
    return false;
}

static void ready(void *user, int fd, uint32_t events)
{
    struct uevents *u = user;
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
            message[got] = '\0';
            news = is_about(message, (size_t)got, u->subsystem) || news;
        }
    }
    if (news)
        u->happened(u->user);
}

struct uevents *uevents_create(struct loop *l, const char *subsystem, void (*happened)(void *user), void *user)
{
    const struct sockaddr_nl group = {.nl_family = AF_NETLINK, .nl_groups = FROM_THE_KERNEL};
    struct uevents *u = malloc(sizeof *u);

    if (u == NULL)
        return NULL;
    *u = (struct uevents){.loop = l, .subsystem = subsystem, .happened = happened, .user = user};
    u->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (u->fd < 0 || bind(u->fd, (const struct sockaddr *)&group, sizeof group) != 0 ||
        loop_watch(l, u->fd, EPOLLIN, ready, u) != 0) {
        int why = errno;
        if (u->fd >= 0)
            close(u->fd);
        free(u);
        errno = why;
        return NULL;
    }
    return u;
}

void uevents_destroy(struct uevents *u)
{
    if (u == NULL)
        return;
    (void)loop_unwatch(u->loop, u->fd);
    close(u->fd);
    free(u);
}
