/* SPDX-License-Identifier: MIT */
/* The table of formats: how each is told, and its reader. A new format is a file with its reader and a row here, which
 * declares the reader as well. */
#pragma once

#include "sources/document.h"

enum { SOURCE_MOST = 16 << 20 /* bytes of one source file */ };

/* The first row that fits counts: by the bytes that the file begins with, or else by its name's ending (without regard
 * to case); a row with neither takes what is left.
 *   REFUSED(begins, why)                 what nobody reads, and what to do about it
 *   FORMAT(name, begins, endings, reader)  `name` as the report says it; endings parted by '|'
 * A reader fills at least one document, with report.encoding. What it says in an error does not name the file. */
#define SOURCES_FORMATS(FORMAT, REFUSED)                                                                               \
    REFUSED("%PDF-", "is a PDF: save the article as plain text")                                                       \
    REFUSED("PK\003\004", "is a Word document or an archive: save the article as plain text")                          \
    REFUSED("\xd0\xcf\x11\xe0", "is an old Word document: save the article as plain text")                             \
    REFUSED("{\\rtf", "is rich text (RTF): save the article as plain text")                                            \
    REFUSED("\x89PNG", "is a picture")                                                                                 \
    REFUSED("\xff\xd8\xff", "is a picture")                                                                            \
    REFUSED("SFEDITN", "is an edition, not a source")                                                                  \
    REFUSED("<!DOCTYPE", "is a web page with its mark-up (HTML): save the page as text")                               \
    REFUSED("<!doctype", "is a web page with its mark-up (HTML): save the page as text")                               \
    REFUSED("<html", "is a web page with its mark-up (HTML): save the page as text")                                   \
    FORMAT("Markdown", NULL, "md|markdown", format_markdown)                                                           \
    FORMAT("text", NULL, NULL, format_text)

typedef bool format_reader(const void *data, size_t size, struct documents *out, struct error *e);

#define FORMAT_DECLARED(name, begins, endings, reader) format_reader reader;
#define FORMAT_NOTHING(begins, why)
SOURCES_FORMATS(FORMAT_DECLARED, FORMAT_NOTHING)
#undef FORMAT_DECLARED
#undef FORMAT_NOTHING

struct format {
    const char *name, *begins, *endings;
    format_reader *read; /* NULL: refused, and `why` says it */
    const char *why;
};

/* The row for a file of that name (which is not opened) and content. Never NULL. */
const struct format *format_of(const char *file, const void *data, size_t size);

/* Reads a source of any format: at least one document, in the source's order. The caller finishes *out whatever the
 * outcome. The reason for a failure does not name the source. */
MUST_CHECK bool documents_read(const char *file, const void *data, size_t size, struct documents *out, struct error *e);
