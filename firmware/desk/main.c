/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "desk/commands.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct desk_options o;
    struct error e;

    (void)argc;
    standard_open();
    if (!command_line_parse(argv, &o, &e)) {
        log_error(PROGRAM, "%s", e.text);
        return 2;
    }
    switch (o.command) {
    case COMMAND_BUILD:
        return standard_end(PROGRAM, build_command(&o));
    case COMMAND_READ:
        return standard_end(PROGRAM, read_command(&o));
    case COMMAND_QUOTES:
        return standard_end(PROGRAM, quotes_command(&o));
    case COMMAND_SHOW:
        return standard_end(PROGRAM, show_command(&o));
    case COMMAND_VERIFY:
        return standard_end(PROGRAM, verify_command(&o));
    case COMMAND_KEYGEN:
        return standard_end(PROGRAM, keygen_command(&o));
    case COMMAND_MANIFEST:
        return standard_end(PROGRAM, manifest_command(&o));
    case COMMAND_SIGN:
        return standard_end(PROGRAM, sign_command(&o));
    case COMMAND_HELP:
        fputs(command_line_help, stdout);
        return standard_end(PROGRAM, 0);
    case COMMAND_VERSION:
        puts(PROGRAM " " STANDFIRST_VERSION);
        return standard_end(PROGRAM, 0);
    }
    return 2;
}
