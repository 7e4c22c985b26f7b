/* SPDX-License-Identifier: MIT */
/*
 * Every allocation of the room fails once, in each thing the room can do: each time it must be refused in words, leave
 * the folder as it was, and leak nothing (which the sanitizer's run sees).
 */
#include "edition/keyring.h"
#include "edition/writer.h"
#include "edition_sample.h"

#include "unit/refused_memory.h"

struct fixture {
    struct sample *s;
    struct secret_key *key;
    struct keyring *keys;
    struct buffer entry;
    char secret[128], public[128], minisig[128], manifest[128], locked[128], locked_public[128];
};

/* Each does one thing and undoes it; true if it worked. */

static bool open_signed(struct fixture *f, struct error *e)
{
    struct edition *ed = edition_open(f->s->path, f->keys, e);

    edition_close(ed);
    return ed != NULL;
}

static bool read_one(struct fixture *f, struct error *e)
{
    struct article a;
    struct edition *ed = edition_open(f->s->path, NULL, e);
    bool ok = ed != NULL && edition_article(ed, 1, &a, e);

    if (ok)
        article_finish(&a);
    edition_close(ed);
    return ok;
}

static bool verify(struct fixture *f, struct error *e)
{
    struct edition *ed = edition_open(f->s->path, NULL, e);
    bool ok = ed != NULL && edition_verify(ed, NULL, NULL, e);

    edition_close(ed);
    return ok;
}

static bool encode(struct fixture *f, struct error *e)
{
    struct buffer out = {0};
    bool ok = article_encode(&f->s->article, &out, e);

    buffer_finish(&out);
    return ok;
}

static bool decode(struct fixture *f, struct error *e)
{
    struct article a;
    bool ok = article_decode(ARTICLE_FORMAT, f->entry.data, f->entry.size, &a, e);

    article_finish(&a);
    return ok;
}

static bool quote_text(struct fixture *f, struct error *e)
{
    char *text = article_quote_text(&f->s->article, &f->s->article.quotes[0]);

    free(text);
    return text != NULL || error_memory(e);
}

static bool write_signed(struct fixture *f, struct error *e)
{
    struct edition_facts facts = sample_facts();
    struct writer *w = writer_create(f->s->path, e);
    bool ok = w != NULL && writer_add(w, &f->s->article, e) && writer_add(w, &f->s->article, e) &&
              writer_commit(w, &facts, f->key, e);

    writer_destroy(w);
    return ok;
}

static bool write_memory(struct fixture *f, struct error *e)
{
    struct edition_facts facts = sample_facts();
    struct buffer out = {0};
    struct writer *w = writer_create_memory(e);
    bool ok = w != NULL && writer_add(w, &f->s->article, e) && writer_commit_memory(w, &facts, f->key, &out, e);

    writer_destroy(w);
    buffer_finish(&out);
    return ok;
}

static bool keyring(struct fixture *f, struct error *e)
{
    struct keyring *k = keyring_create(KEYRING_SIGNED_ONLY);
    bool ok = k == NULL ? error_memory(e) : keyring_add_folder(k, f->s->folder, e);

    keyring_destroy(k);
    return ok;
}

static bool load_key(struct fixture *f, struct error *e)
{
    struct secret_key *key = secret_key_load(f->secret, NULL, e);

    secret_key_destroy(key);
    return key != NULL;
}

static bool write_key(struct fixture *f, struct error *e)
{
    bool ok = secret_key_write(f->key, f->locked, f->locked_public, "password", SECRET_KEY_QUICK, e);

    if (ok) {
        unlink(f->locked);
        unlink(f->locked_public);
    }
    return ok;
}

static bool sign_again(struct fixture *f, struct error *e)
{
    return writer_sign(f->s->path, f->key, e);
}

static bool take_in_minisig(struct fixture *f, struct error *e)
{
    return writer_sign_with_minisig(f->s->path, f->minisig, f->keys, e);
}

static bool manifest(struct fixture *f, struct error *e)
{
    char *comment;
    bool is_signed, ok = writer_extract_manifest(f->s->path, f->manifest, &comment, &is_signed, e);

    free(comment);
    return ok;
}

