/* SPDX-License-Identifier: MIT */
#include "article/article.h"

#include "article/fields.h"
#include "article/wording.h"

#include <string.h>

void article_finish(struct article *a)
{
    for (size_t i = 0; i < FIELDS; i++)
        field_clear(a, &article_fields[i]);
}

/* A comma that ends a span, and the full stop a screen shows in its place where the sentence ended there: also U+060C,
 * Arabic, and U+FF0C, full width, whose full stop is U+3002. */
static const struct comma {
    const char *comma, *stop;
} commas[] = {{",", "."}, {"\xd8\x8c", "."}, {"\xef\xbc\x8c", "\xe3\x80\x82"}};

/* Also an ellipsis; U+061F and U+06D4, Arabic; U+3002, U+FF01 and U+FF1F, full width. */
static const char *const sentence_marks[] = {
    ".", "!", "?", ":", ";", "\xe2\x80\xa6", "\xd8\x9f", "\xdb\x94", "\xe3\x80\x82", "\xef\xbc\x81", "\xef\xbc\x9f"};

static bool ends_in(const char *text, size_t size, const char *mark)
{
    size_t n = strlen(mark);

    return size >= n && memcmp(text + size - n, mark, n) == 0;
}

/* The size of a text without the quotation marks that close something inside it at its end. */
static size_t without_closing_marks(const char *text, size_t size)
{
    static const char *const marks[] = {"\"", "'", "\xc2\xbb", "\xe2\x80\x99", "\xe2\x80\x9d", "\xe2\x80\xba"};

    for (size_t i = 0; i < sizeof marks / sizeof marks[0];) {
        bool ends = ends_in(text, size, marks[i]);
        size -= ends ? strlen(marks[i]) : 0;
        i = ends ? 0 : i + 1;
    }
    return size;
}

static const struct comma *comma_at_end(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof commas / sizeof commas[0]; i++) {
        if (ends_in(text, size, commas[i].comma))
            return &commas[i];
    }
    return NULL;
}

bool quote_ends_in_comma(const char *text, size_t size)
{
    return comma_at_end(text, without_closing_marks(text, size)) != NULL;
}

static bool is_mark_last(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof sentence_marks / sizeof sentence_marks[0]; i++) {
        if (ends_in(text, size, sentence_marks[i]))
            return true;
    }
    return false;
}

bool quote_ends_in_mark(const char *text, size_t size)
{
    return is_mark_last(text, without_closing_marks(text, size));
}

void quote_add_text(struct buffer *out, const char *words, size_t size, bool stop)
{
    size_t inner = without_closing_marks(words, size);
    const struct comma *comma = stop ? comma_at_end(words, inner) : NULL;

    if (out->size > 0)
        buffer_text(out, " ");
    if (comma != NULL) {
        buffer_add(out, words, inner - strlen(comma->comma));
        buffer_text(out, comma->stop);
        buffer_add(out, words + inner, size - inner);
        return;
    }
    buffer_add(out, words, size);
    if (stop && !is_mark_last(words, inner))
        buffer_text(out, ".");
}

char *article_quote_text(const struct article *a, const struct quote *q)
{
    struct buffer text = {0};

    for (size_t i = 0; i < q->n_spans; i++)
        quote_add_text(&text, a->body + q->spans[i].start, q->spans[i].end - q->spans[i].start, q->spans[i].stop);
    return buffer_take_text(&text);
}

/* A text on one line; NULL is an unknown one. `part` begins what an error calls it: "" or "a name in ". */
static bool check_line(const char *part, const char *what, const char *text, size_t most, struct error *e)
{
    struct error why;

    if (text == NULL)
        return true;
    size_t size = strlen(text);
    if (size == 0)
        return error_set(e, "%s%s is empty; an unknown text is left out", part, what);
    if (size > most)
        return error_set(e, "%s%s is %zu bytes, more than the %zu allowed", part, what, size, most);
    return wording_check(text, size, WORDING_LINE, &why) || error_set(e, "%s%s %s", part, what, why.text);
}

static bool is_inside_character(const struct article *a, size_t at)
{
    return at < a->body_size && ((unsigned char)a->body[at] & 0xc0) == 0x80;
}

