/* SPDX-License-Identifier: MIT */
/* What the edition room's tests share: a folder that goes away, an article, an edition on the disk, a key. */
#ifndef EDITION_SAMPLE_H
#define EDITION_SAMPLE_H

#include "base/file.h"
#include "edition/secret_key.h"
#include "edition/writer.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct sample {
    char folder[64];
    char path[128];  /* folder/x.edition */
    char other[128]; /* for sample_name() */
    struct article article;
};

static inline char *sample_copy(const char *text)
{
    char *copy = strdup(text);
    assert_non_null(copy);
    return copy;
}

/* “One,” said Ann. “Two é.” \n “Three.” with two quotes, every text known. */
static inline struct article sample_article(void)
{
    struct article a = {
        .headline = sample_copy("A headline"),
        .standfirst = sample_copy("The sum of it."),
        .kicker = sample_copy("Harbour"),
        .byline = calloc(2, sizeof(char *)),
        .n_byline = 2,
        .place = sample_copy("Skerry"),
        .published = sample_copy("2026-07-22T06:30:00+01:00"),
        .corrected = sample_copy("2026-07-22"),
        .language = sample_copy("en-GB"),
        .body = sample_copy("\"One,\" said Ann. \"Two \xc3\xa9.\"\n\"Three.\""),
        .quotes = calloc(2, sizeof(struct quote)),
        .n_quotes = 2,
    };
    assert_non_null(a.byline);
    assert_non_null(a.quotes);
    a.body_size = strlen(a.body);
    a.byline[0] = sample_copy("Mara Quill");
    a.byline[1] = sample_copy("Tom Ost");
    a.quotes[0] = (struct quote){.speaker = sample_copy("Ann"), .role = sample_copy("diver"), .n_spans = 2};
    a.quotes[0].spans = calloc(2, sizeof(struct span));
    a.quotes[1] = (struct quote){.n_spans = 1, .spans = calloc(1, sizeof(struct span))};
    assert_non_null(a.quotes[0].spans);
    assert_non_null(a.quotes[1].spans);
    a.quotes[0].spans[0] = (struct span){1, 5, true};
    a.quotes[0].spans[1] = (struct span){18, 25, false};
    a.quotes[1].spans[0] = (struct span){28, 34, false};
    return a;
}

static inline int sample_setup(void **state)
{
    struct sample *s = calloc(1, sizeof *s);

    assert_non_null(s);
    snprintf(s->folder, sizeof s->folder, "/tmp/standfirst-test.XXXXXX");
    assert_non_null(mkdtemp(s->folder));
    snprintf(s->path, sizeof s->path, "%s/x.edition", s->folder);
    s->article = sample_article();
    *state = s;
    return 0;
}

/* How many files are in the folder. */
static inline size_t sample_files(const struct sample *s)
{
    size_t n = 0;
    DIR *folder = opendir(s->folder);

    assert_non_null(folder);
    for (struct dirent *d; (d = readdir(folder)) != NULL;)
        n += d->d_name[0] != '.';
    closedir(folder);
    return n;
}

static inline int sample_teardown(void **state)
{
    struct sample *s = *state;
    char path[512];
    DIR *folder = opendir(s->folder);

    assert_non_null(folder);
    for (struct dirent *d; (d = readdir(folder)) != NULL;) {
        snprintf(path, sizeof path, "%s/%s", s->folder, d->d_name);
        if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0 && unlink(path) != 0)
            rmdir(path);
    }
    closedir(folder);
    assert_int_equal(rmdir(s->folder), 0);
    article_finish(&s->article);
    free(s);
    return 0;
}

/* The path of a file in the folder; valid until the next call. */
static inline const char *sample_name(struct sample *s, const char *name)
{
    snprintf(s->other, sizeof s->other, "%s/%s", s->folder, name);
    return s->other;
}

static inline struct edition_facts sample_facts(void)
{
    return (struct edition_facts){"The Harbour Post", "Wednesday", "2026-07-22", "en-GB", 20260722093000};
}

/* An edition of `n` articles at s->path. */
static inline void sample_write(struct sample *s, size_t n, const struct secret_key *key)
{
    struct edition_facts facts = sample_facts();
    struct error e = {""};
    struct writer *w = writer_create(s->path, &e);

    assert_non_null(w);
    for (size_t i = 0; i < n; i++)
        assert_true(writer_add(w, &s->article, &e));
    assert_true(writer_commit(w, &facts, key, &e));
    writer_destroy(w);
}

static inline struct bytes sample_read(const char *path)
{
    struct bytes b;
    struct error e = {""};

    if (!file_read(path, 1 << 24, &b, &e))
        fail_msg("%s: %s", path, e.text);
    return b;
}

static inline void sample_put(const char *path, const void *data, size_t size)
{
    struct error e = {""};

    if (!file_replace(path, data, size, &e))
        fail_msg("%s: %s", path, e.text);
}

static inline struct secret_key *sample_key(void)
{
    struct error e = {""};
    struct secret_key *key = secret_key_generate(&e);

    assert_non_null(key);
    return key;
}

#define assert_says(e, words)                                                                                          \
    do {                                                                                                               \
        if (strstr((e).text, (words)) == NULL)                                                                         \
            fail_msg("says '%s', expected '%s'", (e).text, (words));                                                   \
    } while (0)

#endif
