/* SPDX-License-Identifier: MIT */
#include "device/console.h"

#include <linux/kd.h>
#include <sys/ioctl.h>

bool console_take(struct console *c, int fd)
{
    int before;

    *c = (struct console){.fd = -1};
    if (ioctl(fd, KDGETMODE, &before) != 0 || ioctl(fd, KDSETMODE, KD_GRAPHICS) != 0)
        return false;
    *c = (struct console){.fd = fd, .before = before};
    return true;
}

void console_give_back(struct console *c)
{
    if (c->fd >= 0)
        (void)ioctl(c->fd, KDSETMODE, c->before);
    c->fd = -1;
}
