/* SPDX-License-Identifier: MIT */
#include "edition/writer.h"

#include "edition_sample.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static void nothing_before_commit(void **state)
{
    struct sample *s = *state;
    struct error e = {""};

    sample_put(s->path, "old", 3);
    struct writer *w = writer_create(s->path, &e);
    assert_non_null(w);
    assert_true(writer_add(w, &s->article, &e));
    /* Not even a temporary file: what is killed here leaves nothing. */
    assert_int_equal(sample_files(s), 1);
    writer_destroy(w);
    writer_destroy(NULL);
    assert_int_equal(sample_files(s), 1);
    struct bytes old = sample_read(s->path);
    assert_string_equal((char *)old.data, "old");
    bytes_finish(&old);
}

static void empty_or_wrong(void **state)
{
    struct sample *s = *state;
    struct edition_facts facts = sample_facts();
    struct error e = {""};

    struct writer *w = writer_create(s->path, &e);
    assert_non_null(w);
    assert_false(writer_commit(w, &facts, NULL, &e));
    assert_string_equal(e.text, "has no article");
    /* An article that is refused is not in it, and the next one is. */
    s->article.quotes[0].spans[0].end = 9999;
    assert_false(writer_add(w, &s->article, &e));
    assert_says(e, "quote 1 reaches beyond the body");
    s->article.quotes[0].spans[0].end = 5;
    assert_true(writer_add(w, &s->article, &e));
    facts.publication = "";
    assert_false(writer_commit(w, &facts, NULL, &e));
    assert_int_equal(sample_files(s), 0);
    facts = sample_facts();
    assert_true(writer_commit(w, &facts, NULL, &e));
    writer_destroy(w);
    struct edition *ed = edition_open(s->path, NULL, &e);
    assert_non_null(ed);
    assert_int_equal(edition_count(ed), 1);
    assert_true(edition_verify(ed, NULL, NULL, &e));
    edition_close(ed);
    assert_int_equal(sample_files(s), 1);
}

static void bad_targets(void **state)
{
    struct sample *s = *state;
    struct error e = {""};

    assert_null(writer_create(s->folder, &e));
    assert_says(e, "cannot be written");
    assert_null(writer_create("/dev/null", &e));
    assert_says(e, "not a regular file");
    assert_null(writer_create("/nowhere/at/all.edition", &e));
    assert_says(e, "No such file or directory");
}

/* More than one piece, so that what is pending goes out in between; then all is there, in order. */
static void many(void **state)
{
    struct sample *s = *state;
    struct edition_facts facts = sample_facts();
    struct error e = {""};
    enum { COUNT = 3000 };

    struct writer *w = writer_create(s->path, &e);
    assert_non_null(w);
    for (int i = 0; i < COUNT; i++) {
        snprintf(s->article.headline, strlen("A headline") + 1, "%d", i);
        assert_true(writer_add(w, &s->article, &e));
    }
    assert_true(writer_commit(w, &facts, NULL, &e));
    writer_destroy(w);
    struct edition *ed = edition_open(s->path, NULL, &e);
    assert_non_null(ed);
    assert_int_equal(edition_count(ed), COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        struct article a;
        assert_true(edition_article(ed, i, &a, &e));
        assert_int_equal(strtol(a.headline, NULL, 10), i);
        article_finish(&a);
    }
    edition_close(ed);
}

/* The same articles give the same file; and it has the mode that the umask leaves. */
static void same_bytes(void **state)
{
    struct sample *s = *state;
    struct stat st;

    mode_t mask = umask(027);
    sample_write(s, 5, NULL);
    umask(mask);
    assert_int_equal(stat(s->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    struct bytes first = sample_read(s->path);
    sample_write(s, 5, NULL);
    struct bytes second = sample_read(s->path);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    bytes_finish(&first);
    bytes_finish(&second);
}

/* A limit on file sizes stands in for a full card, at every size on the way. */
static void full_card(void **state)
{
    struct sample *s = *state;
    struct edition_facts facts = sample_facts();
    struct rlimit before;
    size_t failed = 0;

    sample_write(s, 4, NULL);
    struct bytes whole = sample_read(s->path);
    sample_put(s->path, "old", 3);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t size = 0; size < whole.size; size += 13) {
        struct rlimit limit = {size, before.rlim_max};
        struct error e = {""};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        struct writer *w = writer_create(s->path, &e);
        bool ok = w != NULL;
        for (int i = 0; ok && i < 4; i++)
            ok = writer_add(w, &s->article, &e);
        ok = ok && writer_commit(w, &facts, NULL, &e);
        writer_destroy(w);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_false(ok);
        assert_says(e, "cannot be written: File too large");
        assert_int_equal(sample_files(s), 1);
        struct bytes old = sample_read(s->path);
        assert_string_equal((char *)old.data, "old");
        bytes_finish(&old);
        failed++;
    }
    signal(SIGXFSZ, SIG_DFL);
    assert_true(failed > 10);
    bytes_finish(&whole);
}

#define test(f) cmocka_unit_test_setup_teardown(f, sample_setup, sample_teardown)

/* "build -o *.txt" */
static void only_an_edition_may_be_replaced(void **state)
{
    struct sample *s = *state;
    struct error e;

    assert_true(writer_may_replace("/nowhere/at/all.edition", &e));
    sample_name(s, "text");
    assert_true(file_replace(s->other, "", 0, &e));
    assert_true(writer_may_replace(s->other, &e));
    assert_true(file_replace(s->other, "A page of text.", 15, &e));
    assert_false(writer_may_replace(s->other, &e));
    assert_non_null(strstr(e.text, "is no edition"));
    assert_true(file_replace(s->other, "\x89SFE\r\n\x1a\n", 8, &e));
    assert_true(writer_may_replace(s->other, &e));
    remove(s->other);
}

/* Without touching a file, and more than the piece that a file is written in. */
static void to_memory(void **state)
{
    struct sample *s = *state;
    struct edition_facts facts = sample_facts();
    struct secret_key *key = sample_key();
    struct error e = {""};
    enum { COUNT = 3000 };

    for (int is_signed = 0; is_signed < 2; is_signed++) {
        struct buffer out = {0};
        struct writer *w = writer_create_memory(&e);
        assert_non_null(w);
        assert_false(writer_commit_memory(w, &facts, NULL, &out, &e));
        assert_string_equal(e.text, "has no article");
        for (size_t i = 0; i < COUNT; i++)
            assert_true(writer_add(w, &s->article, &e));
        assert_true(writer_commit_memory(w, &facts, is_signed ? key : NULL, &out, &e));
        writer_destroy(w);
        assert_int_equal(sample_files(s), 0);
        sample_write(s, COUNT, is_signed ? key : NULL);
        struct bytes file = sample_read(s->path);
        assert_int_equal(out.size, file.size);
        assert_memory_equal(out.data, file.data, file.size);
        bytes_finish(&file);
        assert_int_equal(unlink(s->path), 0);
        struct edition *ed = edition_open_memory(out.data, out.size, NULL, &e);
        assert_non_null(ed);
        assert_true(edition_verify(ed, NULL, NULL, &e));
        edition_close(ed);
        buffer_finish(&out);
    }
    secret_key_destroy(key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(nothing_before_commit),
        test(empty_or_wrong),
        test(bad_targets),
        test(many),
        test(to_memory),
        test(same_bytes),
        test(full_card),
        test(only_an_edition_may_be_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
