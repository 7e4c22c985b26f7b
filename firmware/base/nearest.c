/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 63 };

static bool same(char a, char b, bool exact)
{
    if (a == b || exact)
        return a == b;
    a = a == '_' || a == ' ' ? '-' : a;
    b = b == '_' || b == ' ' ? '-' : b;
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance#Optimal_string_alignment_distance, keeping three rows. */
size_t nearest_distance(const char *a, const char *b, bool exact)
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
            row[k] = least(least(above[k], row[k - 1]) + 1, above[k - 1] + !same(a[i - 1], b[k - 1], exact));
            if (i > 1 && k > 1 && same(a[i - 1], b[k - 2], exact) && same(a[i - 2], b[k - 1], exact))
                row[k] = least(row[k], before[k - 2] + 1);
        }
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m];
}

void nearest_try(struct nearest *n, const char *known)
{
    size_t size = strlen(n->given), most = n->most;
    size_t distance = nearest_distance(n->given, known, n->exact);

    if (most == 0) {
        most = size < 6 ? 1 : size / 3;
        /* "dwell" is near to "dwell_least". */
        if (distance > most && size >= 4 && strlen(known) > size && strncmp(n->given, known, size) == 0)
            distance = most;
    }
    if (distance <= most && (n->best == NULL || distance < n->distance)) {
        n->best = known;
        n->distance = distance;
    }
}

void nearest_try_all(struct nearest *n, const char *const *known)
{
    for (size_t i = 0; known != NULL && known[i] != NULL; i++)
        nearest_try(n, known[i]);
}
