/* SPDX-License-Identifier: MIT */
/* The sticks that are mounted: which folders at or below one place (/run/standfirst/stick) are mount points, told when
 * one appears or goes. The kernel says by /proc/self/mountinfo that something changed (proc_pid_mountinfo(5)); nothing
 * is polled. */
#pragma once

#include "device/loop.h"

#include <stddef.h>

enum {
    MOUNTS_MOST = 16,       /* sticks at one time; more are passed over until one of them goes */
    MOUNTS_PATH_ROOM = 256, /* bytes of a path with its NUL; a longer one is passed over */
};

/* Mount points, each path once, with the kernel's number of the mount that is on top there and of its device. A plain
 * value. */
struct mounts_list {
    size_t n;
    struct mounted {
        unsigned id, major, minor;
        char path[MOUNTS_PATH_ROOM];
    } items[MOUNTS_MOST];
};

/* Takes the lines of mountinfo that are mounts at or below `place` into the list. */
void mounts_take(struct mounts_list *list, const char *place, const char *text, size_t size);

/* Writes to out[0..MOUNTS_MOST) the items of `a` that are not in `b`; the same path with other numbers is another
 * mount. Returns how many. */
size_t mounts_missing(const struct mounts_list *a, const struct mounts_list *b, const struct mounted **out);

struct mounts;

/* Watches `place`, which need not be there yet. `changed` is called from within the loop, first for what went, then for
 * what came; a stick that is replaced by another at the same path is told as both. That is noticed even if nobody
 * looked in between and the kernel gave the new mount the old one's numbers, as it does: a file system that is no
 * longer mounted anywhere says so (inotify(7), IN_UNMOUNT), if its root folder may be read. NULL and errno. */
struct mounts *mounts_create(struct loop *l, const char *place, void (*changed)(void *user, const char *path, bool in),
                             void *user);
void mounts_destroy(struct mounts *m); /* takes NULL; not from within `changed` */

/* What is mounted now; from then on changes are told. Call it once, right after create. */
const struct mounts_list *mounts_now(const struct mounts *m);
