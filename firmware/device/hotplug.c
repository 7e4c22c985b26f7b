/* SPDX-License-Identifier: MIT */
#include "device/hotplug.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

struct hotplug {
    struct loop *loop;
    int fd;
    char *folder;
    const char *name; /* the folder's own, within `folder` */
    const char *names;
    int in_folder; /* the watches; -1: the folder is not there */
    int in_parent;
    void (*plugged)(void *user, const char *path);
    void (*unplugged)(void *user, const char *path);
    void *user;
};

/* False if it is none of the kind. */
static bool node_path(const struct hotplug *h, const char *name, char path[PATH_MAX])
{
    return strncmp(name, h->names, strlen(h->names)) == 0 &&
           snprintf(path, PATH_MAX, "%s/%s", h->folder, name) < PATH_MAX;
}

static void tell_present(struct hotplug *h)
{
    char path[PATH_MAX];
    const struct dirent *entry;

    DIR *d = opendir(h->folder);
    if (d == NULL)
        return;
    while ((entry = readdir(d)) != NULL)
        if (node_path(h, entry->d_name, path))
            h->plugged(h->user, path);
    closedir(d);
}

/* Listening begins before the list is made: nothing is missed, and what comes twice is passed over. The kernel makes
 * the folder with the first device and removes it with the last. */
static void look(struct hotplug *h)
{
    h->in_folder = inotify_add_watch(h->fd, h->folder, IN_CREATE | IN_ATTRIB | IN_DELETE | IN_ONLYDIR);
    if (h->in_folder >= 0)
        tell_present(h);
}

static void take(struct hotplug *h, const struct inotify_event *e)
{
    char path[PATH_MAX];

    if ((e->mask & IN_Q_OVERFLOW) != 0) {
        look(h);
    } else if (e->wd == h->in_folder && (e->mask & IN_IGNORED) != 0) {
        h->in_folder = -1;
    } else if (e->wd == h->in_parent) {
        if (e->len > 0 && strcmp(e->name, h->name) == 0)
            look(h);
    } else if (e->wd == h->in_folder && e->len > 0 && node_path(h, e->name, path)) {
        if ((e->mask & IN_DELETE) != 0)
            h->unplugged(h->user, path);
        else if (access(path, R_OK) == 0)
            h->plugged(h->user, path);
    }
}

static void ready(void *user, int fd, uint32_t events)
{
    _Alignas(struct inotify_event) char buffer[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    struct hotplug *h = user;

    (void)events;
    /* One read a round is enough: what is left is ready again. */
    ssize_t got = read(fd, buffer, sizeof buffer);
    for (ssize_t at = 0; at < got;) {
        const struct inotify_event *e = (const void *)(buffer + at);
        take(h, e);
        at += (ssize_t)(sizeof *e + e->len);
    }
}

static int watch_parent(struct hotplug *h)
{
    size_t length = (size_t)(h->name - h->folder); /* with the slash */
    char parent[PATH_MAX];

    snprintf(parent, sizeof parent, "%.*s", (int)length, h->folder);
    return inotify_add_watch(h->fd, parent, IN_CREATE | IN_ONLYDIR);
}

struct hotplug *hotplug_create(struct loop *l, const char *folder, const char *names,
                               void (*plugged)(void *user, const char *path),
                               void (*unplugged)(void *user, const char *path), void *user)
{
    struct hotplug *h = calloc(1, sizeof *h);

    if (h == NULL)
        return NULL;
    *h = (struct hotplug){.loop = l,
                          .fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK),
                          .folder = strdup(folder),
                          .names = names,
                          .plugged = plugged,
                          .unplugged = unplugged,
                          .user = user};
    if (h->folder != NULL)
        h->name = strrchr(h->folder, '/') + 1;
    if (h->folder == NULL || h->fd < 0 || (h->in_parent = watch_parent(h)) < 0 ||
        loop_watch(l, h->fd, EPOLLIN, ready, h) != 0) {
        hotplug_destroy(h);
        return NULL;
    }
    look(h);
    return h;
}

void hotplug_destroy(struct hotplug *h)
{
    if (h == NULL)
        return;
    loop_close(h->loop, &h->fd);
    free(h->folder);
    free(h);
}
