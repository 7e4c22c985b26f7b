/* SPDX-License-Identifier: MIT */
/*
 * What the sub-editor wrote at the top of a source to overrule what the page says: `key: value` lines of a text file,
 * or the front matter of a Markdown file. One table of keys serves both, and MAKING-EDITIONS.md explains them.
 */
#ifndef PAGE_OVERRIDES_H
#define PAGE_OVERRIDES_H

#include "article/article.h"
#include "sources/lines.h"

struct override_speaker {
    size_t line, number; /* number of the quote, from 1 */
    char *name, *role;   /* name "": nobody; role may be NULL */
};

struct override_added {
    size_t line;
    char *words, *name, *role; /* role may be NULL */
};

struct overrides {
    /* NULL: not given; "": given as nothing, which leaves the field out. */
    char *headline, *standfirst, *kicker, *place, *published, *corrected, *language;
    char **byline;
    size_t n_byline;
    bool byline_given;
    struct override_speaker *speakers;
    size_t n_speakers;
    size_t *left_out; /* numbers of quotes */
    size_t n_left_out, left_out_line;
    struct override_added *added;
    size_t n_added;
};

/*
 * Reads the keys at the top of `lines` and drops those lines from it (without a word in the report: they are not the
 * page's). In a text file the keys end with the first line that is none; `front_matter` are lines between two "---",
 * all of which must be keys, comments or empty. Finish *out whatever the outcome.
 */
MUST_CHECK bool overrides_read(struct lines *lines, bool front_matter, struct overrides *out, struct report *report,
                               struct error *e);
void overrides_finish(struct overrides *o);

#endif
