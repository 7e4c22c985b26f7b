/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

#include "layout/tool_judge.h"

#include "base/utf8.h"
#include "type/paragraph.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

enum { TOLD_MOST = 4, CLUSTERS_MOST = 2048, INKS_MOST = 8192, MARKS_USUAL = 2, LIGATURE_MOST = 3 };

const char *const fault_names[FAULT_KINDS] = {"overflow",       "outside",    "overlap",
                                              "lone last word", "words lost", "no speaker"};

static void PRINTF_LIKE(3, 4) tell(struct judge *j, enum fault kind, const char *format, ...)
{
    va_list args;

    j->faults[kind]++;
    if (j->told[kind]++ >= TOLD_MOST)
        return;
    printf("%s at %dx%d: %s: ", j->card, j->sheet->width, j->sheet->height, fault_names[kind]);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static const char *main_block(enum page_kind kind)
{
    return kind == PAGE_HEADLINE ? "headline" : kind == PAGE_SUMMARY ? "summary" : "quote";
}

/* More marks on one letter than any writing has, or one under a letter's tail; `own` of them are part of the character.
 */
static bool is_too_much(size_t own, size_t marks, bool tail)
{
    return marks > (tail ? 0 : 1) || own + marks > MARKS_USUAL;
}

/*
 * Is there such a letter in the cluster that begins here? An edition may have up to WORDING_MARKS_MOST, and they stand
 * where the font stacks them, over other lines too.
 */
static bool is_tower(const char *text)
{
    const char *end = text + strlen(text);
    size_t letters = 0, marks = 0, own = 0;
    bool tail = false;

    while (text < end && letters <= LIGATURE_MOST && !is_too_much(own, marks, tail)) {
        uint32_t c = utf8_next(&text, end);
        ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
        if (c >= 0x300 && c < 0x370) {
            marks++;
            continue;
        }
        marks = own = 0;
        letters++;
        tail = c < 0x80 && strchr("gjpqy", (int)c) != NULL;
        for (int n; (n = uc_canonical_decomposition(c, parts)) > 1; c = parts[0])
            own += (size_t)n - 1;
    }
    return is_too_much(own, marks, tail);
}

/* A letter with its marks as it will be painted, px. */
struct letter {
    int left, top, right, bottom, baseline;
    size_t run;
};

/* The clusters of all runs. */
static size_t find_inks(struct judge *j, const struct page *p, struct letter *inks)
{
    static struct cluster clusters[CLUSTERS_MOST];
    size_t n = 0;

    for (size_t i = 0; i < p->n_runs; i++) {
        const struct run *r = &p->runs[i];
        struct shaping how = {.script = r->script, .right_to_left = r->right_to_left, .separate = r->tracking != 0};
        const struct fontfile *file = fonts_file(j->fonts, r->font);
        if (!fontfile_set(file, j->buffer, &how, r->text, strlen(r->text)))
            continue;
        size_t count = fontfile_clusters(file, j->buffer, r->size, clusters, CLUSTERS_MOST);
        for (size_t k = 0; k < count && k < CLUSTERS_MOST && n < INKS_MOST; k++) {
            float x = (float)r->x + clusters[k].x * (float)r->size + r->tracking * (float)k;
            float next = k + 1 < count ? (float)r->x + clusters[k + 1].x * (float)r->size + r->tracking * (float)(k + 1)
                                       : (float)(r->x + r->width);
            if (clusters[k].past.above + clusters[k].past.below == 0 || is_tower(r->text + clusters[k].start))
                continue; /* a blank, or what no line is made for */
            inks[n++] = (struct letter){.left = (int)floorf(x) - clusters[k].past.left,
                                        .right = (int)ceilf(next),
                                        .top = r->baseline - clusters[k].past.above,
                                        .bottom = r->baseline + clusters[k].past.below,
                                        .baseline = r->baseline,
                                        .run = i};
        }
    }
    return n;
}

/* Ink stays off the safe area's frame. Marks that hang stand in the margin, which is inside. */
static void check_inside(struct judge *j, const struct page *p, const struct letter *inks, size_t n)
{
    const struct sheet *s = j->sheet;

    for (size_t i = 0; i < n; i++)
        if (inks[i].left < s->safe_left || inks[i].right > s->width - s->safe_right || inks[i].top < s->safe_top ||
            inks[i].bottom > s->height - s->safe_bottom) {
            tell(j, FAULT_OUTSIDE, "'%.60s' has ink at %d..%d, %d..%d", p->runs[inks[i].run].text, inks[i].left,
                 inks[i].right, inks[i].top, inks[i].bottom);
            return;
        }
    for (size_t i = 0; i < p->n_boxes; i++) {
        const struct box *b = &p->boxes[i];
        if (b->x < s->safe_left || b->x + b->width > s->width - s->safe_right || b->y < s->safe_top ||
            b->y + b->height > s->height - s->safe_bottom)
            tell(j, FAULT_OUTSIDE, "a box at %d, %d of %d x %d", b->x, b->y, b->width, b->height);
    }
}

static int by_left(const void *a, const void *b)
{
    const struct letter *x = a, *y = b;
    return (x->left > y->left) - (x->left < y->left);
}

/* Letters of different lines keep apart. What looks like touching only because it is looked at as a rectangle, a g's
 * tail beside an É's accent, is let pass. */
static void check_apart(struct judge *j, const struct page *p, struct letter *inks, size_t n)
{
    qsort(inks, n, sizeof *inks, by_left);
    for (size_t i = 0; i < n; i++) {
        const struct letter *a = &inks[i];
        for (size_t k = i + 1; k < n && inks[k].left < a->right; k++) {
            const struct letter *b = &inks[k];
            const struct run *ra = &p->runs[a->run], *rb = &p->runs[b->run];
            if (a->baseline == b->baseline)
                continue;
            int deep = (a->bottom < b->bottom ? a->bottom : b->bottom) - (a->top > b->top ? a->top : b->top);
            int size = ra->size < rb->size ? ra->size : rb->size;
            if (deep > 2 + size / 10) {
                tell(j, FAULT_OVERLAP, "'%.50s' (baseline %d, %d px) and '%.50s' (baseline %d, %d px) by %d px",
                     ra->text, ra->baseline, ra->size, rb->text, rb->baseline, rb->size, deep);
                return;
            }
        }
    }
}

/* Writing that has blanks between its words, and words in it. */
static bool is_spaced(const char *text)
{
    const char *end = text + strlen(text);
    bool letters = false;

    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if ((c >= 0xe00 && c < 0xf00) || c >= 0x2e80)
            return false;
        letters |= c >= 'A';
    }
    return letters;
}

