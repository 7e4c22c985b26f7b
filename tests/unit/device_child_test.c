/* SPDX-License-Identifier: MIT */
#include "device/child.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct bench {
    struct loop *loop;
    struct child *child;
    char text[256];
    size_t size, bytes;
    int ends, status;
    bool kill; /* as soon as it has written */
};

static void wrote(void *user, const char *data, size_t size)
{
    struct bench *b = user;

    assert_int_equal(b->ends, 0);
    b->bytes += size;
    for (size_t i = 0; i < size && b->size + 1 < sizeof b->text; i++)
        b->text[b->size++] = data[i];
    if (b->kill)
        child_kill(b->child);
}

static void ended(void *user, int status)
{
    struct bench *b = user;

    b->ends++;
    b->status = status;
    child_destroy(b->child);
    b->child = NULL;
    loop_stop(b->loop);
}

static void run(struct bench *b, const char *script)
{
    char *const argv[] = {(char[]){"/bin/sh"}, (char[]){"-c"}, (char *)(uintptr_t)script, NULL};

    b->loop = loop_create();
    assert_non_null(b->loop);
    b->child = child_start(b->loop, argv, wrote, ended, b);
    assert_non_null(b->child);
    assert_int_equal(loop_run(b->loop), 0);
    assert_int_equal(b->ends, 1);
    loop_destroy(b->loop);
}

static void test_output_and_status(void **state)
{
    struct bench b = {.size = 0};

    (void)state;
    run(&b, "echo one; read line || echo two; exit 7"); /* there is nothing to read */
    assert_string_equal(b.text, "one\ntwo\n");
    assert_true(WIFEXITED(b.status));
    assert_int_equal(WEXITSTATUS(b.status), 7);
}

static void test_long_output(void **state)
{
    struct bench b = {.size = 0};

    (void)state;
    run(&b, "head -c 300000 /dev/zero");
    assert_int_equal(b.bytes, 300000);
}

/* Its grandchild holds the pipe for a while: what that writes is still handed over. */
static void test_pipe_outlives_the_child(void **state)
{
    struct bench b = {.size = 0};

    (void)state;
    run(&b, "(read line </dev/null; echo late) & exit 0");
    assert_string_equal(b.text, "late\n");
}

static void test_kill(void **state)
{
    struct bench b = {.kill = true};

    (void)state;
    run(&b, "echo here; exec sleep 600");
    assert_true(WIFSIGNALED(b.status));
    assert_int_equal(WTERMSIG(b.status), SIGKILL);
}

/* It starts as if from a shell: nothing is blocked, a broken pipe ends it, and none of our descriptors is open. */
static void test_clean_start(void **state)
{
    struct bench b = {.size = 0}, broken = {.size = 0};
    sigset_t all;
    int leak[2];
    char script[128];

    (void)state;
    assert_int_equal(pipe2(leak, O_CLOEXEC), 0);
    snprintf(script, sizeof script, "grep SigBlk /proc/self/status; ! test -e /proc/self/fd/%d || echo leaked",
             leak[1]);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    signal(SIGPIPE, SIG_IGN);
    run(&b, script);
    run(&broken, "kill -PIPE $$; echo survived");
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &all, NULL);
    close(leak[0]);
    close(leak[1]);
    assert_string_equal(b.text, "SigBlk:\t0000000000000000\n");
    assert_true(WIFSIGNALED(broken.status));
    assert_int_equal(WTERMSIG(broken.status), SIGPIPE);
}

static void test_no_program(void **state)
{
    char *const argv[] = {(char[]){"/nowhere/program"}, NULL};
    struct bench b = {.loop = loop_create()};

    (void)state;
    assert_null(child_start(b.loop, argv, wrote, ended, &b));
    assert_int_equal(errno, ENOENT);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    child_destroy(NULL);
    loop_destroy(b.loop);
}

static void test_destroy_while_it_runs(void **state)
{
    char *const argv[] = {(char[]){"/bin/sh"}, (char[]){"-c"}, (char[]){"exec sleep 600"}, NULL};
    struct bench b = {.loop = loop_create()};

    (void)state;
    b.child = child_start(b.loop, argv, wrote, ended, &b);
    assert_non_null(b.child);
    child_destroy(b.child);
    int status = 0;
    pid_t pid = waitpid(-1, &status, 0); /* it is not waited for by destroy, but it is dead */
    assert_true(pid > 0 ? WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL : errno == ECHILD);
    loop_destroy(b.loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_output_and_status),
        cmocka_unit_test(test_long_output),
        cmocka_unit_test(test_pipe_outlives_the_child),
        cmocka_unit_test(test_kill),
        cmocka_unit_test(test_clean_start),
        cmocka_unit_test(test_no_program),
        cmocka_unit_test(test_destroy_while_it_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
