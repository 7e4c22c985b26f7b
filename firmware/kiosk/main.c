/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "kiosk/commands.h"

#include <stdio.h>

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
    switch (o.command) {
    case COMMAND_RUN:
        return run_command(&o);
    case COMMAND_CHECK:
        return standard_end(PROGRAM, check_command(&o));
    case COMMAND_PROBE:
        return standard_end(PROGRAM, probe_command(&o));
    case COMMAND_PROOF:
        return standard_end(PROGRAM, proof_command(&o));
    case COMMAND_REPLAY:
        return standard_end(PROGRAM, replay_command(&o));
    case COMMAND_HELP:
        fputs(command_line_help, stdout);
        return standard_end(PROGRAM, 0);
    case COMMAND_VERSION:
        puts(PROGRAM " " STANDFIRST_VERSION);
        return standard_end(PROGRAM, 0);
    }
    return 2;
}
