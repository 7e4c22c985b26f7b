/* SPDX-License-Identifier: MIT */
/* Summary, quote and notice: one text with a few lines under it. */
#include "type/layout.h"

#include <math.h>
#include <string.h>

/* The speaker's and role's sizes are cut down by these factors until they leave the quote enough room. */
static const float attribution_sizes[] = {1, 0.9f, 0.8f, 0.7f, 0.6f};

static size_t length(const char *text)
{
    return text != NULL ? strlen(text) : 0;
}

static void set_attribution(struct setter *s, struct text_layout *c)
{
    const char *texts[] = {s->words->speaker, s->words->role};
    const float sizes[] = {4, 3.3f};
    const int least[] = {16, 15};
    static const struct look looks[] = {{"speaker", FACE_SANS_BOLD, INK_TEXT, 0, 0},
                                        {"role", FACE_SANS, INK_MUTED, 0, 0}};
    /* A role is read as a line under a name: it keeps together better in a narrower measure. */
    float measure = fminf(c->right - c->left, 110 * s->u);

    for (size_t i = 0; i < 2; i++)
        block_init(s, &c->under[i], &looks[i], LINES_BALANCED, 1.3f, texts[i], length(texts[i]));
    for (size_t k = 0; k < sizeof attribution_sizes / sizeof attribution_sizes[0]; k++) {
        bool last = k + 1 == sizeof attribution_sizes / sizeof attribution_sizes[0];
        float height = 0;
        for (size_t i = 0; i < 2; i++) {
            int size = (int)lroundf(attribution_sizes[k] * (float)setter_px(s, sizes[i], least[i]));
            if (last)
                block_set_short(s, &c->under[i], size, measure, i == 0 ? 3 : 5);
            else
                block_set(s, &c->under[i], size, measure);
            height += block_height(&c->under[i]);
        }
        if (height <= 0.36f * c->room.height || s->failed)
            break;
    }
}

void text_layout_init(struct setter *s, struct text_layout *c)
{
    enum page_kind kind = s->words->kind;
    float height = setter_height(s);

    *c = (struct text_layout){.left = s->left, .right = s->right, .gap = 4.4f * s->u};
    c->room = (struct room){.height = height, .most = SIZE_MAX};
    if (kind == PAGE_QUOTE) {
        c->look = (struct look){"quote", FACE_QUOTE, INK_TEXT, 0, 0};
        c->style = LINES_BALANCED;
        c->leading = 1.22f;
        c->left += 9 * s->u;
        c->room.low = setter_px(s, 4.2f, 8);
        c->room.high = setter_px(s, 8.6f, 8);
        c->room.air = 0.66f;
        c->gap = 4.6f * s->u;
        set_attribution(s, c);
    } else {
        struct look note = {"note", FACE_SANS, INK_MUTED, setter_px(s, 3.1f, 16), 0};
        bool summary = kind == PAGE_SUMMARY;
        c->look = (struct look){summary ? "summary" : "notice", FACE_TEXT, INK_TEXT, 0, 0};
        c->style = summary ? LINES_EVEN : LINES_BALANCED;
        c->leading = 1.36f;
        c->room.low = setter_px(s, 4, 8);
        c->room.high = setter_px(s, 6.4f, 8);
        c->room.air = 0.8f;
        block_init(s, &c->under[0], &note, LINES_BALANCED, 1.3f, s->words->note, length(s->words->note));
        block_set_short(s, &c->under[0], note.size, c->right - c->left, 6);
    }
    c->room.measure = c->right - c->left;
    c->room.rest = block_height(&c->under[0]) + block_height(&c->under[1]);
    if (c->under[0].n > 0 && c->under[1].n > 0)
        c->room.rest += 0.3f * s->u;
    if (c->room.rest > 0)
        c->room.rest += c->gap;
}

void text_layout_measure(struct setter *s, const struct text_layout *c, struct block *b)
{
    block_init(s, b, &c->look, c->style, c->leading, s->words->text, length(s->words->text));
    if (s->words->kind == PAGE_QUOTE && s->words->opening_mark != NULL)
        paragraph_begin_flush(&b->p); /* two marks in a row would run into each other */
}

void text_layout_finish(struct text_layout *c)
{
    block_finish(&c->under[0]);
    block_finish(&c->under[1]);
}

/* The quotation mark that opens a quote, large, in the indent; its size follows the text's. */
static void put_mark(struct setter *s, const struct block *text, float y)
{
    const char *mark = s->words->opening_mark;
    struct look look = {"mark", FACE_HEADLINE, INK_ACCENT, (int)lroundf(1.9f * (float)text->look.size), 0};

    if (mark == NULL || *mark == '\0' || text->n == 0)
        return;
    float room = 7.8f * s->u, width = setter_width(s, &look, mark);
    if (width > room) {
        look.size = (int)((float)look.size * room / width);
        width = setter_width(s, &look, mark);
    }
    /* Raised marks top the capitals, low ones stand on the line, guillemets lie at half the x-height. */
    struct font_shape shape = s->fonts->shape(s->fonts->user, FACE_QUOTE);
    float size = (float)text->look.size, large = (float)look.size;
    float baseline = y + setter_drop(s, FACE_QUOTE, text->look.size, text->leading);
    bool low = strstr(mark, "„") != NULL || strstr(mark, "‚") != NULL;
    bool middle = strstr(mark, "«") != NULL || strstr(mark, "»") != NULL || strstr(mark, "‹") != NULL ||
                  strstr(mark, "—") != NULL;
    if (middle)
        baseline += shape.x_height * (large - size) / 2;
    else if (!low)
        baseline += shape.cap_height * (large - size) - 0.18f * size;
    if (text->p.items.right_to_left)
        setter_text_before(s, &look, mark, s->right, baseline, room);
    else
        setter_text(s, &look, mark, s->left, baseline, room + 1);
}

void layout_text(struct setter *s)
{
    struct text_layout c;
    struct block b;

    text_layout_init(s, &c);
    text_layout_measure(s, &c, &b);
    if (b.p.items.right_to_left && s->words->kind == PAGE_QUOTE) {
        c.right = s->right - (c.left - s->left);
        c.left = s->left;
    }
    int size = s->words->size;
    /* As page_split() did before it found that size. */
    float low = c.room.measure / (float)c.room.low;
    if (size > 0 && !paragraph_cut_wide(&b.p, low))
        s->failed = true;
    if (size <= 0 || size > c.room.high || !room_fits(&c.room, &b, size)) {
        size = room_best(s, &c.room, &b);
        if (s->words->size > 0 && s->words->size < size)
            size = s->words->size;
        room_set(s, &c.room, &b, size);
    } else {
        block_set(s, &b, size, c.room.measure);
    }

    bool mark = s->words->kind == PAGE_QUOTE && s->words->opening_mark != NULL;
    float y = setter_top(s, block_height(&b) + c.room.rest);
    if (mark)
        put_mark(s, &b, y);
    block_put(s, &b, c.left, c.right, y);
    y += block_height(&b) + c.gap;
    block_put(s, &c.under[0], c.left, c.right, y);
    y += block_height(&c.under[0]) + (c.under[0].n > 0 ? 0.3f * s->u : 0);
    block_put(s, &c.under[1], c.left, c.right, y);
    block_finish(&b);
    text_layout_finish(&c);
}
