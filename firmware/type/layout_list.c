/* SPDX-License-Identifier: MIT */
/* Contents and info: rows with rules between. */
#include "type/layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 9 mm on the 7-inch panel of 800 x 480 are 47 px; on a larger panel a tenth of its height is more than that. */
static float row_least(const struct setter *s)
{
    return fmaxf(10 * s->u, 47);
}

static float rule_thickness(const struct setter *s)
{
    return fmaxf(1, roundf(0.1f * s->u));
}

/* Headlines around the chosen one, as many as fit. */
struct list {
    struct block *blocks; /* of all items that could ever be seen: [first, end) lie in the middle of it */
    size_t base;          /* the item that blocks[0] is for */
    size_t first, end;    /* items */
    float height, one, pitch;
};

static float item_height(const struct list *l, size_t item)
{
    size_t n = l->blocks[item - l->base].n;

    return n > 1 ? l->one + (float)(n - 1) * l->pitch : l->one;
}

/* Sets an item and takes it into the list if it fits. */
static bool take_item(struct setter *s, struct list *l, size_t item, const struct look *look, float measure)
{
    struct block *b = &l->blocks[item - l->base];
    const char *text = s->words->items[item] != NULL ? s->words->items[item] : "";
    struct look own = *look;

    own.ink = item == s->words->chosen ? INK_ACCENT : INK_TEXT;
    if (b->p.items.cluster == NULL)
        block_init(s, b, &own, LINES_BALANCED, 1.3f, text, strlen(text));
    block_set_short(s, b, look->size, measure, 2);
    float more = item_height(l, item);
    if (s->failed || l->height + more > setter_height(s))
        return false;
    l->height += more;
    return true;
}

static void fill_list(struct setter *s, struct list *l, size_t most, const struct look *look, float measure)
{
    size_t n = s->words->n_items;
    bool down = l->end<n, up = l->first> 0;

    while ((down || up) && !s->failed) {
        if (down) {
            down = l->end - l->base < 2 * most && take_item(s, l, l->end, look, measure);
            l->end += down;
            down &= l->end < n;
        }
        if (up) {
            up = l->first > l->base && take_item(s, l, l->first - 1, look, measure);
            l->first -= up;
            up &= l->first > 0;
        }
    }
}

static void put_number(struct setter *s, size_t number, bool chosen, float baseline)
{
    struct look look = {"number", FACE_SANS, chosen ? INK_ACCENT : INK_MUTED, setter_px(s, 2.5f, 14), 0};
    char text[32];

    snprintf(text, sizeof text, "%zu", number);
    setter_text(s, &look, text, s->left, baseline, 8 * s->u);
}

void layout_contents(struct setter *s)
{
    const struct page_words *w = s->words;
    struct look look = {"item", FACE_TEXT, INK_TEXT, setter_px(s, 4.1f, 16), 0};
    struct list l = {.one = row_least(s), .pitch = 1.3f * (float)look.size};
    float x = s->left + fmaxf(8 * s->u, 2.6f * (float)look.size), measure = s->right - x;

    if (w->n_items == 0 || s->failed)
        return;
    size_t chosen = w->chosen < w->n_items ? w->chosen : w->n_items - 1;
    size_t most = (size_t)fmaxf(setter_height(s) / l.one, 0) + 1;
    l.base = chosen > most ? chosen - most : 0;
    l.first = l.end = chosen;
    l.blocks = calloc(2 * most + 1, sizeof *l.blocks);
    if (l.blocks == NULL) {
        s->failed = true;
        return;
    }
    if (!take_item(s, &l, chosen, &look, measure)) {
        /* A page lower than one row: it is shown all the same. */
        block_set_short(s, &l.blocks[chosen - l.base], look.size, measure, 1);
        l.height = l.one;
    }
    l.end++;
    fill_list(s, &l, most, &look, measure);

    float y = setter_top(s, l.height), thick = rule_thickness(s);
    for (size_t i = l.first; i < l.end && !s->failed; i++) {
        const struct block *b = &l.blocks[i - l.base];
        float row = item_height(&l, i);
        float top = y + (row - block_height(b)) / 2;
        put_number(s, w->first_number + i, i == w->chosen, top + setter_drop(s, FACE_TEXT, look.size, b->leading));
        block_put(s, b, x, s->right, top);
        setter_target(s, i, y, row);
        y += row;
        setter_box(s, s->left, y - thick, s->right - s->left, thick, 0, INK_RULE);
    }
    for (size_t i = 0; i < 2 * most + 1; i++)
        block_finish(&l.blocks[i]);
    free(l.blocks);
}

