/* SPDX-License-Identifier: MIT */
/* The one table of an article's fields. Whatever is done with every field walks it: the check, the bytes in an edition,
 * freeing, the keys at the top of a source, JSON, print, the search for missing glyphs. A new text field is a member of
 * struct article, its name behind it in enum field_id and a row in fields.c; what is left is its use on a card.
 *
 * The rows stand in the order of the JSON keys, of the print and of the bytes in an edition. The table says what a
 * field is; where a value came from, and which of two values wins, is for the rooms that read sources. */
#pragma once

#include "article/article.h"

#include <assert.h>

/* First the kinds of a single text, then the other one that a key can give. */
enum field_kind {
    FIELD_KIND_LINE,     /* char *: a text on one line */
    FIELD_KIND_MOMENT,   /* char *: a date, or a date and a time (wording_is_moment()) */
    FIELD_KIND_LANGUAGE, /* char *: a BCP 47 tag */
    FIELD_KIND_NAMES,    /* char ** and its count: up to ARTICLE_BYLINES_MOST texts on one line */
    FIELD_KIND_BODY,     /* struct article's body */
    FIELD_KIND_QUOTES,   /* struct article's quotes */
};

enum field_flags {
    FIELD_NEEDED = 1 << 0,         /* no article of an edition is without it */
    FIELD_PRINT_IF_KNOWN = 1 << 1, /* print leaves it out where it is unknown; of others it says "-" */
    FIELD_NOT_IN_READ = 1 << 2,    /* `show --json` has the key, `read --json` does not */
};

struct field {
    uint8_t tag;       /* its number; the rows ascend by it. Format 1 writes the fields in this order, without it */
    uint8_t since;     /* the edition format that first has the field, at most ARTICLE_FORMAT */
    const char *name;  /* JSON key, key at the top of a source, label in print; small letters */
    const char *label; /* in a sentence: "the headline" */
    const char *also;  /* other programs' front-matter names for it, "a|b|c"; NULL: none */
    enum field_kind kind;
    size_t at;       /* offset in struct article of the char * or char **; unused for body and quotes */
    size_t count_at; /* FIELD_KIND_NAMES: offset of the number of names */
    size_t most;     /* bytes: of the text, of each name, of the body */
    unsigned flags;  /* enum field_flags */
};

extern const struct field article_fields[FIELDS];

/* The row of that name, with `also` also by other programs' names for it; case does not count. NULL: none. */
const struct field *field_named(const char *name, bool also);

/* A single text: LINE, MOMENT or LANGUAGE. */
static inline bool field_is_text(const struct field *f)
{
    return f->kind <= FIELD_KIND_LANGUAGE;
}

/* What a key at the top of a source, or structured data, can give: a single text, or names. */
static inline bool field_is_key(const struct field *f)
{
    return f->kind <= FIELD_KIND_NAMES;
}

/* Where the article keeps the text (of a field_is_text()) or the names and their number (of a FIELD_KIND_NAMES). They
 * may be changed where the article may be. An unknown text is NULL. */
static inline char **field_text(const struct article *a, const struct field *f)
{
    assert(field_is_text(f));
    return (char **)(void *)((char *)a + f->at);
}
char ***field_names(const struct article *a, const struct field *f, size_t **n);

/* Frees the value and leaves the field unknown. */
void field_clear(struct article *a, const struct field *f);
/* Frees the value in `to` and moves the one in `from` there, where it is unknown then. For a field_is_key(). */
void field_move(struct article *to, struct article *from, const struct field *f);
