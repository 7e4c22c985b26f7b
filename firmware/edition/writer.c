/* SPDX-License-Identifier: MIT */
/*
 * The manifest goes before the entries and is not known until the last of them: entries are gathered in a nameless file
 * beside the target, in pieces, and copied behind the manifest in the end. So memory stays flat, however many articles
 * come, and a writer that is killed leaves nothing behind.
 */
#include "edition/writer.h"

#include "base/file.h"
#include "edition/format.h"
#include "edition/signature.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
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
    return format_look(path) != FORMAT_OTHER ||
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
              format_write(w->path, &front, w->fd, 0, w->size, e);
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
