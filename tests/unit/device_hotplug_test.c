/* SPDX-License-Identifier: MIT */
/* A folder of plain files stands in for /dev/input. */
#include "device/hotplug.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATH_ROOM = 96 };

struct scene {
    char place[32], folder[PATH_ROOM];
    char heard[512]; /* "+event0 -event0 " */
    struct loop *loop;
    struct hotplug *hotplug;
};

static void note(struct scene *s, const char *sign, const char *path)
{
    size_t used = strlen(s->heard);

    assert_int_equal(strncmp(path, s->folder, strlen(s->folder)), 0);
    snprintf(s->heard + used, sizeof s->heard - used, "%s%s ", sign, strrchr(path, '/') + 1);
    loop_stop(s->loop);
}

static void plugged(void *user, const char *path)
{
    note(user, "+", path);
}

static void unplugged(void *user, const char *path)
{
    note(user, "-", path);
}

static const char *at(const struct scene *s, const char *name)
{
    static char path[2 * PATH_ROOM];

    snprintf(path, sizeof path, "%s/%s", s->folder, name);
    return path;
}

static void make_node(const struct scene *s, const char *name)
{
    int fd = open(at(s, name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    assert_true(fd >= 0);
    close(fd);
}

static void begin(struct scene *s, bool folder)
{
    *s = (struct scene){.place = "/tmp/hotplug-XXXXXX"};
    assert_non_null(mkdtemp(s->place));
    snprintf(s->folder, sizeof s->folder, "%s/input", s->place);
    if (folder)
        assert_int_equal(mkdir(s->folder, 0700), 0);
    s->loop = loop_create();
    assert_non_null(s->loop);
}

static void listen_to(struct scene *s)
{
    s->hotplug = hotplug_create(s->loop, s->folder, plugged, unplugged, s);
    assert_non_null(s->hotplug);
}

/* Goes on until `wanted` was heard; whatever else is heard fails. */
static void hears(struct scene *s, const char *wanted)
{
    while (strlen(s->heard) < strlen(wanted))
        assert_int_equal(loop_run(s->loop), 0);
    assert_string_equal(s->heard, wanted);
    s->heard[0] = '\0';
}

static void end(struct scene *s)
{
    hotplug_destroy(s->hotplug);
    loop_destroy(s->loop);
    unlink(at(s, "event0"));
    unlink(at(s, "mouse0"));
    rmdir(s->folder);
    assert_int_equal(rmdir(s->place), 0);
}

static void tells_what_is_there(void **state)
{
    struct scene s;

    (void)state;
    begin(&s, true);
    make_node(&s, "event0");
    make_node(&s, "mouse0");
    listen_to(&s);
    assert_string_equal(s.heard, "+event0 ");
    end(&s);
}

static void tells_what_comes_and_goes(void **state)
{
    struct scene s;

    (void)state;
    begin(&s, true);
    listen_to(&s);
    make_node(&s, "mouse0");
    make_node(&s, "event0");
    hears(&s, "+event0 ");
    assert_int_equal(chmod(at(&s, "event0"), 0640), 0); /* as udevd does */
    hears(&s, "+event0 ");
    assert_int_equal(unlink(at(&s, "event0")), 0);
    hears(&s, "-event0 ");
    end(&s);
}

static void the_folder_comes_later_and_again(void **state)
{
    struct scene s;

    (void)state;
    begin(&s, false);
    listen_to(&s);
    for (int turn = 0; turn < 2; turn++) {
        assert_int_equal(mkdir(s.folder, 0700), 0);
        make_node(&s, "event0"); /* before the folder is watched, so it is found by looking */
        hears(&s, "+event0 ");
        assert_int_equal(unlink(at(&s, "event0")), 0);
        hears(&s, "-event0 ");
        assert_int_equal(rmdir(s.folder), 0);
    }
    end(&s);
}

static void what_may_not_be_read_waits(void **state)
{
    struct scene s;

    (void)state;
    begin(&s, true);
    if (geteuid() == 0) { /* who reads everything: nothing to tell apart */
        end(&s);
        skip();
    }
    listen_to(&s);
    make_node(&s, "event0");
    assert_int_equal(chmod(at(&s, "event0"), 0), 0);
    assert_int_equal(chmod(at(&s, "event0"), 0400), 0);
    hears(&s, "+event0 ");
    end(&s);
}

static void lets_go(void **state)
{
    struct scene s;

    (void)state;
    begin(&s, true);
    listen_to(&s);
    hotplug_destroy(s.hotplug);
    s.hotplug = NULL;
    hotplug_destroy(NULL);
    assert_null(hotplug_create(s.loop, "/nowhere/at/all", plugged, unplugged, &s));
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_is_there),
        cmocka_unit_test(tells_what_comes_and_goes),
        cmocka_unit_test(the_folder_comes_later_and_again),
        cmocka_unit_test(what_may_not_be_read_waits),
        cmocka_unit_test(lets_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
