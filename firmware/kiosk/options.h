/* SPDX-License-Identifier: MIT */
/* The command line of `standfirst`. Wrong use is told in one line. */
#ifndef KIOSK_OPTIONS_H
#define KIOSK_OPTIONS_H

#include "base/error.h"

#include <stddef.h>

enum command {
    COMMAND_RUN,
    COMMAND_CHECK,
    COMMAND_PROBE,
    COMMAND_PROOF,
    COMMAND_REPLAY,
    COMMAND_HELP,
    COMMAND_VERSION
};

enum { OPTIONS_SIZES_MOST = 16 };

struct size {
    int width, height;
};

struct options {
    enum command command;
    const char *config, *edition, *trace, *out, *theme; /* NULL: not given; all point into argv */
    const char *argument;                               /* proof's EDITION, replay's SCRIPT */
    bool windowed;
    struct size sizes[OPTIONS_SIZES_MOST];
    size_t n_sizes;
};

MUST_CHECK bool options_parse(int argc, char **argv, struct options *out, struct error *e);

/* What --help prints. */
extern const char options_help[];

#endif
