/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known word nearest to one that is not known. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A search under way: zeroed, but for `given` and perhaps the two behind it. The words must outlive it. */
struct nearest {
    const char *given;
    bool exact; /* letters of other case, and '_' for '-', count as wrong ones */
    size_t
        most; /* letters that may be wrong; 0: a third of them, and words that begin with all of `given` are near too */
    const char *best; /* NULL: none is near enough. The first of those that are equally near */
    size_t distance;  /* of best */
};
void nearest_try(struct nearest *n, const char *known);
void nearest_try_all(struct nearest *n, const char *const *known); /* up to NULL */

/* Letters to add, leave out, change or swap with the next (optimal string alignment). Texts longer than 63 bytes are as
 * far off as can be, SIZE_MAX. */
size_t nearest_distance(const char *a, const char *b, bool exact);
