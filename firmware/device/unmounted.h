/* SPDX-License-Identifier: MIT */
/* Sticks that are plugged in and of which nothing is mounted: who plugged one in waits for something to happen. The
 * kernel tells of the disk (device/uevents.h), device/disks.h knows what to make of it, /sys is asked for its size and
 * for what was read from it. Nothing is looked at while no disk has come. */
#pragma once

#include "device/mounts.h"

struct unmounted;

/* Looks out from now on. `told` is called from within the loop with the disk's node, "/dev/sda": a stick is in and came
 * to nothing; and, with `in` false, that it was pulled, or mounted after all. The mounts outlive it. NULL and errno. */
struct unmounted *unmounted_create(struct loop *l, const struct mounts *m,
                                   void (*told)(void *user, const char *node, bool in), void *user);
void unmounted_destroy(struct unmounted *u); /* takes NULL; not from within `told` */

/* The mounts changed. */
void unmounted_look(struct unmounted *u);
