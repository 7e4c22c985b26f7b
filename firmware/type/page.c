/* SPDX-License-Identifier: MIT */
#include "type/page.h"

#include "type/layout.h"

#include <stdlib.h>

bool page_check_sheet(const struct sheet *sheet, struct error *e)
{
    struct setter s;
    bool ok = setter_init(&s, sheet, NULL, NULL, NULL, e);

    setter_finish(&s);
    return ok;
}

static void (*const layouts[])(struct setter *s) = {
    [PAGE_HEADLINE] = layout_headline, [PAGE_SUMMARY] = layout_text,      [PAGE_QUOTE] = layout_text,
    [PAGE_NOTICE] = layout_text,       [PAGE_CONTENTS] = layout_contents, [PAGE_INFO] = layout_info,
    [PAGE_PANEL] = layout_panel};

struct page *page_set(const struct sheet *sheet, const struct type_fonts *fonts, const struct page_words *words,
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
    layouts[words->kind](&s);
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

size_t page_target_at(const struct page_target *targets, size_t n, int height, float y)
{
    int line = (int)(y * (float)height);

    for (size_t i = 0; i < n; i++)
        if (line >= targets[i].y && line < targets[i].y + targets[i].height)
            return targets[i].item;
    return SIZE_MAX;
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
