/* SPDX-License-Identifier: MIT */
/* What all of minisign's files are made of: comment lines and lines of base64. For this room only.
 * The formats: https://jedisct1.github.io/minisign/ */
#pragma once

#include "base/bytes.h"

enum {
    MINISIGN_PUBLIC = 2 + 8 + 32,                        /* "Ed", key id, Ed25519 public key */
    MINISIGN_SECRET = 2 + 2 + 2 + 32 + 8 + 8 + 104,      /* see secret_key.c */
    MINISIGN_SIGNATURE = 2 + 8 + 64,                     /* "ED", key id, signature */
    MINISIGN_GLOBAL = 64,                                /* signature of signature and trusted comment */
    MINISIGN_FILE_MOST = 16384,                          /* bytes of any of the files; minisign's own bound is less */
    MINISIGN_BASE64_MOST = (MINISIGN_SECRET + 2) / 3 * 4 /* characters of the longest base64 line */
};

#define MINISIGN_UNTRUSTED "untrusted comment: "
#define MINISIGN_TRUSTED "trusted comment: "

/* `size` bytes as base64, then LF. */
void minisign_put_base64(struct buffer *out, const void *data, size_t size);

/* Exactly `size` bytes from exactly their canonical base64: with padding, no unused bit set. */
MUST_CHECK bool minisign_take_base64(const char *text, size_t text_size, void *out, size_t size);

/* The next line without its end (LF, or CR LF as Windows' minisign writes it), which the last may lack. False: none. */
MUST_CHECK bool minisign_line(struct cursor *c, const char **line, size_t *size);

/* A key file: an untrusted comment, one line of base64 that stands for exactly `size` bytes, and nothing else. */
MUST_CHECK bool minisign_take_file(const struct bytes *file, void *out, size_t size);
