/* SPDX-License-Identifier: MIT */
/* An article as bytes, FORMAT.md "An article": how each kind of field is written and read, and how the fields stand one
 * after the other, which is a matter of the format. Decoding bounds every length before anything is allocated for it.
 */
#include "article/fields.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void put_text(struct buffer *out, const char *text)
{
    size_t size = text != NULL ? strlen(text) : 0;

    buffer_u16(out, (uint16_t)size);
    buffer_add(out, text, size);
}

static void put_names(struct buffer *out, const struct article *a, const struct field *f)
{
    size_t *n;
    char *const *names = *field_names(a, f, &n);

    buffer_u8(out, (uint8_t)*n);
    for (size_t i = 0; i < *n; i++)
        put_text(out, names[i]);
}

static void put_quotes(struct buffer *out, const struct article *a)
{
    buffer_u16(out, (uint16_t)a->n_quotes);
    for (size_t i = 0; i < a->n_quotes; i++) {
        const struct quote *q = &a->quotes[i];
        put_text(out, q->speaker);
        put_text(out, q->role);
        buffer_u8(out, (uint8_t)q->n_spans);
        for (size_t k = 0; k < q->n_spans; k++) {
            buffer_u32(out, q->spans[k].start);
            buffer_u32(out, q->spans[k].end);
            buffer_u8(out, q->spans[k].stop);
        }
    }
}

static void put_field(struct buffer *out, const struct article *a, const struct field *f)
{
    switch (f->kind) {
    case FIELD_KIND_NAMES:
        put_names(out, a, f);
        break;
    case FIELD_KIND_BODY:
        buffer_u32(out, (uint32_t)a->body_size);
        buffer_add(out, a->body, a->body_size);
        break;
    case FIELD_KIND_QUOTES:
        put_quotes(out, a);
        break;
    default:
        put_text(out, *field_text(a, f));
    }
}

bool article_encode(const struct article *a, struct buffer *out, struct error *e)
{
    if (!article_check(a, e))
        return false;
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++)
        put_field(out, a, f);
    return !out->failed || error_memory(e);
}

/* `size` bytes of the entry as an owned text. `part` begins what an error calls it: "" or "a name in ". */
static bool take_bytes(struct cursor *c, const char *part, const char *what, size_t size, char **out, struct error *e)
{
    const uint8_t *at = cursor_take(c, size);

    if (at == NULL)
        return error_set(e, "it ends within %s%s", part, what);
    if (memchr(at, '\0', size) != NULL)
        return error_set(e, "%s%s holds the control character U+0000", part, what);
    char *text = malloc(size + 1);
    if (text == NULL)
        return error_memory(e);
    memcpy(text, at, size);
    text[size] = '\0';
    *out = text;
    return true;
}

/* A text on one line; of length zero it is unknown and stays NULL. */
static bool take_text(struct cursor *c, const char *part, const char *what, size_t most, char **out, struct error *e)
{
    size_t size = cursor_u16(c);

    if (c->bad)
        return error_set(e, "it ends within %s%s", part, what);
    if (size > most)
        return error_set(e, "%s%s is %zu bytes, more than the %zu allowed", part, what, size, most);
    return size == 0 || take_bytes(c, part, what, size, out, e);
}

static bool take_names(struct cursor *c, struct article *a, const struct field *f, struct error *e)
{
    size_t n = cursor_u8(c), *count;
    char ***names = field_names(a, f, &count);

    if (c->bad)
        return error_set(e, "it ends before %s", f->label);
    if (n > ARTICLE_BYLINES_MOST)
        return error_set(e, "%s has %zu names, more than the %d allowed", f->label, n, ARTICLE_BYLINES_MOST);
    if (n == 0)
        return true;
    *names = calloc(n, sizeof **names);
    if (*names == NULL)
        return error_memory(e);
    *count = n;
    for (size_t i = 0; i < n; i++) {
        if (!take_text(c, "a name in ", f->label, f->most, &(*names)[i], e))
            return false;
    }
    return true;
}

static bool take_body(struct cursor *c, struct article *a, const struct field *f, struct error *e)
{
    size_t size = cursor_u32(c);

    if (c->bad)
        return error_set(e, "it ends within %s", f->label);
    if (size > f->most)
        return error_set(e, "%s is %zu bytes, more than the %zu allowed", f->label, size, f->most);
    if (!take_bytes(c, "", f->label, size, &a->body, e))
        return false;
    a->body_size = size;
    return true;
}

static bool take_quote(struct cursor *c, struct quote *q, struct error *e)
{
    if (!take_text(c, "", "a speaker", ARTICLE_LINE_MOST, &q->speaker, e) ||
        !take_text(c, "", "a role", ARTICLE_LINE_MOST, &q->role, e))
        return false;
    size_t n = cursor_u8(c);
    if (c->bad)
        return error_set(e, "it ends within a quote");
    if (n == 0 || n > ARTICLE_SPANS_MOST)
        return error_set(e, "a quote has %zu spans, not 1 to %d", n, ARTICLE_SPANS_MOST);
    q->spans = calloc(n, sizeof q->spans[0]);
    if (q->spans == NULL)
        return error_memory(e);
    q->n_spans = n;
    for (size_t i = 0; i < n; i++) {
        q->spans[i].start = cursor_u32(c);
        q->spans[i].end = cursor_u32(c);
        uint8_t stop = cursor_u8(c);
        if (stop > 1)
            return error_set(e, "a span's stop is %u, not 0 or 1", stop);
        q->spans[i].stop = stop;
    }
    return !c->bad || error_set(e, "it ends within a quote");
}

static bool take_quotes(struct cursor *c, struct article *a, struct error *e)
{
    size_t n = cursor_u16(c);

    if (c->bad)
        return error_set(e, "it ends before the quotes");
    if (n > ARTICLE_QUOTES_MOST)
        return error_set(e, "it has %zu quotes, more than the %d allowed", n, ARTICLE_QUOTES_MOST);
    if (n == 0)
        return true;
    a->quotes = calloc(n, sizeof a->quotes[0]);
    if (a->quotes == NULL)
        return error_memory(e);
    a->n_quotes = n;
    for (size_t i = 0; i < n; i++) {
        if (!take_quote(c, &a->quotes[i], e))
            return false;
    }
    return true;
}

static bool take_field(struct cursor *c, struct article *a, const struct field *f, struct error *e)
{
    switch (f->kind) {
    case FIELD_KIND_NAMES:
        return take_names(c, a, f, e);
    case FIELD_KIND_BODY:
        return take_body(c, a, f, e);
    case FIELD_KIND_QUOTES:
        return take_quotes(c, a, e);
    default:
        return take_text(c, "", f->label, f->most, field_text(a, f), e);
    }
}

/* Format 1: all of its fields in the order of the table, each known by its place alone. */
static bool take_in_order(struct cursor *c, unsigned format, struct article *a, struct error *e)
{
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (f->since <= format && !take_field(c, a, f, e))
            return false;
    }
    return true;
}

bool article_decode(unsigned format, const void *data, size_t size, struct article *a, struct error *e)
{
    struct cursor c = cursor_over(data, size);

    assert(format == ARTICLE_FORMAT);
    *a = (struct article){0};
    bool ok = take_in_order(&c, format, a, e);
    if (ok && cursor_left(&c) > 0)
        ok = error_set(e, "%zu bytes follow its end", cursor_left(&c));
    /* What does not matter for finding the fields is checked once, by the function that checks what a writer gets. */
    ok = ok && article_check(a, e);
    if (!ok)
        article_finish(a);
    return ok;
}
