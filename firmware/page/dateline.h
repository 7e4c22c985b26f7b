/* SPDX-License-Identifier: MIT */
/* The line of a page that says when: "Wednesday 4 July 2018 21:45 BST", "Published: 3 March 2021 | Updated: ...". */
#pragma once

#include "page/date.h"

enum { DATELINE_REST_MOST = 320 };

struct dateline {
    struct date published, updated, corrected; /* day 0 and no time: not there. A time without a day has day 0 */
    bool dated;                                /* at least one of them is there */
    bool relative;                             /* "3 hours ago", "Yesterday": says no date */
    bool labelled;                             /* "Published", "Updated" and the like was read */
    char rest[DATELINE_REST_MOST];             /* what else the line says, without separators at its ends */
};

/* Takes the line apart. False if it has neither a date nor a time nor such a word, or is too long to be such a line. */
bool dateline_read(const char *line, struct dateline *out);

/* A newspaper's opener of the first paragraph: "LONDON (Reuters) - ", "PORT HAVEN, March 3 -". */
struct opener {
    size_t size;                      /* bytes up to the first word of the paragraph proper */
    size_t place_size;                /* the place is the first so many bytes */
    size_t agency_start, agency_size; /* 0: none */
};
bool opener_read(const char *paragraph, struct opener *out);
