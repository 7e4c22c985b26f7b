/* SPDX-License-Identifier: MIT */
/*
 * Which devices of a kind there are, and which come, change and go, from udev; without udevd from the kernel itself,
 * which tells before anybody has set the node's owner.
 */
#ifndef DEVICE_HOTPLUG_H
#define DEVICE_HOTPLUG_H

#include "device/loop.h"

struct hotplug;
/* The kind is a subsystem of the kernel's ("input") and how the paths of its nodes begin ("/dev/input/event"); both
 * outlive the hotplug. Calls `plugged` for each device that is there, before it returns, and from then on for each that
 * came or changed (a display card does when a display comes or goes); `unplugged` when one has gone. The path is valid
 * during the call. NULL and errno. */
struct hotplug *hotplug_create(struct loop *l, const char *subsystem, const char *nodes,
                               void (*plugged)(void *user, const char *path),
                               void (*unplugged)(void *user, const char *path), void *user);
void hotplug_destroy(struct hotplug *h); /* takes NULL */

#endif
