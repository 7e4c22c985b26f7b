/* SPDX-License-Identifier: MIT */
/* The edition file, read: header bounds, then the signature, and only then the manifest is parsed; an entry is read
 * into memory of our own, hashed, and that same memory is parsed. FORMAT.md is the specification. */
#pragma once

#include "article/article.h"

enum {
    EDITION_ENTRIES_MOST = 131072,
    EDITION_TEXT_MOST = 200, /* publication, title; bytes */
};
#define EDITION_FILE_MOST (UINT64_C(2) << 30) /* bytes */

/* What the manifest says of the whole. Strings are never NULL; title, date and language may be "". */
struct edition_facts {
    const char *publication, *title;
    const char *date;     /* YYYY-MM-DD */
    const char *language; /* BCP 47 */
    uint64_t sequence;    /* YYYYMMDDHHMMSS, UTC: a later edition has a higher one */
};
/* All that the writer will ask for, so that a long build can fail at its start. */
MUST_CHECK bool edition_facts_check(const struct edition_facts *f, struct error *e);

/* The keys a reader trusts and whether it takes unsigned editions: keyring.h. */
struct keyring;

struct edition;

/* Opens and proves everything up to the manifest. NULL and the reason (the end of a sentence whose subject is the file:
 * "is cut short: ...") on failure. `trusted` NULL: unsigned editions are taken and a signature is checked for its form
 * only. */
MUST_CHECK struct edition *edition_open(const char *path, const struct keyring *trusted, struct error *e);
/* The same from an open descriptor, which belongs to the edition from now on, also if this fails. */
MUST_CHECK struct edition *edition_open_fd(int fd, const struct keyring *trusted, struct error *e);
/* The same from memory: a whole file's bytes, which stay the caller's, unchanged for as long as the edition is open. */
MUST_CHECK struct edition *edition_open_memory(const void *data, size_t size, const struct keyring *trusted,
                                               struct error *e);
void edition_close(struct edition *e); /* takes NULL */

unsigned edition_format(const struct edition *e); /* the version of its format, from 1 */
const struct edition_facts *edition_facts(const struct edition *e);
size_t edition_count(const struct edition *e);  /* articles; at least 1 */
uint64_t edition_size(const struct edition *e); /* bytes of the file */
/* The name of the key that signed it (of the trusted ones), "" if the signer is unknown, NULL if unsigned. */
const char *edition_signer(const struct edition *e);
/* That key's id, KEY_ID bytes (keyring.h); NULL if the signer is unknown or the edition is unsigned. */
const uint8_t *edition_signer_id(const struct edition *e);
/* What tells one edition from every other: the hash of manifest and signature. */
enum { EDITION_IDENTITY = 32 }; /* bytes */
const uint8_t *edition_identity(const struct edition *e);

/* Reads, hashes and parses article `index` (from 0). The caller calls article_finish(). */
MUST_CHECK bool edition_article(struct edition *e, size_t index, struct article *out, struct error *err);

/* Reads every entry and keeps none. `progress` may be NULL; it is called after each entry. */
MUST_CHECK bool edition_verify(struct edition *e, void (*progress)(void *user, size_t done, size_t all), void *user,
                               struct error *err);

/* The file's parts as they stand in it; they live as long as the edition. The block's size is 0 if it is unsigned. */
const void *edition_manifest(const struct edition *e, size_t *size);
const void *edition_block(const struct edition *e, size_t *size);
/* The descriptor (still the edition's; -1: in memory) and where in the file the entries lie. */
int edition_entries(const struct edition *e, uint64_t *at, uint64_t *size);

/* Why a file was refused, in classes: the words of edition_open() are for people, these are for programs. */
enum edition_fault {
    EDITION_UNREADABLE, /* the medium gives errors */
    EDITION_NOT_ONE,    /* something else under that name */
    EDITION_NEWER,      /* of a later format */
    EDITION_DAMAGED,
    EDITION_UNSIGNED,
    EDITION_UNKNOWN_SIGNER, /* signed with a key that is not trusted */
    EDITION_FORGED,         /* a trusted key's signature that does not fit */
    EDITION_NO_MEMORY,
};

/* Of a file that edition_open_fd() refused with these keys. It is read again; the descriptor stays the caller's. */
enum edition_fault edition_fault_of(int fd, const struct keyring *trusted);

/* Whether all of its bytes can be read. */
bool edition_is_readable(int fd, uint64_t size);
