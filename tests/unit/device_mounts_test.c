/* SPDX-License-Identifier: MIT */
/* Lines as a kernel wrote them. The watching itself needs real mounts: tests/stick/run.py. */
#include "device/mounts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define PLACE "/run/standfirst/stick"
#define TAIL " ro,nosuid,nodev,noexec,relatime shared:201 - vfat /dev/sda1 ro,fmask=0022,dmask=0022,codepage=437"

static void take(struct mounts_list *list, const char *line)
{
    mounts_take(list, PLACE, line, strlen(line));
}

static const struct {
    const char *line, *path; /* NULL: none of ours */
    unsigned id;
} lines[] = {
    {"412 29 8:1 / " PLACE "/sda1" TAIL, PLACE "/sda1", 412},
    {"412 29 8:1 / " PLACE TAIL, PLACE, 412},
    /* optional fields: none, several */
    {"36 35 98:0 / " PLACE "/a rw,noatime - ext3 /dev/root rw", PLACE "/a", 36},
    {"36 35 98:0 /in/it " PLACE "/a rw master:1 propagate_from:2 unbindable - exfat /dev/sdb1 rw", PLACE "/a", 36},
    /* what the kernel escapes, and what only looks so */
    {"7 1 8:1 / " PLACE "/LATE\\040EDITION\\011A\\012B\\134C" TAIL, PLACE "/LATE EDITION\tA\nB\\C", 7},
    {"7 1 8:1 / " PLACE "/\\303\\251t\\303\\251" TAIL, PLACE "/été", 7},
    {"7 1 8:1 / " PLACE "/a\\04" TAIL, PLACE "/a\\04", 7},
    {"7 1 8:1 / " PLACE "/a\\089b" TAIL, PLACE "/a\\089b", 7},
    {"7 1 8:1 / " PLACE "/a\\400b" TAIL, PLACE "/a\\400b", 7},
    {"7 1 8:1 / " PLACE "/a\\" TAIL, PLACE "/a\\", 7},
    {"7 1 8:1 / " PLACE "/a\\000b" TAIL, NULL, 0},
    /* beside the place */
    {"412 29 8:1 / /run/standfirst/sticky" TAIL, NULL, 0},
    {"412 29 8:1 / /run/standfirst" TAIL, NULL, 0},
    {"412 29 8:1 " PLACE " /mnt" TAIL, NULL, 0},
    {"22 29 0:20 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,size=1615300k", NULL, 0},
    /* the promise of a mount */
    {"9 29 0:77 / " PLACE "/sda1 rw,relatime shared:9 - autofs systemd-1 rw,fd=52,pgrp=1", NULL, 0},
    {"9 29 0:77 / " PLACE "/sda1 rw,relatime shared:9 - autofsx systemd-1 rw", PLACE "/sda1", 9},
    /* nothing the kernel writes */
    {"", NULL, 0},
    {"x 29 8:1 / " PLACE TAIL, NULL, 0},
    {"412 29 8 / " PLACE TAIL, NULL, 0},
    {"412 29 8: / " PLACE TAIL, NULL, 0},
    {"412 29 :1 / " PLACE TAIL, NULL, 0},
    {"412 29 8:1:2 / " PLACE TAIL, NULL, 0},
    {"99999999999999999999 29 8:1 / " PLACE TAIL, NULL, 0},
    {"412 29 8:1 /", NULL, 0},
    {"412 29 8:1 / " PLACE, NULL, 0},
    {"412 29 8:1 / " PLACE " ro shared:201", NULL, 0},
    {"412  29 8:1 / " PLACE " ro shared:201", NULL, 0},
};

static void test_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct mounts_list list = {.n = 0};
        take(&list, lines[i].line);
        if (list.n != (lines[i].path != NULL))
            fail_msg("line %zu: %zu mounts: %s", i, list.n, lines[i].line);
        if (list.n == 0)
            continue;
        assert_string_equal(list.items[0].path, lines[i].path);
        assert_int_equal(list.items[0].id, lines[i].id);
    }
}

