/* SPDX-License-Identifier: MIT */
/*
 * What tests/edition/run.py needs of the C code, as a program: one command a run, one line of answer, exit 1 with the
 * reason if it is refused. "-" stands for no key, no password, no folder of keys.
 */
#include "article/fields.h"
#include "edition/edition.h"
#include "edition/signature.h"
#include "edition/writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char *or_null(const char *argument)
{
    return strcmp(argument, "-") == 0 ? NULL : argument;
}

static void print_text(const char *name, const char *text)
{
    printf("%s", name);
    for (; text != NULL && *text != '\0'; text++)
        printf(" %02x", (unsigned char)*text);
    printf("%s\n", text == NULL ? " unknown" : "");
}

static void print_article(const struct article *a)
{
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (field_is_text(f))
            print_text(f->name, *field_text(a, f));
        for (size_t i = 0; f->kind == FIELD_KIND_NAMES && i < a->n_byline; i++)
            print_text(f->name, a->byline[i]);
    }
    print_text("body", a->body);
    for (size_t i = 0; i < a->n_quotes; i++) {
        print_text("speaker", a->quotes[i].speaker);
        print_text("role", a->quotes[i].role);
        for (size_t k = 0; k < a->quotes[i].n_spans; k++) {
            const struct span *s = &a->quotes[i].spans[k];
            printf("span %" PRIu32 " %" PRIu32 " %d\n", s->start, s->end, s->stop);
        }
        char *shown = article_quote_text(a, &a->quotes[i]);
        print_text("shown", shown);
        free(shown);
    }
}

/* read KEYS FILE...: each file's fate on a line. KEYS is a folder; then only what its keys signed is taken. */
static bool command_read(char **arguments, int n, struct error *e)
{
    struct keyring *keys = or_null(arguments[0]) != NULL ? keyring_create(KEYRING_SIGNED_ONLY) : NULL;

    bool ok = keys == NULL || keyring_add_folder(keys, arguments[0], e);
    for (int i = 1; ok && i < n; i++) {
        struct error why;
        struct edition *ed = edition_open(arguments[i], keys, &why);
        if (ed != NULL && edition_verify(ed, NULL, NULL, &why))
            printf("taken, %s\n", edition_signer(ed) != NULL ? edition_signer(ed) : "unsigned");
        else
            printf("%s\n", why.text);
        edition_close(ed);
    }
    keyring_destroy(keys);
    return ok;
}

static bool each_article(struct edition *ed, struct writer *w, struct error *e)
{
    for (size_t i = 0; i < edition_count(ed); i++) {
        struct article a;
        if (!edition_article(ed, i, &a, e))
            return false;
        bool ok = w == NULL || writer_add(w, &a, e);
        if (w == NULL)
            print_article(&a);
        article_finish(&a);
        if (!ok)
            return false;
    }
    return true;
}

/* dump FILE */
static bool command_dump(char **arguments, int n, struct error *e)
{
    (void)n;
    struct edition *ed = edition_open(arguments[0], NULL, e);
    if (ed == NULL)
        return false;
    const struct edition_facts *f = edition_facts(ed);
    print_text("publication", f->publication);
    print_text("title", f->title);
    print_text("date", f->date);
    print_text("language", f->language);
    printf("sequence %" PRIu64 "\n", f->sequence);
    bool ok = each_article(ed, NULL, e);
    edition_close(ed);
    return ok;
}

/* copy FROM TO KEY PASSWORD: through the C reader and the C writer, value by value. */
static bool command_copy(char **arguments, int n, struct error *e)
{
    struct secret_key *key = NULL;
    struct writer *w = NULL;
    bool ok = false;

    (void)n;
    struct edition *ed = edition_open(arguments[0], NULL, e);
    if (ed == NULL)
        goto out;
    if (or_null(arguments[2]) != NULL && (key = secret_key_load(arguments[2], or_null(arguments[3]), e)) == NULL)
        goto out;
    w = writer_create(arguments[1], e);
    ok = w != NULL && each_article(ed, w, e) && writer_commit(w, edition_facts(ed), key, e);
out:
    writer_destroy(w);
    secret_key_destroy(key);
    edition_close(ed);
    return ok;
}

