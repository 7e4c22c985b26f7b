/* SPDX-License-Identifier: MIT */
/* The panel: a title, a bar that fills, a line of detail; one under the other at the sheet's foot. */
#include "type/layout.h"

#include <math.h>
#include <string.h>

/* A title or a detail that is long goes over two lines and three at the most; what is left is cut. */
enum { TITLE_LINES = 2, DETAIL_LINES = 3 };

static void init_text(struct setter *s, struct block *b, const struct look *look, float leading, const char *text,
                      size_t lines)
{
    block_init(s, b, look, LINES_EVEN, leading, text, text != NULL ? strlen(text) : 0);
    if (b->p.n > 0)
        paragraph_begin_flush(&b->p); /* in line with the bar */
    block_set_short(s, b, look->size, s->right - s->left, lines);
}

static void put_bar(struct setter *s, float y, float thick, int progress)
{
    float width = s->right - s->left;
    float done = width * (float)progress / (float)PANEL_WHOLE;

    setter_box(s, s->left, y, width, thick, thick / 2, INK_RULE);
    /* Shorter than it is thick its ends would not be round. */
    if (progress > 0)
        setter_box(s, s->left, y, fmaxf(done, thick), thick, thick / 2, INK_ACCENT);
}

void layout_panel(struct setter *s)
{
    const struct page_words *w = s->words;
    struct look title_look = {"title", FACE_SANS_BOLD, INK_TEXT, setter_px(s, 4, 16), 0};
    struct look detail_look = {"detail", FACE_SANS, INK_MUTED, setter_px(s, 2.8f, 14), 0};
    float edge = fmaxf(1, roundf(0.1f * s->u)), thick = fmaxf(3, roundf(1.1f * s->u));
    float above = 5 * s->u, below = 5 * s->u + (float)s->sheet->safe_bottom;
    float bar_gap = 1.9f * s->u, text_gap = 1.3f * s->u;
    bool bar = w->progress >= 0;
    struct block title, detail;

    init_text(s, &title, &title_look, 1.25f, w->text, TITLE_LINES);
    init_text(s, &detail, &detail_look, 1.35f, w->note, DETAIL_LINES);
    float a = block_height(&title), b = block_height(&detail);
    float middle = bar ? 2 * bar_gap + thick : b > 0 ? text_gap : 0;
    float height = above + a + middle + b + below;
    if (s->page != NULL) {
        float most = (float)s->sheet->height / 2;
        if (height > most) { /* the air goes first */
            float less = fminf(above - 2 * s->u, height - most);
            above -= less;
            height -= less;
        }
        if (height > most && !s->failed)
            s->page->overflow = true;
        s->page->height = (int)lroundf(height);
    }
    /* A hairline keeps panel and page apart where a theme has them in nearly one colour. */
    setter_box(s, 0, 0, (float)s->sheet->width, edge, 0, INK_RULE);
    block_put(s, &title, s->left, s->right, above);
    if (bar)
        put_bar(s, roundf(above + a + bar_gap), thick, w->progress < PANEL_WHOLE ? w->progress : PANEL_WHOLE);
    block_put(s, &detail, s->left, s->right, above + a + middle);
    block_finish(&title);
    block_finish(&detail);
}
