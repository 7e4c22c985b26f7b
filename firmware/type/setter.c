/* SPDX-License-Identifier: MIT */
#include "type/setter.h"

#include "base/bytes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

enum { SHEET_LEAST = 160, SHEET_MOST = 16384, PIECES_MOST = 64 };

bool setter_init(struct setter *s, const struct sheet *sheet, const struct type_fonts *fonts,
                 const struct page_words *words, struct page *page, struct error *e)
{
    int safe[] = {sheet->safe_top, sheet->safe_right, sheet->safe_bottom, sheet->safe_left};

    *s = (struct setter){.sheet = sheet, .fonts = fonts, .words = words, .page = page};
    if (sheet->width > SHEET_MOST || sheet->height > SHEET_MOST || sheet->width < SHEET_LEAST ||
        sheet->height < SHEET_LEAST)
        return error_set(e, "a page of %d x %d px cannot be set: both must be from %d to %d", sheet->width,
                         sheet->height, SHEET_LEAST, SHEET_MOST);
    for (size_t i = 0; i < 4; i++)
        if (safe[i] < 0 || safe[i] > SHEET_MOST)
            return error_set(e, "a safe area of %d px is out of range: 0 to %d", safe[i], SHEET_MOST);
    int width = sheet->width - sheet->safe_left - sheet->safe_right;
    int height = sheet->height - sheet->safe_top - sheet->safe_bottom;
    if (width < SHEET_LEAST || height < SHEET_LEAST)
        return error_set(e, "the safe area leaves %d x %d px of the page: at least %d x %d are needed", width, height,
                         SHEET_LEAST, SHEET_LEAST);

    s->u = (float)(sheet->width < sheet->height ? sheet->width : sheet->height) / 100;
    s->landscape = width > height;
    s->left = (float)sheet->safe_left + 7 * s->u;
    s->right = (float)(sheet->width - sheet->safe_right) - 7 * s->u;
    s->top = (float)sheet->safe_top + 6 * s->u + (float)setter_px(s, 2.9f, 15);
    s->bottom = (float)(sheet->height - sheet->safe_bottom) - 5 * s->u - (float)setter_px(s, 2.5f, 14);
    if (s->right - s->left < 30 * s->u || s->bottom - s->top < 30 * s->u)
        return error_set(e, "the safe area leaves too little of the page: %d x %d of %d x %d px", width, height,
                         sheet->width, sheet->height);
    return true;
}

void setter_finish(struct setter *s)
{
    free(s->missing.characters);
    s->missing = (struct missing){0};
}

int setter_px(const struct setter *s, float units, int least)
{
    int px = (int)lroundf(units * s->u);

    return px > least ? px : least;
}

float setter_drop(const struct setter *s, enum face face, int size, float leading)
{
    struct font_shape shape = s->fonts->shape(s->fonts->user, (int)face);

    return (float)size * ((leading - shape.ascent - shape.descent) / 2 + shape.ascent);
}

float setter_height(const struct setter *s)
{
    float gap = 3.4f * s->u; /* what the card's own words keep from kicker and foot */

    return s->bottom - s->top - 2 * gap;
}

float setter_top(const struct setter *s, float height)
{
    return s->top + (s->bottom - s->top - height) / 2;
}

/* Room for one more element; NULL and `failed` if there is no memory. */
static void *grow(struct setter *s, void *array, size_t n, size_t element)
{
    void *grown = s->failed ? NULL : array_grow(array, n, element);

    s->failed |= grown == NULL;
    return grown;
}

static char *copy(struct setter *s, const char *text, size_t size)
{
    char *out = s->failed ? NULL : malloc(size + 1);

    if (out == NULL) {
        s->failed = true;
        return NULL;
    }
    memcpy(out, text, size);
    out[size] = '\0';
    return out;
}

static void add_run(struct setter *s, const struct run *run, const char *text, size_t size)
{
    struct page *page = s->page;
    struct run *runs = grow(s, page->runs, page->n_runs, sizeof *runs);

    if (runs == NULL)
        return;
    page->runs = runs;
    runs[page->n_runs] = *run;
    runs[page->n_runs].text = copy(s, text, size);
    if (!s->failed)
        page->n_runs++;
}

