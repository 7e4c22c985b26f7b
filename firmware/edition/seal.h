/* SPDX-License-Identifier: MIT */
/*
 * Signing an edition that is already packed: every entry is verified, then the file is written anew beside itself and
 * takes its name; articles and manifest stay byte for byte. A signature it had is replaced. The errors do not name the
 * edition's path, and do name the other file's.
 */
#ifndef EDITION_SEAL_H
#define EDITION_SEAL_H

#include "edition/edition.h"

struct secret_key;

/* Signs with this key. */
MUST_CHECK bool seal_with_key(const char *path, const struct secret_key *key, struct error *e);

/*
 * Takes in a signature that minisign made of the manifest (seal_manifest() writes it), with the trusted comment that
 * belongs to it. `trusted` says who may have made it; NULL: only the form and the comment are checked, for without the
 * public key nothing else can be.
 */
MUST_CHECK bool seal_with_minisig(const char *path, const char *minisig, const struct keyring *trusted,
                                  struct error *e);

/*
 * Writes the manifest to `manifest`, and if the edition is signed its block to `manifest` + ".minisig", so that
 * `minisign -V -p KEY.pub -m MANIFEST` checks it. *comment is the trusted comment to sign with (`minisign -S -t
 * COMMENT -m MANIFEST`); the caller frees it.
 */
MUST_CHECK bool seal_manifest(const char *path, const char *manifest, char **comment, bool *is_signed, struct error *e);

#endif
