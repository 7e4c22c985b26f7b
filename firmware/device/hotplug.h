/* SPDX-License-Identifier: MIT */
/*
 * Which event devices (/dev/input/event*) there are, and which come and go, from udev; without udevd from the kernel
 * itself, which tells before anybody has set the node's owner.
 */
#ifndef DEVICE_HOTPLUG_H
#define DEVICE_HOTPLUG_H

#include "device/loop.h"

struct hotplug;
/* Calls `plugged` for each device that is there, before it returns and from then on; `unplugged` when one has gone. The
 * path is valid during the call. NULL and errno. */
struct hotplug *hotplug_create(struct loop *l, void (*plugged)(void *user, const char *path),
                               void (*unplugged)(void *user, const char *path), void *user);
void hotplug_destroy(struct hotplug *h); /* takes NULL */

#endif
