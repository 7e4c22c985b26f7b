/* SPDX-License-Identifier: MIT */
#include "quotes/dashes.h"

#include "base/bytes.h"
#include "quotes/incises.h"

#include <stdlib.h>
#include <string.h>

enum { DASH = 3 }; /* bytes of "—" and "–" */

struct line {
    const char *text;
    const struct quote_words *words;
    size_t start, end; /* without white space at its edges */
};

static bool is_dash(const struct line *l, size_t i)
{
    return i + DASH <= l->end && memcmp(l->text + i, "\xE2\x80", 2) == 0 &&
           (l->text[i + 2] == '\x93' || l->text[i + 2] == '\x94');
}

static size_t skip(const struct line *l, size_t i, const char *marks)
{
    while (i < l->end && strchr(marks, l->text[i]) != NULL)
        i++;
    return i;
}

/* The next dash from i on; l->end if there is none. */
static size_t next_dash(const struct line *l, size_t i)
{
    while (i < l->end && !is_dash(l, i))
        i++;
    return i;
}

/* An attribution in a line: [before, after) is narration. */
struct aside {
    size_t before, after;
};

/* Whether what stands at i begins an attribution: " —dijo Ana—." or ", répond Anne." */
static bool reads_aside(const struct line *l, size_t i, struct aside *found)
{
    bool dash = is_dash(l, i);
    if (!dash && strchr(",?!", l->text[i]) == NULL)
        return false;
    size_t from = dash ? skip(l, i + DASH, " ") : i + 1, end = quote_incise_end(l->text, l->words, from, l->end);
    if (end == from)
        return false;
    if (dash) {
        size_t next = next_dash(l, end);
        *found = (struct aside){i, next < l->end ? skip(l, next + DASH, ".,;: ") : l->end};
        return true;
    }
    *found = (struct aside){i + 1, skip(l, end, ".,;: ")};
    return end >= l->end || l->text[end] == '.' || l->text[end] == ',';
}

static bool add(struct quote_stretches *out, struct quote_stretch q)
{
    struct quote_stretch *at = array_grow(out->at, out->n, sizeof *at);
    if (at == NULL)
        return false;
    out->at = at;
    at[out->n++] = q;
    return true;
}

static bool add_words(const struct line *l, size_t from, size_t to, struct quote_stretches *out)
{
    while (to > from && l->text[to - 1] == ' ')
        to--;
    return to == from || add(out, (struct quote_stretch){.start = from,
                                                         .end = to,
                                                         .inner_start = from,
                                                         .inner_end = to,
                                                         .closed = true,
                                                         .ends_line = to == l->end});
}

/* The speech of a line that begins with a dash. */
static bool read_line(const struct line *l, struct quote_stretches *out)
{
    size_t from = skip(l, l->start + DASH, " ");
    bool any = false;
    struct aside found;
    for (size_t i = from; i < l->end;) {
        if (!reads_aside(l, i, &found)) {
            i++;
            continue;
        }
        if (!add_words(l, from, found.before, out))
            return false;
        any = true;
        from = i = found.after;
    }
    return !any || from >= l->end || add_words(l, from, l->end, out);
}

/* Adds to `out` what stands in the text, with the stretches that are there already. */
static bool read_text(const char *text, size_t size, const struct quote_words *words,
                      const struct quote_stretches *stretches, struct quote_stretches *out)
{
    size_t k = 0;
    for (size_t start = 0, end; start < size; start = end + 1) {
        const char *nl = memchr(text + start, '\n', size - start);
        end = nl == NULL ? size : (size_t)(nl - text);
        size_t first = k;
        for (; k < stretches->n && stretches->at[k].start < end; k++)
            if (!add(out, stretches->at[k]))
                return false;
        struct line l = {text, words, start, end};
        l.start = skip(&l, start, " \t\r");
        while (l.end > l.start && strchr(" \t\r", text[l.end - 1]) != NULL)
            l.end--;
        if (k == first && is_dash(&l, l.start) && !read_line(&l, out))
            return false;
    }
    return true;
}

bool quote_dashes_find(const char *text, size_t size, const struct quote_words *words,
                       struct quote_stretches *stretches, struct error *e)
{
    struct quote_stretches out = {.odd_marks = stretches->odd_marks};
    if (!read_text(text, size, words, stretches, &out)) {
        free(out.at);
        return error_memory(e);
    }
    free(stretches->at);
    *stretches = out;
    return true;
}
