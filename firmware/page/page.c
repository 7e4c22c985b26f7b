/* SPDX-License-Identifier: MIT */
#include "page/page.h"

#include "page/furniture.h"
#include "page/steps.h"
#include "sources/text.h"

#include <stdlib.h>
#include <string.h>

/* The document's blocks as passages; what the format itself says to be no text goes at once. */
static bool begin(struct news_page *p, struct error *e)
{
    const struct document *d = p->document;

    p->lines = calloc(d->n_blocks + 1, sizeof *p->lines);
    if (p->lines == NULL)
        return error_memory(e);
    for (; p->n < d->n_blocks; p->n++) {
        const struct document_block *b = &d->blocks[p->n];
        const char *text = document_text(d, b);
        p->lines[p->n] = (struct passage){.number = b->line,
                                          .text = text,
                                          .words = text_words(text),
                                          .gap = b->gap,
                                          .sentence = text_ends_sentence(text),
                                          .heading = b->role == ROLE_HEADING,
                                          .plain = b->role == ROLE_LINE,
                                          .gone = b->role == ROLE_KEY};
        if (b->role == ROLE_CAPTION || b->role == ROLE_CREDIT)
            page_drop(p, &p->lines[p->n], FURNITURE_CAPTION);
    }
    return true;
}

static bool tell_language(struct news_page *p, struct error *e)
{
    struct article *a = p->article;
    const char *guess = language_guess(a->body, a->body_size);

    if (guess == NULL)
        guess = language_guess(a->headline, strlen(a->headline));
    if (guess == NULL)
        report_doubt(p->report, 0, "the language could not be told; `language: en` at the top would say it");
    else if ((a->language = strdup(guess)) == NULL)
        return error_memory(e);
    return true;
}

bool page_read(struct document *d, struct keys *keys, struct article *a, struct error *e)
{
    struct news_page p = {.document = d, .keys = keys, .report = &d->report, .article = a};
    bool ok = false;

    *a = (struct article){0};
    if (!keys_read(d, keys, e))
        return false;
    if (d->n_blocks == 0)
        return error_set(e, "has no words in it");
    if (!begin(&p, e))
        return false;
    if (!d->stands_alone)
        page_furniture(&p);
    if (!page_head(&p, e) || !page_body(&p, e))
        goto out;
    for (size_t i = 0; i < FIELDS; i++) {
        if (keys->from[i] != NULL)
            field_move(a, &keys->values, &article_fields[i]);
    }
    if (a->headline == NULL) {
        error_set(e, "no headline was found; `headline: ...` at its top would give one");
        goto out;
    }
    if (a->body_size == 0)
        report_doubt(p.report, 0, "no text was found under the headline");
    if (a->published == NULL)
        report_doubt(p.report, 0, "no date was found; `published: 2021-03-03` at the top would give one");
    if (a->n_byline == 0 && !page_given(&p, FIELD_BYLINE))
        report_doubt(p.report, 0, "no by-line was found; `byline: Name; Name` at the top would give one");
    ok = a->language != NULL || page_given(&p, FIELD_LANGUAGE) || tell_language(&p, e);
out:
    free(p.lines);
    return ok;
}
