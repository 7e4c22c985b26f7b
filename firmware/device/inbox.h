/* SPDX-License-Identifier: MIT */
/* The drop folder that tools such as rsync and Syncthing fill. A file is there once it was renamed into place or closed
 * after writing (inotify(7)); those tools write under a hidden name first, and hidden names are not looked at.
 *
 * The folder need not be there: while it is not, or may not be read, the nearest folder above it is watched for it. */
#pragma once

#include "device/loop.h"

struct inbox;

/* `folder` is a whole path. `filled` is called from within the loop when a file whose name ends in `suffix` took its
 * place, once for however many came together; also when the folder itself came, and if the kernel lost count. NULL and
 * errno. */
struct inbox *inbox_create(struct loop *l, const char *folder, const char *suffix, void (*filled)(void *user),
                           void *user);
bool inbox_is_there(const struct inbox *i); /* the folder is */
void inbox_destroy(struct inbox *i);        /* takes NULL; not from within `filled` */
