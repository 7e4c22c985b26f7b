/* SPDX-License-Identifier: MIT */
/* The choice of a paragraph's lines, all together. */
#include "type/breaks.h"
#include "type/paragraph.h"

#include <math.h>
#include <stdlib.h>

/* Costs: a line that is off its length by the fraction r costs 70 r r; a break costs what breaks.h says; a last line
 * of one word costs more than anything else can together, so it stays only where nothing avoids it. */
static const double cost_square = 70, cost_widow = 1e6;
static const float slack = 0.0005f;

struct choice {
    double cost;
    size_t from; /* first segment of the line that ends here */
};

struct chooser {
    const struct paragraph *p;
    float measure, target;
    size_t n;
    enum line_style style;
};

/* Whether segments [from, to) are one word to a reader: "twenty-one" is, though a line may end at its hyphen. */
static bool one_word(const struct paragraph *p, size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++) {
        const struct segment *s = &p->segments[i];
        /* Scripts without blanks, and a dash between two words, have no ASCII before such a place. */
        if (s->next != s->end || (unsigned char)p->items.text[s->end - 1] >= 0x80)
            return false;
    }
    return true;
}

static double line_cost(const struct chooser *c, size_t from, size_t to, float width, bool last)
{
    const struct segment *end = &c->p->segments[to - 1];
    double r = ((double)c->target - (double)width) / (double)c->target;
    double cost = cost_square * r * r;

    if (c->style == LINES_EVEN && last) {
        /* A last line may be anything between a third and the whole. */
        r = (double)width / (double)c->target;
        cost = r < 0.33 ? cost_square * (0.33 - r) : 0;
    }
    if (!last)
        return cost + (double)(end->cost - BREAK_FREE);
    /* One word, or what is left of a word that had to be cut. */
    bool widow = c->n > 1 && one_word(c->p, from, to);
    return cost + (widow ? cost_widow : 0);
}

bool paragraph_choose(const struct paragraph *p, float measure, size_t n, enum line_style style,
                      struct text_line *lines, double *cost)
{
    size_t m = p->n;
    struct chooser c = {.p = p, .measure = measure, .target = measure, .n = n, .style = style};

    *cost = n == 0 && m == 0 ? 0 : (double)INFINITY;
    if (n == 0 || m == 0)
        return true;
    if (style == LINES_BALANCED)
        c.target = (float)((p->before[m] - (double)p->segments[m - 1].blank) / (double)n);
    if (c.target > measure || c.target <= 0)
        c.target = measure;

    struct choice *best = malloc((n + 1) * (m + 1) * sizeof *best);
    if (best == NULL)
        return false;
    for (size_t i = 0; i < (n + 1) * (m + 1); i++)
        best[i] = (struct choice){(double)INFINITY, 0};
    best[0].cost = 0;
    for (size_t k = 1; k <= n; k++) {
        const struct choice *above = best + (k - 1) * (m + 1);
        struct choice *here = best + k * (m + 1);
        for (size_t from = k - 1; from < m; from++) {
            if (isinf(above[from].cost))
                continue;
            /* One step beyond the first line that is too long: hanging marks can make it fit again. */
            for (size_t to = from + 1, over = 0; to <= m && over < 2; to++) {
                float width = paragraph_width(p, from, to - 1);
                if (width > measure + slack) {
                    over++;
                    continue;
                }
                if ((to == m) != (k == n))
                    continue;
                double sum = above[from].cost + line_cost(&c, from, to, width, to == m);
                if (sum < here[to].cost)
                    here[to] = (struct choice){sum, from};
            }
        }
    }
    *cost = best[n * (m + 1) + m].cost;
    if (lines != NULL && !isinf(*cost)) {
        size_t to = m;
        for (size_t k = n; k > 0; k--) {
            size_t from = best[k * (m + 1) + to].from;
            struct text_line *line = &lines[k - 1];
            line->start = p->segments[from].start;
            line->end = p->segments[to - 1].end;
            line->hang = p->segments[from].hang_left;
            line->over = p->segments[to - 1].hang_right;
            line->hyphen = p->segments[to - 1].hyphen > 0;
            line->em = paragraph_advance(p, line->start, line->end) + p->segments[to - 1].hyphen;
            to = from;
        }
    }
    free(best);
    return true;
}
