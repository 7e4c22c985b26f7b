/* SPDX-License-Identifier: MIT */
/* Contents and info: rows with rules between. */
#include "type/cards.h"

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

/* Which items can be seen: `shown` of them around the chosen one. */
static size_t first_shown(const struct words *w, size_t shown)
{
    size_t first = w->chosen > shown / 2 ? w->chosen - shown / 2 : 0;

    return first + shown > w->n_items ? w->n_items - shown : first;
}

static void put_number(struct setter *s, size_t number, bool chosen, float baseline)
{
    struct look look = {"number", FACE_SANS, chosen ? INK_ACCENT : INK_MUTED, setter_px(s, 2.5f, 14), 0};
    char text[32];

    snprintf(text, sizeof text, "%zu", number);
    setter_text(s, &look, text, s->left, baseline, 8 * s->u);
}

void card_contents(struct setter *s)
{
    const struct words *w = s->words;
    float height = card_height(s), one = row_least(s);
    struct look look = {"item", FACE_TEXT, INK_TEXT, setter_px(s, 4.1f, 16), 0};
    float pitch = 1.3f * (float)look.size, two = one + pitch;
    float x = s->left + fmaxf(8 * s->u, 2.6f * (float)look.size), measure = s->right - x;

    size_t shown = (size_t)fmaxf(height / one, 1);
    if (shown > w->n_items)
        shown = w->n_items;
    if (shown == 0 || s->failed)
        return;
    size_t first = first_shown(w, shown);
    struct block *blocks = calloc(shown, sizeof *blocks);
    if (blocks == NULL) {
        s->failed = true;
        return;
    }
    /* Two lines for long headlines, if all rows find room that way. */
    float total = 0;
    for (size_t i = 0; i < shown; i++) {
        const char *text = w->items[first + i] != NULL ? w->items[first + i] : "";
        struct look own = look;
        own.ink = first + i == w->chosen ? INK_ACCENT : INK_TEXT;
        block_init(s, &blocks[i], &own, LINES_BALANCED, 1.3f, text, strlen(text));
        block_set_short(s, &blocks[i], look.size, measure, 2);
        total += blocks[i].n > 1 ? two : one;
    }
    bool single = total > height;
    if (single)
        total = (float)shown * one;
    float y = card_top(s, total);
    for (size_t i = 0; i < shown && !s->failed; i++) {
        struct block *b = &blocks[i];
        if (single)
            block_set_short(s, b, look.size, measure, 1);
        float row = b->n > 1 ? two : one;
        float top = y + (row - (float)(b->n > 0 ? b->n : 1) * pitch) / 2;
        put_number(s, w->first_number + first + i, first + i == w->chosen,
                   top + setter_drop(s, FACE_TEXT, look.size, b->leading));
        block_put(s, b, x, s->right, top);
        setter_target(s, first + i, y, row);
        y += row;
        float thick = rule_thickness(s);
        setter_box(s, s->left, y - thick, s->right - s->left, thick, 0, INK_RULE);
    }
    for (size_t i = 0; i < shown; i++)
        block_finish(&blocks[i]);
    free(blocks);
}

struct info_row {
    struct block label, value;
    float height;
};

/* Sets all rows at a share of their usual size; returns their height together. */
static float set_info(struct setter *s, struct info_row *rows, size_t n, float share, size_t lines)
{
    const struct words *w = s->words;
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

void card_info(struct setter *s)
{
    size_t n = (s->words->n_items + 1) / 2;
    float height = card_height(s), width = s->right - s->left;
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
    float y = card_top(s, total), thick = rule_thickness(s);
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
