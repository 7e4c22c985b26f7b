/* SPDX-License-Identifier: MIT */
#include "edition/keyring.h"

#include "edition_sample.h"

#include <sys/stat.h>

/* Ids: zeros, and zeros but for the last byte. */
#define ID_0 "untrusted comment: a\nRWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
#define ID_1 "untrusted comment: a\nRWQAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"

static void put(struct sample *s, const char *name, const char *text)
{
    sample_put(sample_name(s, name), text, strlen(text));
}

static void names_and_ids(void **state)
{
    struct sample *s = *state;
    struct keyring *k = keyring_create(KEYRING_UNSIGNED_TOO);
    static const uint8_t id_0[KEY_ID] = {0}, id_1[KEY_ID] = {0, 0, 0, 0, 0, 0, 0, 1}, id_2[KEY_ID] = {2};
    struct error e = {""};

    assert_non_null(k);
    assert_int_equal(keyring_policy(k), KEYRING_UNSIGNED_TOO);
    assert_int_equal(keyring_count(k), 0);
    put(s, "b.pub", ID_0);
    put(s, "a.pub", ID_1);
    put(s, "c d.é.pub", ID_0);
    put(s, ".hidden.pub", "no key");
    put(s, ".pub", "no key");
    put(s, "b.pub~", "no key");
    put(s, "readme", "no key");
    assert_true(keyring_add_folder(k, s->folder, &e));
    assert_int_equal(keyring_count(k), 3);
    assert_string_equal(keyring_find(k, id_1, 0)->name, "a");
    assert_null(keyring_find(k, id_1, 1));
    assert_string_equal(keyring_find(k, id_0, 0)->name, "b");
    assert_string_equal(keyring_find(k, id_0, 1)->name, "c d.é");
    assert_null(keyring_find(k, id_0, 2));
    assert_null(keyring_find(k, id_2, 0));
    put(s, "plain", ID_1);
    assert_true(keyring_add_file(k, sample_name(s, "plain"), &e));
    assert_string_equal(keyring_find(k, id_1, 1)->name, "plain");
    keyring_destroy(k);
    keyring_destroy(NULL);
}

static void folders(void **state)
{
    struct sample *s = *state;
    struct keyring *k = keyring_create(KEYRING_SIGNED_ONLY);
    struct error e = {""};

    assert_non_null(k);
    assert_true(keyring_add_folder(k, sample_name(s, "none"), &e));
    assert_int_equal(keyring_count(k), 0);
    put(s, "file", "x");
    assert_false(keyring_add_folder(k, sample_name(s, "file"), &e));
    assert_says(e, "cannot be read: Not a directory");
    /* The bad ones do not take the good ones with them, and the first is named. */
    put(s, "a.pub", "x");
    put(s, "b.pub", ID_0);
    put(s, "c.pub", "");
    assert_false(keyring_add_folder(k, s->folder, &e));
    assert_string_equal(e.text, "a.pub: is not a public key of minisign");
    assert_int_equal(keyring_count(k), 1);
    unlink(sample_name(s, "c.pub"));
    unlink(sample_name(s, "a.pub"));
    assert_int_equal(mkdir(sample_name(s, "a.pub"), 0700), 0);
    assert_false(keyring_add_folder(k, s->folder, &e));
    assert_string_equal(e.text, "a.pub: is a folder, not a file");
    keyring_destroy(k);
}

/* Unsigned editions are taken where it is left open only if nobody has installed a key, be it one that cannot be read.
 */
static void what_is_trusted(void **state)
{
    struct sample *s = *state;
    static const struct {
        const char *name, *text; /* of a key that is put there before */
        enum keyring_policy policy;
        size_t count;
        const char *error;
    } rows[] = {
        {NULL, NULL, KEYRING_UNSIGNED_TOO, 0, ""},
        {"b.pub", "x", KEYRING_SIGNED_ONLY, 0, "b.pub: is not a public key of minisign"},
        {"a.pub", ID_0, KEYRING_SIGNED_ONLY, 1, "b.pub: is not a public key of minisign"},
        {"b.pub", ID_1, KEYRING_SIGNED_ONLY, 2, ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].name != NULL)
            put(s, rows[i].name, rows[i].text);
        for (enum keyring_policy asked = KEYRING_SIGNED_ONLY; asked <= KEYRING_AUTO; asked++) {
            struct error e;
            struct keyring *k = keyring_read(asked, s->folder, &e);
            assert_non_null(k);
            assert_int_equal(keyring_policy(k), asked == KEYRING_AUTO ? rows[i].policy : asked);
            assert_int_equal(keyring_count(k), rows[i].count);
            assert_string_equal(e.text, rows[i].error);
            keyring_destroy(k);
        }
    }
    struct error e;
    for (int i = 0; i < 2; i++) {
        struct keyring *k = keyring_read(KEYRING_AUTO, i == 0 ? NULL : "", &e);
        assert_non_null(k);
        assert_int_equal(keyring_policy(k), KEYRING_UNSIGNED_TOO);
        keyring_destroy(k);
    }
}

static void too_many(void **state)
{
    struct sample *s = *state;
    struct keyring *k = keyring_create(KEYRING_SIGNED_ONLY);
    struct error e = {""};

    assert_non_null(k);
    put(s, "a.pub", ID_0);
    for (size_t i = 0; i < KEYRING_MOST; i++)
        assert_true(keyring_add_file(k, sample_name(s, "a.pub"), &e));
    assert_false(keyring_add_file(k, sample_name(s, "a.pub"), &e));
    assert_says(e, "more than the 256 allowed");
    assert_int_equal(keyring_count(k), KEYRING_MOST);
    keyring_destroy(k);
}

static void no_keys(void **state)
{
    static const char *const texts[] = {
        "",
        "untrusted comment: a\n",
        "untrusted comment: a\nRWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nmore\n",
        "untrusted comment: a\nRUQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", /* kind ED */
        "untrusted comment: a\nRWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    };
    struct sample *s = *state;
    struct keyring *k = keyring_create(KEYRING_SIGNED_ONLY);

    assert_non_null(k);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct error e = {""};
        put(s, "a.pub", texts[i]);
        assert_false(keyring_add_file(k, sample_name(s, "a.pub"), &e));
        assert_string_equal(e.text, "is not a public key of minisign");
    }
    assert_int_equal(keyring_count(k), 0);
    keyring_destroy(k);
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {test(names_and_ids), test(folders), test(what_is_trusted), test(too_many),
                                       test(no_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
