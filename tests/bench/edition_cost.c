/* SPDX-License-Identifier: MIT */
/*
 * What it costs to open an edition and have its first article verified, by the number of articles.
 *
 *   edition_cost FOLDER ROUNDS COUNT...
 *
 * Writes an edition of each COUNT into FOLDER through the writer, and measures in turn. A line per measurement: the
 * count and nanoseconds to the first article; and "hash", the count and nanoseconds to hash that edition's manifest
 * with BLAKE2b-256, as its header demands.
 */
#include "edition/edition.h"
#include "edition/writer.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char paragraph[] =
    "The harbour board has put up the money for a second crane, and the boats that went north in the spring are coming "
    "back one by one, with their nets dry and their crews a little thinner than their mothers would like.\n";

enum { PARAGRAPHS = 8 };

static unsigned long long now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (unsigned long long)t.tv_sec * 1000000000 + (unsigned long long)t.tv_nsec;
}

static bool write_edition(const char *path, size_t count, struct error *e)
{
    struct edition_facts facts = {.publication = "Harbour Gazette",
                                  .title = "Tuesday",
                                  .date = "2026-04-14",
                                  .language = "en",
                                  .sequence = 20260414081500};
    char headline[80], body[PARAGRAPHS * sizeof paragraph] = "";
    struct article a = {.headline = headline, .language = (char *)"en", .body = body};
    struct writer *w = writer_create(path, e);
    bool ok = w != NULL;

    for (int i = 0; i < PARAGRAPHS; i++)
        strcat(body, paragraph);
    a.body_size = strlen(body) - 1; /* nothing after the last paragraph */
    body[a.body_size] = '\0';
    for (size_t i = 0; i < count && ok; i++) {
        snprintf(headline, sizeof headline, "The crane is to have company, part %zu of %zu", i + 1, count);
        ok = writer_add(w, &a, e);
    }
    ok = ok && writer_commit(w, &facts, NULL, e);
    writer_destroy(w);
    return ok;
}

/* Opens, reads the first article, and closes; the time to the article in *ns. */
static bool open_one(const char *path, unsigned long long *ns, struct error *e)
{
    struct article a;
    unsigned long long start = now_ns();
    struct edition *edition = edition_open(path, NULL, e);

    if (edition == NULL)
        return false;
    bool ok = edition_article(edition, 0, &a, e);
    *ns = now_ns() - start;
    if (ok)
        article_finish(&a);
    edition_close(edition);
    return ok;
}

static bool hash_manifest(const char *path, unsigned long long *ns, struct error *e)
{
    unsigned char hash[32];
    size_t size;
    struct edition *edition = edition_open(path, NULL, e);

    if (edition == NULL)
        return false;
    const void *manifest = edition_manifest(edition, &size);
    unsigned long long start = now_ns();
    crypto_generichash(hash, sizeof hash, manifest, size, NULL, 0);
    *ns = now_ns() - start;
    edition_close(edition);
    return true;
}

int main(int argc, char **argv)
{
    enum { COUNTS_MOST = 8 };
    char paths[COUNTS_MOST][4096];
    struct error e = {.text = "wrong use"};
    bool ok = argc > 3 && argc - 3 <= COUNTS_MOST && sodium_init() >= 0;
    int n = argc - 3;

    for (int i = 0; ok && i < n; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s.edition", argv[1], argv[3 + i]);
        ok = write_edition(paths[i], strtoul(argv[3 + i], NULL, 10), &e);
    }
    for (int round = 0; ok && round < atoi(argv[2]); round++) {
        for (int i = 0; ok && i < n; i++) {
            unsigned long long open_ns, hash_ns;
            ok = open_one(paths[i], &open_ns, &e) && hash_manifest(paths[i], &hash_ns, &e);
            if (ok)
                printf("%s %llu\nhash %s %llu\n", argv[3 + i], open_ns, argv[3 + i], hash_ns);
        }
    }
    for (int i = 0; argc > 3 && i < n && i < COUNTS_MOST; i++)
        unlink(paths[i]);
    if (!ok)
        fprintf(stderr, "edition_cost: %s\n", e.text);
    return ok ? 0 : 1;
}
