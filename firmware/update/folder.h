/* SPDX-License-Identifier: MIT */
/* The editions in a stick's root folder, or the inbox's: regular files NAME.edition, open for reading. */
#ifndef UPDATE_FOLDER_H
#define UPDATE_FOLDER_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    FOLDER_EDITIONS_MOST = 64,
    FOLDER_ENTRIES_MOST = 20000, /* names that are looked at */
};

struct folder_file {
    char *name;
    int fd; /* -1: cannot be opened, see `why` */
    int why;
    uint64_t size;
};

/* A zeroed one is empty. */
struct folder {
    struct folder_file *files; /* by name */
    size_t n;
};

/*
 * Opens them all. No link is followed, nothing else than a regular file is opened, and what a Mac leaves beside a file
 * (._NAME) is passed over. `passed` (may be NULL) is told of each other thing that has an edition's name.
 * FAILED: the folder cannot be read, and the error says why (without the path). Call folder_finish() in any case.
 */
enum folder_result { FOLDER_READ, FOLDER_TOO_MANY, FOLDER_FAILED };
enum folder_result folder_open(const char *path, void (*passed)(void *user, const char *name, const char *why),
                               void *user, struct folder *out, struct error *e);
void folder_finish(struct folder *f);

#endif
