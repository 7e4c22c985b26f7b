/* SPDX-License-Identifier: MIT */
/* An entry's bytes. Whatever is taken must be its article's one byte form, and every quote must be showable. */
#include "article/article.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct article a;
    struct error e;

    if (!article_decode(ARTICLE_FORMAT, data, size, &a, &e)) {
        if (e.text[0] == '\0' || a.headline != NULL)
            abort();
        return 0;
    }
    struct buffer again = {0};
    if (!article_encode(&a, &again, &e) || again.size != size || memcmp(again.data, data, size) != 0)
        abort();
    buffer_finish(&again);
    for (size_t i = 0; i < a.n_quotes; i++) {
        char *text = article_quote_text(&a, &a.quotes[i]);
        if (text == NULL || text[0] == '\0' || u8_check((const uint8_t *)text, strlen(text)) != NULL)
            abort();
        free(text);
    }
    article_finish(&a);
    return 0;
}
