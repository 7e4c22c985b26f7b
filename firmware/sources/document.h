/* SPDX-License-Identifier: MIT */
/* A source as the reader of its format leaves it: the text in blocks, each with what the format says of it and where it
 * stood, the fields that were given apart from the text, and the report of what was left out. What is the headline and
 * what the body is for page/ to say, which knows documents and no formats.
 *
 * A reader (formats.h) calls documents_add() for each article that its source holds, then document_block() and
 * document_give() in the order of the source. */
#pragma once

#include "base/bytes.h"
#include "sources/report.h"

/* What the format says that a block is. */
enum block_role {
    ROLE_LINE,      /* nothing: a line of plain text, which may be anything, also a part of a paragraph */
    ROLE_PARAGRAPH, /* running text */
    ROLE_HEADING,
    ROLE_ITEM,    /* of a list */
    ROLE_QUOTE,   /* set apart as somebody else's words */
    ROLE_CAPTION, /* of a picture or a video */
    ROLE_CREDIT,  /* who made or owns a picture */
    ROLE_KEY,     /* a key, which is in `given` (document_settle_keys()) */
};

struct document_block {
    size_t line;  /* of the source, from 1; several blocks may have the same */
    size_t start; /* document_text() */
    enum block_role role;
    unsigned char level; /* of a heading, from 1; of others 0 */
    bool gap;            /* an empty line, or the document's top, is before it. Always so where the format has blocks */
};

/* Where a field was found that is given apart from the text. */
enum provenance {
    PROVENANCE_KEY,          /* a `name: value` line at the top, written by the sub-editor */
    PROVENANCE_FRONT_MATTER, /* Markdown's, which other programs write too */
};

/* As the report says it: "a key at the top of the source". Static. */
const char *provenance_words(enum provenance p);

struct document_given {
    enum provenance from;
    size_t line;
    char *name;    /* in small letters, as the source calls it: "headline", "title", "speaker.2"; "": not readable */
    char *value;   /* without the format's own quotation marks; "": given as nothing */
    char *text;    /* the whole as it stands in the source, for the report: `Title: "Bell rings"` */
    bool compound; /* a list, a mapping and the like, which `value` has as written */
};

struct document {
    struct document_block *blocks;
    size_t n_blocks;
    struct document_given *given;
    size_t n_given;
    bool headings_known; /* what is no ROLE_HEADING is none */
    bool stands_alone;   /* nothing of a newspaper's site is around the text */
    struct report report;
    struct buffer text; /* the blocks' texts, each with a NUL */
};

/* One source's documents, in its order. Zeroed is valid and empty. */
struct documents {
    struct document *items;
    size_t n;
};
void documents_finish(struct documents *all);
void document_finish(struct document *d);

/* Adds an empty document; NULL if out of memory. Valid until the next one is added. */
struct document *documents_add(struct documents *all, struct error *e);

/* The block's text: clean (encoding.h), on one line, never empty. Valid until a block is added. */
const char *document_text(const struct document *d, const struct document_block *b);

/* Adds a block of valid UTF-8 (entities resolved): it is cleaned; line ends are spaces, and a line separator
 * parts it into several blocks. Nothing is added if no word is left. `level` counts for ROLE_HEADING only. */
MUST_CHECK bool document_block(struct document *d, enum block_role role, unsigned level, size_t line, const void *text,
                               size_t size, struct error *e);

/* Makes a ROLE_LINE of each line of the clean text (encoding.h) that is not empty, and gives the lines at the top that
 * look like keys (below). Takes the text over; the document must be empty. */
MUST_CHECK bool document_lines(struct document *d, struct buffer *clean, struct error *e);

/* Gives a field; its texts are copied. */
MUST_CHECK bool document_give(struct document *d, const struct document_given *field, struct error *e);

/* `name: value`: the name's bytes, and in *value where the value starts; 0 if the line has another form. A name is a
 * letter, then letters, figures, '.', '-' and '_', at most 31 in all. */
size_t document_key(const char *line, size_t *value);

/* Only who knows the names can tell a key from a headline such as "Plaice: the fish that stayed". So the lines at the
 * top that look like keys (`name: value`, the first of all and those that follow it without a gap) are given and
 * blocks as well, until this says how many of them are keys: the blocks of the first `n` become ROLE_KEY, the others
 * are no longer given. Now that it is known which lines are text, paragraphs that were wrapped at a fixed width are
 * joined to one block each, if all the text is so. */
void document_settle_keys(struct document *d, size_t n);
