/* SPDX-License-Identifier: MIT */
/*
 * Every allocation of an import fails once, and of every other thing that is done to the shelf: each time the shelf has
 * the old edition or the new one, nothing is claimed that is not so, and nothing leaks (which the sanitizer's run
 * sees).
 */
#include "edition_sample.h"
#include "shelf/shelf.h"
#include "update/import.h"

#include "unit/refused_memory.h"

#include <fcntl.h>
#include <sys/stat.h>

enum { OLD_ONE = 1, NEW_ONE = 2 };

static char folder[32], shelf_path[64], sticks[3][64];
static struct keyring *keys;

static void make(int n)
{
    struct error e;
    char path[128];
    struct article a = sample_article();
    const struct edition_facts facts = {.publication = (char *)"Harbour Post",
                                        .title = (char *)"",
                                        .date = (char *)"",
                                        .language = (char *)"",
                                        .sequence = 20260722093000 + (uint64_t)n};

    snprintf(sticks[n], sizeof sticks[n], "%s/stick%d", folder, n);
    assert_int_equal(mkdir(sticks[n], 0755), 0);
    snprintf(path, sizeof path, "%s/x.edition", sticks[n]);
    struct writer *w = writer_create(path, &e);
    assert_non_null(w);
    assert_true(writer_add(w, &a, &e));
    assert_true(writer_commit(w, &facts, NULL, &e));
    writer_destroy(w);
    article_finish(&a);
}

static void empty(const char *path)
{
    DIR *stream = opendir(path);
    const struct dirent *d;

    assert_non_null(stream);
    while ((d = readdir(stream)) != NULL)
        unlinkat(dirfd(stream), d->d_name, 0);
    closedir(stream);
}

static enum message_reason import(int n)
{
    int out = open("/dev/null", O_WRONLY | O_CLOEXEC);
    const struct import_wish wish = {
        .folder = sticks[n], .shelf = shelf_path, .trusted = keys, .anew = true, .out = out};
    enum message_reason reason;

    struct import *i = import_open(&wish, &reason);
    if (i != NULL)
        reason = import_run(i);
    import_close(i);
    close(out);
    return reason;
}

static int shown(void)
{
    struct shelf *s = shelf_create(shelf_path, NULL, keys);
    enum shelf_place place = SHELF_CURRENT;

    assert_non_null(s);
    struct edition *ed = shelf_open(s, &place, NULL, NULL);
    int n = ed != NULL ? (int)(edition_facts(ed)->sequence - 20260722093000) : 0;
    edition_close(ed);
    shelf_destroy(s);
    return n;
}

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/standfirst-import-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(shelf_path, sizeof shelf_path, "%s/shelf", folder);
    assert_int_equal(mkdir(shelf_path, 0755), 0);
    keys = keyring_create(KEYRING_UNSIGNED_TOO);
    assert_non_null(keys);
    make(OLD_ONE);
    make(NEW_ONE);
    return 0;
}

static int tear_down(void **state)
{
    const char *const folders[] = {shelf_path, sticks[OLD_ONE], sticks[NEW_ONE]};

    (void)state;
    keyring_destroy(keys);
    for (size_t i = 0; i < 3; i++) {
        empty(folders[i]);
        rmdir(folders[i]);
    }
    rmdir(folder);
    return 0;
}

static void an_import(void **state)
{
    int failures = 0;

    (void)state;
    for (long n = 0;; n++) {
        empty(shelf_path);
        assert_int_equal(import(OLD_ONE), MESSAGE_DONE);
        refused = 0;
        left = n;
        enum message_reason reason = import(NEW_ONE);
        left = -1;
        bool taken = reason == MESSAGE_DONE || reason == MESSAGE_UNSURE;
        assert_int_equal(shown(), taken ? NEW_ONE : OLD_ONE);
        if (refused == 0) {
            assert_int_equal(reason, MESSAGE_DONE);
            break;
        }
        failures++;
        reason = import(NEW_ONE);
        assert_true(reason == MESSAGE_DONE || reason == MESSAGE_SAME);
        assert_int_equal(shown(), NEW_ONE);
    }
    assert_true(failures > 20);
}

static bool use_shelf(int what)
{
    struct error e;
    bool fell_back = false, ok = false;
    enum shelf_place place = SHELF_CURRENT;
    struct shelf *s = shelf_create(shelf_path, "/nowhere", keys);

    if (s == NULL)
        return false;
    struct edition *ed = NULL;
    switch (what) {
    case 0:
        ok = shelf_start(s, "x", &fell_back, &e);
        break;
    case 1:
        ok = shelf_mark_good(s, &e);
        break;
    case 2:
        ok = shelf_undo(s, &e);
        break;
    case 3:
        ok = shelf_forget_floors(s, &e);
        break;
    default:
        ed = shelf_open(s, &place, NULL, NULL);
        ok = ed != NULL;
        edition_close(ed);
        break;
    }
    shelf_destroy(s);
    return ok;
}

static void the_shelf(void **state)
{
    (void)state;
    for (int what = 0; what < 5; what++) {
        for (long n = 0;; n++) {
            empty(shelf_path);
            assert_int_equal(import(OLD_ONE), MESSAGE_DONE);
            assert_int_equal(import(NEW_ONE), MESSAGE_DONE);
            refused = 0;
            left = n;
            bool ok = use_shelf(what);
            left = -1;
            int now = shown();
            assert_true(now == NEW_ONE || (what == 2 && now == OLD_ONE));
            if (what == 2 && ok)
                assert_int_equal(now, OLD_ONE);
            if (refused == 0) {
                assert_true(ok);
                break;
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_import, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_shelf, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
