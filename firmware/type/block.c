/* SPDX-License-Identifier: MIT */
#include "type/block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void block_init(struct setter *s, struct block *b, const struct look *look, enum line_style style, float leading,
                const char *text, size_t size)
{
    *b = (struct block){.look = *look, .style = style, .leading = leading};
    if (s->failed || text == NULL || size == 0)
        return;
    if (!paragraph_measure(&b->p, s->fonts, look->face, text, size, s->words->language, look->tracking, &s->missing)) {
        s->failed = true;
        return;
    }
    b->leading = fmaxf(b->leading, b->p.leading);
}

void block_finish(struct block *b)
{
    paragraph_finish(&b->p);
    free(b->cut);
    free(b->lines);
    *b = (struct block){0};
}

/* How far the widest line stands out of the measure, em. Shaped as a whole a line can be wider than its words. */
static float excess(const struct block *b, float measure)
{
    float most = 0;

    for (size_t i = 0; i < b->n; i++) {
        const struct text_line *line = &b->lines[i];
        most = fmaxf(most, line->em - line->hang - line->over - measure);
    }
    return most;
}

static bool choose(struct setter *s, struct block *b, float measure)
{
    size_t n = paragraph_count(&b->p, 0, b->p.n, measure, SIZE_MAX);

    if (n == SIZE_MAX) {
        if (!paragraph_cut_wide(&b->p, measure))
            goto failed;
        n = paragraph_count(&b->p, 0, b->p.n, measure, SIZE_MAX);
    }
    if (n == SIZE_MAX) /* one cluster is wider than the page: a line for each */
        n = b->p.n, measure = b->p.widest;
    struct text_line *lines = realloc(b->lines, (n + 1) * sizeof *lines);
    if (lines == NULL)
        goto failed;
    b->lines = lines;
    b->n = n;
    if (!paragraph_choose(&b->p, measure, n, b->style, b->lines, &b->cost))
        goto failed;
    return true;
failed:
    b->n = 0;
    s->failed = true;
    return false;
}

void block_set(struct setter *s, struct block *b, int size, float measure)
{
    float em = measure / (float)size, half_pixel = 0.5f / (float)size;

    b->look.size = size;
    if (s->failed || b->p.n == 0) {
        b->n = 0;
        return;
    }
    for (int tries = 0; tries < 4 && choose(s, b, em); tries++) {
        float over = excess(b, measure / (float)size);
        if (over <= half_pixel)
            break;
        em -= over;
    }
}

void block_set_short(struct setter *s, struct block *b, int size, float measure, size_t most)
{
    block_set(s, b, size, measure);
    if (s->failed || b->n <= most || most == 0)
        return;
    float em = measure / (float)size;
    size_t from = 0;
    for (size_t i = 0; i + 1 < most; i++)
        from = paragraph_fill(&b->p, from, b->p.n, em);
    size_t start = b->p.segments[from].start;
    size_t end = paragraph_shorten(&b->p, start, b->p.items.size, em - 0.01f);
    char *cut = paragraph_with_ellipsis(b->p.items.text, end);
    if (cut == NULL) {
        s->failed = true;
        return;
    }
    paragraph_finish(&b->p);
    free(b->cut);
    b->cut = cut;
    b->n = 0;
    if (!paragraph_measure(&b->p, s->fonts, b->look.face, cut, strlen(cut), s->words->language, b->look.tracking,
                           &s->missing))
        s->failed = true;
    else
        block_set(s, b, size, measure);
}

float block_height(const struct block *b)
{
    return (float)b->n * b->leading * (float)b->look.size;
}

void block_put(struct setter *s, const struct block *b, float left, float right, float y)
{
    float size = (float)b->look.size;
    float baseline = y + setter_drop(s, b->look.face, b->look.size, b->leading);

    for (size_t i = 0; i < b->n; i++) {
        const struct text_line *line = &b->lines[i];
        float hang = fminf(line->hang * size, 5.6f * s->u); /* stays off the edge of the safe area */
        float x = b->p.items.right_to_left ? right - line->em * size : left - hang;
        setter_line(s, &b->look, &b->p, line, x, baseline + (float)i * b->leading * size);
    }
}

float room_at(const struct room *r, int size)
{
    float large = r->high > r->low ? (float)(size - r->low) / (float)(r->high - r->low) : 0;

    large = fminf(fmaxf(large, 0), 1);
    return r->height * (1 - large * (1 - r->air)) - r->rest;
}

bool room_fits(const struct room *r, const struct block *b, int size)
{
    size_t n = paragraph_count(&b->p, 0, b->p.n, r->measure / (float)size, SIZE_MAX);

    return n <= r->most && (float)n * b->leading * (float)size <= room_at(r, size);
}

int room_largest(const struct room *r, const struct block *b)
{
    int low = r->low - 1, high = r->high + 1; /* low fits (or is below all), high does not */

    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (room_fits(r, b, middle))
            low = middle;
        else
            high = middle;
    }
    return low >= r->low ? low : 0;
}

int room_best(struct setter *s, const struct room *r, struct block *b)
{
    struct room any = *r;
    int size = room_largest(r, b);

    if (size > 0 || b->p.n == 0)
        return size > 0 ? size : r->low;
    /* Cut words that are too wide even for the smallest size wanted, */
    if (b->p.widest * (float)r->low > r->measure) {
        if (!paragraph_cut_wide(&b->p, r->measure / (float)r->low))
            s->failed = true;
        else if ((size = room_largest(r, b)) > 0)
            return size;
    }
    /* and go below it. */
    any.high = r->low;
    any.low = 1;
    any.air = 1;
    size = room_largest(&any, b);
    if (size == 0) {
        if (s->page != NULL)
            s->page->overflow = true;
        size = 1;
    }
    return size;
}

void room_set(struct setter *s, const struct room *r, struct block *b, int size)
{
    /* A twelfth off the size weighs as much as a line that ends with an article. */
    static const double cost_smaller = 130;
    double best_cost = (double)INFINITY;
    int best = size;

    for (int step = 0; step <= 8 && b->p.n > 0 && !s->failed; step++) {
        int smaller = size - (int)lroundf((float)(size * step) * 0.02f);
        if (smaller < r->low || (step > 0 && !room_fits(r, b, smaller)))
            break;
        float em = r->measure / (float)smaller;
        size_t n = paragraph_count(&b->p, 0, b->p.n, em, SIZE_MAX);
        double cost;
        if (n == SIZE_MAX)
            break;
        if (!paragraph_choose(&b->p, em, n, b->style, NULL, &cost))
            s->failed = true;
        cost += cost_smaller * (double)(size - smaller) / (double)size;
        if (cost < best_cost) {
            best_cost = cost;
            best = smaller;
        }
    }
    block_set(s, b, best, r->measure);
}
