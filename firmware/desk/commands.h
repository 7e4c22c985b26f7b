/* SPDX-License-Identifier: MIT */
/* The command line of standfirst-pack and the commands behind it. */
#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

#define PROGRAM "standfirst-pack"

enum desk_command {
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
struct desk_options {
    enum desk_command command;
    const char *out, *key, *title, *publication, *config, *minisig;
    uint64_t sequence; /* 0: not given */
    bool json, explain, no_password;
    char **files; /* NULL-terminated */
    size_t n_files;
};

extern const char command_line_help[]; /* what --help prints */

/* False: wrong use, in words. Reorders argv. */
MUST_CHECK bool command_line_parse(char **argv, struct desk_options *out, struct error *e);

/* The wall as far as making an edition needs it: which quotes it wants, and what its fonts can show; it is noted if no
 * font is here. wall_load_settings() leaves the fonts alone. From the kiosk's config `config`, or the one
 * settings_find() finds, or the defaults. False and the first mistake if the file has one, or is given and not there.
 * Finish *w whatever the outcome; a zeroed one is empty. */
struct wall {
    struct settings *settings;
    struct glyphs *glyphs;
};
MUST_CHECK bool wall_load_settings(struct wall *w, const char *config, struct error *e);
MUST_CHECK bool wall_load(struct wall *w, const char *config, struct error *e);
void wall_finish(struct wall *w);

enum { PASSWORD_ROOM = 1024 }; /* bytes of a password, with its NUL */

/* Asks for a line without echo on the terminal; where there is none, reads a line of standard input, so that a script
 * can give it. `out` is wiped on failure; otherwise the caller wipes it. */
MUST_CHECK bool ask_password(const char *question, char out[PASSWORD_ROOM], struct error *e);

/* Loads a secret key, asking for its password if it has one. The error does not name the path. */
struct secret_key;
MUST_CHECK struct secret_key *open_secret_key(const char *path, struct error *e);

/* Prints the error and what it is about (NULL: the whole command); returns the exit status, 1. */
int command_failed(const char *what, const struct error *e);

/* Each prints its own errors and returns the exit status. */
int build_command(const struct desk_options *o);
int read_command(const struct desk_options *o);
int quotes_command(const struct desk_options *o);
int show_command(const struct desk_options *o);
int verify_command(const struct desk_options *o);
int keygen_command(const struct desk_options *o);
int manifest_command(const struct desk_options *o);
int sign_command(const struct desk_options *o);
