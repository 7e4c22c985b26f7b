/* SPDX-License-Identifier: MIT */
/* With signatures that minisign's own program made: tests/edition/run.py. */
#include "edition/writer.h"

#include "edition/keyring.h"
#include "edition_sample.h"

static struct bytes part(const char *path, const void *(*get)(const struct edition *, size_t *))
{
    struct error e = {""};
    struct bytes copy = {0};
    struct edition *ed = edition_open(path, NULL, &e);

    assert_non_null(ed);
    const void *data = get(ed, &copy.size);
    copy.data = malloc(copy.size + 1);
    assert_non_null(copy.data);
    memcpy(copy.data, data, copy.size);
    edition_close(ed);
    return copy;
}

static void assert_same(struct bytes a, struct bytes b)
{
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.data, b.data, a.size);
    bytes_finish(&a);
    bytes_finish(&b);
}

/* Signed when built or signed afterwards, by this key or by another first: it is the same file. */
static void the_way_does_not_matter(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key(), *other = sample_key();
    struct error e = {""};

    sample_write(s, 3, key);
    struct bytes built = sample_read(s->path);
    sample_write(s, 3, NULL);
    struct bytes before = part(s->path, edition_manifest);
    assert_true(writer_sign(s->path, other, &e));
    assert_true(writer_sign(s->path, key, &e));
    assert_same(before, part(s->path, edition_manifest));
    assert_same(built, sample_read(s->path));
    assert_int_equal(sample_files(s), 1);
    secret_key_destroy(key);
    secret_key_destroy(other);
}

static void manifest_and_signature_as_files(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key();
    struct error e = {""};
    char name[128], minisig[160], *comment;
    bool is_signed;

    snprintf(name, sizeof name, "%s", sample_name(s, "m"));
    snprintf(minisig, sizeof minisig, "%s.minisig", name);
    sample_write(s, 2, NULL);
    assert_true(writer_extract_manifest(s->path, name, &comment, &is_signed, &e));
    assert_false(is_signed);
    assert_string_equal(comment, "standfirst edition 20260722093000 The Harbour Post: Wednesday");
    free(comment);
    assert_int_equal(sample_files(s), 2);
    assert_same(sample_read(name), part(s->path, edition_manifest));

    assert_true(writer_sign(s->path, key, &e));
    struct bytes signed_one = sample_read(s->path);
    assert_true(writer_extract_manifest(s->path, name, &comment, &is_signed, &e));
    assert_true(is_signed);
    free(comment);
    assert_same(sample_read(minisig), part(s->path, edition_block));
    /* The way back: an unsigned edition takes that file in. */
    sample_write(s, 2, NULL);
    assert_true(writer_sign_with_minisig(s->path, minisig, NULL, &e));
    assert_same(signed_one, sample_read(s->path));

    /* Into a folder that is not there: told by name, nothing promised. */
    assert_false(writer_extract_manifest(s->path, "/nowhere/m", &comment, &is_signed, &e));
    assert_null(comment);
    assert_says(e, "/nowhere/m: cannot be written");
    secret_key_destroy(key);
}

static void refusals(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key();
    struct keyring *nobody = keyring_create(KEYRING_SIGNED_ONLY);
    struct error e = {""};
    char name[128], minisig[160], *comment;
    bool is_signed;

    assert_non_null(nobody);
    snprintf(name, sizeof name, "%s", sample_name(s, "m"));
    snprintf(minisig, sizeof minisig, "%s.minisig", name);
    sample_write(s, 2, key);
    assert_true(writer_extract_manifest(s->path, name, &comment, &is_signed, &e));
    free(comment);
    struct bytes whole = sample_read(s->path);

    assert_false(writer_sign_with_minisig(s->path, minisig, nobody, &e));
    assert_says(e, "m.minisig: is signed by nobody this kiosk trusts");
    assert_false(writer_sign_with_minisig(s->path, name, NULL, &e));
    assert_says(e, "/m: has a damaged signature block (line 1)");
    assert_false(writer_sign_with_minisig(s->path, sample_name(s, "none"), NULL, &e));
    assert_says(e, "none: there is no such file");
    assert_same(whole, sample_read(s->path));

    /* A damaged edition gets no signature and gives no manifest. */
    whole = sample_read(s->path);
    whole.data[whole.size - 1] ^= 1;
    sample_put(s->path, whole.data, whole.size);
    assert_false(writer_sign(s->path, key, &e));
    assert_says(e, "is damaged: entry 2");
    assert_false(writer_sign_with_minisig(s->path, minisig, NULL, &e));
    assert_false(writer_extract_manifest(s->path, name, &comment, &is_signed, &e));
    assert_null(comment);
    assert_same(whole, sample_read(s->path));
    assert_int_equal(sample_files(s), 3);
    keyring_destroy(nobody);
    secret_key_destroy(key);
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(the_way_does_not_matter),
        test(manifest_and_signature_as_files),
        test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
