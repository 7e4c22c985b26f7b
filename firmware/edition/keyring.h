/* SPDX-License-Identifier: MIT */
/* The public keys a reader trusts, as minisign writes them: NAME.pub, where NAME is who signed. */
#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    KEY_ID = 8, /* bytes; minisign shows them as a little-endian number in hexadecimal */
    KEYRING_MOST = 256,
};

/* Whether unsigned editions are taken. A signed one must be signed by a key of the ring; but if the ring is empty and
 * unsigned ones are taken, any signature is, and checked for its form only. */
enum keyring_policy {
    KEYRING_SIGNED_ONLY,
    KEYRING_UNSIGNED_TOO,
    KEYRING_AUTO, /* keyring_read() only: unsigned ones too, unless there is a key */
};

struct keyring;

struct keyring *keyring_create(enum keyring_policy policy); /* NULL: out of memory */
void keyring_destroy(struct keyring *k);                    /* takes NULL */

enum keyring_policy keyring_policy(const struct keyring *k);
size_t keyring_count(const struct keyring *k);

/* Adds one public key file; its name is the file's without folder and ".pub". The error does not name the path. */
MUST_CHECK bool keyring_add_file(struct keyring *k, const char *path, struct error *e);

/* Adds every *.pub of a folder, in the order of their names. A folder that is not there holds none. Where one cannot
 * be read the others are added all the same; false and the reason for the first that failed, naming the file. */
MUST_CHECK bool keyring_add_folder(struct keyring *k, const char *path, struct error *e);

/* A ring with the keys of a folder (NULL or "": none). What cannot be read is left out, and *e says what was the first
 * ("" if nothing); for AUTO it is a key all the same, since whoever installed one did not mean "any". NULL: out of
 * memory. */
struct keyring *keyring_read(enum keyring_policy policy, const char *folder, struct error *e);

/* The `n`-th key (from 0) with that id; NULL: no more. Ids are random numbers, so two keys could have the same. */
struct keyring_key {
    char *name;
    uint8_t id[KEY_ID], key[32]; /* Ed25519 */
};
const struct keyring_key *keyring_find(const struct keyring *k, const uint8_t id[KEY_ID], size_t n);
