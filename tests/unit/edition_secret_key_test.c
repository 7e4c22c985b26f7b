/* SPDX-License-Identifier: MIT */
/* What minisign's own program thinks of these files: tests/edition/run.py. */
#include "edition/secret_key.h"

#include "edition_sample.h"

#include <sys/stat.h>

struct pair {
    char secret[128], public[128];
};

static struct pair names(struct sample *s, const char *name)
{
    struct pair p;
    char file[64];

    snprintf(file, sizeof file, "%s.key", name);
    snprintf(p.secret, sizeof p.secret, "%s", sample_name(s, file));
    snprintf(file, sizeof file, "%s.pub", name);
    snprintf(p.public, sizeof p.public, "%s", sample_name(s, file));
    return p;
}

static bool is_same_key(const struct secret_key *a, const struct secret_key *b)
{
    uint8_t of_a[64], of_b[64];

    secret_key_sign(a, "message", 7, of_a);
    secret_key_sign(b, "message", 7, of_b);
    return memcmp(secret_key_id(a), secret_key_id(b), KEY_ID) == 0 && memcmp(of_a, of_b, 64) == 0;
}

static void there_and_back(void **state)
{
    struct sample *s = *state;
    static const char *const passwords[] = {NULL, "a", "with blanks and \xc3\xa9"};

    for (size_t i = 0; i < 3; i++) {
        struct pair p = names(s, "k");
        struct secret_key *key = sample_key();
        struct error e = {""};
        struct stat st;
        bool encrypted;

        assert_true(secret_key_write(key, p.secret, p.public, passwords[i], SECRET_KEY_QUICK, &e));
        assert_int_equal(stat(p.secret, &st), 0);
        assert_int_equal(st.st_mode & 0777, 0600);
        assert_true(secret_key_is_encrypted(p.secret, &encrypted, &e));
        assert_int_equal(encrypted, passwords[i] != NULL);
        struct secret_key *back = secret_key_load(p.secret, passwords[i], &e);
        assert_non_null(back);
        assert_true(is_same_key(key, back));
        secret_key_destroy(back);
        if (encrypted) {
            assert_null(secret_key_load(p.secret, NULL, &e));
            assert_string_equal(e.text, "needs its password");
            assert_null(secret_key_load(p.secret, "A", &e));
            assert_string_equal(e.text, "has another password");
            assert_null(secret_key_load(p.secret, "", &e));
        } else {
            back = secret_key_load(p.secret, "not looked at", &e);
            assert_non_null(back);
            secret_key_destroy(back);
        }
        secret_key_destroy(key);
        unlink(p.secret);
        unlink(p.public);
    }
}

static void two_are_not_the_same(void **state)
{
    (void)state;
    struct secret_key *a = sample_key(), *b = sample_key();

    assert_false(is_same_key(a, b));
    secret_key_destroy(a);
    secret_key_destroy(b);
    secret_key_destroy(NULL);
}

static void never_overwritten(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key();
    struct pair p = names(s, "k");
    struct error e = {""};

    sample_put(p.secret, "x", 1);
    assert_false(secret_key_write(key, p.secret, p.public, NULL, SECRET_KEY_QUICK, &e));
    assert_says(e, "k.key: is there already");
    assert_int_equal(sample_files(s), 1);
    unlink(p.secret);
    sample_put(p.public, "x", 1);
    assert_false(secret_key_write(key, p.secret, p.public, NULL, SECRET_KEY_QUICK, &e));
    assert_says(e, "k.pub: is there already");
    assert_int_equal(sample_files(s), 1);
    unlink(p.public);
    /* The public half cannot be written: then the secret one is not left alone there. */
    assert_false(secret_key_write(key, p.secret, "/nowhere/k.pub", NULL, SECRET_KEY_QUICK, &e));
    assert_says(e, "/nowhere/k.pub: cannot be written");
    assert_int_equal(sample_files(s), 0);
    assert_false(secret_key_write(key, p.secret, p.public, "", SECRET_KEY_QUICK, &e));
    assert_string_equal(e.text, "the password is empty");
    assert_int_equal(sample_files(s), 0);
    secret_key_destroy(key);
}

/* Whatever bit of an encrypted key's line changes, it is refused; of an unencrypted one, the key's own. */
static void flips(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key();
    struct pair p = names(s, "k");
    struct error e = {""};

    assert_true(secret_key_write(key, p.secret, p.public, NULL, SECRET_KEY_QUICK, &e));
    struct bytes file = sample_read(p.secret);
    char *line = strchr((char *)file.data, '\n') + 1;
    for (size_t i = 0; line[i] != '\n'; i++) {
        char kept = line[i];
        line[i] = kept == 'B' ? 'C' : 'B';
        sample_put(p.secret, file.data, file.size);
        struct secret_key *other = secret_key_load(p.secret, NULL, &e);
        /* Salt and costs of a key without a password, and the id, which nothing guards in minisign's unencrypted file.
         */
        bool unguarded =
            other != NULL && (is_same_key(key, other) || memcmp(secret_key_id(key), secret_key_id(other), 8));
        if (other != NULL && !unguarded)
            fail_msg("character %zu", i);
        secret_key_destroy(other);
        line[i] = kept;
    }
    bytes_finish(&file);
    secret_key_destroy(key);
}

static void no_keys(void **state)
{
    struct sample *s = *state;
    struct pair p = names(s, "k");
    struct error e = {""};
    bool encrypted;

    assert_null(secret_key_load(p.secret, NULL, &e));
    assert_string_equal(e.text, "there is no such file");
    sample_put(p.secret, "untrusted comment: x\nAAAA\n", 26);
    assert_null(secret_key_load(p.secret, NULL, &e));
    assert_string_equal(e.text, "is not a secret key of minisign");
    assert_false(secret_key_is_encrypted(p.secret, &encrypted, &e));
    assert_null(secret_key_load(s->folder, NULL, &e));
    assert_string_equal(e.text, "is a folder, not a file");
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(there_and_back), test(two_are_not_the_same), test(never_overwritten), test(flips), test(no_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
