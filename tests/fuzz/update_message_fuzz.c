/* SPDX-License-Identifier: MIT */
/* A line of the importer's, and the state machine that is told it in the middle of an import. */
#include "update/update.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct update *u = update_create();
    struct update_order o;
    uint64_t now = 1;

    if (u == NULL)
        return 0;
    update_stick_in(u, "/stick", true, now);
    for (const uint8_t *end = data + size; data < end;) {
        const uint8_t *stop = memchr(data, '\n', (size_t)(end - data));
        size_t n = (size_t)((stop != NULL ? stop : end) - data);
        struct message r;
        /* What is taken is written as it was, and comes back the same. */
        if (message_take((const char *)data, n, &r)) {
            struct buffer out = {0};
            struct message back;
            message_put(&out, &r);
            if (!out.failed &&
                (!message_take((const char *)out.data, out.size - 1, &back) || memcmp(&r, &back, sizeof r) != 0))
                abort();
            buffer_finish(&out);
        }
        update_line(u, (const char *)data, n, now += 100);
        while (update_take_order(u, &o)) {
        }
        data += n + (stop != NULL);
    }
    update_ended(u, 0, false, now);
    update_destroy(u);
    return 0;
}
