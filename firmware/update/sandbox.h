/* SPDX-License-Identifier: MIT */
/* The importer's walls. Once shut, this process opens no file, makes no socket, starts no program or thread, traces and
 * mounts nothing: seccomp lets through the calls that an import needs on descriptors that are open, and refuses every
 * other with EPERM; no memory becomes executable. Landlock, where the kernel has it, lets names change in one folder
 * only. Bounds on memory, file size, processor time and descriptors. */
#pragma once

#include "base/error.h"

/* `folder` is where files may be renamed and removed. There is no way back. False: the walls are not up. *landlock says
 * whether the second one is. */
MUST_CHECK bool sandbox_shut(const char *folder, bool *landlock, struct error *e);