/* A place that is written with a slash at its end is the same place. */
static void test_slash(void **state)
{
    struct mounts_list list = {.n = 0};
    const char *line = "412 29 8:1 / " PLACE "/sda1" TAIL;

    (void)state;
    mounts_take(&list, PLACE "//", line, strlen(line));
    assert_int_equal(list.n, 1);
}

static void test_bounds(void **state)
{
    struct mounts_list list = {.n = 0};
    char line[1200], path[400];

    (void)state;
    for (unsigned i = 0; i < 3 * MOUNTS_MOST; i++) {
        snprintf(line, sizeof line, "%u 29 8:1 / " PLACE "/sd%u" TAIL, 100 + i, i);
        take(&list, line);
    }
    assert_int_equal(list.n, MOUNTS_MOST);
    assert_string_equal(list.items[MOUNTS_MOST - 1].path, PLACE "/sd15");
    for (size_t room = MOUNTS_PATH_ROOM - 1; room <= MOUNTS_PATH_ROOM; room++) {
        list.n = 0;
        memset(path, 'x', sizeof path);
        memcpy(path, PLACE "/", sizeof PLACE);
        path[room] = '\0';
        snprintf(line, sizeof line, "5 29 8:1 / %s" TAIL, path);
        take(&list, line);
        assert_int_equal(list.n, room == MOUNTS_PATH_ROOM - 1);
    }
}

static void test_on_top(void **state)
{
    struct mounts_list list = {.n = 0};

    (void)state;
    take(&list, "412 29 8:1 / " PLACE "/sda1" TAIL);
    take(&list, "413 29 8:2 / " PLACE "/sda2" TAIL);
    take(&list, "500 412 8:17 / " PLACE "/sda1" TAIL);
    assert_int_equal(list.n, 2);
    assert_int_equal(list.items[0].id, 500);
}

static void test_missing(void **state)
{
    struct mounts_list before = {.n = 0}, after = {.n = 0};
    const struct mounted *out[MOUNTS_MOST];

    (void)state;
    take(&before, "1 29 8:1 / " PLACE "/stays" TAIL);
    take(&before, "2 29 8:1 / " PLACE "/goes" TAIL);
    take(&before, "3 29 8:1 / " PLACE "/replaced" TAIL);
    take(&before, "6 29 8:1 / " PLACE "/device" TAIL);
    take(&after, "4 29 8:1 / " PLACE "/comes" TAIL);
    take(&after, "5 29 8:1 / " PLACE "/replaced" TAIL);
    take(&after, "6 29 8:17 / " PLACE "/device" TAIL);
    take(&after, "1 29 8:1 / " PLACE "/stays" TAIL);
    assert_int_equal(mounts_missing(&before, &after, out), 3);
    assert_string_equal(out[0]->path, PLACE "/goes");
    assert_string_equal(out[1]->path, PLACE "/replaced");
    assert_string_equal(out[2]->path, PLACE "/device");
    assert_int_equal(mounts_missing(&after, &before, out), 3);
    assert_string_equal(out[0]->path, PLACE "/comes");
    assert_string_equal(out[1]->path, PLACE "/replaced");
    assert_string_equal(out[2]->path, PLACE "/device");
    assert_int_equal(mounts_missing(&after, &after, out), 0);
}

static void nothing_changed(void *user, const char *path, bool in)
{
    (void)user;
    fail_msg("%s %s", path, in ? "came" : "went");
}

/* The kernel's own file can be watched, and nothing is at a place that is not there. */
static void test_watch(void **state)
{
    struct loop *l = loop_create();
    struct mounts *m = mounts_create(l, "/nowhere/at/all", nothing_changed, NULL);

    (void)state;
    assert_non_null(m);
    assert_int_equal(mounts_now(m)->n, 0);
    mounts_destroy(m);
    m = mounts_create(l, "/proc", nothing_changed, NULL);
    assert_non_null(m);
    assert_true(mounts_now(m)->n >= 1);
    assert_string_equal(mounts_now(m)->items[0].path, "/proc");
    mounts_destroy(m);
    mounts_destroy(NULL);
    loop_destroy(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),  cmocka_unit_test(test_slash),   cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_on_top), cmocka_unit_test(test_missing), cmocka_unit_test(test_watch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
