/* SPDX-License-Identifier: MIT */
#include "device/notify.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* While it is busy it need not feed the dog each round: as long as so much of the grace is left, there is time. */
enum { ENOUGH_MS = NOTIFY_GRACE_MS - 5000 };

/* A datagram that is lost is not worth a stop: the next one comes, and if none does, that is what the dog is for. */
static void say(const struct notify *n, const char *text)
{
    if (n->fd >= 0)
        (void)send(n->fd, text, strlen(text), MSG_NOSIGNAL | MSG_DONTWAIT);
}

static int connect_to(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t size = strlen(path);

    if ((path[0] != '/' && path[0] != '@') || size < 2 || size >= sizeof address.sun_path)
        return -1;
    memcpy(address.sun_path, path, size);
    if (path[0] == '@') /* the abstract namespace */
        address.sun_path[0] = '\0';
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&address,
                           (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size + (path[0] == '/'))) != 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

/* A watchdog that is meant for another process is none of ours. */
static bool has_watchdog(void)
{
    const char *time = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");

    if (time == NULL || strtoull(time, NULL, 10) == 0)
        return false;
    return pid == NULL || strtol(pid, NULL, 10) == (long)getpid();
}

void notify_open(struct notify *n)
{
    const char *path = getenv("NOTIFY_SOCKET");

    *n = (struct notify){.fd = path != NULL ? connect_to(path) : -1};
    n->watchdog = n->fd >= 0 && has_watchdog();
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

void notify_close(struct notify *n)
{
    say(n, "STOPPING=1");
    if (n->fd >= 0)
        close(n->fd);
    n->fd = -1;
}

void notify_ready(struct notify *n)
{
    if (!n->ready)
        say(n, "READY=1");
    n->ready = true;
}

static void feed(struct notify *n, uint64_t now, uint64_t ms)
{
    char text[64];

    snprintf(text, sizeof text, "WATCHDOG=1\nWATCHDOG_USEC=%" PRIu64, ms * 1000);
    say(n, text);
    n->until = now + ms;
}

void notify_awake(struct notify *n, uint64_t now)
{
    if (n->watchdog && n->until > now + NOTIFY_GRACE_MS)
        feed(n, now, NOTIFY_GRACE_MS);
}

void notify_asleep(struct notify *n, uint64_t now, uint64_t next)
{
    if (!n->watchdog)
        return;
    uint64_t sleep = next <= now ? 0 : next - now;
    if (sleep > NOTIFY_DAY_MS)
        sleep = NOTIFY_DAY_MS;
    if (n->until < now + sleep + ENOUGH_MS)
        feed(n, now, sleep + NOTIFY_GRACE_MS);
}
