/* SPDX-License-Identifier: MIT */
/* What the kernel itself tells of its devices: netlink(7), NETLINK_KOBJECT_UEVENT, group 1. No udevd is needed, and it
 * is heard in a network namespace of one's own too, as long as the first user namespace owns that.
 *
 * A display card tells so that a display was plugged in or out, which no file system shows; a disk, that it came. */
#pragma once

#include "device/loop.h"

#include <stddef.h>

/* One message: a line, "add@/devices/...", and then NAME=value, each with a NUL behind it, the last too. */
struct uevent {
    const char *text;
    size_t size; /* with the last NUL */
};

/* The value of ACTION, DEVPATH, SUBSYSTEM, ...; within the message. NULL: it has none. */
const char *uevent_value(const struct uevent *e, const char *name);
bool uevent_says(const struct uevent *e, const char *name, const char *value); /* it is that one */

struct uevents_wish {
    const char *subsystem; /* "drm"; outlives the uevents */
    /* A device of it came, changed or went; the message is valid during the call. NULL: not wanted. */
    void (*told)(void *user, const struct uevent *e);
    /* After those: once for all that were read together, and when so much happened that some of it is lost. NULL: not
     * wanted. */
    void (*happened)(void *user);
    void *user;
};

struct uevents;
struct uevents *uevents_create(struct loop *l, const struct uevents_wish *wish); /* NULL and errno */
void uevents_destroy(struct uevents *u); /* takes NULL; not from within the callbacks */
