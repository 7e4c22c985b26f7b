/* SPDX-License-Identifier: MIT */
#include "article/fields.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define AT(member) offsetof(struct article, member), 0
#define NAMES_AT(member) offsetof(struct article, member), offsetof(struct article, n_##member)

const struct field article_fields[FIELDS] = {
    {1, 1, "headline", "the headline", "title", FIELD_KIND_LINE, AT(headline), ARTICLE_LINE_MOST, FIELD_NEEDED},
    {2, 1, "standfirst", "the standfirst", "description|summary|subtitle|excerpt", FIELD_KIND_LINE, AT(standfirst),
     ARTICLE_STANDFIRST_MOST, 0},
    {3, 1, "kicker", "the kicker", "section|category", FIELD_KIND_LINE, AT(kicker), ARTICLE_LINE_MOST, 0},
    {4, 1, "byline", "the byline", "author|authors", FIELD_KIND_NAMES, NAMES_AT(byline), ARTICLE_LINE_MOST, 0},
    {5, 1, "place", "the place", "location", FIELD_KIND_LINE, AT(place), ARTICLE_LINE_MOST, 0},
    {6, 1, "published", "the published time", "date", FIELD_KIND_MOMENT, AT(published), ARTICLE_LINE_MOST, 0},
    {7, 1, "corrected", "the corrected time", NULL, FIELD_KIND_MOMENT, AT(corrected), ARTICLE_LINE_MOST,
     FIELD_PRINT_IF_KNOWN | FIELD_NOT_IN_READ},
    {8, 1, "language", "the language", "lang", FIELD_KIND_LANGUAGE, AT(language), ARTICLE_LINE_MOST, 0},
    {9, 1, "body", "the body", NULL, FIELD_KIND_BODY, 0, 0, ARTICLE_BODY_MOST, 0},
    {10, 1, "quotes", "the quotes", NULL, FIELD_KIND_QUOTES, 0, 0, 0, 0},
};

/* Whether `name` is one of "a|b|c". */
static bool is_one_of(const char *list, const char *name)
{
    size_t size = strlen(name);

    if (strchr(name, '|') != NULL)
        return false;
    while (list != NULL) {
        if (strncasecmp(list, name, size) == 0 && (list[size] == '|' || list[size] == '\0'))
            return true;
        list = strchr(list, '|');
        list = list != NULL ? list + 1 : NULL;
    }
    return false;
}

const struct field *field_named(const char *name, bool also)
{
    for (size_t i = 0; i < FIELDS; i++) {
        const struct field *f = &article_fields[i];
        if (strcasecmp(f->name, name) == 0 || (also && is_one_of(f->also, name)))
            return f;
    }
    return NULL;
}

char ***field_names(const struct article *a, const struct field *f, size_t **n)
{
    assert(f->kind == FIELD_KIND_NAMES);
    *n = (size_t *)(void *)((char *)a + f->count_at);
    return (char ***)(void *)((char *)a + f->at);
}

static void clear_names(struct article *a, const struct field *f)
{
    size_t *n;
    char ***names = field_names(a, f, &n);

    for (size_t i = 0; *names != NULL && i < *n; i++)
        free((*names)[i]);
    free(*names);
    *names = NULL;
    *n = 0;
}

void quote_finish(struct quote *q)
{
    free(q->speaker);
    free(q->role);
    free(q->spans);
    *q = (struct quote){0};
}

void field_clear(struct article *a, const struct field *f)
{
    char **text = NULL;

    switch (f->kind) {
    case FIELD_KIND_NAMES:
        clear_names(a, f);
        return;
    case FIELD_KIND_BODY:
        a->body_size = 0;
        text = &a->body;
        break;
    case FIELD_KIND_QUOTES:
        for (size_t i = 0; a->quotes != NULL && i < a->n_quotes; i++)
            quote_finish(&a->quotes[i]);
        free(a->quotes);
        a->quotes = NULL;
        a->n_quotes = 0;
        return;
    default:
        text = field_text(a, f);
    }
    free(*text);
    *text = NULL;
}

void field_move(struct article *to, struct article *from, const struct field *f)
{
    field_clear(to, f);
    if (field_is_text(f)) {
        *field_text(to, f) = *field_text(from, f);
        *field_text(from, f) = NULL;
        return;
    }
    size_t *n_to, *n_from;
    char ***names_to = field_names(to, f, &n_to), ***names_from = field_names(from, f, &n_from);
    *names_to = *names_from;
    *n_to = *n_from;
    *names_from = NULL;
    *n_from = 0;
}
