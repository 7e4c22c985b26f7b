/* SPDX-License-Identifier: MIT */
#include "edition/edition.h"

#include "edition/format.h"
#include "edition/keyring.h"
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

struct edition {
    bool in_memory;
    int fd;               /* unless in memory */
    const uint8_t *bytes; /* if in memory; the caller's */
    uint64_t size;        /* of the file */
    struct format_header header;
    uint8_t *manifest; /* and the block after it; the one allocation that grows with the number of articles */
    const uint8_t *records;
    size_t count; /* of entries; in format 1 each is an article */
    struct edition_facts facts;
    char *signer;
    uint8_t signer_id[KEY_ID];
};

/* How many bytes there were of those asked for; -1 and errno. */
static ssize_t read_at(const struct edition *ed, void *data, size_t size, uint64_t at)
{
    size_t got = 0;

    if (ed->in_memory) {
        got = at >= ed->size ? 0 : ed->size - at < size ? (size_t)(ed->size - at) : size;
        if (got > 0)
            memcpy(data, ed->bytes + at, got);
        return (ssize_t)got;
    }
    while (got < size) {
        ssize_t n = pread(ed->fd, (uint8_t *)data + got, size - got, (off_t)(at + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        got += (size_t)n;
    }
    return (ssize_t)got;
}

static bool open_file(struct edition *ed, struct error *e)
{
    struct stat st;

    if (fstat(ed->fd, &st) != 0)
        return error_set(e, "cannot be read: %s", strerror(errno));
    if (S_ISDIR(st.st_mode))
        return error_set(e, "is a folder, not an edition");
    if (!S_ISREG(st.st_mode))
        return error_set(e, "is not a regular file");
    ed->size = (uint64_t)st.st_size;
    return true;
}

static bool open_header(struct edition *ed, struct error *e)
{
    uint8_t head[FORMAT_HEADER];
    ssize_t n = read_at(ed, head, sizeof head, 0);

    if (n < 0)
        return error_set(e, "cannot be read: %s", strerror(errno));
    return format_take_header(head, (size_t)n, ed->size, &ed->header, e);
}

static bool open_manifest(struct edition *ed, struct error *e)
{
    size_t size = (size_t)ed->header.manifest_size + ed->header.signature_size;
    uint8_t hash[FORMAT_HASH];

    ed->manifest = malloc(size);
    if (ed->manifest == NULL)
        return error_memory(e);
    ssize_t n = read_at(ed, ed->manifest, size, FORMAT_HEADER);
    if (n < 0)
        return error_set(e, "cannot be read: %s", strerror(errno));
    if ((size_t)n < size)
        return error_set(e, "is cut short: its manifest ends early");
    format_hash(ed->manifest, size, hash);
    return memcmp(hash, ed->header.hash, sizeof hash) == 0 ||
           error_set(e, "is damaged: its manifest does not match its checksum");
}

/* On success s->comment_size is 0 if the edition is unsigned. */
static bool open_signature(struct edition *ed, const struct keyring *trusted, struct signature *s, struct error *e)
{
    const char *signer;
    size_t size = (size_t)ed->header.manifest_size;

    if (ed->header.signature_size == 0)
        return trusted == NULL || keyring_policy(trusted) == KEYRING_UNSIGNED_TOO ||
               error_set(e, "is not signed, and this kiosk shows only signed editions");
    if (!signature_parse(ed->manifest + size, ed->header.signature_size, s, e) ||
        !signature_check(s, ed->manifest, size, trusted, &signer, e))
        return false;
    memcpy(ed->signer_id, s->id, sizeof ed->signer_id);
    ed->signer = strdup(signer);
    return ed->signer != NULL || error_memory(e);
}

static bool open_facts(struct edition *ed, const struct signature *s, struct error *e)
{
    struct cursor c = cursor_over(ed->manifest, (size_t)ed->header.manifest_size);
    uint64_t entries;
    uint32_t count;

    if (!format_take_facts(&c, &ed->facts, &count, e))
        return error_prefix(e, "is damaged");
    ed->count = count;
    ed->records = c.at;
    edition_entries(ed, NULL, &entries);
    if (!format_check_records(ed->header.version, ed->records, ed->count, entries, e))
        return error_prefix(e, "is damaged");
    if (ed->header.signature_size == 0)
        return true;
    char *comment = signature_comment(&ed->facts);
    if (comment == NULL)
        return error_memory(e);
    bool same = strlen(comment) == s->comment_size && memcmp(comment, s->comment, s->comment_size) == 0;
    free(comment);
    return same || error_set(e, "has a signature whose comment belongs to another edition");
}

/* Opens what *from says; its descriptor is taken over. */
static struct edition *open_source(const struct edition *from, const struct keyring *trusted, struct error *e)
{
    struct edition *ed = malloc(sizeof *ed);
    struct signature s = {.comment_size = 0};

    if (ed == NULL) {
        if (!from->in_memory)
            close(from->fd);
        error_memory(e);
        return NULL;
    }
    *ed = *from;
    bool ok = sodium_init() >= 0 || error_set(e, "cannot be checked: libsodium does not start");
    if (ok && (ed->in_memory || open_file(ed, e)) && open_header(ed, e) && open_manifest(ed, e) &&
        open_signature(ed, trusted, &s, e) && open_facts(ed, &s, e))
        return ed;
    edition_close(ed);
    return NULL;
}

struct edition *edition_open_fd(int fd, const struct keyring *trusted, struct error *e)
{
    return open_source(&(struct edition){.fd = fd}, trusted, e);
}

struct edition *edition_open_memory(const void *data, size_t size, const struct keyring *trusted, struct error *e)
{
    return open_source(&(struct edition){.in_memory = true, .fd = -1, .bytes = data, .size = size}, trusted, e);
}

struct edition *edition_open(const char *path, const struct keyring *trusted, struct error *e)
{
    /* O_NONBLOCK: a pipe or a device under this name must not hang us. It has no effect on a regular file. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd >= 0)
        return edition_open_fd(fd, trusted, e);
    if (errno == ENOENT)
        error_set(e, "is not there");
    else
        error_set(e, "cannot be opened: %s", strerror(errno));
    return NULL;
}

void edition_close(struct edition *e)
{
    if (e == NULL)
        return;
    if (!e->in_memory)
        close(e->fd);
    format_facts_finish(&e->facts);
    free(e->manifest);
    free(e->signer);
    free(e);
}

unsigned edition_format(const struct edition *e)
{
    return e->header.version;
}

const struct edition_facts *edition_facts(const struct edition *e)
{
    return &e->facts;
}

size_t edition_count(const struct edition *e)
{
    return e->count;
}

uint64_t edition_size(const struct edition *e)
{
    return e->header.file_size;
}

const char *edition_signer(const struct edition *e)
{
    return e->signer;
}

const uint8_t *edition_signer_id(const struct edition *e)
{
    return e->signer != NULL && e->signer[0] != '\0' ? e->signer_id : NULL;
}

const uint8_t *edition_identity(const struct edition *e)
{
    return e->header.hash;
}

const void *edition_manifest(const struct edition *e, size_t *size)
{
    *size = (size_t)e->header.manifest_size;
    return e->manifest;
}

const void *edition_block(const struct edition *e, size_t *size)
{
    *size = e->header.signature_size;
    return e->manifest + e->header.manifest_size;
}

int edition_entries(const struct edition *e, uint64_t *at, uint64_t *size)
{
    uint64_t start = FORMAT_HEADER + e->header.manifest_size + e->header.signature_size;

    if (at != NULL)
        *at = start;
    *size = e->header.file_size - start;
    return e->fd;
}

/* An entry's record and its bytes, which match their hash. A zeroed one is empty; whoever reads one entry after the
 * other uses one of these for all, and frees `bytes` at the end. */
struct entry {
    struct format_record record;
    uint8_t *bytes;
    size_t room;
};

static bool read_entry(const struct edition *ed, size_t index, struct entry *entry, struct error *e)
{
    uint64_t start, all;
    uint8_t hash[FORMAT_HASH];

    entry->record = format_record_at(ed->records, index);
    const struct format_record *r = &entry->record;
    size_t size = (size_t)r->size;
    edition_entries(ed, &start, &all);
    if (entry->room < size) {
        uint8_t *larger = realloc(entry->bytes, size);
        if (larger == NULL)
            return error_memory(e);
        entry->bytes = larger;
        entry->room = size;
    }
    ssize_t n = read_at(ed, entry->bytes, size, start + r->offset);
    if (n < 0)
        return error_set(e, "cannot be read: entry %" PRIu32 ": %s", r->id, strerror(errno));
    if ((size_t)n < size)
        return error_set(e, "is cut short: entry %" PRIu32 " ends early", r->id);
    format_hash(entry->bytes, size, hash);
    return memcmp(hash, r->hash, sizeof hash) == 0 ||
           error_set(e, "is damaged: entry %" PRIu32 " does not match its checksum", r->id);
}

static bool decode_article(const struct edition *ed, const struct entry *entry, struct article *out, struct error *e)
{
    return article_decode(ed->header.version, entry->bytes, (size_t)entry->record.size, out, e) ||
           error_prefix(e, "is damaged: entry %" PRIu32, entry->record.id);
}

bool edition_article(struct edition *e, size_t index, struct article *out, struct error *err)
{
    struct entry entry = {0};

    assert(index < e->count);
    *out = (struct article){0};
    bool ok = read_entry(e, index, &entry, err) && decode_article(e, &entry, out, err);
    free(entry.bytes);
    return ok;
}

/* Whether the entry is what its type says. An edition with an entry of a type that is not handled here does not open
 * (format_check_records()). */
static bool check_entry(const struct edition *ed, const struct entry *entry, struct error *e)
{
    struct article a;

    assert(entry->record.type == FORMAT_ARTICLE);
    if (!decode_article(ed, entry, &a, e))
        return false;
    article_finish(&a);
    return true;
}

bool edition_verify(struct edition *e, void (*progress)(void *user, size_t done, size_t all), void *user,
                    struct error *err)
{
    struct entry entry = {0};
    bool ok = true;

    for (size_t i = 0; ok && i < e->count; i++) {
        ok = read_entry(e, i, &entry, err) && check_entry(e, &entry, err);
        if (ok && progress != NULL)
            progress(user, i + 1, e->count);
    }
    free(entry.bytes);
    return ok;
}

/* Magic and version stand in one place in every format there will be. */
static enum edition_fault fault_of_header(int fd)
{
    uint8_t head[12];
    ssize_t n;

    do {
        n = pread(fd, head, sizeof head, 0);
    } while (n < 0 && errno == EINTR);
    if (n < 0)
        return EDITION_UNREADABLE;
    struct cursor c = cursor_over(head, (size_t)n);
    if (!format_take_magic(&c))
        return n == 0 ? EDITION_DAMAGED : EDITION_NOT_ONE;
    uint32_t version = cursor_u32(&c);
    return !c.bad && version > FORMAT_VERSION ? EDITION_NEWER : EDITION_DAMAGED;
}

bool edition_is_readable(int fd, uint64_t size)
{
    uint8_t block[16384];

    for (uint64_t at = 0; at < size;) {
        ssize_t n = pread(fd, block, sizeof block, (off_t)at);
        if (n < 0 && errno != EINTR)
            return false;
        if (n == 0)
            return true;
        if (n > 0)
            at += (uint64_t)n;
    }
    return true;
}

enum edition_fault edition_fault_of(int fd, const struct keyring *trusted)
{
    struct error e;
    struct signature s;
    size_t size, manifest_size;
    const char *signer;
    enum edition_fault fault = fault_of_header(fd);

    if (fault != EDITION_DAMAGED)
        return fault;
    int again = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (again < 0)
        return EDITION_UNREADABLE;
    /* If it opens when no key is asked for, the signature is why it was refused. */
    struct edition *ed = edition_open_fd(again, NULL, &e);
    if (ed == NULL)
        return edition_is_readable(fd, FORMAT_HEADER + FORMAT_MANIFEST_MOST + SIGNATURE_MOST) ? EDITION_DAMAGED
                                                                                              : EDITION_UNREADABLE;
    const void *block = edition_block(ed, &size), *manifest = edition_manifest(ed, &manifest_size);
    if (trusted == NULL)
        fault = EDITION_DAMAGED;
    else if (size == 0)
        fault = EDITION_UNSIGNED;
    else if (!signature_parse(block, size, &s, &e))
        fault = EDITION_DAMAGED;
    else if (keyring_find(trusted, s.id, 0) == NULL)
        fault = EDITION_UNKNOWN_SIGNER;
    else /* a signature that fits was not the reason; memory may have been */
        fault = signature_check(&s, manifest, manifest_size, trusted, &signer, &e) ? EDITION_NO_MEMORY : EDITION_FORGED;
    edition_close(ed);
    return fault;
}