struct info_row {
    struct block label, value;
    float height;
};

/* Sets all rows at a share of their usual size; returns their height together. */
static float set_info(struct setter *s, struct info_row *rows, size_t n, float share, size_t lines)
{
    const struct page_words *w = s->words;
    int label_size = (int)lroundf(share * (float)setter_px(s, 2.9f, 15));
    int value_size = (int)lroundf(share * (float)setter_px(s, 3.6f, 16));
    float width = s->right - s->left, total = 0;
    float column = s->landscape ? 0.27f * width : 0;

    for (size_t i = 0; i < n; i++) {
        const char *label = w->items[2 * i] != NULL ? w->items[2 * i] : "";
        const char *value = 2 * i + 1 < w->n_items && w->items[2 * i + 1] != NULL ? w->items[2 * i + 1] : "";
        struct look label_look = {"label", FACE_SANS, INK_MUTED, 0, 0},
                    value_look = {"value", FACE_TEXT, INK_TEXT, 0, 0};
        block_finish(&rows[i].label);
        block_finish(&rows[i].value);
        block_init(s, &rows[i].label, &label_look, LINES_BALANCED, 1.3f, label, strlen(label));
        block_init(s, &rows[i].value, &value_look, LINES_BALANCED, 1.3f, value, strlen(value));
        block_set_short(s, &rows[i].label, label_size, s->landscape ? column - 2 * s->u : width, s->landscape ? 2 : 1);
        block_set_short(s, &rows[i].value, value_size, width - column, lines);
        float a = block_height(&rows[i].label), b = block_height(&rows[i].value);
        rows[i].height = (s->landscape ? fmaxf(a, b) : a + b) + share * 2.6f * s->u;
        total += rows[i].height;
    }
    return total;
}

void layout_info(struct setter *s)
{
    size_t n = (s->words->n_items + 1) / 2;
    float height = setter_height(s), width = s->right - s->left;
    float column = s->landscape ? 0.27f * width : 0;
    struct info_row *rows = calloc(n > 0 ? n : 1, sizeof *rows);

    if (rows == NULL) {
        s->failed = true;
        return;
    }
    float total = 0;
    for (int percent = 100; percent >= 50 && !s->failed; percent -= 10) {
        total = set_info(s, rows, n, (float)percent / 100, percent > 70 ? 3 : 2);
        if (total <= height)
            break;
    }
    if (total > height)
        total = set_info(s, rows, n, 0.5f, 1);
    if (total > height)
        s->page->overflow = true;
    float y = setter_top(s, total), thick = rule_thickness(s);
    for (size_t i = 0; i < n && !s->failed; i++) {
        const struct block *label = &rows[i].label, *value = &rows[i].value;
        float pad =
            (rows[i].height - (s->landscape ? block_height(value) : block_height(label) + block_height(value))) / 2;
        float value_y = y + pad + (s->landscape ? 0 : block_height(label));
        float label_y = y + pad;
        if (s->landscape && value->n > 0) /* one baseline */
            label_y += setter_drop(s, FACE_TEXT, value->look.size, value->leading) -
                       setter_drop(s, FACE_SANS, label->look.size, label->leading);
        block_put(s, label, s->left, s->right, label_y);
        block_put(s, value, s->left + column, s->right, value_y);
        y += rows[i].height;
        if (i + 1 < n)
            setter_box(s, s->left, y - thick, width, thick, 0, INK_RULE);
    }
    for (size_t i = 0; i < n; i++) {
        block_finish(&rows[i].label);
        block_finish(&rows[i].value);
    }
    free(rows);
}
