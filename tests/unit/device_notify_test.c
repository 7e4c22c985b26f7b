/* SPDX-License-Identifier: MIT */
/* A socket of our own stands in for systemd's. */
#include "device/notify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

static int server;

static void listen_as(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t size = strlen(name);

    memcpy(address.sun_path, name, size);
    if (name[0] == '@')
        address.sun_path[0] = '\0';
    server = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    assert_true(server >= 0);
    assert_int_equal(
        bind(server, (struct sockaddr *)&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size)), 0);
    setenv("NOTIFY_SOCKET", name, 1);
}

/* Everything that was said since the last time, with a ';' after each datagram and ',' for its ends of line. */
static const char *heard(void)
{
    static char all[1024];
    size_t used = 0;
    ssize_t n;

    while ((n = recv(server, all + used, sizeof all - used - 2, 0)) > 0) {
        used += (size_t)n;
        all[used++] = ';';
    }
    all[used] = '\0';
    for (char *at = all; *at != '\0'; at++)
        if (*at == '\n')
            *at = ',';
    return all;
}

static void begin(struct notify *n, const char *usec, const char *pid)
{
    char name[64];

    snprintf(name, sizeof name, "@standfirst-notify-test-%ld", (long)getpid());
    listen_as(name);
    unsetenv("WATCHDOG_PID");
    unsetenv("WATCHDOG_USEC");
    if (usec != NULL)
        setenv("WATCHDOG_USEC", usec, 1);
    if (pid != NULL)
        setenv("WATCHDOG_PID", pid, 1);
    notify_open(n);
}

static void ready_is_said_once(void **state)
{
    struct notify n;

    (void)state;
    begin(&n, NULL, NULL);
    assert_null(getenv("NOTIFY_SOCKET"));
    assert_string_equal(heard(), "");
    notify_ready(&n);
    notify_ready(&n);
    assert_string_equal(heard(), "READY=1;");
    notify_awake(&n, 1000);
    notify_asleep(&n, 1000, 2000);
    assert_string_equal(heard(), ""); /* no watchdog was asked for */
    notify_close(&n);
    assert_string_equal(heard(), "STOPPING=1;");
    close(server);
}

static void as_long_as_it_sleeps(void **state)
{
    struct notify n;

    (void)state;
    begin(&n, "15000000", NULL);
    notify_awake(&n, 1000);
    assert_string_equal(heard(), "");
    notify_asleep(&n, 1000, 7000);
    assert_string_equal(heard(), "WATCHDOG=1,WATCHDOG_USEC=21000000;");
    notify_awake(&n, 2000); /* an event in between: now it has 15 s to get back to sleep */
    assert_string_equal(heard(), "WATCHDOG=1,WATCHDOG_USEC=15000000;");
    notify_awake(&n, 2001);
    assert_string_equal(heard(), "");
    notify_asleep(&n, 2002, UINT64_MAX);
    assert_string_equal(heard(), "WATCHDOG=1,WATCHDOG_USEC=86415000000;");
    notify_awake(&n, 3000);
    notify_asleep(&n, 3000, 2000); /* what is due already */
    assert_string_equal(heard(), "WATCHDOG=1,WATCHDOG_USEC=15000000;");
    notify_close(&n);
    close(server);
}

/* A fade of many frames does not cost a datagram each. */
static void busy_is_not_chatty(void **state)
{
    struct notify n;
    unsigned said = 0;

    (void)state;
    begin(&n, "15000000", NULL);
    for (uint64_t now = 1000; now < 61000; now += 16) {
        notify_awake(&n, now);
        notify_asleep(&n, now, now + 16);
        assert_true(n.until >= now + 10000); /* and never comes near its end */
        said += heard()[0] != '\0';
    }
    assert_true(said >= 1 && said <= 13);
    notify_close(&n);
    close(server);
}

static void a_watchdog_for_another_process(void **state)
{
    struct notify n;
    char own[32];

    (void)state;
    begin(&n, "15000000", "1");
    assert_false(n.watchdog);
    notify_close(&n);
    close(server);
    snprintf(own, sizeof own, "%ld", (long)getpid());
    begin(&n, "15000000", own);
    assert_true(n.watchdog);
    notify_close(&n);
    close(server);
    begin(&n, "0", own);
    assert_false(n.watchdog);
    notify_close(&n);
    close(server);
}

static void nobody_listens(void **state)
{
    static const char *const names[] = {"/nonexistent/socket", "", "@", "relative", NULL};
    struct notify n;

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        if (names[i] != NULL)
            setenv("NOTIFY_SOCKET", names[i], 1);
        else
            unsetenv("NOTIFY_SOCKET");
        notify_open(&n);
        assert_int_equal(n.fd, -1);
        notify_ready(&n);
        notify_awake(&n, 1);
        notify_asleep(&n, 1, 2);
        notify_close(&n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ready_is_said_once), cmocka_unit_test(as_long_as_it_sleeps),
        cmocka_unit_test(busy_is_not_chatty), cmocka_unit_test(a_watchdog_for_another_process),
        cmocka_unit_test(nobody_listens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
