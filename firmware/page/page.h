/* SPDX-License-Identifier: MIT */
/* A newspaper's page as a document -> the article: which block is the headline, which are the body, and so on. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "page/keys.h"

/*
 * Fills the article but for its quotes. Every block that is in none of its fields is in the document's report. *keys
 * says what the source's given fields want besides (of the quotes). The caller finishes both results whatever the
 * outcome. Fails if there is no headline.
 */
MUST_CHECK bool page_read(struct document *d, struct keys *keys, struct article *article, struct error *e);

#endif
