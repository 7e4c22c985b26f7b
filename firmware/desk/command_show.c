/* SPDX-License-Identifier: MIT */
/* The commands that look: at a source (read), at an edition (show, verify). */
#include "desk/commands.h"
#include "desk/glyphs.h"
#include "desk/print.h"
#include "edition/edition.h"
#include "edition/keyring.h"
#include "quotes/quotes.h"
#include "settings/settings.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* False: the reason was printed. */
static bool read_one(struct documents *all, size_t i, const struct desk_options *o, struct wall *wall)
{
    const char *path = o->files[0];
    struct article article;
    struct report report;
    struct error e;
    struct quotes_options how = {.risk = (unsigned)wall->settings->quotes.risk};
    bool ok = false;

    if (!source_article(all, i, &how, &article, &report, &e)) {
        command_failed(path, &e);
    } else if (o->json) {
        ok = print_article_json(&article, &report, stdout) || error_memory(&e);
        if (!ok)
            command_failed(path, &e);
    } else if (wall->glyphs == NULL && !wall_load(wall, o->config, &e)) {
        command_failed(NULL, &e);
    } else {
        glyphs_doubt(wall->glyphs, &article, &report);
        print_source(path, &article, &report, stdout);
        ok = true;
    }
    report_finish(&report);
    article_finish(&article);
    return ok;
}

int read_command(const struct desk_options *o)
{
    struct documents documents;
    struct wall wall = {0}; /* its fonts are loaded with the first article that is good */
    struct error e;
    bool ok = source_open(o->files[0], &documents, &e);

    if (!ok) {
        command_failed(o->files[0], &e);
    } else if (!wall_load_settings(&wall, o->config, &e)) {
        command_failed(NULL, &e);
        ok = false;
    }
    for (size_t i = 0; ok && i < documents.n; i++)
        ok = read_one(&documents, i, o, &wall);
    wall_finish(&wall);
    documents_finish(&documents);
    return ok ? 0 : 1;
}

static const char *signed_by(const struct edition *edition)
{
    const char *signer = edition_signer(edition);
    return signer == NULL ? "not signed" : signer[0] == '\0' ? "signed; --key tells by whom" : signer;
}

/* One JSON object, written article by article: an edition may have a hundred thousand. */
static bool show_json(struct edition *edition, struct error *e)
{
    const struct edition_facts *f = edition_facts(edition);
    json_t *head = json_pack("{s:s, s:s, s:s, s:s, s:I, s:b}", "publication", f->publication, "title", f->title, "date",
                             f->date, "language", f->language, "sequence", (json_int_t)f->sequence, "signed",
                             edition_signer(edition) != NULL);
    char *text = head == NULL ? NULL : json_dumps(head, JSON_COMPACT);
    json_decref(head);
    if (text == NULL)
        return error_memory(e);
    /* Without its closing brace. */
    printf("%.*s,\"articles\":[", (int)strlen(text) - 1, text);
    free(text);
    for (size_t i = 0; i < edition_count(edition) && !ferror(stdout); i++) {
        struct article a;
        if (!edition_article(edition, i, &a, e))
            return false;
        if (i > 0)
            putchar(',');
        putchar('\n');
        bool ok = print_article_json(&a, NULL, stdout);
        article_finish(&a);
        if (!ok)
            return error_memory(e);
    }
    puts("]}");
    return true;
}

static bool show_words(const char *path, struct edition *edition, struct error *e)
{
    const struct edition_facts *f = edition_facts(edition);

    printf("%s\n", path);
    printf("  publication %s\n  title       %s\n  date        %s\n  language    %s\n  sequence    %" PRIu64 "\n",
           f->publication, f->title, f->date, f->language, f->sequence);
    printf("  signature   %s\n  articles    %zu\n", signed_by(edition), edition_count(edition));
    for (size_t i = 0; i < edition_count(edition) && !ferror(stdout); i++) {
        struct article a;
        if (!edition_article(edition, i, &a, e))
            return false;
        printf("\narticle %zu\n", i + 1);
        print_article(&a, NULL, stdout);
        article_finish(&a);
    }
    return true;
}

int show_command(const struct desk_options *o)
{
    const char *path = o->files[0];
    struct error e;
    struct edition *edition = edition_open(path, NULL, &e);
    bool ok = edition != NULL && (o->json ? show_json(edition, &e) : show_words(path, edition, &e));

    if (!ok)
        command_failed(path, &e);
    edition_close(edition);
    return ok ? 0 : 1;
}

static void progress(void *user, size_t done, size_t all)
{
    (void)user;
    if (isatty(STDERR_FILENO) && all >= 1000 && (done % 500 == 0 || done == all))
        fprintf(stderr, "\r%zu of %zu articles%s", done, all, done == all ? "\n" : "");
}

/* Whether a file that does not open with this ring is sound and signed with another key. */
static bool is_by_another(const char *path, const struct keyring *ring)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    bool by_another = fd >= 0 && edition_fault_of(fd, ring) == EDITION_UNKNOWN_SIGNER;

    if (fd >= 0)
        close(fd);
    return by_another;
}

int verify_command(const struct desk_options *o)
{
    const char *path = o->files[0];
    struct keyring *ring = NULL;
    struct edition *edition = NULL;
    struct error e;
    int status = 1;

    if (o->key != NULL) {
        ring = keyring_create(KEYRING_SIGNED_ONLY);
        if (ring == NULL ? !error_memory(&e) : !keyring_add_file(ring, o->key, &e)) {
            command_failed(o->key, &e);
            goto out;
        }
    }
    edition = edition_open(path, ring, &e);
    /* The reason speaks of a kiosk and all that it trusts; here there is one key. */
    if (edition == NULL && ring != NULL && is_by_another(path, ring))
        error_set(&e, "is not signed by %s", o->key);
    if (edition == NULL || !edition_verify(edition, progress, NULL, &e)) {
        command_failed(path, &e);
        goto out;
    }
    const char *signer = edition_signer(edition), *name = signer != NULL ? signer : "";
    printf("%s: sound, %s%s: %zu articles, %s, sequence %" PRIu64 "\n", path,
           signer == NULL    ? "not signed"
           : *signer == '\0' ? "signed (without --key nobody says by whom)"
                             : "signed by ",
           name, edition_count(edition), edition_facts(edition)->title, edition_facts(edition)->sequence);
    status = 0;
out:
    edition_close(edition);
    keyring_destroy(ring);
    return status;
}
