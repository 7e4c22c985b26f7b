/* SPDX-License-Identifier: MIT */
/*
 * The program's own malloc, calloc and realloc, which stand in front of the C library's (or the sanitizer's) and refuse
 * the one that is counted off. They are defined here: one file of a test program includes this.
 */
#ifndef UNIT_REFUSED_MEMORY_H
#define UNIT_REFUSED_MEMORY_H

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static long left = -1; /* allocations until the one that fails; below 0: none does */
static int refused;    /* so many have failed; the test sets it back */

static bool refuse(void)
{
    if (left < 0 || left-- > 0)
        return false;
    refused++;
    errno = ENOMEM;
    return true;
}

/* dlsym() hands out a pointer to an object; C has no cast from that to a function. */
#define REAL(name)                                                                                                     \
    do {                                                                                                               \
        if (real == NULL) {                                                                                            \
            void *found = dlsym(RTLD_NEXT, name);                                                                      \
            memcpy(&real, &found, sizeof real);                                                                        \
        }                                                                                                              \
    } while (0)

void *malloc(size_t size)
{
    static void *(*real)(size_t);

    if (refuse())
        return NULL;
    REAL("malloc");
    return real(size);
}

void *calloc(size_t n, size_t size)
{
    static void *(*real)(size_t, size_t);

    if (refuse())
        return NULL;
    REAL("calloc");
    return real(n, size);
}

void *realloc(void *old, size_t size)
{
    static void *(*real)(void *, size_t);

    if (refuse())
        return NULL;
    REAL("realloc");
    return real(old, size);
}

#endif
