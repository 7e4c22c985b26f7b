/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "pack/commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    struct options o;
    struct error e;

    if (!options_parse(argc, argv, &o, &e)) {
        log_error(PROGRAM, "%s", e.text);
        return 2;
    }
    switch (o.command) {
    case COMMAND_BUILD:
        return commands_end(build_command(&o));
    case COMMAND_READ:
        return commands_end(read_command(&o));
    case COMMAND_QUOTES:
        return commands_end(quotes_command(&o));
    case COMMAND_SHOW:
        return commands_end(show_command(&o));
    case COMMAND_VERIFY:
        return commands_end(verify_command(&o));
    case COMMAND_KEYGEN:
        return commands_end(keygen_command(&o));
    case COMMAND_MANIFEST:
        return commands_end(manifest_command(&o));
    case COMMAND_SIGN:
        return commands_end(sign_command(&o));
    case COMMAND_HELP:
        fputs(options_help, stdout);
        return commands_end(0);
    case COMMAND_VERSION:
        puts(PROGRAM " " STANDFIRST_VERSION);
        return commands_end(0);
    }
    return 2;
}
