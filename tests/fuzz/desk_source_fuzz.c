/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a source. The first byte chooses text or Markdown. What is accepted must be an article that an edition
 * takes, survive being packed, and its report must stay within the source's lines.
 */
#include "desk/quoted.h"
#include "desk/reading.h"
#include "desk/source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            abort();                                                                                                   \
    } while (0)

static void check(const struct article *a, struct report *r, size_t lines)
{
    struct buffer packed = {0};
    struct article again;
    struct error e;

    MUST(a->headline != NULL && a->body != NULL && strlen(a->body) == a->body_size);
    MUST(r->encoding != NULL && r->format != NULL && !r->failed);
    MUST(article_encode(a, &packed, &e));
    MUST(article_decode(ARTICLE_FORMAT, packed.data, packed.size, &again, &e));
    MUST(strcmp(again.body, a->body) == 0 && again.n_quotes == a->n_quotes);
    article_finish(&again);
    buffer_finish(&packed);
    for (size_t i = 0; i < r->n_dropped; i++) {
        MUST(r->dropped[i].line >= 1 && r->dropped[i].line <= lines);
        MUST(i == 0 || r->dropped[i - 1].line <= r->dropped[i].line);
        MUST(r->dropped[i].why[0] != '\0');
    }
    for (size_t i = 0; i < r->n_doubts; i++)
        MUST(r->doubts[i].line <= lines && r->doubts[i].text[0] != '\0');
    for (size_t i = 0; i < a->n_quotes; i++) {
        char *text = article_quote_text(a, &a->quotes[i]);
        MUST(text != NULL);
        free(text);
    }
}

/* Every place of a quote in the source is one. */
static void find_again(const struct article *a, const char *source, size_t size)
{
    struct reading r;
    struct positions p;
    struct error e;

    MUST(reading_make(a, NULL, &r, &e));
    MUST(positions_find(&r, source, size, &p));
    for (size_t i = 0; i < r.found.n_quotes; i++) {
        size_t start = r.found.quotes[i].parts[0].start, end = r.found.quotes[i].parts[0].end;
        MUST(!positions_range(&p, &start, &end) || (start < end && end <= size));
    }
    positions_finish(&p);
    reading_finish(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct documents all;
    struct article a = {0};
    struct report r = {0};
    struct error e = {.text = ""};

    if (size < 1)
        return 0;
    size_t lines = 1;
    for (size_t i = 1; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r';
    bool read = documents_read(data[0] % 2 == 0 ? "page.txt" : "page.md", data + 1, size - 1, &all, &e);
    MUST(!read || all.n == 1);
    if (read && source_article(&all, 0, NULL, &a, &r, &e)) {
        check(&a, &r, lines);
        find_again(&a, (const char *)data + 1, size - 1);
        quoted_keep_sure(&a, &r);
        for (size_t i = 0; i < a.n_quotes; i++)
            MUST(a.quotes[i].speaker != NULL);
    } else {
        MUST(e.text[0] != '\0' && a.headline == NULL && a.body == NULL && r.dropped == NULL && r.doubts == NULL);
    }
    documents_finish(&all);
    article_finish(&a);
    report_finish(&r);
    return 0;
}
