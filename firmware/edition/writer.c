/* SPDX-License-Identifier: MIT */
/* The manifest goes before the entries and is not known until the last of them: entries are gathered in a nameless file
 * beside the target, in pieces, and copied behind the manifest in the end. So memory stays flat, however many articles
 * come, and a writer that is killed leaves nothing behind. */
#include "edition/writer.h"

#include "base/file.h"
#include "edition/format.h"
#include "edition/minisign.h"
#include "edition/signature.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 18 };

struct writer {
    char *path;            /* NULL: it goes to memory */
    int fd;                /* the nameless file; -1: none */
    struct buffer pending; /* entries not yet in it; in memory, all of them */
    struct buffer records; /* of the manifest */
    uint64_t size;         /* of all entries */
    uint32_t count;
};

/* What stands under a name: NOTHING also for an empty file and what is no regular file; OTHER also where it cannot be
 * read. */
static enum found { NOTHING, EDITION, OTHER } look(const char *path)
{
    uint8_t first[8];
    struct stat st;

    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
        return NOTHING;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t n = fd >= 0 ? read(fd, first, sizeof first) : -1;
    if (fd >= 0)
        close(fd);
    struct cursor c = cursor_over(first, n > 0 ? (size_t)n : 0);
    return format_take_magic(&c) ? EDITION : OTHER;
}

/* Appends `size` bytes of one file, from `at` on, to another. */
static bool copy(int to, int from, uint64_t at, uint64_t size, struct error *e)
{
    uint8_t *block = malloc(PIECE);
    bool ok = block != NULL || error_memory(e);

    while (ok && size > 0) {
        ssize_t n = pread(from, block, size < PIECE ? (size_t)size : PIECE, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            ok = error_set(e, "cannot be written: the articles cannot be read back: %s",
                           n < 0 ? strerror(errno) : "they end too early");
        } else if (file_write_all(to, block, (size_t)n) != 0) {
            ok = error_set(e, "cannot be written: %s", strerror(errno));
        } else {
            at += (uint64_t)n;
            size -= (uint64_t)n;
        }
    }
    free(block);
    return ok;
}

/* Writes the whole file, durably or not at all: `front`, then `entries_size` bytes of `from`, starting at `from_at`. */
static bool write_file(const char *path, const struct buffer *front, int from, uint64_t from_at, uint64_t entries_size,
                       struct error *e)
{
    struct file_new f;

    if (!file_new_begin(&f, path, e))
        return false;
    bool ok =
        file_write_all(f.fd, front->data, front->size) == 0 || error_set(e, "cannot be written: %s", strerror(errno));
    ok = ok && copy(f.fd, from, from_at, entries_size, e) && file_new_commit(&f, e);
    file_new_abandon(&f);
    return ok;
}

/* A file beside `path` that has no name; what begin() says of the target is found out before the work, not after. */
static int nameless_beside(const char *path, struct error *e)
{
    struct file_new f;
    int fd = -1;

    if (!file_new_begin(&f, path, e))
        return -1;
    fd = fcntl(f.fd, F_DUPFD_CLOEXEC, 0);
    if (fd < 0)
        error_set(e, "cannot be written: %s", strerror(errno));
    file_new_abandon(&f);
    return fd;
}

bool writer_may_replace(const char *path, struct error *e)
{
    return look(path) != OTHER ||
           error_set(e, "is there already and is no edition, so it is not replaced; name another file, or remove it");
}

struct writer *writer_create_memory(struct error *e)
{
    struct writer *w = calloc(1, sizeof *w);

    if (w == NULL || sodium_init() < 0) {
        free(w);
        error_memory(e);
        return NULL;
    }
    w->fd = -1;
    return w;
}

struct writer *writer_create(const char *path, struct error *e)
{
    struct writer *w = writer_create_memory(e);

