/* SPDX-License-Identifier: MIT */
#include "device/uevents.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Devices that every kernel has; root may have the kernel tell of one again. */
#define HEARD "/sys/class/mem/null/uevent"
#define OTHER "/sys/class/tty/tty/uevent"

struct ear {
    struct loop *loop;
    int times, messages;
    char action[16];
};

static void told(void *user, const struct uevent *e)
{
    struct ear *ear = user;
    const char *action = uevent_value(e, "ACTION"), *repeated = uevent_value(e, "SYNTH_UUID");

    ear->messages += repeated != NULL;
    snprintf(ear->action, sizeof ear->action, "%s", action != NULL ? action : "");
}

static void happened(void *user)
{
    struct ear *ear = user;

    ear->times++;
    loop_stop(ear->loop);
}

static bool tell(const char *path)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);

    if (fd < 0)
        return false;
    bool told = write(fd, "change", 6) == 6;
    close(fd);
    return told;
}

static struct uevents *listen_to(const char *subsystem, struct ear *ear)
{
    return uevents_create(
        ear->loop, &(struct uevents_wish){.subsystem = subsystem, .told = told, .happened = happened, .user = ear});
}

static void a_value_by_its_name(void **state)
{
    static const char text[] = "add@/a/ACTION=x\0ACTION=add\0XACTION=y\0EMPTY=\0BARE\0A=b=c\0";
    const struct uevent e = {text, sizeof text};

    (void)state;
    assert_string_equal(uevent_value(&e, "ACTION"), "add");
    assert_string_equal(uevent_value(&e, "EMPTY"), "");
    assert_string_equal(uevent_value(&e, "A"), "b=c");
    assert_null(uevent_value(&e, "BARE"));
    assert_null(uevent_value(&e, "ACT"));
    assert_null(uevent_value(&(struct uevent){"", 1}, "A"));
}

static void tells_of_its_subsystem_alone(void **state)
{
    struct ear ear = {.loop = loop_create()}, other = {.loop = ear.loop};

    (void)state;
    assert_non_null(ear.loop);
    struct uevents *u = listen_to("mem", &ear), *v = listen_to("graphics", &other);
    assert_non_null(u);
    assert_non_null(v);
    if (!tell(OTHER) || !tell(HEARD)) {
        uevents_destroy(u);
        uevents_destroy(v);
        loop_destroy(ear.loop);
        skip();
    }
    assert_int_equal(loop_run(ear.loop), 0);
    assert_int_equal(ear.times, 1);
    assert_int_equal(ear.messages, 1);
    assert_string_equal(ear.action, "change");
    assert_int_equal(other.times + other.messages, 0);
    uevents_destroy(u);
    uevents_destroy(v);
    loop_destroy(ear.loop);
}

static void lets_go(void **state)
{
    struct loop *l = loop_create();
    struct ear ear = {.loop = l};

    (void)state;
    struct uevents *u = listen_to("mem", &ear);
    assert_non_null(u);
    uevents_destroy(u);
    uevents_destroy(NULL);
    (void)tell(HEARD);
    loop_destroy(l);
    assert_int_equal(ear.times, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_value_by_its_name),
                                       cmocka_unit_test(tells_of_its_subsystem_alone), cmocka_unit_test(lets_go)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
