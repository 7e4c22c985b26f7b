/* SPDX-License-Identifier: MIT */
#include "article/fields.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define AT(member) offsetof(struct article, member)

const struct field article_fields[FIELDS] = {
    [FIELD_HEADLINE] = {.tag = 1,
                        .name = "headline",
                        .label = "the headline",
                        .also = "title",
                        .kind = FIELD_KIND_LINE,
                        .at = AT(headline),
                        .most = ARTICLE_LINE_MOST,
                        .flags = FIELD_NEEDED},
    [FIELD_STANDFIRST] = {.tag = 2,
                          .name = "standfirst",
                          .label = "the standfirst",
                          .also = "description|summary|subtitle|excerpt",
                          .kind = FIELD_KIND_LINE,
                          .at = AT(standfirst),
                          .most = ARTICLE_STANDFIRST_MOST},
    [FIELD_KICKER] = {.tag = 3,
                      .name = "kicker",
                      .label = "the kicker",
                      .also = "section|category",
                      .kind = FIELD_KIND_LINE,
                      .at = AT(kicker),
                      .most = ARTICLE_LINE_MOST},
    [FIELD_BYLINE] = {.tag = 4,
                      .name = "byline",
                      .label = "the byline",
                      .also = "author|authors",
                      .kind = FIELD_KIND_NAMES,
                      .at = AT(byline),
                      .count_at = AT(n_byline),
                      .most = ARTICLE_LINE_MOST},
    [FIELD_PLACE] = {.tag = 5,
                     .name = "place",
                     .label = "the place",
                     .also = "location",
                     .kind = FIELD_KIND_LINE,
                     .at = AT(place),
                     .most = ARTICLE_LINE_MOST},
    [FIELD_PUBLISHED] = {.tag = 6,
                         .name = "published",
                         .label = "the published time",
                         .also = "date",
                         .kind = FIELD_KIND_MOMENT,
                         .at = AT(published),
                         .most = ARTICLE_LINE_MOST},
    [FIELD_CORRECTED] = {.tag = 7,
                         .name = "corrected",
                         .label = "the corrected time",
                         .kind = FIELD_KIND_MOMENT,
                         .at = AT(corrected),
                         .most = ARTICLE_LINE_MOST,
                         .flags = FIELD_PRINT_IF_KNOWN | FIELD_NOT_IN_READ},
    [FIELD_LANGUAGE] = {.tag = 8,
                        .name = "language",
                        .label = "the language",
                        .also = "lang",
                        .kind = FIELD_KIND_LANGUAGE,
                        .at = AT(language),
                        .most = ARTICLE_LINE_MOST},
    [FIELD_BODY] = {.tag = 9, .name = "body", .label = "the body", .kind = FIELD_KIND_BODY, .most = ARTICLE_BODY_MOST},
    [FIELD_QUOTES] = {.tag = 10, .name = "quotes", .label = "the quotes", .kind = FIELD_KIND_QUOTES},
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

bool field_is_text(const struct field *f)
{
    return f->kind == FIELD_KIND_LINE || f->kind == FIELD_KIND_MOMENT || f->kind == FIELD_KIND_LANGUAGE;
}

bool field_is_key(const struct field *f)
{
    return field_is_text(f) || f->kind == FIELD_KIND_NAMES;
}

static void *member(const struct article *a, size_t at)
{
    return (char *)a + at;
}

char **field_text(const struct article *a, const struct field *f)
{
    assert(field_is_text(f));
    return member(a, f->at);
}

char ***field_names(const struct article *a, const struct field *f, size_t **n)
{
    assert(f->kind == FIELD_KIND_NAMES);
    *n = member(a, f->count_at);
    return member(a, f->at);
}

void field_clear(struct article *a, const struct field *f)
{
    if (field_is_text(f)) {
        free(*field_text(a, f));
        *field_text(a, f) = NULL;
    } else if (f->kind == FIELD_KIND_NAMES) {
        size_t *n;
        char ***names = field_names(a, f, &n);
        for (size_t i = 0; *names != NULL && i < *n; i++)
            free((*names)[i]);
        free(*names);
        *names = NULL;
        *n = 0;
    } else if (f->kind == FIELD_KIND_BODY) {
        free(a->body);
        a->body = NULL;
        a->body_size = 0;
    } else {
        for (size_t i = 0; a->quotes != NULL && i < a->n_quotes; i++)
            quote_finish(&a->quotes[i]);
        free(a->quotes);
        a->quotes = NULL;
        a->n_quotes = 0;
    }
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
