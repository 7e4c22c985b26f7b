/* SPDX-License-Identifier: MIT */
/* A folder in /tmp, and what tools do in it. Nothing waits: the kernel queues an event before the call returns. */
#include "device/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct bench {
    char folder[64];
    struct loop *loop;
    struct inbox *inbox;
    unsigned filled;
    int end[2]; /* a pipe: when the loop has been at its byte twice, it has been at all that was there before */
    int rounds;
};

static void filled(void *user)
{
    struct bench *b = user;
    b->filled++;
}

static void stop(void *user, int fd, uint32_t events)
{
    struct bench *b = user;
    char byte;

    (void)events;
    if (++b->rounds < 2)
        return;
    b->rounds = 0;
    assert_int_equal(read(fd, &byte, 1), 1);
    loop_stop(b->loop);
}

/* How often `filled` was called for what happened since the last time. */
static unsigned run(struct bench *b)
{
    b->filled = 0;
    assert_int_equal(write(b->end[1], "x", 1), 1);
    assert_int_equal(loop_run(b->loop), 0);
    return b->filled;
}

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);

    assert_non_null(b);
    *state = b;
    strcpy(b->folder, "/tmp/standfirst-inbox-XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    assert_non_null(b->loop = loop_create());
    assert_non_null(b->inbox = inbox_create(b->loop, b->folder, ".edition", filled, b));
    assert_int_equal(pipe2(b->end, O_CLOEXEC), 0);
    assert_int_equal(loop_watch(b->loop, b->end[0], 1 /* EPOLLIN */, stop, b), 0);
    return 0;
}

static int teardown(void **state)
{
    struct bench *b = *state;
    char command[96];

    inbox_destroy(b->inbox);
    loop_destroy(b->loop);
    close(b->end[0]);
    close(b->end[1]);
    snprintf(command, sizeof command, "rm -rf '%s'", b->folder);
    assert_int_equal(system(command), 0);
    free(b);
    return 0;
}

static const char *in(struct bench *b, const char *name)
{
    static char path[4][128];
    static unsigned next;
    char *out = path[next++ % 4];

    snprintf(out, sizeof path[0], "%s/%s", b->folder, name);
    return out;
}

static int begin(struct bench *b, const char *name)
{
    int fd = open(in(b, name), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "half", 4), 4);
    return fd;
}

static void test_written(void **state)
{
    struct bench *b = *state;

    int fd = begin(b, "tuesday.edition");
    assert_int_equal(run(b), 0); /* it is still being written */
    close(fd);
    assert_int_equal(run(b), 1);
    assert_int_equal(run(b), 0);
}

static void test_renamed(void **state)
{
    struct bench *b = *state;

    close(begin(b, ".tuesday.edition.4Xz1"));
    close(begin(b, ".syncthing.tuesday.edition.tmp"));
    assert_int_equal(run(b), 0);
    assert_int_equal(rename(in(b, ".tuesday.edition.4Xz1"), in(b, "tuesday.edition")), 0);
    assert_int_equal(run(b), 1);
    /* over the one that is there */
    assert_int_equal(rename(in(b, ".syncthing.tuesday.edition.tmp"), in(b, "tuesday.edition")), 0);
    assert_int_equal(run(b), 1);
}

static void test_others(void **state)
{
    struct bench *b = *state;

    close(begin(b, "readme.txt"));
    close(begin(b, "tuesday.edition.part"));
    close(begin(b, ".edition"));
    close(begin(b, "._tuesday.edition"));
    assert_int_equal(mkdir(in(b, "folder.edition"), 0700), 0);
    assert_int_equal(mkdir(in(b, "other"), 0700), 0);
    assert_int_equal(rename(in(b, "other"), in(b, "other.edition")), 0);
    assert_int_equal(unlink(in(b, "readme.txt")), 0);
    assert_int_equal(run(b), 0);
    close(begin(b, "FRIDAY.EDITION"));
    assert_int_equal(run(b), 1);
}

static void test_many(void **state)
{
    struct bench *b = *state;
    char name[32];

    for (int i = 0; i < 12; i++) {
        snprintf(name, sizeof name, "%d.edition", i);
        close(begin(b, name));
    }
    assert_int_equal(run(b), 1);
}

/* The folder comes after the kiosk, in one step or several, goes, and comes back. */
static void test_folder_comes(void **state)
{
    struct bench *b = *state;

    inbox_destroy(b->inbox);
    b->inbox = inbox_create(b->loop, in(b, "a/b/inbox"), ".edition", filled, b);
    assert_non_null(b->inbox);
    assert_false(inbox_is_there(b->inbox));
    assert_int_equal(run(b), 0);
    close(begin(b, "tuesday.edition")); /* beside it */
    assert_int_equal(run(b), 0);
    for (int times = 0; times < 3; times++) {
        assert_int_equal(mkdir(in(b, "a"), 0700), 0);
        assert_int_equal(run(b), 0);
        assert_int_equal(mkdir(in(b, "a/b"), 0700), 0);
        if (times > 0)
            assert_int_equal(run(b), 0);
        assert_int_equal(mkdir(in(b, "a/b/inbox"), 0700), 0);
        close(begin(b, "a/b/inbox/early.edition"));
        assert_int_equal(run(b), 1);
        assert_true(inbox_is_there(b->inbox));
        assert_int_equal(run(b), 0);
        close(begin(b, "a/b/inbox/tuesday.edition"));
        assert_int_equal(run(b), 1);
        if (times == 0) {
            assert_int_equal(rename(in(b, "a/b/inbox"), in(b, "a/b/elsewhere")), 0);
            assert_int_equal(run(b), 0);
            assert_false(inbox_is_there(b->inbox));
            close(begin(b, "a/b/elsewhere/wednesday.edition"));
            assert_int_equal(run(b), 0);
            assert_int_equal(rename(in(b, "a/b/elsewhere"), in(b, "a/b/inbox")), 0);
            assert_int_equal(run(b), 1);
        }
        char command[128];
        snprintf(command, sizeof command, "rm -rf '%s/a'", b->folder);
        assert_int_equal(system(command), 0);
        assert_int_equal(run(b), 0);
        assert_false(inbox_is_there(b->inbox));
    }
}

/* A file in the folder's place is not it. */
static void test_no_folder(void **state)
{
    struct bench *b = *state;

    inbox_destroy(b->inbox);
    close(begin(b, "inbox"));
    b->inbox = inbox_create(b->loop, in(b, "inbox"), ".edition", filled, b);
    assert_non_null(b->inbox);
    assert_false(inbox_is_there(b->inbox));
    assert_int_equal(unlink(in(b, "inbox")), 0);
    assert_int_equal(mkdir(in(b, "inbox"), 0700), 0);
    assert_int_equal(run(b), 1);
    assert_null(inbox_create(b->loop, "nowhere", ".edition", filled, b));
    assert_int_equal(errno, ENOENT);
    inbox_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_written, setup, teardown),
        cmocka_unit_test_setup_teardown(test_renamed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_others, setup, teardown),
        cmocka_unit_test_setup_teardown(test_many, setup, teardown),
        cmocka_unit_test_setup_teardown(test_folder_comes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_folder, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
