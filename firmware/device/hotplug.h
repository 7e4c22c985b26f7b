/* SPDX-License-Identifier: MIT */
/* Which device nodes of a kind there are, and which come and go: inotify(7) on the folder that the kernel keeps them
 * in. Not udev's messages: those come over netlink, where a process with a network of its own does not hear udevd.
 *
 * A node that comes is told once it may be read, since udevd opens it to its group a moment after the kernel has made
 * it. Those that are there at first are told in any case, so that a missing permission shows. */
#pragma once

#include "device/loop.h"

struct hotplug;
/* The nodes in `folder` ("/dev/input") whose names begin with `names` ("event"), which outlives the hotplug. The folder
 * need not be there yet; the one it is in must be. Calls `plugged` for each node that is there, before it returns and
 * from then on, and again when its rights change; `unplugged` when one has gone. The path is valid during the call.
 * NULL and errno. */
struct hotplug *hotplug_create(struct loop *l, const char *folder, const char *names,
                               void (*plugged)(void *user, const char *path),
                               void (*unplugged)(void *user, const char *path), void *user);
void hotplug_destroy(struct hotplug *h); /* takes NULL; not from within the callbacks */
