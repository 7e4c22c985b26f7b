/* SPDX-License-Identifier: MIT */
#include "edition/edition.h"

#include "edition/keyring.h"
#include "edition_sample.h"

#include <fcntl.h>
#include <sys/stat.h>

/* Opened and verified. */
static bool is_taken(const void *data, size_t size, const struct keyring *keys, struct error *e)
{
    struct edition *ed = edition_open_memory(data, size, keys, e);
    bool taken = ed != NULL && edition_verify(ed, NULL, NULL, e);

    edition_close(ed);
    return taken;
}

static struct keyring *ring_of(struct sample *s, const struct secret_key *key, const char *name)
{
    struct keyring *keys = keyring_create(KEYRING_SIGNED_ONLY);
    struct error e = {""};
    char secret[256], public[256];

    assert_non_null(keys);
    snprintf(secret, sizeof secret, "%s/%s.key", s->folder, name);
    snprintf(public, sizeof public, "%s/%s.pub", s->folder, name);
    assert_true(secret_key_write(key, secret, public, NULL, SECRET_KEY_QUICK, &e));
    assert_true(keyring_add_file(keys, public, &e));
    return keys;
}

static void what_was_written(void **state)
{
    struct sample *s = *state;
    struct error e = {""};

    sample_write(s, 3, NULL);
    struct edition *ed = edition_open(s->path, NULL, &e);
    assert_non_null(ed);
    const struct edition_facts *f = edition_facts(ed);
    assert_string_equal(f->publication, "The Harbour Post");
    assert_string_equal(f->title, "Wednesday");
    assert_string_equal(f->date, "2026-07-22");
    assert_string_equal(f->language, "en-GB");
    assert_int_equal(f->sequence, 20260722093000);
    assert_int_equal(edition_count(ed), 3);
    assert_null(edition_signer(ed));
    struct stat st;
    assert_int_equal(stat(s->path, &st), 0);
    assert_int_equal(edition_size(ed), st.st_size);
    for (size_t i = 3; i-- > 0;) {
        struct article a;
        assert_true(edition_article(ed, i, &a, &e));
        assert_string_equal(a.headline, s->article.headline);
        article_finish(&a);
    }
    size_t size;
    edition_block(ed, &size);
    assert_int_equal(size, 0);
    edition_close(ed);
    edition_close(NULL);
}

/* No file is there, and it is the same edition. */
static void from_memory(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key();
    struct keyring *keys = ring_of(s, key, "desk");
    struct error e = {""};

    sample_write(s, 3, key);
    struct bytes file = sample_read(s->path);
    assert_int_equal(unlink(s->path), 0);
    struct edition *ed = edition_open_memory(file.data, file.size, keys, &e);
    assert_non_null(ed);
    assert_int_equal(edition_size(ed), file.size);
    assert_int_equal(edition_format(ed), 1);
    assert_string_equal(edition_signer(ed), "desk");
    assert_int_equal(edition_count(ed), 3);
    struct article a;
    assert_true(edition_article(ed, 2, &a, &e));
    assert_string_equal(a.headline, s->article.headline);
    article_finish(&a);
    assert_true(edition_verify(ed, NULL, NULL, &e));
    edition_close(ed);
    assert_null(edition_open_memory(NULL, 0, NULL, &e));
    assert_string_equal(e.text, "is empty");
    bytes_finish(&file);
    keyring_destroy(keys);
    secret_key_destroy(key);
}

