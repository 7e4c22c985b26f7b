/* SPDX-License-Identifier: MIT */
/* What the program says to the terminal or the journal: one line a message, "PROGRAM: what: why", on standard error. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/error.h"

/* Something is wrong. `program` is "standfirst" or "standfirst-pack". */
void log_error(const char *program, const char *format, ...) PRINTF_LIKE(2, 3);

/* Something worth knowing; nothing is wrong. */
void log_note(const char *program, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
