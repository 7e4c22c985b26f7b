/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    char folder[64], path[128];
};

static int setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);

    assert_non_null(p);
    snprintf(p->folder, sizeof p->folder, "/tmp/standfirst-test.XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->path, sizeof p->path, "%s/file", p->folder);
    *state = p;
    return 0;
}

static size_t files(const struct place *p)
{
    DIR *folder = opendir(p->folder);
    size_t n = 0;

    assert_non_null(folder);
    for (struct dirent *d; (d = readdir(folder)) != NULL;)
        n += d->d_name[0] != '.';
    closedir(folder);
    return n;
}

static int teardown(void **state)
{
    struct place *p = *state;

    unlink(p->path);
    assert_int_equal(files(p), 0);
    assert_int_equal(rmdir(p->folder), 0);
    free(p);
    return 0;
}

static void holds(const struct place *p, const char *text)
{
    struct bytes b;
    struct error e;

    assert_true(file_read(p->path, 1000, &b, &e));
    assert_int_equal(b.size, strlen(text));
    assert_string_equal((char *)b.data, text);
    bytes_finish(&b);
}

static void replace(void **state)
{
    struct place *p = *state;
    struct error e;
    struct stat st;

    mode_t mask = umask(022);
    assert_true(file_replace(p->path, "one", 3, &e));
    assert_int_equal(stat(p->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644);
    umask(mask);
    holds(p, "one");
    assert_true(file_replace(p->path, "", 0, &e));
    holds(p, "");
    assert_int_equal(files(p), 1);
    assert_false(file_replace(p->folder, "x", 1, &e));
    assert_non_null(strstr(e.text, "not a regular file"));
    assert_false(file_replace("/nowhere/file", "x", 1, &e));
    assert_string_equal(e.text, "cannot be written: No such file or directory");
    assert_false(file_replace("/dev/null", "x", 1, &e));
}

/* A path without a folder is in the one we are in. */
static void relative(void **state)
{
    struct place *p = *state;
    char before[4096];
    struct error e;

    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(p->folder), 0);
    bool ok = file_replace("file", "here", 4, &e);
    assert_int_equal(chdir(before), 0);
    assert_true(ok);
    holds(p, "here");
}

static void abandoned(void **state)
{
    struct place *p = *state;
    struct file_new f;
    struct error e;

    assert_true(file_replace(p->path, "old", 3, &e));
    assert_true(file_new_begin(&f, p->path, &e));
    assert_int_equal(file_write_all(f.fd, "new", 3), 0);
    assert_int_equal(files(p), 2);
    holds(p, "old");
    file_new_abandon(&f);
    assert_int_equal(files(p), 1);
    holds(p, "old");
    file_new_abandon(&f);
    assert_true(file_new_begin(&f, p->path, &e));
    assert_int_equal(file_write_all(f.fd, "new", 3), 0);
    assert_true(file_new_commit(&f, &e));
    assert_int_equal(f.fd, -1);
    file_new_abandon(&f);
    holds(p, "new");
}

/* The folder goes away in between: the rename fails, and that is told. */
static void lost_folder(void **state)
{
    struct place *p = *state;
    struct file_new f;
    struct error e;
    char inner[128], path[160];

    snprintf(inner, sizeof inner, "%s/inner", p->folder);
    snprintf(path, sizeof path, "%s/file", inner);
    assert_int_equal(mkdir(inner, 0700), 0);
    assert_true(file_new_begin(&f, path, &e));
    assert_int_equal(unlink(f.temporary), 0);
    assert_int_equal(rmdir(inner), 0);
    assert_false(file_new_commit(&f, &e));
    assert_string_equal(e.text, "cannot be written: No such file or directory");
    assert_int_equal(f.fd, -1);
}

static void full_card(void **state)
{
    struct place *p = *state;
    struct rlimit before;
    struct error e;
    char *data = calloc(1, 5000);

    assert_non_null(data);
    assert_true(file_replace(p->path, "old", 3, &e));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {4096, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    bool ok = file_replace(p->path, data, 5000, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(ok);
    assert_string_equal(e.text, "cannot be written: File too large");
    assert_int_equal(files(p), 1);
    holds(p, "old");
    free(data);
}

static void bounded(void **state)
{
    struct place *p = *state;
    struct bytes b;
    struct error e;

    assert_true(file_replace(p->path, "12345", 5, &e));
    assert_true(file_read(p->path, 5, &b, &e));
    bytes_finish(&b);
    assert_false(file_read(p->path, 4, &b, &e));
    assert_string_equal(e.text, "is 5 bytes, more than the 4 allowed");
    assert_null(b.data);
    assert_true(file_replace(p->path, "", 0, &e));
    assert_true(file_read(p->path, 0, &b, &e));
    assert_int_equal(b.size, 0);
    assert_non_null(b.data);
    bytes_finish(&b);
}

static void not_a_file(void **state)
{
    struct place *p = *state;
    struct bytes b;
    struct error e;

    assert_false(file_read(p->path, 10, &b, &e));
    assert_string_equal(e.text, "there is no such file");
    assert_false(file_read(p->folder, 10, &b, &e));
    assert_string_equal(e.text, "is a folder, not a file");
    assert_false(file_read("/dev/zero", 10, &b, &e));
    assert_string_equal(e.text, "is not a regular file");
    /* Nobody writes to it, and nobody waits. */
    assert_int_equal(mkfifo(p->path, 0600), 0);
    assert_false(file_read(p->path, 10, &b, &e));
    assert_string_equal(e.text, "is not a regular file");
}

static void from_a_pipe(void **state)
{
    (void)state;
    for (size_t size = 0; size < 60000; size += 5000) {
        int ends[2];
        struct bytes b;
        struct error e;
        char *data = malloc(size + 1);
        assert_non_null(data);
        memset(data, 'p', size);
        assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
        assert_int_equal(file_write_all(ends[1], data, size), 0);
        close(ends[1]);
        if (size <= 40000) {
            assert_true(file_read_fd(ends[0], 40000, &b, &e));
            assert_int_equal(b.size, size);
            assert_memory_equal(b.data, data, size);
            assert_int_equal(b.data[size], 0);
            bytes_finish(&b);
        } else {
            assert_false(file_read_fd(ends[0], 40000, &b, &e));
            assert_string_equal(e.text, "is more than the 40000 bytes allowed");
        }
        assert_int_equal(fcntl(ends[0], F_GETFD) >= 0, 1);
        close(ends[0]);
        free(data);
    }
}

static void broken_pipe(void **state)
{
    int ends[2];
    struct bytes b;
    struct error e;

    (void)state;
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(file_write_all(ends[1], "x", 1), -1);
    assert_int_equal(errno, EPIPE);
    signal(SIGPIPE, SIG_DFL);
    assert_int_equal(file_write_all(-1, "", 0), 0);
    assert_false(file_read_fd(ends[1], 10, &b, &e));
    assert_string_equal(e.text, "cannot be read: Bad file descriptor");
    close(ends[1]);
}

#define test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(replace), test(relative),   test(abandoned),   test(lost_folder), test(full_card),
        test(bounded), test(not_a_file), test(from_a_pipe), test(broken_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
