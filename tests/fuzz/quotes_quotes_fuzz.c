/* SPDX-License-Identifier: MIT */
/* Any bytes as a body text: whatever is found must lie inside the text, in order, and be shown without a crash. */
#include "quotes/quotes.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {NULL, "en", "fr", "de", "es-MX"};
    if (size == 0)
        return 0;
    struct quotes_options options = {.language = languages[data[0] % 5], .explain = data[0] & 8};
    const char *text = (const char *)data + 1;
    size--;
    struct quotes_found found;
    struct error e;
    if (!quotes_find(text, size, &options, &found, &e))
        abort();
    size_t first = 0;
    for (size_t i = 0; i < found.n_quotes; i++) {
        const struct quotes_quote *q = &found.quotes[i];
        if (q->n_parts == 0 || q->speaker_start > q->speaker_end || q->speaker_end > size)
            abort();
        /* A phrase that is no speech may stand between the parts of a quote. */
        size_t last = q->parts[0].start;
        if (last < first)
            abort();
        first = last;
        if ((q->speaker != NULL && q->speaker_end == 0) || (q->role != NULL && q->speaker == NULL) ||
            (options.explain && q->explain == NULL))
            abort();
        for (size_t k = 0; k < q->n_parts; k++) {
            const struct quotes_part *p = &q->parts[k];
            if (p->start < last || p->inner_start <= p->start || p->inner_end <= p->inner_start ||
                p->end < p->inner_end || p->end > size)
                abort();
            last = p->end;
        }
        char *shown = quotes_text(text, q);
        if (shown == NULL)
            abort();
        free(shown);
    }
    quotes_finish(&found);
    return 0;
}
