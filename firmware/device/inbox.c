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

/* Of the folder itself; and of the nearest one above it that is there, while it is not. */
static const uint32_t folder_events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
static const uint32_t above_events = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

struct inbox {
    struct loop *loop;
    int fd, watch; /* watch: inotify's number of it; -1: nothing is watched */
    bool there;    /* what is watched is the folder */
    char *folder, *suffix;
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

/* Leaves out the last name; false at the root. "a/b//" has "a" above it. */
static bool go_up(char *path)
{
    size_t n = strlen(path);

    while (n > 1 && path[n - 1] == '/')
        n--;
    if (n <= 1)
        return false;
    while (n > 1 && path[n - 1] != '/')
        n--;
    while (n > 1 && path[n - 1] == '/')
        n--;
    path[n] = '\0';
    return path[0] == '/';
}

/* The folder or, where it is not, the nearest one above. */
static void watch(struct inbox *i)
{
    char *path = strdup(i->folder);
    int before = i->watch;

    i->watch = path == NULL ? -1 : inotify_add_watch(i->fd, path, folder_events);
    i->there = i->watch >= 0;
    while (path != NULL && i->watch < 0 && go_up(path))
        i->watch = inotify_add_watch(i->fd, path, above_events);
    if (before >= 0 && before != i->watch)
        (void)inotify_rm_watch(i->fd, before);
    free(path);
}

/* Is the folder there? What came while the one above it was only about to be watched is not told: so it is looked for
 * until nothing has changed meanwhile. */
static bool look(struct inbox *i)
{
    for (;;) {
        int before = i->watch;
        watch(i);
        if (i->there || i->watch == before)
            return i->there;
    }
}

static void ready(void *user, int fd, uint32_t events)
{
    _Alignas(struct inotify_event) char buffer[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    struct inbox *i = user;
    bool any = false, moved = false;

    (void)events;
    /* One read a round is enough: what is left is ready again. */
    ssize_t got = read(fd, buffer, sizeof buffer);
    for (ssize_t at = 0; at < got;) {
        const struct inotify_event *e = (const void *)(buffer + at);
        bool ours = e->wd == i->watch;
        any |= (ours && i->there && counts(i, e)) || (e->mask & IN_Q_OVERFLOW) != 0;
        moved |= ours && (!i->there || (e->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) != 0);
        at += (ssize_t)(sizeof *e + e->len);
    }
    /* What lies in a folder that came need not have been told. */
    if (moved)
        any |= look(i);
    if (any && i->there)
        i->filled(i->user);
}

struct inbox *inbox_create(struct loop *l, const char *folder, const char *suffix, void (*filled)(void *user),
                           void *user)
{
    struct inbox *i = calloc(1, sizeof *i);

    if (i == NULL)
        return NULL;
    *i = (struct inbox){.loop = l, .watch = -1, .filled = filled, .user = user};
    i->folder = strdup(folder);
    i->suffix = strdup(suffix);
    i->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (i->folder != NULL && i->suffix != NULL && i->fd >= 0) {
        (void)look(i);
        if (i->watch >= 0 && loop_watch(l, i->fd, EPOLLIN, ready, i) == 0)
            return i;
    }
    inbox_destroy(i);
    return NULL;
}

bool inbox_is_there(const struct inbox *i)
{
    return i->there;
}

void inbox_destroy(struct inbox *i)
{
    if (i == NULL)
        return;
    loop_close(i->loop, &i->fd);
    free(i->folder);
    free(i->suffix);
    free(i);
}
