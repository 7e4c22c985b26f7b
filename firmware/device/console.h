/* SPDX-License-Identifier: MIT */
/* The virtual terminal under the picture (console_ioctl(4)). In graphics mode the kernel draws neither text nor cursor
 * on it, also in the moments in which the picture is not there: before the first frame, and while the display is opened
 * anew. It takes no rights beyond having that terminal, as systemd gives a service with TTYPath= and StandardInput=tty.
 * Whoever has none has nothing to take. After a crash the mode stays until the terminal is reset (TTYReset=). */
#pragma once

#include <stdbool.h>

struct console {
    int fd; /* -1: not taken */
    int before;
};

/* `fd` stays the caller's. False: it is no virtual terminal, or one that is not ours. */
bool console_take(struct console *c, int fd);
void console_give_back(struct console *c);
