/* SPDX-License-Identifier: MIT */
#include "desk/reading.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEADLINE_WORDS = 14, /* a sentence of so many words is no headline */
    LINE_WORDS = 25,     /* nor is a line of so many */
};

/* "“We will not sell,” said Hale, who owns the ferry.": a text without a head has its first paragraph for a headline.
 */
static bool is_running_text(const char *line, size_t size)
{
    size_t words = 1;
    for (size_t i = 0; i < size; i++)
        words += line[i] == ' ';
    while (size > 0 && (line[size - 1] & 0x80) != 0) /* a closing mark */
        size--;
    bool sentence = size > 0 && strchr(".!?\"", line[size - 1]) != NULL;
    return words >= LINE_WORDS || (sentence && words >= HEADLINE_WORDS);
}

bool reading_make(const struct article *a, const struct quotes_options *how, struct reading *out, struct error *e)
{
    struct quotes_options options = how != NULL ? *how : (struct quotes_options){0};
    struct buffer text = {0};

    *out = (struct reading){0};
    if (a->headline != NULL)
        buffer_printf(&text, "%s\n", a->headline);
    size_t head = text.size;
    if (a->standfirst != NULL)
        buffer_printf(&text, "%s\n", a->standfirst);
    out->body = text.size;
    buffer_add(&text, a->body, a->body_size);
    out->size = text.size;
    out->text = buffer_take_text(&text);
    buffer_finish(&text);
    if (out->text == NULL)
        return error_memory(e);
    options.language = a->language;
    options.by = a->byline;
    options.n_by = a->n_byline;
    if (!quotes_find(out->text, out->size, &options, &out->found, e))
        return false;
    bool running = head > 0 && is_running_text(out->text, head - 1);
    for (size_t i = 0; i < out->found.n_quotes; i++) {
        struct quotes_quote *q = &out->found.quotes[i];
        size_t at = q->parts[0].start;
        q->fragment = q->fragment || (at < out->body && !(running && at < head));
    }
    return true;
}

void reading_finish(struct reading *r)
{
    quotes_finish(&r->found);
    free(r->text);
    *r = (struct reading){0};
}

/* What the cleaning of a source takes out or changes: spaces, line ends, signs that show nothing. */
static bool is_nothing(uint32_t c)
{
    return c <= ' ' || (c >= 0x7f && c <= 0xa0) || c == 0xad || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) ||
           (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x2069) || c == 0x3000 || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb);
}

static const char *skip_nothing(const char *at, const char *end)
{
    while (at < end) {
        const char *next = at;
        if (!is_nothing(utf8_next(&next, end)))
            break;
        at = next;
    }
    return at;
}

/* Two texts that are gone through side by side, letter by letter. */
struct pair {
    const char *text, *text_end, *source, *source_end;
};

/* The next letter of both, `text` and `source` standing on it. False: there is none, or they differ. */
static bool stand_on_letter(struct pair *p)
{
    p->text = skip_nothing(p->text, p->text_end);
    p->source = skip_nothing(p->source, p->source_end);
    if (p->text == p->text_end || p->source == p->source_end)
        return false;
    const char *a = p->text, *b = p->source;
    return utf8_next(&a, p->text_end) == utf8_next(&b, p->source_end);
}

static void step(struct pair *p)
{
    utf8_next(&p->text, p->text_end);
    utf8_next(&p->source, p->source_end);
}

/* Whether the whole line of the text stands at a place of the source; where it ends there. *work counts the letters. */
static const char *line_at(struct pair p, size_t *work)
{
    while (stand_on_letter(&p)) {
        step(&p);
        ++*work;
    }
    ++*work;
    return p.text == p.text_end ? p.source : NULL;
}

/* The first place from `from` on where the line stands, at the beginning of a line of the source (`lines`), or of any
 * word; NULL: none within the work allowed. */
static const char *find_line(struct pair p, bool lines, size_t *work, size_t most, const char **end)
{
    bool fresh = true;
    while (p.source < p.source_end && *work < most) {
        const char *at = p.source;
        uint32_t c = utf8_next(&p.source, p.source_end);
        if (is_nothing(c)) {
            fresh = fresh || !lines || c == '\n' || c == '\r';
        } else if (fresh) {
            fresh = false;
            struct pair here = p;
            here.source = at;
            if ((*end = line_at(here, work)) != NULL)
                return at;
        }
        ++*work;
    }
    return NULL;
}

bool positions_find(const struct reading *r, const char *source, size_t size, struct positions *out)
{
    size_t n = 1, work = 0, most = 16 * (size + r->size) + 1024;
    const char *end = r->text + r->size, *from = source;

    for (const char *at = r->text; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        n++;
    *out = (struct positions){.text = r->text, .text_size = r->size, .source = source, .source_size = size};
    out->lines = calloc(n, sizeof *out->lines);
    if (out->lines == NULL)
        return false;
    for (const char *at = r->text; out->n < n; out->n++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at)), *after = NULL;
        struct pair p = {at, stop != NULL ? stop : end, from, source + size};
        const char *found = find_line(p, true, &work, most, &after);
        /* The first paragraph may have lost its dateline, a headline the key before it. */
        if (found == NULL)
            found = find_line(p, false, &work, most, &after);
        out->lines[out->n].text = (size_t)(at - r->text);
        out->lines[out->n].source = found != NULL ? (size_t)(found - source) : SIZE_MAX;
        if (found != NULL)
            from = after;
        at = stop != NULL ? stop + 1 : end;
    }
    return true;
}

void positions_finish(struct positions *p)
{
    free(p->lines);
    *p = (struct positions){0};
}

/* The source's letter for the letter of the text at `at`; NULL: it cannot be told. */
static const char *letter_of(const struct positions *p, size_t at)
{
    size_t low = 0, high = p->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (p->lines[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    if (p->n == 0 || p->lines[low].source == SIZE_MAX)
        return NULL;
    struct pair pair = {p->text + p->lines[low].text, p->text + p->text_size, p->source + p->lines[low].source,
                        p->source + p->source_size};
    while (stand_on_letter(&pair)) {
        if (pair.text >= p->text + at)
            return pair.source;
        step(&pair);
    }
    return NULL;
}

bool positions_range(const struct positions *p, size_t *start, size_t *end)
{
    const char *last = p->text + *end, *least = p->text + *start;
    uint32_t c;
    do
        c = utf8_previous(&last, least);
    while (last > least && is_nothing(c));
    const char *from = letter_of(p, *start), *to = letter_of(p, (size_t)(last - p->text));
    if (from == NULL || to == NULL)
        return false;
    utf8_next(&to, p->source + p->source_size);
    *start = (size_t)(from - p->source);
    *end = (size_t)(to - p->source);
    return true;
}
