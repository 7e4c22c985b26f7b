/* SPDX-License-Identifier: MIT */
/* A folder in which something may turn up, such as /dev: told by the kernel (inotify(7)), nothing is polled. */
#ifndef DEVICE_CHANGES_H
#define DEVICE_CHANGES_H

#include "device/loop.h"

struct changes;

/* `changed` is called from within the loop when a name came into the folder, or the rights of one that is there were
 * changed; once for however many came together. NULL and errno. */
struct changes *changes_create(struct loop *l, const char *folder, void (*changed)(void *user), void *user);
void changes_destroy(struct changes *c); /* takes NULL; not from within `changed` */

#endif
