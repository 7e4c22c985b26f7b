/* SPDX-License-Identifier: MIT */
/* Walking through a config text, a comment, a text or a bare word at a time. What is wrong with a word is said here;
 * what the words make together is settings/scan.c's. */
#pragma once

#include "settings/settings.h"

/* A name that is in use in a group that is still open. */
struct name {
    const char *at;
    size_t size;
    unsigned line;
};

struct walk {
    char *at, *end; /* end: at a NUL, with room for closing brackets after it */
    unsigned line;
    char setting[48]; /* the name of the setting at hand, for messages */
    bool stop;        /* something is wrong with the text as a whole */
    struct settings_problems *problems;
    struct name *names;
    size_t n_names;
    unsigned *lines;
    size_t n_lines;
    size_t depth;
};

bool walk_name_start(char c);
bool walk_name_part(char c);

/* Ends the walk: something is wrong with the text as a whole. Returns false. */
bool walk_give_up(struct walk *w);

/* Past white space and comments. */
void walk_blank(struct walk *w);

/* At a '"': moves past the closing one, which must be in the same line. False: there is none; moves to the line's end.
 */
bool walk_text(struct walk *w);

/* Past the rest of a setting that is wrong: to its end mark, or the end of the line, or what closes the group. Past the
 * rest of a value in a list: to the comma or to what closes the list, be it lines away. */
void walk_rest(struct walk *w, bool in_list);

/* Past true, false or a number. What kind it is, b, i or f; 0 if it is none of these, which has been said then. */
char walk_word(struct walk *w);

/* Is this the start of a setting, "name ="? */
bool walk_at_setting(const char *at);

/* Makes spaces of everything but the ends of lines. */
void walk_erase(char *from, const char *to);
