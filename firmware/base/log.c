/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One write a line, so that lines of several processes never mix. Under systemd ($JOURNAL_STREAM is set) the journal's
 * priority prefix goes in front: sd-daemon(3). */
static void PRINTF_LIKE(3, 0) say(const char *priority, const char *program, const char *format, va_list args)
{
    struct error line;

    error_set_list(&line, format, args);
    fprintf(stderr, "%s%s: %s\n", getenv("JOURNAL_STREAM") != NULL ? priority : "", program, line.text);
}

void log_error(const char *program, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say("<3>", program, format, args);
    va_end(args);
}

void log_note(const char *program, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say("<6>", program, format, args);
    va_end(args);
}

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