/* What a refusal may say: ours, or the system's own words where a call of the C library ran out. */
static bool is_about_memory(const char *text)
{
    return strstr(text, "out of memory") != NULL || strstr(text, "Cannot allocate memory") != NULL ||
           strstr(text, "MiB of memory") != NULL;
}

static void fail_each(struct fixture *f, const char *name, bool (*does)(struct fixture *, struct error *), int least)
{
    size_t files = sample_files(f->s);
    int n = 0;

    for (;; n++) {
        struct error e = {""};
        struct bytes before = sample_read(f->s->path);
        refused = 0;
        left = n;
        bool ok = does(f, &e);
        left = -1;
        struct bytes after = sample_read(f->s->path);
        if (ok != (refused == 0) || (!ok && !is_about_memory(e.text)))
            fail_msg("%s, allocation %d: %d '%s'", name, n, ok, e.text);
        assert_int_equal(sample_files(f->s), files);
        assert_int_equal(before.size, after.size);
        assert_memory_equal(before.data, after.data, after.size);
        bytes_finish(&before);
        bytes_finish(&after);
        if (ok)
            break;
    }
    if (n < least)
        fail_msg("%s: only %d allocations failed; are they counted at all?", name, n);
}

static void every_allocation(void **state)
{
    static const struct {
        const char *name;
        bool (*does)(struct fixture *, struct error *);
        int least;
    } cases[] = {
        {"open", open_signed, 6},    {"read", read_one, 18},
        {"verify", verify, 24},      {"encode", encode, 3},
        {"decode", decode, 15},      {"quote", quote_text, 1},
        {"write", write_signed, 12}, {"keyring", keyring, 5},
        {"load key", load_key, 1},   {"write key", write_key, 3},
        {"sign", sign_again, 12},    {"take in", take_in_minisig, 12},
        {"manifest", manifest, 12},  {"write to memory", write_memory, 8},
    };
    struct fixture f = {.s = *state};
    struct error e = {""};
    char *comment;
    bool is_signed;

    /* Words that have to be normalised, which allocates, too. */
    free(f.s->article.standfirst);
    f.s->article.standfirst = sample_copy("\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7");
    snprintf(f.secret, sizeof f.secret, "%s", sample_name(f.s, "desk.key"));
    snprintf(f.public, sizeof f.public, "%s", sample_name(f.s, "desk.pub"));
    snprintf(f.locked, sizeof f.locked, "%s", sample_name(f.s, "locked.key"));
    snprintf(f.locked_public, sizeof f.locked_public, "%s", sample_name(f.s, "locked.pub"));
    snprintf(f.manifest, sizeof f.manifest, "%s", sample_name(f.s, "m"));
    snprintf(f.minisig, sizeof f.minisig, "%s", sample_name(f.s, "m.minisig"));
    f.key = sample_key();
    f.keys = keyring_create(KEYRING_SIGNED_ONLY);
    assert_non_null(f.keys);
    assert_true(secret_key_write(f.key, f.secret, f.public, NULL, SECRET_KEY_QUICK, &e));
    assert_true(keyring_add_file(f.keys, f.public, &e));
    assert_true(article_encode(&f.s->article, &f.entry, &e));
    sample_write(f.s, 2, f.key);
    assert_true(writer_extract_manifest(f.s->path, f.manifest, &comment, &is_signed, &e));
    free(comment);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        fail_each(&f, cases[i].name, cases[i].does, cases[i].least);
    buffer_finish(&f.entry);
    keyring_destroy(f.keys);
    secret_key_destroy(f.key);
}

static void nothing_of_it_is_left(void **state)
{
    struct sample *s = *state;

    /* A decoding that ran out leaves an empty article, not half of one. */
    for (int n = 0; n < 3; n++) {
        struct error e = {""};
        struct article a;
        struct buffer out = {0};
        assert_true(article_encode(&s->article, &out, &e));
        left = n;
        bool ok = article_decode(ARTICLE_FORMAT, out.data, out.size, &a, &e);
        left = -1;
        assert_false(ok);
        assert_null(a.headline);
        assert_int_equal(a.n_byline + a.n_quotes + a.body_size, 0);
        buffer_finish(&out);
    }
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {test(every_allocation), test(nothing_of_it_is_left)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
