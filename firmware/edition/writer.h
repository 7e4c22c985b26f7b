/* SPDX-License-Identifier: MIT */
/* The edition file, written: articles are added one by one, then the file appears whole under its name, or not at all;
 * or its bytes are given out, and no file is touched. */
#pragma once

#include "edition/edition.h"

struct secret_key; /* secret_key.h */
struct writer;

/* Whether what stands at `path` may be replaced: nothing, an empty file, an edition. It guards a person who mistypes a
 * name; writer_create() replaces any file. */
MUST_CHECK bool writer_may_replace(const char *path, struct error *e);

/* Starts a file that will be `path`. NULL and the reason on failure. */
MUST_CHECK struct writer *writer_create(const char *path, struct error *e);
/* Starts one for writer_commit_memory(), which holds all of it in memory. */
MUST_CHECK struct writer *writer_create_memory(struct error *e);

/* Appends an article (checked first); the caller keeps it. */
MUST_CHECK bool writer_add(struct writer *w, const struct article *a, struct error *e);

/* Writes header, manifest, signature if `key` is not NULL, and entries; durably. At least one article was added. */
MUST_CHECK bool writer_commit(struct writer *w, const struct edition_facts *facts, const struct secret_key *key,
                              struct error *e);

/* The same bytes into `out`, which is empty and the caller's to finish. */
MUST_CHECK bool writer_commit_memory(struct writer *w, const struct edition_facts *facts, const struct secret_key *key,
                                     struct buffer *out, struct error *e);

/* Always the last call; takes NULL. What was not committed leaves no trace. */
void writer_destroy(struct writer *w);

/* Signing an edition that is already packed: every entry is verified, then the file is written anew beside itself and
 * takes its name; articles and manifest stay byte for byte. A signature it had is replaced. The errors do not name the
 * edition's path, and do name the other file's. */
MUST_CHECK bool writer_sign(const char *path, const struct secret_key *key, struct error *e);

/* Takes in a signature that minisign made of the manifest (writer_extract_manifest() writes it), with the trusted
 * comment that belongs to it. `trusted` says who may have made it; NULL: only the form and the comment are checked, for
 * without the public key nothing else can be. */
MUST_CHECK bool writer_sign_with_minisig(const char *path, const char *minisig, const struct keyring *trusted,
                                         struct error *e);

/* Writes the manifest to `manifest`, and if the edition is signed its block to `manifest` + ".minisig", so that
 * `minisign -V -p KEY.pub -m MANIFEST` checks it. *comment is the trusted comment to sign with (`minisign -S -t
 * COMMENT -m MANIFEST`); the caller frees it. */
MUST_CHECK bool writer_extract_manifest(const char *path, const char *manifest, char **comment, bool *is_signed,
                                        struct error *e);
