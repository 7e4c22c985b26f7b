/* SPDX-License-Identifier: MIT */
/* A newspaper's page as a document -> the article: which block is the headline, which are the body, and so on; and what
 * the document's given fields (document.h) say: fields of the article, which overrule what the page says, and what the
 * sub-editor wants of the quotes. The names of given fields are those of the article's table (fields.h) and
 * `speaker.N`, `quotes.leave-out` and `quote.add`; MAKING-EDITIONS.md explains them. */
#pragma once

#include "article/fields.h"
#include "sources/document.h"

struct key_speaker {
    size_t line, number; /* number of the quote, from 1 */
    char *name, *role;   /* name "": nobody; role may be NULL */
};

struct key_added {
    size_t line;
    char *words, *name, *role; /* role may be NULL */
};

struct keys {
    struct article values;    /* of the fields given; unknown is also what was given as nothing: the article has none */
    const char *from[FIELDS]; /* where the field was given (provenance_words()); NULL: it was not */
    struct key_speaker *speakers;
    size_t n_speakers;
    size_t *left_out; /* numbers of quotes */
    size_t n_left_out, left_out_line;
    struct key_added *added;
    size_t n_added;
};

/* Fills the article but for its quotes. Every block that is in none of its fields is in the document's report. *keys
 * says what the given fields want of the quotes. The caller finishes both results whatever the
 * outcome. Fails if there is no headline. */
MUST_CHECK bool page_read(struct document *d, struct keys *keys, struct article *article, struct error *e);

/* Reads the given fields and tells the document which of its first lines are keys (document_settle_keys()). A name that
 * is none is an error if it is near one or was written as one; else its line is text. Finish *out whatever the outcome.
 */
MUST_CHECK bool keys_read(struct document *d, struct keys *out, struct error *e);
void keys_finish(struct keys *k);
