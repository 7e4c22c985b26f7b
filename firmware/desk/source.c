/* SPDX-License-Identifier: MIT */
#include "desk/source.h"

#include "desk/attach.h"
#include "page/language.h"
#include "page/page.h"
#include "sources/encoding.h"
#include "sources/markdown.h"
#include "sources/report.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool is_markdown(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL && (strcasecmp(dot, ".md") == 0 || strcasecmp(dot, ".markdown") == 0);
}

/* A key given as nothing leaves the field out. */
static bool overrule(char **field, const char *value, struct error *e)
{
    if (value == NULL)
        return true;
    free(*field);
    *field = NULL;
    if (*value == '\0')
        return true;
    *field = strdup(value);
    return *field != NULL || error_memory(e);
}

static bool overrule_all(struct article *a, const struct overrides *o, struct error *e)
{
    if (!overrule(&a->headline, o->headline, e) || !overrule(&a->standfirst, o->standfirst, e) ||
        !overrule(&a->kicker, o->kicker, e) || !overrule(&a->place, o->place, e) ||
        !overrule(&a->published, o->published, e) || !overrule(&a->corrected, o->corrected, e) ||
        !overrule(&a->language, o->language, e))
        return false;
    if (!o->byline_given)
        return true;
    if (o->n_byline > 0 && (a->byline = calloc(o->n_byline, sizeof *a->byline)) == NULL)
        return error_memory(e);
    for (size_t i = 0; i < o->n_byline; i++) {
        if ((a->byline[i] = strdup(o->byline[i])) == NULL)
            return error_memory(e);
        a->n_byline++;
    }
    return true;
}

static bool fill(struct lines *lines, const struct overrides *o, bool markdown, struct article *a,
                 struct report *report, struct quotes_reader *reader, struct error *e)
{
    struct page page = {.lines = lines, .overrides = o, .report = report, .article = a, .markdown = markdown};

    if (!markdown) {
        page_furniture(&page);
    }
    if (!page_head(&page, e) || !page_body(&page, e) || !overrule_all(a, o, e))
        return false;
    if (a->headline == NULL)
        return error_set(e, "no headline was found; `headline: ...` at its top would give one");
    if (a->body_size == 0)
        report_doubt(report, 0, "no text was found under the headline");
    if (a->published == NULL)
        report_doubt(report, 0, "no date was found; `published: 2021-03-03` at the top would give one");
    if (a->n_byline == 0 && !o->byline_given)
        report_doubt(report, 0, "no by-line was found; `byline: Name; Name` at the top would give one");
    if (a->language == NULL && o->language == NULL) {
        const char *guess = language_guess(a->body, a->body_size);
        if (guess == NULL && (guess = language_guess(a->headline, strlen(a->headline))) == NULL) {
            report_doubt(report, 0, "the language could not be told; `language: en` at the top would say it");
        } else if ((a->language = strdup(guess)) == NULL) {
            return error_memory(e);
        }
    }
    return attach_quotes(a, o, report, reader, e);
}

bool source_read(const char *name, const void *data, size_t size, struct article *article, struct report *report,
                 struct error *e)
{
    return source_read_with(NULL, name, data, size, article, report, e);
}

bool source_read_with(struct quotes_reader *reader, const char *name, const void *data, size_t size,
                      struct article *article, struct report *report, struct error *e)
{
    struct buffer clean = {0};
    struct lines lines = {0}, front = {0};
    struct overrides overrides = {0};
    bool markdown = is_markdown(name), ok = false;

    *article = (struct article){0};
    *report = (struct report){.format = markdown ? "Markdown" : "text"};
    if (size > SOURCE_MOST) {
        error_set(e, "is %zu bytes, more than the %d allowed", size, SOURCE_MOST);
        goto out;
    }
    if (!encoding_clean(data, size, &clean, report, e))
        goto out;
    if (markdown) {
        if (!markdown_read(&clean, &front, &lines, report, e) || !overrides_read(&front, true, &overrides, report, e))
            goto out;
    } else if (!lines_cut(&clean, &lines, e) || !overrides_read(&lines, false, &overrides, report, e) ||
               !lines_unwrap(&lines, e)) {
        goto out;
    }
    if (lines.n == 0) {
        error_set(e, "has no words in it");
        goto out;
    }
    if (!fill(&lines, &overrides, markdown, article, report, reader, e))
        goto out;
    report_sort(report);
    if (report->failed) {
        error_memory(e);
        goto out;
    }
    ok = article_check(article, e);
out:
    buffer_finish(&clean);
    lines_finish(&lines);
    lines_finish(&front);
    overrides_finish(&overrides);
    if (!ok) {
        article_finish(article);
        report_finish(report);
    }
    return ok;
}
