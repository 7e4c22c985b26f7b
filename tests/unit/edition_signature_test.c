/* SPDX-License-Identifier: MIT */
/* Blocks with one fault each, and minisign's own judgement: tests/edition/run.py. */
#include "edition/signature.h"

#include "edition_sample.h"

static const char manifest[] = "any bytes";

static struct keyring *ring_of(struct sample *s, const struct secret_key *key)
{
    struct keyring *keys = keyring_create(KEYRING_SIGNED_ONLY);
    struct error e = {""};
    char secret[128];

    assert_non_null(keys);
    snprintf(secret, sizeof secret, "%s", sample_name(s, "desk.key"));
    assert_true(secret_key_write(key, secret, sample_name(s, "desk.pub"), NULL, SECRET_KEY_QUICK, &e));
    assert_true(keyring_add_file(keys, sample_name(s, "desk.pub"), &e));
    return keys;
}

static void comments(void **state)
{
    struct edition_facts facts = sample_facts();
    char none[] = "";

    (void)state;
    char *comment = signature_comment(&facts);
    assert_string_equal(comment, "standfirst edition 20260722093000 The Harbour Post: Wednesday");
    free(comment);
    facts.title = none;
    comment = signature_comment(&facts);
    assert_string_equal(comment, "standfirst edition 20260722093000 The Harbour Post");
    free(comment);
}

/* The block's bounds, which the header is held to, are what the longest and the shortest come to. */
static void bounds(void **state)
{
    struct edition_facts facts = sample_facts();
    struct secret_key *key = sample_key();
    char one[] = "P", none[] = "", longest[EDITION_TEXT_MOST + 1];

    (void)state;
    memset(longest, 'x', EDITION_TEXT_MOST);
    longest[EDITION_TEXT_MOST] = '\0';
    for (int i = 0; i < 2; i++) {
        struct signature s;
        struct buffer block = {0};
        facts.publication = i == 0 ? one : longest;
        facts.title = i == 0 ? none : longest;
        char *comment = signature_comment(&facts);
        assert_non_null(comment);
        signature_make(key, manifest, sizeof manifest, comment, &s);
        signature_put(&s, &block);
        assert_int_equal(block.size, i == 0 ? SIGNATURE_LEAST : SIGNATURE_MOST);
        buffer_finish(&block);
        free(comment);
    }
    secret_key_destroy(key);
}

static bool is_taken(const void *block, size_t size, const struct keyring *keys, struct error *e)
{
    struct signature s;
    const char *signer;

    return signature_parse(block, size, &s, e) && signature_check(&s, manifest, sizeof manifest, keys, &signer, e);
}

static void every_flip_and_cut(void **state)
{
    struct sample *sample = *state;
    struct secret_key *key = sample_key();
    struct keyring *keys = ring_of(sample, key);
    struct buffer block = {0};
    struct error e = {""};
    struct signature s;
    const char *signer;

    signature_make(key, manifest, sizeof manifest, "a comment", &s);
    signature_put(&s, &block);
    assert_true(signature_parse(block.data, block.size, &s, &e));
    assert_int_equal(s.comment_size, strlen("a comment"));
    assert_true(signature_check(&s, manifest, sizeof manifest, keys, &signer, &e));
    assert_string_equal(signer, "desk");
    assert_false(signature_check(&s, manifest, sizeof manifest - 1, keys, &signer, &e));
    assert_string_equal(e.text, "is not what desk signed: the signature does not fit it");
    assert_true(signature_check(&s, manifest, sizeof manifest - 1, NULL, &signer, &e));
    assert_string_equal(signer, "");

    for (size_t bit = 0; bit < 8 * block.size; bit++) {
        block.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
        if (is_taken(block.data, block.size, keys, &e))
            fail_msg("bit %zu of byte %zu", bit % 8, bit / 8);
        block.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    for (size_t size = 0; size < block.size; size++)
        assert_false(is_taken(block.data, size, keys, &e));
    buffer_u8(&block, '\n');
    assert_false(is_taken(block.data, block.size, keys, &e));
    buffer_finish(&block);
    keyring_destroy(keys);
    secret_key_destroy(key);
}

/* What minisign would take, the one form does not; taken in, it becomes that form. */
static void other_forms(void **state)
{
    struct secret_key *key = sample_key();
    struct buffer block = {0}, other = {0}, again = {0};
    struct error e = {""};
    struct signature s;

    (void)state;
    signature_make(key, manifest, sizeof manifest, "a comment", &s);
    signature_put(&s, &block);
    buffer_text(&other, "untrusted comment: signature from minisign secret key\r\n");
    for (const char *c = strchr((char *)block.data, '\n') + 1; *c != '\0'; c++) {
        if (*c == '\n')
            buffer_text(&other, "\r");
        buffer_add(&other, c, 1);
    }
    assert_false(signature_parse(other.data, other.size, &s, &e));
    assert_says(e, "damaged signature block (its form)");
    assert_true(signature_parse_minisig(other.data, other.size, &s, &e));
    signature_put(&s, &again);
    assert_int_equal(again.size, block.size);
    assert_memory_equal(again.data, block.data, block.size);
    buffer_finish(&block);
    buffer_finish(&other);
    buffer_finish(&again);
    secret_key_destroy(key);
}

/* A comment longer than any edition's is refused before it is copied anywhere. */
static void endless_comment(void **state)
{
    struct sample *sample = *state;
    struct secret_key *key = sample_key();
    struct keyring *keys = ring_of(sample, key);
    struct error e = {""};
    struct signature s;
    const char *signer;
    char *comment = malloc(5000);

    assert_non_null(comment);
    memset(comment, 'c', 5000);
    signature_make(key, manifest, sizeof manifest, "c", &s);
    s.comment = comment;
    s.comment_size = 5000;
    assert_false(signature_check(&s, manifest, sizeof manifest, keys, &signer, &e));
    assert_says(e, "damaged signature block");
    free(comment);
    keyring_destroy(keys);
    secret_key_destroy(key);
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(comments), test(bounds), test(every_flip_and_cut), test(other_forms), test(endless_comment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