static void every_flip_and_cut(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key();
    struct keyring *keys = ring_of(s, key, "desk");

    for (int is_signed = 0; is_signed < 2; is_signed++) {
        struct error e = {""};
        const struct keyring *trusted = is_signed ? keys : NULL;
        sample_write(s, 2, is_signed ? key : NULL);
        struct bytes file = sample_read(s->path);
        assert_true(is_taken(file.data, file.size, trusted, &e));
        for (size_t bit = 0; bit < 8 * file.size; bit++) {
            file.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
            e.text[0] = '\0';
            /* Without a key, too: the header's hash covers the signature. */
            if (is_taken(file.data, file.size, trusted, &e) || is_taken(file.data, file.size, NULL, &e))
                fail_msg("bit %zu of byte %zu", bit % 8, bit / 8);
            assert_true(strlen(e.text) > 0);
            file.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
        for (size_t size = 0; size < file.size; size++)
            assert_false(is_taken(file.data, size, trusted, &e));
        uint8_t *longer = calloc(1, file.size + 100);
        assert_non_null(longer);
        memcpy(longer, file.data, file.size);
        for (size_t more = 1; more <= 100; more++)
            assert_false(is_taken(longer, file.size + more, trusted, &e));
        assert_says(e, "100 bytes follow its end");
        free(longer);
        bytes_finish(&file);
    }
    keyring_destroy(keys);
    secret_key_destroy(key);
}

/* What the header says is not believed: sizes that would overflow a sum or a malloc are refused before either. */
static void lying_headers(void **state)
{
    struct sample *s = *state;
    static const uint64_t lies[] = {
        0, 1, 63, 64, UINT32_MAX, UINT64_C(1) << 31, UINT64_C(1) << 63, UINT64_MAX - 63, UINT64_MAX};
    static const struct {
        size_t at, size;
    } fields[] = {{12, 4}, {16, 8}, {24, 8}};
    struct error e = {""};

    sample_write(s, 1, NULL);
    struct bytes file = sample_read(s->path);
    for (size_t f = 0; f < 3; f++) {
        for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
            uint8_t kept[8];
            if (fields[f].at == 12 && (uint32_t)lies[i] == 0)
                continue; /* that one is true */
            memcpy(kept, file.data + fields[f].at, 8);
            for (size_t b = 0; b < fields[f].size; b++)
                file.data[fields[f].at + b] = (uint8_t)(lies[i] >> 8 * b);
            assert_false(is_taken(file.data, file.size, NULL, &e));
            memcpy(file.data + fields[f].at, kept, 8);
        }
    }
    file.data[8] = 2;
    assert_false(is_taken(file.data, file.size, NULL, &e));
    assert_string_equal(e.text, "was made by a newer standfirst-pack (format 2; this reads 1)");
    bytes_finish(&file);
}

static void not_a_file(void **state)
{
    struct sample *s = *state;
    struct error e = {""};

    assert_null(edition_open(s->folder, NULL, &e));
    assert_string_equal(e.text, "is a folder, not an edition");
    assert_null(edition_open(s->path, NULL, &e));
    assert_string_equal(e.text, "is not there");
    assert_null(edition_open("/dev/null", NULL, &e));
    assert_string_equal(e.text, "is not a regular file");
    assert_int_equal(mkfifo(s->path, 0600), 0);
    assert_null(edition_open(s->path, NULL, &e));
    assert_string_equal(e.text, "is not a regular file");
    unlink(s->path);
    sample_put(s->path, "", 0);
    assert_null(edition_open(s->path, NULL, &e));
    assert_string_equal(e.text, "is empty");
    sample_put(s->path, "Once upon a time", 16);
    assert_null(edition_open(s->path, NULL, &e));
    assert_string_equal(e.text, "is not an edition");
    /* A descriptor that is none is an error of the system's, and is told as one. */
    assert_null(edition_open_fd(-1, NULL, &e));
    assert_says(e, "cannot be read");
}

