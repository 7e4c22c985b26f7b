/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * One write a line, so that lines of several processes never mix. Under systemd ($JOURNAL_STREAM is set) the journal's
 * priority prefix goes in front: sd-daemon(3).
 */
static void PRINTF_LIKE(3, 0) say(const char *priority, const char *program, const char *format, va_list args)
{
    struct error line;

    vsnprintf(line.text, sizeof line.text, format, args);
    struct error whole;
    error_set(&whole, "%s", line.text);
    fprintf(stderr, "%s%s: %s\n", getenv("JOURNAL_STREAM") != NULL ? priority : "", program, whole.text);
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
