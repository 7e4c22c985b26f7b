/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* What `inside` returns in a process of its own, 0 to 127. */
static int apart(int (*inside)(void))
{
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0)
        _exit(inside());
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int nothing_open(void)
{
    for (int fd = 0; fd < 3; fd++)
        close(fd);
    standard_open();
    int file = open("/dev/null", O_RDWR | O_CLOEXEC);
    char byte = 'x';
    bool reads = read(STDIN_FILENO, &byte, 1) >= 0 || errno != EBADF;
    bool writes = write(STDOUT_FILENO, &byte, 1) >= 0 || write(STDERR_FILENO, &byte, 1) >= 0;
    return file > STDERR_FILENO && !reads && !writes ? 0 : 1;
}

static void a_file_never_takes_the_place_of_a_closed_one(void **state)
{
    (void)state;
    assert_int_equal(apart(nothing_open), 0);
}

static int what_is_open_stays(void)
{
    int ends[2];
    char byte = 0;

    if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0)
        return 2;
    standard_open();
    return write(STDOUT_FILENO, "x", 1) == 1 && read(ends[0], &byte, 1) == 1 && byte == 'x' ? 0 : 1;
}

static void an_open_one_stays_as_it_is(void **state)
{
    (void)state;
    assert_int_equal(apart(what_is_open_stays), 0);
}

static int full(void)
{
    if (freopen("/dev/full", "we", stdout) == NULL || freopen("/dev/null", "we", stderr) == NULL)
        return 2;
    printf("this does not arrive");
    return standard_end("test", 0) == 1 && standard_end("test", 0) == 1 ? 0 : 1;
}

static int empty(void)
{
    if (freopen("/dev/null", "we", stdout) == NULL)
        return 2;
    printf("this does");
    return standard_end("test", 0) == 0 && standard_end("test", 1) == 1 ? 0 : 1;
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    assert_int_equal(apart(full), 0);
    assert_int_equal(apart(empty), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_never_takes_the_place_of_a_closed_one),
        cmocka_unit_test(an_open_one_stays_as_it_is),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
