/* SPDX-License-Identifier: MIT */
#include "sources/formats.h"

#include "sources/encoding.h"
#include "sources/text.h"

#include <string.h>

#define ROW(name_, begins_, endings_, reader) {.name = name_, .begins = begins_, .endings = endings_, .read = reader},
#define REFUSAL(begins_, why_) {.begins = begins_, .why = why_},
static const struct format formats[] = {SOURCES_FORMATS(ROW, REFUSAL)};
#undef ROW
#undef REFUSAL
enum { FORMATS = sizeof formats / sizeof *formats };

const struct format *format_of(const char *file, const void *data, size_t size)
{
    const char *dot = strrchr(file, '.');

    for (size_t i = 0; i + 1 < FORMATS; i++) {
        const struct format *f = &formats[i];
        size_t n = f->begins == NULL ? 0 : strlen(f->begins);
        if (n > 0 && size >= n && memcmp(data, f->begins, n) == 0)
            return f;
        if (f->endings != NULL && dot != NULL && text_in(f->endings, dot + 1, strlen(dot + 1)))
            return f;
    }
    return &formats[FORMATS - 1];
}

bool documents_read(const char *file, const void *data, size_t size, struct documents *out, struct error *e)
{
    const struct format *f = format_of(file, data, size);

    *out = (struct documents){0};
    if (size > SOURCE_MOST)
        return error_set(e, "is %zu bytes, more than the %d allowed", size, SOURCE_MOST);
    if (size == 0)
        return error_set(e, "is empty");
    if (f->read == NULL)
        return error_set(e, "%s", f->why);
    if (!f->read(data, size, out, e))
        return false;
    for (size_t i = 0; i < out->n; i++)
        out->items[i].report.format = f->name;
    return true;
}

/* Plain text: a page of a newspaper's site as it is copied or saved, a line each of whatever is on it. */
bool format_text(const void *data, size_t size, struct documents *out, struct error *e)
{
    struct buffer clean = {0};
    struct document *d = documents_add(out, e);
    bool ok = d != NULL && encoding_clean(data, size, &clean, &d->report, e) && document_lines(d, &clean, e);

    buffer_finish(&clean);
    return ok;
}
