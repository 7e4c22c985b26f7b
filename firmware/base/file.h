/* SPDX-License-Identifier: MIT */
/* Whole files in, whole files out. Reading is bounded and takes regular files only (or a pipe where the caller says
 * so), so that a folder, a device or an endless file gets one clear line. Writing is durable and all-or-nothing: the
 * new file appears under its name complete, or the old one stays. */
#pragma once

#include "base/bytes.h"

/* Reads all of `path` into *out (the caller calls bytes_finish). The error does not name the path: prefix it. */
MUST_CHECK bool file_read(const char *path, size_t most, struct bytes *out, struct error *e);

/* The same from an open descriptor, which may be a pipe; it stays open. */
MUST_CHECK bool file_read_fd(int fd, size_t most, struct bytes *out, struct error *e);

/* Writes all of `data`, however many calls it takes. -1 and errno on failure. */
MUST_CHECK int file_write_all(int fd, const void *data, size_t size);

/* A file being made beside its final name. begin() opens a temporary file in the same folder; the caller writes to
 * `fd`; commit() fsyncs it, renames it over `path` and fsyncs the folder. Without commit, abandon() leaves nothing
 * behind. fsync is never retried: after it failed the data may be gone, so commit fails. A zeroed struct with fd -1 is
 * idle. */
struct file_new {
    int fd;
    char *path, *temporary;
};
MUST_CHECK bool file_new_begin(struct file_new *f, const char *path, struct error *e);
MUST_CHECK bool file_new_commit(struct file_new *f, struct error *e); /* also ends it, whatever the outcome */
void file_new_abandon(struct file_new *f);

/* begin, write, commit in one. */
MUST_CHECK bool file_replace(const char *path, const void *data, size_t size, struct error *e);
