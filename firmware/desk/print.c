/* SPDX-License-Identifier: MIT */
#include "desk/print.h"

#include "article/fields.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = 100 /* bytes of a dropped line that are shown */ };

void print_text(const char *text, size_t size, FILE *to)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        putc(c < 0x20 || c == 0x7f ? '?' : c, to);
    }
}

static void print_line(const char *name, const char *text, FILE *to)
{
    fprintf(to, "  %-11s ", name);
    if (text == NULL)
        fputs("-", to);
    else
        print_text(text, strlen(text), to);
    putc('\n', to);
}

static void print_names(const struct article *a, const struct field *f, FILE *to)
{
    size_t *n;
    char *const *names = *field_names(a, f, &n);

    if (*n == 0)
        print_line(f->name, NULL, to);
    for (size_t i = 0; i < *n; i++)
        print_line(i == 0 ? f->name : "", names[i], to);
}

size_t print_count_words(const char *text)
{
    size_t n = 0;

    for (const char *at = text; *at != '\0';) {
        at += strspn(at, " \n");
        size_t size = strcspn(at, " \n");
        n += size > 0;
        at += size;
    }
    return n;
}

static void print_body(const struct article *a, FILE *to)
{
    size_t paragraphs = a->body_size > 0;

    for (size_t i = 0; i < a->body_size; i++)
        paragraphs += a->body[i] == '\n';
    fprintf(to, "  %-11s %zu paragraph%s, %zu words\n", "text", paragraphs, paragraphs == 1 ? "" : "s",
            print_count_words(a->body));
}

static void print_quotes(const struct article *a, const struct report_quote *quotes, FILE *to)
{
    for (size_t i = 0; i < a->n_quotes; i++) {
        const struct quote *q = &a->quotes[i];
        char *text = article_quote_text(a, q);
        char name[24];
        if (quotes != NULL && quotes[i].number == 0)
            snprintf(name, sizeof name, "quote added");
        else
            snprintf(name, sizeof name, "quote %zu", quotes != NULL ? quotes[i].number : i + 1);
        print_line(name, text, to);
        free(text);
        fputs("              - ", to);
        const char *speaker = q->speaker == NULL ? "(nobody is sure who says it)" : q->speaker;
        print_text(speaker, strlen(speaker), to);
        if (q->role != NULL) {
            fputs(", ", to);
            print_text(q->role, strlen(q->role), to);
        }
        putc('\n', to);
    }
}

void print_article(const struct article *a, const struct report_quote *quotes, FILE *to)
{
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (f->kind == FIELD_KIND_NAMES)
            print_names(a, f, to);
        else if (f->kind == FIELD_KIND_BODY)
            print_body(a, to);
        else if (f->kind == FIELD_KIND_QUOTES)
            print_quotes(a, quotes, to);
        else if (*field_text(a, f) != NULL || (f->flags & FIELD_PRINT_IF_KNOWN) == 0)
            print_line(f->name, *field_text(a, f), to);
    }
}

static void print_report(const struct report *r, FILE *to)
{
    for (size_t i = 0; i < r->n_dropped; i++) {
        const struct report_line *d = &r->dropped[i];
        size_t size = strlen(d->text), shown = size;
        if (size > LINE) {
            shown = LINE;
            while (shown > 0 && ((unsigned char)d->text[shown] & 0xc0) == 0x80)
                shown--;
        }
        fprintf(to, "  dropped line %zu: ", d->line);
        print_text(d->text, shown, to);
        fprintf(to, "%s  (%s)\n", shown < size ? "..." : "", d->why);
    }
    for (size_t i = 0; i < r->n_doubts; i++) {
        fputs("  in doubt: ", to);
        if (r->doubts[i].line > 0)
            fprintf(to, "line %zu: ", r->doubts[i].line);
        print_text(r->doubts[i].text, strlen(r->doubts[i].text), to);
        putc('\n', to);
    }
}

void print_source(const char *path, const struct article *a, const struct report *r, FILE *to)
{
    fprintf(to, "%s (%s, %s)\n", path, r->format, r->encoding);
    print_article(a, r->quotes, to);
    print_report(r, to);
}

json_t *print_whole_list(json_t *list, size_t n)
{
    if (json_array_size(list) == n)
        return list;
    json_decref(list);
    return NULL;
}

static json_t *json_names(const struct article *a, const struct field *f)
{
    json_t *list = json_array();
    size_t *n;
    char *const *names = *field_names(a, f, &n);

    for (size_t i = 0; i < *n; i++)
        json_array_append_new(list, json_string(names[i]));
    return print_whole_list(list, *n);
}

static json_t *json_body(const struct article *a)
{
    json_t *list = json_array();
    size_t n = 0;

    for (const char *at = a->body, *end = at + a->body_size; at < end; n++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at)), *stop = newline == NULL ? end : newline;
        json_array_append_new(list, json_stringn(at, (size_t)(stop - at)));
        at = stop + 1;
    }
    return print_whole_list(list, n);
}

static json_t *json_quote(const struct article *a, const struct quote *q)
{
    json_t *spans = json_array();
    char *text = article_quote_text(a, q);

    for (size_t i = 0; i < q->n_spans; i++)
        json_array_append_new(spans, json_pack("[I, I]", (json_int_t)q->spans[i].start, (json_int_t)q->spans[i].end));
    json_t *out = json_pack("{s:s, s:s?, s:s?, s:o}", "text", text, "speaker", q->speaker, "role", q->role, "spans",
                            print_whole_list(spans, q->n_spans));
    free(text);
    return out;
}

static json_t *json_quotes(const struct article *a)
{
    json_t *list = json_array();

    for (size_t i = 0; i < a->n_quotes; i++)
        json_array_append_new(list, json_quote(a, &a->quotes[i]));
    return print_whole_list(list, a->n_quotes);
}

static json_t *json_dropped(const struct report *r)
{
    json_t *list = json_array();

    for (const struct report_line *d = r->dropped; d < r->dropped + r->n_dropped; d++)
        json_array_append_new(
            list, json_pack("{s:I, s:s, s:s}", "line", (json_int_t)d->line, "text", d->text, "why", d->why));
    return print_whole_list(list, r->n_dropped);
}

static json_t *json_field(const struct article *a, const struct field *f)
{
    switch (f->kind) {
    case FIELD_KIND_NAMES:
        return json_names(a, f);
    case FIELD_KIND_BODY:
        return json_body(a);
    case FIELD_KIND_QUOTES:
        return json_quotes(a);
    default:
        return json_pack("s?", *field_text(a, f));
    }
}

bool print_article_json(const struct article *a, const struct report *report, FILE *to)
{
    json_t *out = json_object();
    bool ok = out != NULL;

    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (report == NULL || (f->flags & FIELD_NOT_IN_READ) == 0)
            ok = json_object_set_new(out, f->name, json_field(a, f)) == 0 && ok;
    }
    if (report != NULL)
        ok = json_object_set_new(out, "dropped", json_dropped(report)) == 0 && ok;
    ok = ok && ((json_dumpf(out, to, JSON_COMPACT) == 0 && putc('\n', to) != EOF) || ferror(to));
    json_decref(out);
    return ok;
}
