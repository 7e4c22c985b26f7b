/* SPDX-License-Identifier: MIT */
/* A secret key, as minisign keeps it: encrypted with a password (scrypt), or not, as `minisign -G -W` writes it. The
 * key lives in memory that is locked, guarded and wiped. Only the packer has one: the device cannot sign. */
#pragma once

#include "edition/keyring.h"

struct secret_key;

/* What guessing one password costs, in bytes of memory; the time goes with it. STRONG is minisign's own, takes a second
 * or three, and where there is not that much memory, half of it is tried, and so on down to QUICK. */
enum { SECRET_KEY_QUICK = 1 << 24, SECRET_KEY_STRONG = 1 << 30 };

/* A new key. NULL and the reason on failure. */
MUST_CHECK struct secret_key *secret_key_generate(struct error *e);
void secret_key_destroy(struct secret_key *k); /* takes NULL */

/* Whether the file's key is encrypted. The errors of this and the next do not name the path. */
MUST_CHECK bool secret_key_is_encrypted(const char *path, bool *encrypted, struct error *e);

/* `password` is NULL for a key that is not encrypted (and not looked at if it is given). */
MUST_CHECK struct secret_key *secret_key_load(const char *path, const char *password, struct error *e);

/* Writes a pair of files, the secret one readable by its owner only. Neither may exist: a key is never overwritten.
 * `password` NULL leaves the key unencrypted; an empty one is refused. `cost` is one of the above. The errors name the
 * path. On failure neither file is there. */
MUST_CHECK bool secret_key_write(const struct secret_key *k, const char *secret_path, const char *public_path,
                                 const char *password, size_t cost, struct error *e);

const uint8_t *secret_key_id(const struct secret_key *k); /* KEY_ID bytes */

/* Ed25519. Cannot fail. */
void secret_key_sign(const struct secret_key *k, const void *data, size_t size, uint8_t signature[64]);
