/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "kiosk/commands.h"

#include <stdio.h>

/* Those that print to standard output. */
static int (*const commands[])(const struct kiosk_options *o) = {[COMMAND_CHECK] = check_command,
                                                                 [COMMAND_PROBE] = probe_command,
                                                                 [COMMAND_PROOF] = proof_command,
                                                                 [COMMAND_REPLAY] = replay_command,
                                                                 [COMMAND_VERSION] = NULL};

int main(int argc, char **argv)
{
    struct kiosk_options o;
    struct error e;

    (void)argc;
    standard_open();
    if (!command_line_parse(argv, &o, &e)) {
        log_error(PROGRAM, "%s", e.text);
        return 2;
    }
    if (o.command == COMMAND_RUN)
        return run_command(&o);
    if (o.command == COMMAND_HELP)
        fputs(command_line_help, stdout);
    else if (o.command == COMMAND_VERSION)
        puts(PROGRAM " " STANDFIRST_VERSION);
    return standard_end(PROGRAM, commands[o.command] != NULL ? commands[o.command](&o) : 0);
}
