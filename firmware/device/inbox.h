/* SPDX-License-Identifier: MIT */
/*
 * The drop folder that tools such as rsync and Syncthing fill. A file is there once it was renamed into place or closed
 * after writing (inotify(7)); those tools write under a hidden name first, and hidden names are not looked at.
 */
#ifndef DEVICE_INBOX_H
#define DEVICE_INBOX_H

#include "device/loop.h"

struct inbox;

/* `filled` is called from within the loop when a file whose name ends in `suffix` took its place, once for however many
 * came together; also if the kernel lost count. NULL and errno: ENOENT if the folder is not there. */
struct inbox *inbox_create(struct loop *l, const char *folder, const char *suffix, void (*filled)(void *user),
                           void *user);
void inbox_destroy(struct inbox *i); /* takes NULL; not from within `filled` */

#endif