static void add_line(struct setter *s, const struct look *look, const char *text, size_t size, bool hyphen, float x,
                     float baseline, float width)
{
    struct page *page = s->page;
    struct page_line *lines = grow(s, page->lines, page->n_lines, sizeof *lines);

    if (lines == NULL)
        return;
    page->lines = lines;
    lines[page->n_lines] = (struct page_line){
        .block = look->block,
        .text = copy(s, text, size),
        .x = (int)lroundf(x),
        .baseline = (int)lroundf(baseline),
        .width = (int)ceilf(width),
        .size = look->size,
        .hyphen = hyphen,
    };
    if (!s->failed)
        page->n_lines++;
}

/* UAX #9, rule L2: from the highest level to the lowest odd one, reverse each stretch of that level or higher. */
static void reorder(struct item *items, size_t n)
{
    unsigned char high = 0, low = 255;

    for (size_t i = 0; i < n; i++) {
        if (items[i].level > high)
            high = items[i].level;
        if ((items[i].level & 1) && items[i].level < low)
            low = items[i].level;
    }
    for (unsigned level = high; level >= low && level > 0; level--) {
        for (size_t i = 0; i < n; i++) {
            size_t end = i;
            while (end < n && items[end].level >= level)
                end++;
            for (size_t a = i, b = end; a + 1 < b; a++, b--) {
                struct item swap = items[a];
                items[a] = items[b - 1];
                items[b - 1] = swap;
            }
            if (end > i)
                i = end - 1;
        }
    }
}

/* Returns its width. */
static float put_hyphen(struct setter *s, const struct look *look, const struct paragraph *p, float x, float baseline)
{
    int font = p->fonts->font_for(p->fonts->user, p->face, '-');
    float width = paragraph_hyphen(p) * (float)look->size;
    struct run run = {
        .font = font < 0 ? (int)p->face : font,
        .size = look->size,
        .ink = look->ink,
        .tracking = p->tracking * (float)look->size,
        .x = (int)lroundf(x),
        .baseline = (int)lroundf(baseline),
        .width = (int)ceilf(width),
        .script = SCRIPT_LATIN,
    };
    add_run(s, &run, "-", 1);
    return width;
}

void setter_line(struct setter *s, const struct look *look, const struct paragraph *p, const struct text_line *line,
                 float x, float baseline)
{
    size_t start = line->start, end = line->end;
    struct item few[PIECES_MOST], *pieces = few;
    float size = (float)look->size;

    if (s->failed || start >= end)
        return;
    size_t first = itemize_find(&p->items, start), n = 0;
    for (size_t i = first; i < p->items.n_items && p->items.items[i].start < end; i++)
        n++;
    if (n > PIECES_MOST && (pieces = malloc(n * sizeof *pieces)) == NULL) {
        s->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        pieces[i] = p->items.items[first + i];
        if (pieces[i].start < start)
            pieces[i].start = start;
        if (pieces[i].end > end)
            pieces[i].end = end;
    }
    reorder(pieces, n);
    float at = x;
    for (size_t i = 0; i < n; i++) {
        const struct item *item = &pieces[i];
        float width = size * paragraph_advance(p, item->start, item->end);
        struct run run = {
            .font = item->font,
            .size = look->size,
            .ink = look->ink,
            .tracking = script_tracks(item->script) ? p->tracking * size : 0,
            .x = (int)lroundf(at),
            .baseline = (int)lroundf(baseline),
            .width = (int)ceilf(width),
            .script = item->script,
            .right_to_left = item->level & 1,
        };
        add_run(s, &run, p->items.text + item->start, item->end - item->start);
        at += width;
    }
    if (line->hyphen)
        at += put_hyphen(s, look, p, at, baseline);
    add_line(s, look, p->items.text + start, end - start, line->hyphen, x, baseline, at - x);
    if (pieces != few)
        free(pieces);
}

float setter_width(struct setter *s, const struct look *look, const char *text)
{
    struct paragraph p;

    if (text == NULL || *text == '\0' || s->failed)
        return 0;
    if (!paragraph_measure(&p, s->fonts, look->face, text, strlen(text), s->words->language, look->tracking, NULL)) {
        s->failed = true;
        return 0;
    }
    float em = paragraph_advance(&p, 0, p.items.size);
    paragraph_finish(&p);
    return em * (float)look->size;
}

