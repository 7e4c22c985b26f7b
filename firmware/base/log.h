/* SPDX-License-Identifier: MIT */
/* What a program says to the terminal or the journal: one line a message, "PROGRAM: what: why", on standard error; and
 * its standard input and output. */
#pragma once

#include "base/error.h"

/* Something is wrong. `program` is "standfirst" or "standfirst-pack". */
void log_error(const char *program, const char *format, ...) PRINTF_LIKE(2, 3);

/* Something worth knowing; nothing is wrong. */
void log_note(const char *program, const char *format, ...) PRINTF_LIKE(2, 3);

/* To be called first in main(). Where standard input, output or error is closed, the next file that is opened would be
 * taken for it, and what is said would go into that file: such a one is opened so that reading or writing it fails. A
 * limit on the size of files becomes an error too. */
void standard_open(void);

/* Whether all of standard output was taken: `status` if so, else 1, having said why on standard error. */
int standard_end(const char *program, int status);
