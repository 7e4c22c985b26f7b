/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known word nearest to one that is not known. */
#ifndef SETTINGS_GUESS_H
#define SETTINGS_GUESS_H

#include <stddef.h>

/* A guess under way: zeroed, but for `given`. */
struct guess {
    const char *given;
    const char *best; /* NULL: none is near enough */
    size_t distance;  /* of best */
};
void guess_try(struct guess *g, const char *known);
void guess_try_all(struct guess *g, const char *const *known); /* up to NULL */

/* Letters to add, leave out, change or swap with the next (optimal string alignment); case and '_' for '-' count
 * nothing. Texts longer than 63 bytes are as far off as can be. */
size_t guess_distance(const char *a, const char *b);

#endif
