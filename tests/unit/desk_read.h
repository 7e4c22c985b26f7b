/* SPDX-License-Identifier: MIT */
#ifndef UNIT_DESK_READ_H
#define UNIT_DESK_READ_H

#include "desk/source.h"

/* The one article of a source in memory. `name` is not opened. */
static inline bool source_read(const char *name, const void *data, size_t size, struct article *a, struct report *r,
                               struct error *e)
{
    struct documents all;
    bool ok = documents_read(name, data, size, &all, e);

    *a = (struct article){0};
    *r = (struct report){0};
    ok = ok && source_article(&all, 0, NULL, a, r, e);
    documents_finish(&all);
    return ok;
}

#endif
