/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "kiosk/commands.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct options o;
    struct error e;

    if (!options_parse(argc, argv, &o, &e)) {
        log_error(PROGRAM, "%s", e.text);
        return 2;
    }
    switch (o.command) {
    case COMMAND_RUN:
        return run_command(&o);
    case COMMAND_CHECK:
        return check_command(&o);
    case COMMAND_PROBE:
        return probe_command(&o);
    case COMMAND_PROOF:
        return proof_command(&o);
    case COMMAND_REPLAY:
        return replay_command(&o);
    case COMMAND_HELP:
        fputs(options_help, stdout);
        return 0;
    case COMMAND_VERSION:
        puts(PROGRAM " " STANDFIRST_VERSION);
        return 0;
    }
    return 2;
}