/*
 * A last line of one word, though the line above could give it its last one: the two are not wider than the widest line
 * there is, there may be a break before them, and something stays above. Where a long word
 * was cut, what is left of it is let pass: then the two lines, with a blank between them, are not in the text.
 */
static void check_widow(struct judge *j, const struct page *p, enum page_kind kind, const char *text)
{
    const struct page_line *last = NULL, *above = NULL;
    const enum face face = kind == PAGE_HEADLINE ? FACE_HEADLINE : kind == PAGE_SUMMARY ? FACE_TEXT : FACE_QUOTE;
    int widest = 0;

    for (size_t i = 0; i < p->n_lines; i++) {
        if (strcmp(p->lines[i].block, main_block(kind)) != 0)
            continue;
        above = last;
        last = &p->lines[i];
        widest = last->width > widest ? last->width : widest;
    }
    if (above == NULL || strchr(last->text, ' ') != NULL || strchr(above->text, ' ') == NULL ||
        !is_spaced(last->text) || !is_spaced(above->text))
        return;
    struct buffer both = {0};
    struct paragraph para = {0};
    struct missing missing = {0};
    buffer_printf(&both, "%s %s", above->text, last->text);
    size_t from = (size_t)(strrchr(above->text, ' ') + 1 - above->text);
    bool may = false;
    if (!both.failed && strstr(text, (const char *)both.data) != NULL &&
        paragraph_measure(&para, fonts_for_type(j->fonts), face, (const char *)both.data, both.size, NULL, 0,
                          &missing)) {
        for (size_t i = 0; i < para.n; i++)
            may |= para.segments[i].start == from;
        float width = paragraph_advance(&para, from, both.size) * (float)last->size;
        if (may && width < (float)widest - 2)
            tell(j, FAULT_WIDOW, "'%.60s' under '%.120s'", last->text, above->text);
        paragraph_finish(&para);
    }
    free(missing.characters);
    buffer_finish(&both);
}

void judge_page(struct judge *j, const struct page *p, enum page_kind kind, const char *text, bool speaker)
{
    static struct letter inks[INKS_MOST];
    bool named = false;

    if (p->overflow)
        tell(j, FAULT_OVERFLOW, "%zu lines", p->n_lines);
    size_t n = find_inks(j, p, inks);
    check_inside(j, p, inks, n);
    check_apart(j, p, inks, n);
    check_widow(j, p, kind, text);
    for (size_t i = 0; i < p->n_lines; i++)
        named |= strcmp(p->lines[i].block, "speaker") == 0;
    if (named != speaker)
        tell(j, FAULT_SPEAKER, "%zu lines", p->n_lines);
}

void judge_collect(const struct page *p, enum page_kind kind, struct buffer *shown)
{
    for (size_t i = 0; i < p->n_lines; i++)
        if (strcmp(p->lines[i].block, main_block(kind)) == 0)
            buffer_text(shown, p->lines[i].text);
}

void judge_words(struct judge *j, const char *text, struct buffer *shown)
{
    const char *a = text, *b = shown->data != NULL ? (const char *)shown->data : "";

    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (*a != *b) {
            tell(j, FAULT_WORDS, "'%.40s' is expected where '%.40s' is", a, b);
            break;
        }
        if (*a == '\0')
            break;
    }
    buffer_finish(shown);
}
