/* SPDX-License-Identifier: MIT */
#include "sources/lines.h"

#include "sources/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool lines_add(struct lines *l, size_t number, char *text, bool gap, struct error *e)
{
    if (l->n == 0 || (l->n >= 64 && (l->n & (l->n - 1)) == 0)) {
        size_t room = l->n == 0 ? 64 : l->n * 2;
        struct line *items = realloc(l->items, room * sizeof *items);
        if (items == NULL)
            return error_memory(e);
        l->items = items;
    }
    l->items[l->n++] = (struct line){
        .number = number, .text = text, .gap = gap, .sentence = text_ends_sentence(text), .words = text_words(text)};
    return true;
}

bool lines_cut(struct buffer *clean, struct lines *out, struct error *e)
{
    *out = (struct lines){0};
    out->text = buffer_take_text(clean);
    if (out->text == NULL)
        return error_memory(e);
    size_t number = 1;
    bool gap = true;
    for (char *at = out->text; *at != '\0';) {
        char *end = at + strcspn(at, "\n\v");
        char mark = *end;
        *end = '\0';
        if (end > at) {
            if (!lines_add(out, number, at, gap, e))
                return false;
            gap = false;
        } else {
            gap = true;
        }
        number += mark == '\n';
        at = mark == '\0' ? end : end + 1;
    }
    return true;
}

/*
 * A page is wrapped if no line is longer than a terminal is wide and most of the lines that another follows directly
 * are nearly so long that the next word would not have fitted. A page saved with a paragraph a line never looks so.
 */
static bool is_wrapped(const struct lines *l, size_t *width)
{
    size_t longest = 0, followed = 0, full = 0;

    for (size_t i = 0; i < l->n; i++) {
        size_t size = strlen(l->items[i].text);
        if (size > longest)
            longest = size;
    }
    if (longest < 50 || longest > 100)
        return false;
    for (size_t i = 0; i + 1 < l->n; i++) {
        if (l->items[i + 1].gap)
            continue;
        followed++;
        size_t next = strcspn(l->items[i + 1].text, " ");
        if (strlen(l->items[i].text) + 1 + next > longest - 4)
            full++;
    }
    *width = longest;
    return full >= 6 && full * 2 >= followed;
}

bool lines_unwrap(struct lines *l, struct error *e)
{
    size_t width;

    if (!is_wrapped(l, &width))
        return true;
    struct buffer joined = {0};
    size_t *starts = malloc((l->n + 1) * sizeof *starts);
    if (starts == NULL)
        return error_memory(e);
    size_t n = 0;
    for (size_t i = 0; i < l->n;) {
        struct line line = l->items[i];
        starts[n] = joined.size;
        buffer_text(&joined, l->items[i].text);
        size_t k = i + 1;
        while (!line.gone && k < l->n && !l->items[k].gap && text_bullet(l->items[k].text) == 0 &&
               strlen(l->items[k - 1].text) + 1 + strcspn(l->items[k].text, " ") > width - 12) {
            buffer_text(&joined, " ");
            buffer_text(&joined, l->items[k].text);
            k++;
        }
        buffer_u8(&joined, 0);
        l->items[n++] = line;
        i = k;
    }
    if (joined.failed) {
        free(starts);
        buffer_finish(&joined);
        return error_memory(e);
    }
    free(l->text);
    l->text = (char *)joined.data;
    for (size_t i = 0; i < n; i++) {
        struct line *line = &l->items[i];
        line->text = l->text + starts[i];
        line->sentence = text_ends_sentence(line->text);
        line->words = text_words(line->text);
    }
    l->n = n;
    free(starts);
    return true;
}

void lines_finish(struct lines *l)
{
    free(l->items);
    free(l->text);
    *l = (struct lines){0};
}
