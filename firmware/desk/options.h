/* SPDX-License-Identifier: MIT */
/* The command line of standfirst-pack. */
#ifndef DESK_OPTIONS_H
#define DESK_OPTIONS_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

#define PROGRAM "standfirst-pack"

enum command {
    COMMAND_BUILD,
    COMMAND_READ,
    COMMAND_QUOTES,
    COMMAND_SHOW,
    COMMAND_VERIFY,
    COMMAND_KEYGEN,
    COMMAND_MANIFEST,
    COMMAND_SIGN,
    COMMAND_HELP,
    COMMAND_VERSION,
};

/* All strings are argv's. */
struct options {
    enum command command;
    const char *out, *key, *title, *publication, *config, *minisig;
    uint64_t sequence; /* 0: not given */
    bool json, explain, no_password;
    char **files; /* NULL-terminated */
    size_t n_files;
};

extern const char options_help[];

/* False: wrong use, in words. Reorders argv. */
MUST_CHECK bool options_parse(int argc, char **argv, struct options *out, struct error *e);

#endif
