/* SPDX-License-Identifier: MIT */
/* The edition file's fixed parts as bytes, and their bounds: header, manifest, records. No file is touched. FORMAT.md
 * is the specification. For this room only. */
#pragma once

#include "edition/edition.h"

enum {
    FORMAT_VERSION = ARTICLE_FORMAT, /* the newest, which is written; all from 1 to it are read */
    FORMAT_HEADER = 64,              /* bytes */
    FORMAT_RECORD = 56,              /* bytes */
    FORMAT_HASH = 32,                /* bytes; BLAKE2b-256 */
    FORMAT_ARTICLE = 1, /* a type of entry; format.c's knows_type() and edition.c's check_entry() know all */
    FORMAT_ENTRY_MOST = 2 << 20,
    FORMAT_MANIFEST_LEAST = 4 * 2 + 1 + 8 + 4 + FORMAT_RECORD,
    FORMAT_MANIFEST_MOST = 4 * 2 + 2 * EDITION_TEXT_MOST + 10 + 35 + 8 + 4 + EDITION_ENTRIES_MOST * FORMAT_RECORD,
};

struct format_header {
    uint32_t version;
    uint32_t signature_size; /* 0: unsigned */
    uint64_t manifest_size, file_size;
    uint8_t hash[FORMAT_HASH]; /* of manifest and signature block */
};

struct format_record {
    uint32_t id, type;
    uint64_t offset, size; /* of the entry, from the first entry's start */
    uint8_t hash[FORMAT_HASH];
};

void format_hash(const void *data, size_t size, uint8_t hash[FORMAT_HASH]);

/* Whether a file that begins with these bytes is an edition of any format; moves behind the magic. */
bool format_take_magic(struct cursor *c);

void format_put_header(struct buffer *out, const struct format_header *h);

/* From the file's first bytes (`size` of them, at most FORMAT_HEADER) and its true size. All bounds are checked. */
MUST_CHECK bool format_take_header(const void *data, size_t size, uint64_t file_size, struct format_header *h,
                                   struct error *e);

/* The manifest up to its records. take() checks; its texts are freed by finish(). On failure *facts is zeroed. */
void format_put_facts(struct buffer *out, const struct edition_facts *facts, uint32_t count);
MUST_CHECK bool format_take_facts(struct cursor *c, struct edition_facts *facts, uint32_t *count, struct error *e);
void format_facts_finish(struct edition_facts *facts);

void format_put_record(struct buffer *out, const struct format_record *r);
struct format_record format_record_at(const uint8_t *records, size_t index);

/* Every record in its place and of a type that this version has: ids ascend, entries follow each other without a gap
 * and are `entries_size` bytes. */
MUST_CHECK bool format_check_records(uint32_t version, const uint8_t *records, size_t count, uint64_t entries_size,
                                     struct error *e);

/* Everything that stands before the entries: header, manifest and signature block (empty: unsigned). `out` is empty. */
MUST_CHECK bool format_put_front(struct buffer *out, uint32_t version, const struct buffer *manifest,
                                 const struct buffer *block, uint64_t entries_size, struct error *e);
