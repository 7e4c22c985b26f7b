/* SPDX-License-Identifier: MIT */
/*
 * What the kernel itself tells of its devices: netlink(7), NETLINK_KOBJECT_UEVENT, group 1. No udevd is needed, and it
 * is heard in a network namespace of one's own too, as long as the first user namespace owns that.
 *
 * A display card tells so that a display was plugged in or out, which no file system shows.
 */
#ifndef DEVICE_UEVENTS_H
#define DEVICE_UEVENTS_H

#include "device/loop.h"

struct uevents;

/* Calls `happened` when a device of the kernel's `subsystem` ("drm"), which outlives the uevents, came, changed or
 * went, once for all that happened since the last time, and when so much happened that some of it is lost. NULL and
 * errno. */
struct uevents *uevents_create(struct loop *l, const char *subsystem, void (*happened)(void *user), void *user);
void uevents_destroy(struct uevents *u); /* takes NULL; not from within the callback */

#endif
