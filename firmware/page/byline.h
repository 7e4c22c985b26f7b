/* SPDX-License-Identifier: MIT */
/* The line of a page that says who: "By Ann Ames and Bob Bell in Port Haven", "Ann Ames, Editor", "Reuters". */
#pragma once

#include "article/article.h"

enum { BYLINE_NAME_MOST = 96, BYLINE_ASIDE_MOST = 256 };

struct byline {
    char names[ARTICLE_BYLINES_MOST][BYLINE_NAME_MOST];
    size_t n;
    char place[BYLINE_NAME_MOST];  /* "": none */
    char aside[BYLINE_ASIDE_MOST]; /* titles, handles, the newspaper's name: what is not taken over */
    bool sure; /* it says so itself: "By", an agency, a title, a handle; otherwise merely a name's shape */
};

/* Takes the line apart. False if it is no by-line. "Reporting from CITY" has a place and no name. */
bool byline_read(const char *line, struct byline *out);

/* `size` bytes name a news agency, or "Staff and agencies" and the like. */
bool byline_agency(const char *at, size_t size);

/* What a line beside a by-line may be. */
bool byline_title(const char *line); /* "Transport correspondent" */
bool byline_paper(const char *line); /* "BBC News", "Harbour Gazette" */
bool byline_place(const char *line); /* "New York", "Springfield, Ill." */
bool byline_known_place(const char *line);
bool byline_given_name(const char *line); /* begins with a common given name */