/* `measured` borrows *text, which is replaced by a cut copy (the caller frees *cut) if it is wider than `most` px. */
static bool measure_cut(struct setter *s, const struct look *look, const char *text, float most, struct paragraph *p,
                        char **cut)
{
    *cut = NULL;
    if (!paragraph_measure(p, s->fonts, look->face, text, strlen(text), s->words->language, look->tracking,
                           &s->missing))
        return false;
    size_t end = paragraph_shorten(p, 0, p->items.size, most / (float)look->size);
    if (end == p->items.size)
        return true;
    paragraph_finish(p);
    *cut = paragraph_with_ellipsis(text, end);
    if (*cut == NULL)
        return false;
    if (paragraph_measure(p, s->fonts, look->face, *cut, strlen(*cut), s->words->language, look->tracking, &s->missing))
        return true;
    free(*cut);
    return false;
}

static float put_text(struct setter *s, const struct look *look, const char *text, float x, float baseline, float most,
                      bool from_right)
{
    struct paragraph p;
    char *cut;

    if (text == NULL || *text == '\0' || s->failed)
        return 0;
    if (!measure_cut(s, look, text, most, &p, &cut)) {
        s->failed = true;
        return 0;
    }
    float width = paragraph_advance(&p, 0, p.items.size) * (float)look->size;
    struct text_line line = {.end = p.items.size};
    setter_line(s, look, &p, &line, from_right ? x - width : x, baseline);
    paragraph_finish(&p);
    free(cut);
    return width;
}

float setter_text(struct setter *s, const struct look *look, const char *text, float x, float baseline, float most)
{
    return put_text(s, look, text, x, baseline, most, false);
}

float setter_text_before(struct setter *s, const struct look *look, const char *text, float x, float baseline,
                         float most)
{
    return put_text(s, look, text, x, baseline, most, true);
}

void setter_box(struct setter *s, float x, float y, float width, float height, float radius, enum ink ink)
{
    struct page *page = s->page;
    struct box *boxes = grow(s, page->boxes, page->n_boxes, sizeof *boxes);

    if (boxes == NULL)
        return;
    page->boxes = boxes;
    int left = (int)lroundf(x), right = (int)lroundf(x + width);
    int thick = (int)lroundf(height);
    boxes[page->n_boxes++] = (struct box){
        .x = left,
        .y = (int)lroundf(y),
        .width = right > left ? right - left : 1,
        .height = thick > 0 ? thick : 1,
        .radius = (int)lroundf(radius),
        .ink = ink,
    };
}

void setter_target(struct setter *s, size_t item, float y, float height)
{
    struct page *page = s->page;
    struct page_target *targets = grow(s, page->targets, page->n_targets, sizeof *targets);

    if (targets == NULL)
        return;
    page->targets = targets;
    int from = (int)lroundf(y);
    targets[page->n_targets++] = (struct page_target){item, from, (int)lroundf(y + height) - from};
}

void setter_kicker(struct setter *s)
{
    const char *kicker = s->words->kicker;
    struct look look = {"kicker", FACE_SANS_BOLD, INK_ACCENT, setter_px(s, 2.9f, 15), 0.14f};

    if (kicker == NULL || *kicker == '\0' || s->failed)
        return;
    const char *tag = s->words->language != NULL ? s->words->language : "en";
    char language[4] = "";
    for (size_t i = 0; i < 3 && tag[i] != '\0' && tag[i] != '-' && tag[i] != '_'; i++)
        language[i] = tag[i];
    size_t size;
    uint8_t *upper = u8_toupper((const uint8_t *)kicker, strlen(kicker) + 1, language, NULL, NULL, &size);
    if (upper == NULL) {
        s->failed = true;
        return;
    }
    float top = s->top - (float)look.size;
    float baseline = top + setter_drop(s, look.face, look.size, 1);
    struct font_shape shape = s->fonts->shape(s->fonts->user, (int)look.face);
    float thick = roundf(0.55f * s->u) > 1 ? roundf(0.55f * s->u) : 1;
    setter_box(s, s->left, baseline - (shape.cap_height * (float)look.size + thick) / 2, 5 * s->u, thick, 0,
               INK_ACCENT);
    float x = s->left + 7 * s->u;
    setter_text(s, &look, (const char *)upper, x, baseline, s->right - x);
    free(upper);
}
