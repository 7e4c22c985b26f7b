/* SPDX-License-Identifier: MIT */
#include "screen/needs.h"

#include <dlfcn.h>
#include <glob.h>
#include <stdbool.h>
#include <stddef.h>

static bool is_library(const char *name)
{
    void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);

    if (library != NULL)
        dlclose(library);
    return library != NULL;
}

static bool is_file(const char *pattern)
{
    glob_t found;
    bool there = glob(pattern, GLOB_NOSORT, NULL, &found) == 0;

    globfree(&found);
    return there;
}

const char *needs_missing(void)
{
    return !is_library("libEGL.so.1")                                                 ? "libegl1"
           : !is_library("libEGL_mesa.so.0")                                          ? "libegl-mesa0"
           : !is_library("libGLESv2.so.2")                                            ? "libgles2"
           : !is_file("/usr/lib/*/dri/*_dri.so") && !is_file("/usr/lib/dri/*_dri.so") ? "libgl1-mesa-dri"
                                                                                      : NULL;
}
