/* SPDX-License-Identifier: MIT */
#include "base/standard.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void standard_open(void)
{
    /* Input is opened for writing and output for reading, so that using one that was closed stays an error. */
    static const int ways[] = {[STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDONLY};

    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        /* The lowest number that is free is this one, since those below it are open by now. */
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", ways[fd]) != fd)
            _exit(1);
    }
    /* A file that may not grow any more is an error like a full disk, not the end of the program. */
    signal(SIGXFSZ, SIG_IGN);
}

int standard_end(const char *program, int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    log_error(program, "standard output cannot be written: %s", strerror(errno));
    return 1;
}
