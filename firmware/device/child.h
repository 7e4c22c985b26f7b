/* SPDX-License-Identifier: MIT */
/* A program that is run as a child, its standard output a pipe in the loop. It inherits only standard error. */
#pragma once

#include "device/loop.h"

#include <stddef.h>

struct child;

/* Starts argv[0], which is a path, with standard input empty. `wrote` (may be NULL) is called with what it writes;
 * `ended` once, when the child is gone and all it wrote was handed over, with its status as waitpid(2) gives it. From
 * within `ended` the child may be destroyed. NULL and errno if it cannot be started. */
struct child *child_start(struct loop *l, char *const *argv, void (*wrote)(void *user, const char *data, size_t size),
                          void (*ended)(void *user, int status), void *user);

/* SIGKILL; `ended` follows. */
void child_kill(struct child *c);

/* Takes NULL. One that still runs is killed and not waited for: it may hang in a device. Not from within `wrote`. */
void child_destroy(struct child *c);
