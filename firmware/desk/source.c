/* SPDX-License-Identifier: MIT */
#include "desk/source.h"

#include "base/file.h"
#include "desk/quoted.h"
#include "page/page.h"

bool source_open(const char *path, struct documents *out, struct error *e)
{
    struct bytes data = {0};

    *out = (struct documents){0};
    bool ok = file_read(path, SOURCE_MOST, &data, e) && documents_read(path, data.data, data.size, out, e);
    bytes_finish(&data);
    return ok;
}

bool source_article(struct documents *all, size_t i, const struct quotes_options *how, struct article *article,
                    struct report *report, struct error *e)
{
    struct document *d = &all->items[i];
    struct keys keys;
    bool ok = page_read(d, &keys, article, e) && quoted_find(article, &keys, &d->report, how, e);

    keys_finish(&keys);
    if (ok)
        report_sort(&d->report);
    ok = ok && (!d->report.failed || error_memory(e)) && article_check(article, e);
    if (ok) {
        *report = d->report;
        d->report = (struct report){0};
        return true;
    }
    *report = (struct report){0};
    article_finish(article);
    return all->n == 1 ? false : error_prefix(e, "article %zu of %zu", i + 1, all->n);
}
