/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "base/standard.h"
#include "kiosk/commands.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct options o;
    struct error e;

    standard_open();
    if (!options_parse(argc, argv, &o, &e)) {
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
        fputs(options_help, stdout);
        return standard_end(PROGRAM, 0);
    case COMMAND_VERSION:
        puts(PROGRAM " " STANDFIRST_VERSION);
        return standard_end(PROGRAM, 0);
    }
    return 2;
}
