/* SPDX-License-Identifier: MIT */
/* A page as text, a line per line, box and run: what golden tests compare. */
#ifndef UNIT_TYPE_PAGE_DUMP_H
#define UNIT_TYPE_PAGE_DUMP_H

#include "base/bytes.h"
#include "type/page.h"

#include <inttypes.h>

static const char *const page_dump_inks[INK_COUNT] = {
    [INK_TEXT] = "text", [INK_ACCENT] = "accent", [INK_MUTED] = "muted", [INK_RULE] = "rule", [INK_PANEL] = "panel",
};

/* The caller frees it; NULL if out of memory. */
static char *page_dump(const struct page *p)
{
    struct buffer b = {0};

    buffer_printf(&b, "page %d x %d%s\n", p->width, p->height, p->overflow ? " overflow" : "");
    for (size_t i = 0; i < p->n_lines; i++) {
        const struct page_line *l = &p->lines[i];
        buffer_printf(&b, "line %s %d,%d +%d @%d [", l->block, l->x, l->baseline, l->width, l->size);
        buffer_text(&b, l->text);
        buffer_text(&b, "]\n");
    }
    for (size_t i = 0; i < p->n_boxes; i++) {
        const struct box *x = &p->boxes[i];
        buffer_printf(&b, "box %d,%d %dx%d r%d %s\n", x->x, x->y, x->width, x->height, x->radius,
                      page_dump_inks[x->ink]);
    }
    for (size_t i = 0; i < p->n_runs; i++) {
        const struct run *r = &p->runs[i];
        buffer_printf(&b, "run %d,%d +%d @%d font %d %s %c%c%c%c%s", r->x, r->baseline, r->width, r->size, r->font,
                      page_dump_inks[r->ink], (char)(r->script >> 24), (char)(r->script >> 16 & 255),
                      (char)(r->script >> 8 & 255), (char)(r->script & 255), r->right_to_left ? " rtl" : "");
        if (r->tracking != 0)
            buffer_printf(&b, " %+.2f", (double)r->tracking);
        buffer_text(&b, " [");
        buffer_text(&b, r->text);
        buffer_text(&b, "]\n");
    }
    for (size_t i = 0; i < p->n_targets; i++)
        buffer_printf(&b, "target %zu %d +%d\n", p->targets[i].item, p->targets[i].y, p->targets[i].height);
    for (size_t i = 0; i < p->n_missing; i++)
        buffer_printf(&b, "missing U+%04" PRIX32 "\n", p->missing[i]);
    return buffer_take_text(&b);
}

#endif