static void policies(void **state)
{
    struct sample *s = *state;
    struct secret_key *key = sample_key(), *other = sample_key();
    struct keyring *knows = ring_of(s, key, "desk"), *knows_other = ring_of(s, other, "other");
    struct keyring *none = keyring_create(KEYRING_SIGNED_ONLY), *any = keyring_create(KEYRING_UNSIGNED_TOO);
    struct keyring *knows_and_any = keyring_create(KEYRING_UNSIGNED_TOO);
    struct error e = {""};

    assert_non_null(knows_and_any);
    assert_true(keyring_add_file(knows_and_any, sample_name(s, "desk.pub"), &e));
    const struct {
        const struct keyring *keys;
        bool is_signed;
        const char *signer, *says;
    } cases[] = {
        {NULL, false, NULL, NULL},
        {NULL, true, "", NULL},
        {knows, true, "desk", NULL},
        {knows, false, NULL, "is not signed"},
        {knows_other, true, NULL, "is signed by nobody this kiosk trusts"},
        {none, true, NULL, "is signed by nobody this kiosk trusts"},
        {none, false, NULL, "is not signed"},
        {any, true, "", NULL},
        {any, false, NULL, NULL},
        {knows_and_any, true, "desk", NULL},
        {knows_and_any, false, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sample_write(s, 1, cases[i].is_signed ? key : NULL);
        struct edition *ed = edition_open(s->path, cases[i].keys, &e);
        if ((ed == NULL) != (cases[i].says != NULL))
            fail_msg("case %zu: %s", i, e.text);
        if (ed == NULL) {
            assert_says(e, cases[i].says);
            continue;
        }
        assert_int_equal(edition_signer(ed) == NULL, cases[i].signer == NULL);
        if (cases[i].signer != NULL)
            assert_string_equal(edition_signer(ed), cases[i].signer);
        edition_close(ed);
    }
    keyring_destroy(knows);
    keyring_destroy(knows_other);
    keyring_destroy(none);
    keyring_destroy(any);
    keyring_destroy(knows_and_any);
    secret_key_destroy(key);
    secret_key_destroy(other);
}

/* The file changes under an open edition: the entry that was changed is refused, the others are still read. */
static void changed_after_opening(void **state)
{
    struct sample *s = *state;
    struct error e = {""};
    struct article a;

    sample_write(s, 3, NULL);
    struct edition *ed = edition_open(s->path, NULL, &e);
    assert_non_null(ed);
    uint64_t at, size;
    edition_entries(ed, &at, &size);
    int fd = open(s->path, O_WRONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(pwrite(fd, "!", 1, (off_t)(at + size / 3 + 5)), 1);
    assert_true(edition_article(ed, 0, &a, &e));
    article_finish(&a);
    assert_false(edition_article(ed, 1, &a, &e));
    assert_string_equal(e.text, "is damaged: entry 2 does not match its checksum");
    assert_null(a.headline);
    assert_true(edition_article(ed, 2, &a, &e));
    article_finish(&a);
    assert_false(edition_verify(ed, NULL, NULL, &e));
    assert_int_equal(ftruncate(fd, (off_t)(at + size - 1)), 0);
    assert_false(edition_article(ed, 2, &a, &e));
    assert_string_equal(e.text, "is cut short: entry 3 ends early");
    close(fd);
    edition_close(ed);
}

static void count_up(void *user, size_t done, size_t all)
{
    size_t *last = user;

    assert_int_equal(done, *last + 1);
    assert_int_equal(all, 7);
    *last = done;
}

static void progress(void **state)
{
    struct sample *s = *state;
    struct error e = {""};
    size_t last = 0;

    sample_write(s, 7, NULL);
    struct edition *ed = edition_open(s->path, NULL, &e);
    assert_non_null(ed);
    assert_true(edition_verify(ed, count_up, &last, &e));
    assert_int_equal(last, 7);
    edition_close(ed);
}

static void facts(void **state)
{
    static const struct {
        struct edition_facts facts;
        const char *says;
    } cases[] = {
        {{"P", "", "", "", 20260722093000}, NULL},
        {{"P", "T", "2026-07-22", "en", 19700101000000}, NULL},
        {{"", "T", "", "", 20260722093000}, "its publication has no name"},
        {{"P\n", "", "", "", 20260722093000}, "its publication holds a line end"},
        {{"P", "\xe2\x80\xae", "", "", 20260722093000}, "its title holds the invisible direction mark"},
        {{"P", "", "22 July", "", 20260722093000}, "its date is \"22 July\", not a day such as"},
        {{"P", "", "2026-07-22T00:00:00", "", 20260722093000}, "its date is"},
        {{"P", "", "", "english please", 20260722093000}, "its language is"},
        {{"P", "", "", "", 0}, "its sequence is 0"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error e = {""};
        assert_int_equal(edition_facts_check(&cases[i].facts, &e), cases[i].says == NULL);
        if (cases[i].says != NULL)
            assert_says(e, cases[i].says);
    }
    char longest[EDITION_TEXT_MOST + 2];
    memset(longest, 'p', sizeof longest);
    longest[EDITION_TEXT_MOST + 1] = '\0';
    struct edition_facts f = sample_facts();
    struct error e = {""};
    f.publication = longest;
    assert_false(edition_facts_check(&f, &e));
    assert_says(e, "its publication is 201 bytes, more than the 200 allowed");
    longest[EDITION_TEXT_MOST] = '\0';
    assert_true(edition_facts_check(&f, &e));
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(what_was_written),      test(from_memory), test(every_flip_and_cut),
        test(lying_headers),         test(not_a_file),  test(policies),
        test(changed_after_opening), test(progress),    test(facts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
