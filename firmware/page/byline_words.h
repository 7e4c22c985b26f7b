/* SPDX-License-Identifier: MIT */
/* The words that by-lines are made of, each list parted by '|' for text_in(). For byline.c only. */
#ifndef PAGE_BYLINE_WORDS_H
#define PAGE_BYLINE_WORDS_H

extern const char byline_agencies[];    /* what stands in a by-line and is no person */
extern const char byline_titles[];      /* one of these makes a title of it */
extern const char byline_title_words[]; /* and nothing but these is in one */
extern const char byline_papers[];      /* the last word of a newspaper's name */
extern const char byline_outlets[];     /* the first word of many a local service */
extern const char byline_places[];      /* cities of two words, which look like a name, and the commonest others */
extern const char byline_given_names[];
extern const char byline_not_names[];
extern const char byline_particles[]; /* small words inside a name */

#endif
