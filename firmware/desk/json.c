/* SPDX-License-Identifier: MIT */
#include "desk/json.h"

#include <stdlib.h>
#include <string.h>

json_t *json_text(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}

static json_t *paragraphs(const struct article *a)
{
    json_t *list = json_array();
    const char *at = a->body, *end = at + a->body_size;

    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline == NULL ? end : newline;
        json_array_append_new(list, json_stringn(at, (size_t)(stop - at)));
        at = newline == NULL ? end : newline + 1;
    }
    return list;
}

static json_t *quote(const struct article *a, const struct quote *q)
{
    json_t *spans = json_array(), *out = json_object();
    char *text = article_quote_text(a, q);

    for (size_t i = 0; i < q->n_spans; i++)
        json_array_append_new(spans, json_pack("[I, I]", (json_int_t)q->spans[i].start, (json_int_t)q->spans[i].end));
    bool ok = text != NULL && json_object_set_new(out, "text", json_string(text)) == 0;
    free(text);
    json_object_set_new(out, "speaker", json_text(q->speaker));
    json_object_set_new(out, "role", json_text(q->role));
    json_object_set_new(out, "spans", spans);
    if (!ok) {
        json_decref(out);
        return NULL;
    }
    return out;
}

json_t *json_article(const struct article *a, const struct report *report)
{
    json_t *out = json_object(), *byline = json_array(), *quotes = json_array();
    bool ok = out != NULL && byline != NULL && quotes != NULL;

    for (size_t i = 0; i < a->n_byline; i++)
        ok = json_array_append_new(byline, json_string(a->byline[i])) == 0 && ok;
    for (size_t i = 0; i < a->n_quotes; i++)
        ok = json_array_append_new(quotes, quote(a, &a->quotes[i])) == 0 && ok;
    ok = json_object_set_new(out, "headline", json_text(a->headline)) == 0 && ok;
    ok = json_object_set_new(out, "standfirst", json_text(a->standfirst)) == 0 && ok;
    ok = json_object_set_new(out, "kicker", json_text(a->kicker)) == 0 && ok;
    ok = json_object_set_new(out, "byline", byline) == 0 && ok;
    ok = json_object_set_new(out, "place", json_text(a->place)) == 0 && ok;
    ok = json_object_set_new(out, "published", json_text(a->published)) == 0 && ok;
    if (report == NULL)
        ok = json_object_set_new(out, "corrected", json_text(a->corrected)) == 0 && ok;
    ok = json_object_set_new(out, "language", json_text(a->language)) == 0 && ok;
    ok = json_object_set_new(out, "body", paragraphs(a)) == 0 && ok;
    ok = json_object_set_new(out, "quotes", quotes) == 0 && ok;
    if (report != NULL) {
        json_t *dropped = json_array();
        for (size_t i = 0; i < report->n_dropped; i++) {
            const struct report_dropped *d = &report->dropped[i];
            ok = json_array_append_new(dropped, json_pack("{s:I, s:s, s:s}", "line", (json_int_t)d->line, "text",
                                                          d->text, "why", d->why)) == 0 &&
                 ok;
        }
        ok = json_object_set_new(out, "dropped", dropped) == 0 && ok;
    }
    if (!ok) {
        json_decref(out);
        return NULL;
    }
    return out;
}

bool json_print(json_t *json, FILE *to)
{
    if (json == NULL)
        return false;
    bool ok = json_dumpf(json, to, JSON_COMPACT) == 0 && putc('\n', to) != EOF;
    json_decref(json);
    return ok || ferror(to);
}
