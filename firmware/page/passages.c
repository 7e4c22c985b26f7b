/* SPDX-License-Identifier: MIT */
#include "page/steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool page_is_prose(const struct passage *line)
{
    return !line->heading && ((line->sentence && line->words >= 8) || line->words >= 25);
}

bool page_given(const struct news_page *p, enum field_id field)
{
    return p->keys->from[field] != NULL;
}

size_t page_next(const struct news_page *p, size_t i)
{
    while (i < p->n && p->lines[i].gone)
        i++;
    return i;
}

void page_drop(struct news_page *p, struct passage *line, const char *why)
{
    line->gone = true;
    report_drop(p->report, line->number, line->text, why);
}

void page_overruled(struct news_page *p, enum field_id field, const struct passage *line, const char *text)
{
    char why[100];

    snprintf(why, sizeof why, "overruled by %s", p->keys->from[field]);
    report_drop(p->report, line->number, text, why);
}

void page_set(struct news_page *p, enum field_id field, const struct passage *line, const char *text)
{
    char **to = field_text(p->article, &article_fields[field]);

    if (page_given(p, field)) {
        page_overruled(p, field, line, text);
        return;
    }
    if (*to != NULL) {
        report_drop(p->report, line->number, text, "said already above");
        return;
    }
    *to = strdup(text);
    p->failed = p->failed || *to == NULL;
}
