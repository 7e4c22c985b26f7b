/* SPDX-License-Identifier: MIT */
/* What systemd is told, by the protocol of sd_notify(3): a datagram to $NOTIFY_SOCKET. Without that variable all of
 * this does nothing; without $WATCHDOG_USEC (the unit's WatchdogSec=) there is no watchdog.
 *
 * The watchdog costs no wake-ups: before the kiosk sleeps it asks for as much time as it plans to sleep, and
 * NOTIFY_GRACE_MS; once awake it takes the long time back first. So whatever hangs then, the main loop, the renderer or
 * the display's driver, is ended by systemd within NOTIFY_GRACE_MS of the moment something was due. The caller feeds it
 * only if every frame that should have reached the screen did.
 *
 * What stays uncaught: a frame that the driver takes and the panel does not show (a cable or a panel at fault, a
 * hypervisor that drops it), a frame that shows the wrong thing, a renderer that loses frames and reports success, and
 * an input device that has gone silent, since nothing is due then. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { NOTIFY_GRACE_MS = 15000, NOTIFY_DAY_MS = 86400000 };

struct notify {
    int fd; /* -1: nobody listens */
    bool watchdog;
    bool ready;
    uint64_t until; /* the watchdog's present end, ms; 0: not fed yet */
};

/* Reads the environment and takes the variables out of it, so that no child of ours speaks for us. */
void notify_open(struct notify *n);
void notify_close(struct notify *n); /* says STOPPING=1 */

/* The first frame is on the screen. Once; later calls cost nothing. */
void notify_ready(struct notify *n);

/* Something has woken the kiosk. */
void notify_awake(struct notify *n, uint64_t now);

/* It is about to sleep until `next` (UINT64_MAX: until somebody comes), and all is well. Times are loop_now()'s. */
void notify_asleep(struct notify *n, uint64_t now, uint64_t next);
