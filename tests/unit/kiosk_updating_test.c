/* SPDX-License-Identifier: MIT */
/* The edition that a run begins with, and what the screen is told of those that were passed over for it. */
#include "base/file.h"
#include "kiosk/updating.h"
#include "settings/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder and a file may have any name: what is said of a file is never mistaken for its name. */
static void a_fault_keeps_the_files_name_apart(void **state)
{
    static const char *const files[] = {"factory.edition", "factory: the last.edition", ": .edition"};
    static const char junk[] = "This is no edition.";
    char folder[64] = "/tmp/standfirst: first-XXXXXX", path[128];
    struct settings settings;
    struct presenter presenter = {.settings = &settings};
    struct error e;

    (void)state;
    assert_non_null(mkdtemp(folder));
    settings_defaults(&settings);
    snprintf(settings.update.shelf, sizeof settings.update.shelf, "%s", folder);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct updating_fault fault;
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        assert_true(file_replace(path, junk, sizeof junk, &e));
        struct updating *u = updating_create(NULL, &presenter, path);
        assert_non_null(u);
        assert_null(updating_first(u, &fault));
        assert_string_equal(fault.file, files[i]);
        assert_string_equal(fault.why.text, "is not an edition");
        updating_destroy(u);
        /* No factory's edition, and nothing on the shelf: nothing was passed over. */
        assert_non_null(u = updating_create(NULL, &presenter, NULL));
        assert_null(updating_first(u, &fault));
        assert_string_equal(fault.file, "");
        updating_destroy(u);
        unlink(path);
    }
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_keeps_the_files_name_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
