/* SPDX-License-Identifier: MIT */
#include "kiosk/bookmark.h"

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

static const uint8_t tuesday[EDITION_IDENTITY] = {0xc0, 1, 2, 3}, wednesday[EDITION_IDENTITY] = {0xc0, 1, 2, 4};
static const struct place far = {99999, 31};

static int set_up(void **state)
{
    static char folder[64];

    strcpy(folder, "/tmp/standfirst-bookmark-XXXXXX");
    *state = folder;
    return mkdtemp(folder) != NULL && setenv("RUNTIME_DIRECTORY", folder, 1) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
    char path[96];

    snprintf(path, sizeof path, "%s/place", (const char *)*state);
    unlink(path);
    return rmdir(*state);
}

/* A run that keeps the place and is killed. */
static void keep(const uint8_t *edition, struct place place)
{
    struct bookmark b;

    bookmark_open(&b);
    assert_true(b.fd >= 0);
    bookmark_keep(&b, edition, place);
    bookmark_close(&b);
}

static bool take(const uint8_t *edition, struct place *out)
{
    struct bookmark b;

    bookmark_open(&b);
    bool has = bookmark_take(&b, edition, out);
    bookmark_close(&b);
    return has;
}

static void a_place_is_given_out_once(void **state)
{
    struct place at = {0, 0};

    (void)state;
    assert_false(take(tuesday, &at));
    keep(tuesday, (struct place){1, 2});
    keep(tuesday, far);
    keep(tuesday, (struct place){0, 0});
    keep(tuesday, far);
    assert_true(take(tuesday, &at));
    assert_int_equal(at.article, far.article);
    assert_int_equal(at.card, far.card);
    assert_false(take(tuesday, &at));
}

static void of_another_edition_it_is_none(void **state)
{
    struct place at;

    (void)state;
    keep(tuesday, far);
    assert_false(take(wednesday, &at));
    assert_false(take(tuesday, &at));
}

static void what_changes_is_written(void **state)
{
    struct stat before, after;
    struct bookmark b;
    struct place at;

    (void)state;
    bookmark_open(&b);
    bookmark_keep(&b, tuesday, far);
    bookmark_keep(&b, tuesday, far);
    assert_int_equal(ftruncate(b.fd, 0), 0); /* so that a write can be seen */
    bookmark_keep(&b, tuesday, far);
    assert_int_equal(fstat(b.fd, &before), 0);
    assert_int_equal(before.st_size, 0);
    assert_int_equal(before.st_mode & 07777, 0600);
    bookmark_keep(&b, wednesday, far);
    assert_int_equal(fstat(b.fd, &after), 0);
    assert_true(after.st_size > 0);
    bookmark_close(&b);
    assert_true(take(wednesday, &at));
}

static void damage_is_no_place(void **state)
{
    static const char *const damage[] = {"", "x", "c0010203 1 2\n"};
    struct place at;
    struct bookmark b;

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        keep(tuesday, far);
        bookmark_open(&b);
        if (i < 3) {
            assert_int_equal(ftruncate(b.fd, 0), 0);
            assert_int_equal(pwrite(b.fd, damage[i], strlen(damage[i]), 0), strlen(damage[i]));
        } else {
            assert_int_equal(i == 3 ? ftruncate(b.fd, 127) : pwrite(b.fd, "far", 3, 65), i == 3 ? 0 : 3);
        }
        bookmark_close(&b);
        assert_false(take(tuesday, &at));
    }
}

static void nothing_is_kept_where_there_is_no_place_for_it(void **state)
{
    static const char *const folders[] = {NULL, "", "relative", "/nowhere/at/all"};
    struct bookmark b;
    struct place at;

    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (folders[i] == NULL)
            unsetenv("RUNTIME_DIRECTORY");
        else
            setenv("RUNTIME_DIRECTORY", folders[i], 1);
        bookmark_open(&b);
        assert_int_equal(b.fd, -1);
        bookmark_keep(&b, tuesday, far);
        assert_false(bookmark_take(&b, tuesday, &at));
        bookmark_close(&b);
    }
    /* The first of several is meant. */
    char both[96];
    snprintf(both, sizeof both, "%s:/nowhere", (const char *)*state);
    setenv("RUNTIME_DIRECTORY", both, 1);
    keep(tuesday, far);
    assert_true(take(tuesday, &at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_place_is_given_out_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_another_edition_it_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_changes_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_no_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_kept_where_there_is_no_place_for_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