    if (w == NULL)
        return NULL;
    w->path = strdup(path);
    if (w->path == NULL)
        error_memory(e);
    else
        w->fd = nameless_beside(path, e);
    if (w->fd >= 0)
        return w;
    writer_destroy(w);
    return NULL;
}

static bool flush(struct writer *w, struct error *e)
{
    if (w->pending.size > 0 && file_write_all(w->fd, w->pending.data, w->pending.size) != 0)
        return error_set(e, "cannot be written: %s", strerror(errno));
    w->pending.size = 0;
    return true;
}

bool writer_add(struct writer *w, const struct article *a, struct error *e)
{
    size_t start = w->pending.size;

    if (w->count == EDITION_ENTRIES_MOST)
        return error_set(e, "is one article more than the %d an edition may have", EDITION_ENTRIES_MOST);
    if (!article_encode(a, &w->pending, e)) {
        w->pending.size = start;
        return false;
    }
    struct format_record r = {.id = w->count + 1, .type = FORMAT_ARTICLE, .offset = w->size};
    r.size = w->pending.size - start;
    if (r.size > EDITION_FILE_MOST - w->size) {
        w->pending.size = start;
        return error_set(e, "makes the edition larger than the %" PRIu64 " bytes allowed", EDITION_FILE_MOST);
    }
    format_hash(w->pending.data + start, (size_t)r.size, r.hash);
    format_put_record(&w->records, &r);
    if (w->records.failed)
        return error_memory(e);
    w->count++;
    w->size += r.size;
    return w->path == NULL || w->pending.size < PIECE || flush(w, e);
}

/* All that stands before the entries, signed if there is a key. */
static bool put_front(const struct writer *w, const struct edition_facts *facts, const struct secret_key *key,
                      struct buffer *front, struct error *e)
{
    struct buffer manifest = {0}, block = {0};
    char *comment = NULL;
    bool ok = true;

    format_put_facts(&manifest, facts, w->count);
    buffer_add(&manifest, w->records.data, w->records.size);
    if (key != NULL && !manifest.failed) {
        struct signature s;
        comment = signature_comment(facts);
        ok = comment != NULL || error_memory(e);
        if (ok) {
            signature_make(key, manifest.data, manifest.size, comment, &s);
            signature_put(&s, &block);
        }
    }
    ok = ok && format_put_front(front, FORMAT_VERSION, &manifest, &block, w->size, e);
    free(comment);
    buffer_finish(&manifest);
    buffer_finish(&block);
    return ok;
}

static bool may_commit(const struct writer *w, const struct edition_facts *facts, struct error *e)
{
    return w->count > 0 ? edition_facts_check(facts, e) : error_set(e, "has no article");
}

bool writer_commit(struct writer *w, const struct edition_facts *facts, const struct secret_key *key, struct error *e)
{
    struct buffer front = {0};

    assert(w->path != NULL);
    bool ok = may_commit(w, facts, e) && flush(w, e) && put_front(w, facts, key, &front, e) &&
              write_file(w->path, &front, w->fd, 0, w->size, e);
    buffer_finish(&front);
    return ok;
}

bool writer_commit_memory(struct writer *w, const struct edition_facts *facts, const struct secret_key *key,
                          struct buffer *out, struct error *e)
{
    assert(w->path == NULL && out->size == 0);
    if (!may_commit(w, facts, e) || !put_front(w, facts, key, out, e))
        return false;
    buffer_add(out, w->pending.data, w->pending.size);
    return !out->failed || error_memory(e);
}

void writer_destroy(struct writer *w)
{
    if (w == NULL)
        return;
    if (w->fd >= 0)
        close(w->fd);
    buffer_finish(&w->pending);
    buffer_finish(&w->records);
    free(w->path);
    free(w);
}

