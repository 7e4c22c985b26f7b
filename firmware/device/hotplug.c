/* SPDX-License-Identifier: MIT */
#include "device/hotplug.h"

#include <errno.h>
#include <libudev.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

struct hotplug {
    struct loop *loop;
    struct udev *udev;
    struct udev_monitor *monitor;
    bool watched;
    const char *nodes;
    void (*plugged)(void *user, const char *path);
    void (*unplugged)(void *user, const char *path);
    void *user;
};

/* NULL if it is none of the kind. */
static const char *node(const struct hotplug *h, struct udev_device *d)
{
    const char *path = udev_device_get_devnode(d);
    return path != NULL && strncmp(path, h->nodes, strlen(h->nodes)) == 0 ? path : NULL;
}

static void monitor_ready(void *user, int fd, uint32_t events)
{
    struct hotplug *h = user;
    struct udev_device *d;

    (void)fd;
    (void)events;
    while ((d = udev_monitor_receive_device(h->monitor)) != NULL) {
        const char *path = node(h, d), *action = udev_device_get_action(d);
        if (path != NULL && action != NULL && strcmp(action, "remove") == 0)
            h->unplugged(h->user, path);
        else if (path != NULL && action != NULL && (strcmp(action, "add") == 0 || strcmp(action, "change") == 0))
            h->plugged(h->user, path);
        udev_device_unref(d);
    }
}

static void tell_present(struct hotplug *h, const char *subsystem, bool udevd)
{
    struct udev_enumerate *list = udev_enumerate_new(h->udev);
    struct udev_list_entry *entry;

    if (list == NULL)
        return;
    udev_enumerate_add_match_subsystem(list, subsystem);
    if (udevd) /* the others are told when udevd is done with them */
        udev_enumerate_add_match_is_initialized(list);
    udev_enumerate_scan_devices(list);
    udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(list))
    {
        struct udev_device *d = udev_device_new_from_syspath(h->udev, udev_list_entry_get_name(entry));
        if (d != NULL && node(h, d) != NULL)
            h->plugged(h->user, node(h, d));
        udev_device_unref(d);
    }
    udev_enumerate_unref(list);
}

struct hotplug *hotplug_create(struct loop *l, const char *subsystem, const char *nodes,
                               void (*plugged)(void *user, const char *path),
                               void (*unplugged)(void *user, const char *path), void *user)
{
    struct hotplug *h = calloc(1, sizeof *h);
    bool udevd = access("/run/udev/control", F_OK) == 0;

    if (h == NULL)
        return NULL;
    *h = (struct hotplug){.loop = l, .nodes = nodes, .plugged = plugged, .unplugged = unplugged, .user = user};
    errno = 0;
    h->udev = udev_new();
    if (h->udev == NULL)
        goto failed;
    h->monitor = udev_monitor_new_from_netlink(h->udev, udevd ? "udev" : "kernel");
    if (h->monitor == NULL || udev_monitor_filter_add_match_subsystem_devtype(h->monitor, subsystem, NULL) < 0 ||
        udev_monitor_enable_receiving(h->monitor) < 0 ||
        loop_watch(l, udev_monitor_get_fd(h->monitor), EPOLLIN, monitor_ready, h) != 0)
        goto failed;
    h->watched = true;
    /* Listening has begun before the list is made: nothing is missed, and what comes twice is passed over. */
    tell_present(h, subsystem, udevd);
    return h;
failed:;
    int why = errno != 0 ? errno : ENOMEM;
    hotplug_destroy(h);
    errno = why;
    return NULL;
}

void hotplug_destroy(struct hotplug *h)
{
    if (h == NULL)
        return;
    if (h->watched)
        (void)loop_unwatch(h->loop, udev_monitor_get_fd(h->monitor));
    udev_monitor_unref(h->monitor);
    udev_unref(h->udev);
    free(h);
}
