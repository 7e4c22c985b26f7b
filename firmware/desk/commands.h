/* SPDX-License-Identifier: MIT */
/* The commands of standfirst-pack. Each prints its own errors and returns the exit status. */
#ifndef DESK_COMMANDS_H
#define DESK_COMMANDS_H

#include "desk/options.h"

int build_command(const struct options *o);
int read_command(const struct options *o);
int quotes_command(const struct options *o);
int show_command(const struct options *o);
int verify_command(const struct options *o);
int keygen_command(const struct options *o);
int manifest_command(const struct options *o);
int sign_command(const struct options *o);

#endif
