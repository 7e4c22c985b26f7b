/* SPDX-License-Identifier: MIT */
/*
 * Which event devices (event* in /dev/input) there are, and which come and go: inotify(7) on the folder that the kernel
 * keeps them in. Not udev's messages: those come over netlink, which a process without a network does not hear.
 *
 * A device that comes is told once it may be read, since udevd opens its node to the group `input` a moment after the
 * kernel has made it. Those that are there at first are told in any case, so that a missing permission shows.
 */
#ifndef DEVICE_HOTPLUG_H
#define DEVICE_HOTPLUG_H

#include "device/loop.h"

#define HOTPLUG_FOLDER "/dev/input"

struct hotplug;
/* `folder` is HOTPLUG_FOLDER but in tests, and need not be there yet; the folder it is in must be. Calls `plugged` for
 * each device that is there, before it returns and from then on, and again when its rights change; `unplugged` when one
 * has gone. The path is valid during the call. NULL and errno. */
struct hotplug *hotplug_create(struct loop *l, const char *folder, void (*plugged)(void *user, const char *path),
                               void (*unplugged)(void *user, const char *path), void *user);
void hotplug_destroy(struct hotplug *h); /* takes NULL; not from within the callbacks */

#endif
