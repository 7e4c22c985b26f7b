/* SPDX-License-Identifier: MIT */
/* How a quote reads: the one place that knows commas and marks, for the screen, the reports and the check. */
#include "article/article.h"

#include <stdlib.h>
#include <string.h>

void quote_finish(struct quote *q)
{
    free(q->speaker);
    free(q->role);
    free(q->spans);
    *q = (struct quote){0};
}

/* A comma that ends a span, and the full stop a screen shows in its place where the sentence ended there. */
static const struct comma {
    const char *comma, *stop;
} commas[] = {
    {",", "."},
    {"\xd8\x8c", "."},                /* U+060C, Arabic */
    {"\xef\xbc\x8c", "\xe3\x80\x82"}, /* U+FF0C, full width; its full stop is U+3002 */
};

static const struct comma *comma_at_end(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof commas / sizeof commas[0]; i++) {
        size_t n = strlen(commas[i].comma);
        if (size >= n && memcmp(text + size - n, commas[i].comma, n) == 0)
            return &commas[i];
    }
    return NULL;
}

bool quote_ends_in_comma(const char *text, size_t size)
{
    return comma_at_end(text, size) != NULL;
}

bool quote_ends_in_mark(const char *text, size_t size)
{
    static const char *const marks[] = {
        ".",
        "!",
        "?",
        ":",
        ";",
        "\xe2\x80\xa6", /* an ellipsis */
        "\xd8\x9f",
        "\xdb\x94", /* U+061F, U+06D4, Arabic */
        "\xe3\x80\x82",
        "\xef\xbc\x81",
        "\xef\xbc\x9f", /* U+3002, U+FF01, U+FF1F, full width */
    };

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t n = strlen(marks[i]);
        if (size >= n && memcmp(text + size - n, marks[i], n) == 0)
            return true;
    }
    return false;
}

void quote_add_text(struct buffer *out, const char *words, size_t size, bool stop)
{
    const struct comma *comma = stop ? comma_at_end(words, size) : NULL;

    if (out->size > 0)
        buffer_text(out, " ");
    buffer_add(out, words, comma != NULL ? size - strlen(comma->comma) : size);
    if (stop)
        buffer_text(out, comma != NULL ? comma->stop : ".");
}

char *article_quote_text(const struct article *a, const struct quote *q)
{
    struct buffer text = {0};

    for (size_t i = 0; i < q->n_spans; i++)
        quote_add_text(&text, a->body + q->spans[i].start, q->spans[i].end - q->spans[i].start, q->spans[i].stop);
    return buffer_take_text(&text);
}
