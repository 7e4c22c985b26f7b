/* SPDX-License-Identifier: MIT */
/* A Markdown source (CommonMark) -> its front matter's lines, and a line per paragraph and heading, mark-up taken off.
 */
#ifndef SOURCES_MARKDOWN_H
#define SOURCES_MARKDOWN_H

#include "sources/lines.h"

/*
 * Takes the clean text over. *front is empty if there is no front matter. What carries no text (pictures, code, HTML)
 * is dropped with its reason. Finish both results whatever the outcome.
 */
MUST_CHECK bool markdown_read(struct buffer *clean, struct lines *front, struct lines *out, struct report *report,
                              struct error *e);

#endif
