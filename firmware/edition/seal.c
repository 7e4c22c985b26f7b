/* SPDX-License-Identifier: MIT */
#include "edition/seal.h"

#include "base/file.h"
#include "edition/format.h"
#include "edition/minisign.h"
#include "edition/signature.h"

#include <stdlib.h>
#include <string.h>

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
              format_write(path, &front, fd, at, entries, e);
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

bool seal_with_key(const char *path, const struct secret_key *key, struct error *e)
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
    if (!file_read(minisig, MINISIGN_FILE_MOST, file, e))
        return error_prefix(e, "%s", minisig);
    if (!signature_parse_minisig(file->data, file->size, s, e))
        return error_prefix(e, "%s", minisig);
    if (strlen(comment) == s->comment_size && memcmp(comment, s->comment, s->comment_size) == 0)
        return true;
    return error_set(e,
                     "%s: its trusted comment is not the one that belongs to this edition (standfirst-pack manifest "
                     "prints it; give it to minisign with -t)",
                     minisig);
}

bool seal_with_minisig(const char *path, const char *minisig, const struct keyring *trusted, struct error *e)
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

bool seal_manifest(const char *path, const char *manifest, char **comment, bool *is_signed, struct error *e)
{
    struct buffer name = {0};
    size_t size, block_size;

    *is_signed = false;
    struct edition *ed = open_whole(path, comment, e);
    if (ed == NULL)
        return false;
    const void *bytes = edition_manifest(ed, &size);
    const void *block = edition_block(ed, &block_size);
    bool ok = format_look(manifest) != FORMAT_EDITION || error_set(e, "is an edition, which is not replaced");
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
