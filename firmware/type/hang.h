/* SPDX-License-Identifier: MIT */
/* Marks that stand outside the edge of a text: opening quotation marks and bullets wholly, closing marks a little. */
#ifndef TYPE_HANG_H
#define TYPE_HANG_H

#include <stddef.h>

/* The end of the marks at the start of bytes [start, end) that hang left; `start` if there are none or nothing else. */
size_t hang_opening(const char *text, size_t start, size_t end);

/* Which share, 0 to 1, of the mark at the end of [start, end) hangs right; the mark begins at *mark. */
float hang_closing(const char *text, size_t start, size_t end, size_t *mark);

#endif