static bool check_spans(const struct article *a, const struct quote *q, struct error *e)
{
    uint32_t last = 0;

    if (q->n_spans == 0)
        return error_set(e, "has no words");
    if (q->n_spans > ARTICLE_SPANS_MOST)
        return error_set(e, "has %zu spans, more than the %d allowed", q->n_spans, ARTICLE_SPANS_MOST);
    for (size_t i = 0; i < q->n_spans; i++) {
        const struct span *s = &q->spans[i];
        if (s->start >= s->end)
            return error_set(e, "has an empty span (%zu)", i + 1);
        if (s->end > a->body_size)
            return error_set(e, "reaches beyond the body (span %zu)", i + 1);
        if (s->start < last)
            return error_set(e, "has spans out of order (span %zu)", i + 1);
        if (is_inside_character(a, s->start) || is_inside_character(a, s->end))
            return error_set(e, "cuts a character in two (span %zu)", i + 1);
        const char *text = a->body + s->start;
        size_t size = s->end - s->start;
        if (memchr(text, '\n', size) != NULL)
            return error_set(e, "runs over a paragraph's end (span %zu)", i + 1);
        if (s->stop && is_mark_last(text, size))
            return error_set(e, "would show a full stop behind another mark (span %zu)", i + 1);
        last = s->end;
    }
    return true;
}

static bool check_quotes(const struct article *a, struct error *e)
{
    struct error why;

    if (a->n_quotes > ARTICLE_QUOTES_MOST)
        return error_set(e, "it has %zu quotes, more than the %d allowed", a->n_quotes, ARTICLE_QUOTES_MOST);
    for (size_t i = 0; i < a->n_quotes; i++) {
        const struct quote *q = &a->quotes[i];
        if (!check_spans(a, q, &why))
            return error_set(e, "quote %zu %s", i + 1, why.text);
        if (i > 0 && q->spans[0].start <= q[-1].spans[0].start)
            return error_set(e, "quote %zu is out of the text's order", i + 1);
        if (!check_line("", "its speaker", q->speaker, ARTICLE_LINE_MOST, e) ||
            !check_line("", "its role", q->role, ARTICLE_LINE_MOST, e))
            return error_prefix(e, "quote %zu", i + 1);
    }
    return true;
}

static bool check_names(const struct article *a, const struct field *f, struct error *e)
{
    size_t *n;
    char *const *names = *field_names(a, f, &n);

    if (*n > ARTICLE_BYLINES_MOST)
        return error_set(e, "%s has %zu names, more than the %d allowed", f->label, *n, ARTICLE_BYLINES_MOST);
    for (size_t i = 0; i < *n; i++) {
        if (names[i] == NULL)
            return error_set(e, "a name in %s is missing", f->label);
        if (!check_line("a name in ", f->label, names[i], f->most, e))
            return false;
    }
    return true;
}

static bool check_body(const struct article *a, const struct field *f, struct error *e)
{
    struct error why;

    if (a->body_size > f->most)
        return error_set(e, "%s is %zu bytes, more than the %zu allowed", f->label, a->body_size, f->most);
    return a->body_size == 0 || wording_check(a->body, a->body_size, WORDING_PARAGRAPHS, &why) ||
           error_set(e, "%s %s", f->label, why.text);
}

static bool check_field(const struct article *a, const struct field *f, struct error *e)
{
    const char *text = field_is_text(f) ? *field_text(a, f) : NULL;

    if ((f->flags & FIELD_NEEDED) != 0 && text == NULL)
        return error_set(e, "there is no %s", f->name);
    switch (f->kind) {
    case FIELD_KIND_LINE:
        return check_line("", f->label, text, f->most, e);
    case FIELD_KIND_MOMENT:
        return text == NULL || wording_is_moment(text) ||
               error_set(e, "%s is \"%.40s\", not a time such as 2026-07-22T06:30:00+01:00 or a date", f->label, text);
    case FIELD_KIND_LANGUAGE:
        return text == NULL || wording_is_language(text) ||
               error_set(e, "%s is \"%.40s\", not a tag such as en or pt-BR", f->label, text);
    case FIELD_KIND_NAMES:
        return check_names(a, f, e);
    case FIELD_KIND_BODY:
        return check_body(a, f, e);
    case FIELD_KIND_QUOTES:
        return check_quotes(a, e);
    }
    return false;
}

bool article_check(const struct article *a, struct error *e)
{
    for (size_t i = 0; i < FIELDS; i++) {
        if (!check_field(a, &article_fields[i], e))
            return false;
    }
    return true;
}