/* keygen KEY PUB PASSWORD */
static bool command_keygen(char **arguments, int n, struct error *e)
{
    (void)n;
    struct secret_key *key = secret_key_generate(e);
    bool ok =
        key != NULL && secret_key_write(key, arguments[0], arguments[1], or_null(arguments[2]), SECRET_KEY_QUICK, e);
    secret_key_destroy(key);
    return ok;
}

/* sign FILE KEY PASSWORD */
static bool command_sign(char **arguments, int n, struct error *e)
{
    (void)n;
    struct secret_key *key = secret_key_load(arguments[1], or_null(arguments[2]), e);
    bool ok = key != NULL && writer_sign(arguments[0], key, e);
    secret_key_destroy(key);
    return ok;
}

/* minisig FILE MINISIG KEYS */
static bool command_minisig(char **arguments, int n, struct error *e)
{
    (void)n;
    struct keyring *keys = or_null(arguments[2]) != NULL ? keyring_create(KEYRING_SIGNED_ONLY) : NULL;
    bool ok = (keys == NULL || keyring_add_folder(keys, arguments[2], e)) &&
              writer_sign_with_minisig(arguments[0], arguments[1], keys, e);
    keyring_destroy(keys);
    return ok;
}

/* manifest FILE NAME: prints the trusted comment */
static bool command_manifest(char **arguments, int n, struct error *e)
{
    bool is_signed;
    char *comment;

    (void)n;
    bool ok = writer_extract_manifest(arguments[0], arguments[1], &comment, &is_signed, e);
    if (ok)
        printf("%s\n", comment);
    free(comment);
    return ok;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* bench FILE ARTICLES BODY: writes so many articles of that many bytes of body, reads them, says how long it took. */
static bool command_bench(char **arguments, int n, struct error *e)
{
    static char headline[] = "A headline “of” sorts";
    struct edition_facts facts = {"Bench", "", "", "", 20260101000000};
    struct article a = {.headline = headline, .body_size = (size_t)atol(arguments[2])};
    size_t count = (size_t)atol(arguments[1]);
    struct edition *ed = NULL;
    struct article first;
    struct rusage use;

    (void)n;
    a.body = malloc(a.body_size + 1);
    if (a.body == NULL)
        return error_memory(e);
    for (size_t i = 0; i < a.body_size; i++)
        a.body[i] = "the quick brown fox, said Ann\n"[i % 30];
    a.body[a.body_size] = '\0';

    double t0 = now();
    struct writer *w = writer_create(arguments[0], e);
    bool ok = w != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = writer_add(w, &a, e);
    ok = ok && writer_commit(w, &facts, NULL, e);
    writer_destroy(w);
    double t1 = now();
    ok = ok && (ed = edition_open(arguments[0], NULL, e)) != NULL;
    double t2 = now();
    ok = ok && edition_article(ed, 0, &first, e);
    double t3 = now();
    if (ok) {
        article_finish(&first);
        ok = edition_verify(ed, NULL, NULL, e);
    }
    double t4 = now();
    if (ok) {
        double megabytes = 1e-6 * (double)count * (double)a.body_size;
        getrusage(RUSAGE_SELF, &use);
        printf("written %.0f MB/s, opened in %.3f ms, first article %.3f ms, verified %.0f MB/s, peak %ld KB\n",
               megabytes / (t1 - t0), 1e3 * (t2 - t1), 1e3 * (t3 - t2), megabytes / (t4 - t3), use.ru_maxrss);
    }
    edition_close(ed);
    free(a.body);
    return ok;
}

static const struct command {
    const char *name;
    int least, most;
    bool (*run)(char **arguments, int n, struct error *e);
} commands[] = {
    {"read", 2, 4096, command_read},      {"dump", 1, 1, command_dump},   {"copy", 4, 4, command_copy},
    {"keygen", 3, 3, command_keygen},     {"sign", 3, 3, command_sign},   {"minisig", 3, 3, command_minisig},
    {"manifest", 2, 2, command_manifest}, {"bench", 3, 3, command_bench},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++) {
        const struct command *c = &commands[i];
        struct error e;
        if (strcmp(c->name, argv[1]) != 0 || argc - 2 < c->least || argc - 2 > c->most)
            continue;
        if (c->run(argv + 2, argc - 2, &e))
            return 0;
        fprintf(stderr, "edition_tool: %s\n", e.text);
        return 1;
    }
    fprintf(stderr, "edition_tool: wrong use\n");
    return 2;
}
