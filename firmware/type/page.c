/* SPDX-License-Identifier: MIT */
#include "type/page.h"

#include "type/cards.h"

#include <math.h>
#include <stdlib.h>

/* The distance that the card's own words keep from kicker and foot, px. */
static float card_gap(const struct setter *s)
{
    return 3.4f * s->u;
}

float card_height(const struct setter *s)
{
    return s->bottom - s->top - 2 * card_gap(s);
}

float card_top(const struct setter *s, float height)
{
    return s->top + (s->bottom - s->top - height) / 2;
}

int card_size(struct setter *s, const struct room *r, struct block *b)
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

bool page_check_sheet(const struct sheet *sheet, struct error *e)
{
    struct setter s;
    bool ok = setter_init(&s, sheet, NULL, NULL, NULL, e);

    setter_finish(&s);
    return ok;
}

struct page *page_set(const struct sheet *sheet, const struct type_fonts *fonts, const struct words *words,
                      struct error *e)
{
    struct setter s;
    struct page *page = calloc(1, sizeof *page);

    if (page == NULL) {
        error_memory(e);
        return NULL;
    }
    if (!setter_init(&s, sheet, fonts, words, page, e)) {
        page_destroy(page);
        return NULL;
    }
    page->width = sheet->width;
    page->height = sheet->height;
    if (words->kind != PAGE_PANEL)
        setter_kicker(&s);
    switch (words->kind) {
    case PAGE_HEADLINE:
        card_headline(&s);
        break;
    case PAGE_SUMMARY:
        card_summary(&s);
        break;
    case PAGE_QUOTE:
        card_quote(&s);
        break;
    case PAGE_NOTICE:
        card_notice(&s);
        break;
    case PAGE_CONTENTS:
        card_contents(&s);
        break;
    case PAGE_INFO:
        card_info(&s);
        break;
    case PAGE_PANEL:
        card_panel(&s);
        break;
    }
    if (words->kind != PAGE_PANEL)
        setter_foot(&s);
    page->missing = s.missing.characters;
    page->n_missing = s.missing.n;
    s.missing = (struct missing){0};
    bool failed = s.failed;
    setter_finish(&s);
    if (failed) {
        page_destroy(page);
        error_memory(e);
        return NULL;
    }
    return page;
}

void page_destroy(struct page *p)
{
    if (p == NULL)
        return;
    for (size_t i = 0; i < p->n_runs; i++)
        free(p->runs[i].text);
    for (size_t i = 0; i < p->n_lines; i++)
        free(p->lines[i].text);
    free(p->runs);
    free(p->boxes);
    free(p->lines);
    free(p->targets);
    free(p->missing);
    free(p);
}