/* The edition as it is, with this signature. */
static bool rewrite(const char *path, struct edition *ed, const struct signature *s, struct error *e)
{
    struct buffer front = {0}, manifest = {0}, block = {0};
    uint64_t at, entries;
    size_t size;

    const void *bytes = edition_manifest(ed, &size);
    buffer_add(&manifest, bytes, size);
    signature_put(s, &block);
    int fd = edition_entries(ed, &at, &entries);
    bool ok = format_put_front(&front, edition_format(ed), &manifest, &block, entries, e) &&
              write_file(path, &front, fd, at, entries, e);
    buffer_finish(&front);
    buffer_finish(&manifest);
    buffer_finish(&block);
    return ok;
}

/* Opens and verifies all of it, so that nothing damaged gets a signature. *comment is the caller's. */
static struct edition *open_whole(const char *path, char **comment, struct error *e)
{
    struct edition *ed = edition_open(path, NULL, e);

    *comment = NULL;
    if (ed == NULL)
        return NULL;
    if (edition_verify(ed, NULL, NULL, e)) {
        *comment = signature_comment(edition_facts(ed));
        if (*comment != NULL)
            return ed;
        error_memory(e);
    }
    edition_close(ed);
    return NULL;
}

bool writer_sign(const char *path, const struct secret_key *key, struct error *e)
{
    struct signature s;
    char *comment;
    size_t size;

    struct edition *ed = open_whole(path, &comment, e);
    if (ed == NULL)
        return false;
    const void *manifest = edition_manifest(ed, &size);
    signature_make(key, manifest, size, comment, &s);
    bool ok = rewrite(path, ed, &s, e);
    free(comment);
    edition_close(ed);
    return ok;
}

static bool take_in(const char *minisig, const char *comment, struct bytes *file, struct signature *s, struct error *e)
{
    if (!file_read(minisig, MINISIGN_FILE_MOST, file, e) || !signature_parse_minisig(file->data, file->size, s, e))
        return error_prefix(e, "%s", minisig);
    if (strlen(comment) == s->comment_size && memcmp(comment, s->comment, s->comment_size) == 0)
        return true;
    return error_set(e,
                     "%s: its trusted comment is not the one that belongs to this edition (standfirst-pack manifest "
                     "prints it; give it to minisign with -t)",
                     minisig);
}

bool writer_sign_with_minisig(const char *path, const char *minisig, const struct keyring *trusted, struct error *e)
{
    struct bytes file = {0};
    struct signature s;
    const char *signer;
    char *comment;
    size_t size;

    struct edition *ed = open_whole(path, &comment, e);
    if (ed == NULL)
        return false;
    const void *manifest = edition_manifest(ed, &size);
    bool ok = take_in(minisig, comment, &file, &s, e);
    if (ok && !signature_check(&s, manifest, size, trusted, &signer, e))
        ok = error_prefix(e, "%s", minisig);
    ok = ok && rewrite(path, ed, &s, e);
    bytes_finish(&file);
    free(comment);
    edition_close(ed);
    return ok;
}

bool writer_extract_manifest(const char *path, const char *manifest, char **comment, bool *is_signed, struct error *e)
{
    struct buffer name = {0};
    size_t size, block_size;

    *is_signed = false;
    struct edition *ed = open_whole(path, comment, e);
    if (ed == NULL)
        return false;
    const void *bytes = edition_manifest(ed, &size);
    const void *block = edition_block(ed, &block_size);
    bool ok = look(manifest) != EDITION || error_set(e, "is an edition, which is not replaced");
    ok = (ok && file_replace(manifest, bytes, size, e)) || error_prefix(e, "%s", manifest);
    if (ok && block_size > 0) {
        buffer_printf(&name, "%s.minisig", manifest);
        ok = name.failed ? error_memory(e)
                         : file_replace((const char *)name.data, block, block_size, e) ||
                               error_prefix(e, "%s", (const char *)name.data);
        *is_signed = true;
    }
    if (!ok) {
        free(*comment);
        *comment = NULL;
    }
    buffer_finish(&name);
    edition_close(ed);
    return ok;
}
