/* SPDX-License-Identifier: MIT */
/* The signature block: byte for byte the .minisig file of the manifest, in one form only, so that no bit of it can
 * change unseen and minisign's own program can check it. FORMAT.md, "The signature block". */
#pragma once

#include "base/bytes.h"
#include "edition/keyring.h"
#include "edition/secret_key.h"

struct edition_facts;

/* Bytes of a block: its comment holds a publication of 1 to 200 bytes and a title of none to 200. */
enum { SIGNATURE_LEAST = 281, SIGNATURE_MOST = 682 };

/* The trusted comment that belongs to a manifest with these facts. The caller frees it; NULL: out of memory. */
char *signature_comment(const struct edition_facts *facts);

/* A block taken apart. `comment` points into it. */
struct signature {
    uint8_t id[KEY_ID], own[64], global[64];
    const char *comment;
    size_t comment_size;
};

/* Only the one form is taken. */
MUST_CHECK bool signature_parse(const void *block, size_t size, struct signature *s, struct error *e);

/* A .minisig file in any form minisign writes or reads, but of its prehashed kind. */
MUST_CHECK bool signature_parse_minisig(const void *file, size_t size, struct signature *s, struct error *e);

/* Writes the block. */
void signature_put(const struct signature *s, struct buffer *out);

/* Signs the manifest. s->comment is `comment`. */
void signature_make(const struct secret_key *key, const void *manifest, size_t size, const char *comment,
                    struct signature *s);

/* Checks it against the keys a reader trusts. *signer is set to the key's name, which lives as long as the ring; to ""
 * if nothing is asked for (`trusted` is NULL, or empty and takes unsigned editions). */
MUST_CHECK bool signature_check(const struct signature *s, const void *manifest, size_t size,
                                const struct keyring *trusted, const char **signer, struct error *e);
