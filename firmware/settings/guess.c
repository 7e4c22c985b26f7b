/* SPDX-License-Identifier: MIT */
#include "settings/guess.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 63 };

static int folded(char c)
{
    return c == '_' || c == ' ' ? '-' : tolower((unsigned char)c);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t guess_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];

    if (n > LONGEST || m > LONGEST)
        return SIZE_MAX;
    for (size_t k = 0; k <= m; k++)
        above[k] = k;
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            size_t change = folded(a[i - 1]) != folded(b[k - 1]);
            row[k] = least(least(above[k], row[k - 1]) + 1, above[k - 1] + change);
            if (i > 1 && k > 1 && folded(a[i - 1]) == folded(b[k - 2]) && folded(a[i - 2]) == folded(b[k - 1]))
                row[k] = least(row[k], before[k - 2] + 1);
        }
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m];
}

void guess_try(struct guess *g, const char *known)
{
    size_t size = strlen(g->given);
    size_t distance = guess_distance(g->given, known);
    /* Up to a third of the letters may be wrong; in a short word one. */
    size_t most = size < 6 ? 1 : size / 3;
    /* Half a name is a good guess too: "dwell" is near to "dwell_least". */
    if (distance > most && size >= 4 && strlen(known) > size && strncmp(g->given, known, size) == 0)
        distance = most;
    if (distance <= most && (g->best == NULL || distance < g->distance)) {
        g->best = known;
        g->distance = distance;
    }
}

void guess_try_all(struct guess *g, const char *const *known)
{
    for (size_t i = 0; known != NULL && known[i] != NULL; i++)
        guess_try(g, known[i]);
}
