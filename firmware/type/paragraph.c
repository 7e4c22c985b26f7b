/* SPDX-License-Identifier: MIT */
#include "type/paragraph.h"

#include "base/utf8.h"
#include "type/breaks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

/* Rounding errors of widths added up in another order than they were measured. */
static const float slack = 0.0005f;

/* From the tail of one line's g to the accent of the next line's É, and to that over Ẩ's circumflex, em. */
static const float accent_leading = 1.18f, tall_leading = 1.28f;

/* Also the marks that open in one language and close in another: at a line's start they open. */
static bool opens(uint32_t c)
{
    return c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2018 || c == 0x201a || c == 0xab || c == 0xbb ||
           c == 0x2039 || c == '"' || c == '\'';
}

size_t hang_opening(const char *text, size_t start, size_t end)
{
    const char *at = text + start, *stop = text + end;

    if (at == stop)
        return start;
    uint32_t c = utf8_next(&at, stop);
    if (c != 0x2022 && !opens(c))
        return start;
    /* A guillemet's thin space, a bullet's space, a second mark. */
    while (at < stop) {
        const char *next = at;
        uint32_t d = utf8_next(&next, stop);
        if (d != 0x202f && d != 0xa0 && d != 0x2009 && !(c != 0x2022 && opens(d)))
            break;
        at = next;
    }
    return at < stop ? (size_t)(at - text) : start;
}

float hang_closing(const char *text, size_t start, size_t end, size_t *mark)
{
    static const struct {
        uint32_t mark;
        float share;
    } hanging[] = {{'.', 0.5f},  {',', 0.5f},    {0x201d, 0.5f},  {0x2019, 0.5f}, {0x201c, 0.5f},
                   {'-', 0.5f},  {0x2010, 0.5f}, {';', 0.3f},     {':', 0.3f},    {0xbb, 0.3f},
                   {'!', 0.15f}, {'?', 0.15f},   {0x2013, 0.15f}, {0x2014, 0.15f}};
    const char *at = text + end;

    *mark = end;
    if (start == end)
        return 0;
    uint32_t c = utf8_previous(&at, text + start);
    if (at == text + start)
        return 0;
    *mark = (size_t)(at - text);
    if (c >= 'a' && c <= 'z') /* as most do */
        return 0;
    for (size_t i = 0; i < sizeof hanging / sizeof hanging[0]; i++)
        if (hanging[i].mark == c)
            return hanging[i].share;
    return 0;
}

float paragraph_advance(const struct paragraph *p, size_t start, size_t end)
{
    return itemize_advance(&p->items, p->fonts, start, end, p->tracking);
}

float paragraph_hyphen(const struct paragraph *p)
{
    int font = p->fonts->font_for(p->fonts->user, p->face, '-');

    return p->fonts->advance(p->fonts->user, font < 0 ? (int)p->face : font, SCRIPT_LATIN, false, "-", 1) + p->tracking;
}

/* Most blanks are one space of the same font: it is measured once. */
static float blank_width(const struct paragraph *p, size_t start, size_t end, int *font, float *known)
{
    if (start == end)
        return 0;
    int own = p->items.items[itemize_find(&p->items, start)].font;
    bool plain = end - start == 1 && p->items.text[start] == ' ';
    if (plain && own == *font)
        return *known;
    float em = paragraph_advance(p, start, end);
    if (plain) {
        *font = own;
        *known = em;
    }
    return em;
}

bool paragraph_sum_up(struct paragraph *p)
{
    double *before = realloc(p->before, (p->n + 1) * sizeof *before);

    if (before == NULL)
        return false;
    p->before = before;
    double sum = 0;
    p->widest = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct segment *s = &p->segments[i];
        before[i] = sum;
        sum += (double)s->em + (double)s->blank;
        p->widest = fmaxf(p->widest, s->em + s->hyphen - s->hang_left - s->hang_right);
    }
    before[p->n] = sum;
    return true;
}

/* What a line under another one needs for an accented capital in it, em; 0 for any other letter. */
static float leading_for(uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int marks = 0;

    if (c < 0xc0 || !uc_is_property_uppercase(c))
        return 0;
    for (int n; (n = uc_canonical_decomposition(c, parts)) > 1; c = parts[0])
        marks += n - 1;
    return marks == 0 ? 0 : marks == 1 ? accent_leading : tall_leading;
}

/* Fonts of other scripts can be taller than the face whose leading is used, and so can some letters of its own. */
static void find_leading(struct paragraph *p)
{
    const char *text = p->items.text;

    for (const char *end = text + p->items.size; text < end;)
        p->leading = fmaxf(p->leading, leading_for(utf8_next(&text, end)));
    for (size_t i = 0; i < p->items.n_items; i++) {
        int font = p->items.items[i].font;
        if (font < FACE_COUNT)
            continue;
        struct font_shape shape = p->fonts->shape(p->fonts->user, font);
        p->leading = fmaxf(p->leading, fminf(0.92f * (shape.ascent + shape.descent), 1.9f));
    }
}

