/* SPDX-License-Identifier: MIT */
/* Secret keys and their passwords, asked for on the terminal. */
#ifndef DESK_SECRET_H
#define DESK_SECRET_H

#include "edition/secret_key.h"

enum { SECRET_MOST = 1024 }; /* bytes of a password, with its NUL */

/*
 * Asks for a line without echo on the terminal; where there is none, reads a line of standard input, so that a script
 * can give it. `out` is wiped on failure; the caller wipes it with secret_wipe().
 */
MUST_CHECK bool secret_ask(const char *question, char out[SECRET_MOST], struct error *e);
void secret_wipe(char password[SECRET_MOST]);

/* Loads a secret key, asking for its password if it has one. The error does not name the path. */
MUST_CHECK struct secret_key *secret_open(const char *path, struct error *e);

#endif
