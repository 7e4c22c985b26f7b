/* SPDX-License-Identifier: MIT */
/* A command line, one argument at a time, against a table of options. Options and files may mix; "--name value" and
 * "--name=value" mean the same; behind "--" everything is a file, and "-" is always one. What is wrong is found here
 * and put into words by the program. */
#pragma once

#include "base/error.h"

#include <stddef.h>

struct argument_option {
    const char *name; /* with its dashes: "--out", "-o" */
    enum {
        ARGUMENT_FLAG, /* no value; its place is a bool */
        ARGUMENT_TEXT, /* its place is a const char *, set to where the value stands in argv */
        ARGUMENT_NAME, /* the same, of a file or of something else that has no empty name */
    } kind;
    unsigned commands; /* one bit for each command that takes it */
    size_t place;      /* in what arguments_next() is given to fill, by offsetof() */
    /* Reads the value into its place instead; NULL: it is stored as it is. */
    bool (*read)(const char *value, void *place, struct error *e);
};

struct arguments {
    const struct argument_option *options;
    size_t n_options;
    unsigned command; /* the bit of the command at hand */
    char **argv;      /* at the next argument; NULL-terminated */
    bool only_files;  /* "--" was met */
    /* Of the last one. */
    char *text;                           /* the argument as it stands in argv */
    size_t name_size;                     /* bytes of `text` before the '=' that a value follows, or all of them */
    const struct argument_option *option; /* NULL: none of the table */
};

enum argument {
    ARGUMENTS_END,
    ARGUMENT_OPTION, /* put into its place */
    ARGUMENT_FILE,   /* `text`; it may be empty */
    ARGUMENT_HELP,
    ARGUMENT_VERSION,
    /* What may be wrong. */
    ARGUMENT_UNKNOWN,     /* `text` is in no row */
    ARGUMENT_ELSEWHERE,   /* `option` is one of other commands */
    ARGUMENT_WITH_VALUE,  /* `option` takes no value */
    ARGUMENT_NO_VALUE,    /* `option` takes one, and nothing follows */
    ARGUMENT_EMPTY_VALUE, /* `option` takes none that is empty */
    ARGUMENT_BAD_VALUE,   /* `option` refused it, and *e says why */
};

/* `place` is the struct that the table's offsets are of. --help, -h and --version need no row. */
MUST_CHECK enum argument arguments_next(struct arguments *a, void *place, struct error *e);