static void measure_segment(struct paragraph *p, struct segment *s)
{
    s->em = paragraph_advance(p, s->start, s->end);
    s->hang_left = s->hang_right = 0;
    /* Nothing hangs in a text of both directions: which edge it would be depends on how the line falls. */
    if (p->items.turns || s->start == s->end)
        return;
    size_t mark = hang_opening(p->items.text, s->start, s->end);
    if (mark > s->start)
        s->hang_left = paragraph_advance(p, s->start, mark);
    float share = hang_closing(p->items.text, s->start, s->end, &mark);
    if (share > 0)
        s->hang_right = fminf(share * paragraph_advance(p, mark, s->end), 0.16f);
}

bool paragraph_measure(struct paragraph *p, const struct type_fonts *fonts, enum face face, const char *text,
                       size_t size, const char *language, float tracking, struct missing *missing)
{
    unsigned char *at = NULL;

    *p = (struct paragraph){.fonts = fonts, .face = face, .tracking = tracking};
    while (size > 0 && text[size - 1] == ' ')
        size--;
    if (!itemize(&p->items, text, size, face, fonts, missing))
        return false;
    at = malloc(size + 1);
    if (at == NULL)
        goto failed;
    breaks_find(text, size, language, at);
    size_t n = size > 0;
    for (size_t i = 0; i < size; i++)
        n += at[i] != BREAK_NONE;
    p->segments = malloc((n + 1) * sizeof *p->segments);
    if (p->segments == NULL)
        goto failed;
    int font = -1;
    float known = 0;
    size_t first = 0;
    while (first < size && text[first] == ' ')
        first++;
    for (size_t start = first, next; start < size; start = next) {
        for (next = start + 1; next < size && at[next] == BREAK_NONE;)
            next++;
        size_t end = next;
        for (const char *stop = text + next; stop > text + start; end = (size_t)(stop - text))
            if (!breaks_is_blank(utf8_previous(&stop, text + start)))
                break;
        struct segment *s = &p->segments[p->n++];
        *s = (struct segment){.start = start, .end = end, .next = next, .cost = next < size ? at[next] : BREAK_FREE};
        s->blank = blank_width(p, end, next, &font, &known);
        measure_segment(p, s);
    }
    find_leading(p);
    if (!paragraph_sum_up(p))
        goto failed;
    free(at);
    return true;
failed:
    free(at);
    paragraph_finish(p);
    return false;
}

void paragraph_finish(struct paragraph *p)
{
    itemize_finish(&p->items);
    free(p->segments);
    free(p->before);
    *p = (struct paragraph){0};
}

void paragraph_begin_flush(struct paragraph *p)
{
    if (p->n == 0)
        return;
    struct segment *s = &p->segments[0];
    s->hang_left = 0;
    p->widest = fmaxf(p->widest, s->em + s->hyphen - s->hang_right);
}

size_t paragraph_fill(const struct paragraph *p, size_t from, size_t to, float measure)
{
    size_t i = from;

    while (i < to && paragraph_width(p, from, i) <= measure + slack)
        i++;
    /* A hanging mark can make a longer line fit where a shorter one does not. */
    if (i + 1 < to && i > from && paragraph_width(p, from, i + 1) <= measure + slack)
        i += 2;
    return i;
}

size_t paragraph_count(const struct paragraph *p, size_t from, size_t to, float measure, size_t most)
{
    size_t lines = 0;

    for (size_t i = from; i < to && lines < most; lines++) {
        size_t next = paragraph_fill(p, i, to, measure);
        if (next == i)
            return SIZE_MAX;
        i = next;
    }
    return lines;
}

size_t paragraph_shorten(const struct paragraph *p, size_t start, size_t end, float measure)
{
    if (paragraph_advance(p, start, end) <= measure + slack)
        return end;
    int font = p->fonts->font_for(p->fonts->user, p->face, 0x2026);
    measure -=
        p->fonts->advance(p->fonts->user, font < 0 ? (int)p->face : font, 0x4c61746e, false, "…", 3) + p->tracking;
    size_t low = start, high = end; /* low fits */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        while (middle > low && !p->items.cluster[middle])
            middle--;
        if (middle == low) { /* one cluster reaches from low beyond the middle */
            for (middle = low + 1; middle < high && !p->items.cluster[middle];)
                middle++;
            if (middle == high)
                break;
        }
        if (paragraph_advance(p, start, middle) <= measure)
            low = middle;
        else
            high = middle;
    }
    size_t cut = low;
    for (size_t i = low; i > start && low - i < 12; i--) {
        if (p->items.text[i] == ' ' || p->items.text[i - 1] == ' ') {
            cut = i;
            break;
        }
    }
    while (cut > start && (p->items.text[cut - 1] == ' ' || strchr(",;:-", p->items.text[cut - 1]) != NULL))
        cut--;
    return cut > start ? cut : low;
}

char *paragraph_with_ellipsis(const char *text, size_t end)
{
    static const char ellipsis[] = "…";
    char *cut = malloc(end + sizeof ellipsis);

    if (cut != NULL)
        memcpy(mempcpy(cut, text, end), ellipsis, sizeof ellipsis);
    return cut;
}
