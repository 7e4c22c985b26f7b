/* SPDX-License-Identifier: MIT */
/* An article as a value: what an edition carries and what every card shows. All texts are valid UTF-8 in NFC without
 * control characters, on one line, NUL-terminated and owned by the article; an unknown text is NULL, never "". */
#pragma once

#include "base/bytes.h"

/* Bounds within which laying a card out cannot fail; sizes in bytes of UTF-8. Part of the format (FORMAT.md). */
enum {
    ARTICLE_LINE_MOST = 1000, /* headline, kicker, one byline name, place, speaker, role, published, corrected */
    ARTICLE_STANDFIRST_MOST = 4000,
    ARTICLE_BYLINES_MOST = 16,
    ARTICLE_BODY_MOST = 1 << 20,
    ARTICLE_QUOTES_MOST = 256,
    ARTICLE_SPANS_MOST = 64, /* of one quote */
};

/* A stretch of the body, in bytes: [start, end), outer quotation marks left out, never across a paragraph's end.
 * `stop`: the attribution ended the sentence there. The screen shows a full stop, in the place of a comma that ends the
 * stretch, else behind it (a newspaper that keeps its comma or full stop outside the marks); never behind a mark. */
struct span {
    uint32_t start, end;
    bool stop;
};

/* A quote and its speaker are one. Its words are stretches of the body, so a screen shows only what was printed. */
struct quote {
    char *speaker; /* NULL: not known for sure */
    char *role;
    struct span *spans; /* ascending, not overlapping, at least one */
    size_t n_spans;
};

struct article {
    char *headline; /* never NULL in an edition */
    char *standfirst, *kicker;
    char **byline; /* names without "By" */
    size_t n_byline;
    char *place;
    char *published; /* RFC 3339 with seconds, offset only where the page gave a zone; or the date alone */
    char *corrected; /* likewise; NULL if never corrected */
    char *language;  /* BCP 47 */
    char *body;      /* paragraphs joined by '\n'; "" if there is none. The one text with line ends */
    size_t body_size;
    struct quote *quotes; /* in the order of the text */
    size_t n_quotes;
};

/* The rows of the table of fields (fields.h), in its order. */
enum field_id {
    FIELD_HEADLINE,
    FIELD_STANDFIRST,
    FIELD_KICKER,
    FIELD_BYLINE,
    FIELD_PLACE,
    FIELD_PUBLISHED,
    FIELD_CORRECTED,
    FIELD_LANGUAGE,
    FIELD_BODY,
    FIELD_QUOTES,
    FIELDS
};

/* Each frees what it points to and zeroes it. A zeroed article is valid and empty. */
void article_finish(struct article *a);
void quote_finish(struct quote *q);

/* All that FORMAT.md asks of an article: the bounds above, texts (wording.h), the shapes of times and language, and the
 * verbatim guard (every span within the body, at character boundaries, in one paragraph, in order; each quote begins
 * after the one before it does). The reason is a whole clause: "the kicker holds a line end U+000A (byte 4)". */
MUST_CHECK bool article_check(const struct article *a, struct error *e);

/* Appends one stretch of a quote as every screen and report shows it: behind a space if it is not the first, and with
 * `stop` a full stop in the place of the comma that ends it, or behind it. Marks that close a quote inside it stay
 * behind the comma's full stop. `size` is at least 1. */
void quote_add_text(struct buffer *out, const char *words, size_t size, bool stop);
/* Whether a comma of any script ends the text, closing quotation marks behind it left out, for which a full stop is
 * shown where the sentence ended there. */
bool quote_ends_in_comma(const char *text, size_t size);
/* Whether a sentence's mark ends the text, likewise: a full stop behind it would be one too many. */
bool quote_ends_in_mark(const char *text, size_t size);

/* The quote as a screen shows it: its spans joined by one space, full stops where `stop` says so.
 * The caller frees it; NULL if out of memory. The article must have passed article_check(). */
char *article_quote_text(const struct article *a, const struct quote *q);

/* The bytes of an entry of an edition, FORMAT.md; one byte form for each article. encode() appends them in the newest
 * format, ARTICLE_FORMAT, and checks first. decode() takes those of any format from 1 to that, which the edition's
 * header says, and checks afterwards; *a is zeroed when it fails. */
enum { ARTICLE_FORMAT = 1 };
MUST_CHECK bool article_encode(const struct article *a, struct buffer *out, struct error *e);
MUST_CHECK bool article_decode(unsigned format, const void *data, size_t size, struct article *a, struct error *e);
