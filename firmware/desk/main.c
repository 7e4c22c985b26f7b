/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "desk/commands.h"

#include <stdio.h>

static int (*const commands[])(const struct desk_options *) = {
    [COMMAND_BUILD] = build_command, [COMMAND_READ] = read_command,         [COMMAND_QUOTES] = quotes_command,
    [COMMAND_SHOW] = show_command,   [COMMAND_VERIFY] = verify_command,     [COMMAND_KEYGEN] = keygen_command,
    [COMMAND_SIGN] = sign_command,   [COMMAND_MANIFEST] = manifest_command,
};

int main(int argc, char **argv)
{
    struct desk_options o;
    struct error e;
    int status = 0;

    (void)argc;
    standard_open();
    if (!command_line_parse(argv, &o, &e)) {
        command_failed(NULL, &e);
        return 2;
    }
    if (o.command == COMMAND_HELP)
        fputs(command_line_help, stdout);
    else if (o.command == COMMAND_VERSION)
        puts(PROGRAM " " STANDFIRST_VERSION);
    else
        status = commands[o.command](&o);
    return standard_end(PROGRAM, status);
}
