/* SPDX-License-Identifier: MIT */
/* The table of furniture.h's rules. For furniture.c only. */
#ifndef PAGE_FURNITURE_RULES_H
#define PAGE_FURNITURE_RULES_H

#include "page/furniture.h"

#include <stddef.h>

/* How a rule looks at the folded line (text_fold). */
enum furniture_how {
    FURNITURE_WHOLE, /* is the line but for marks around it */
    FURNITURE_START, /* begins the line, and a word ends there */
    FURNITURE_LABEL, /* begins the line, and then comes nothing, ':' or '>' or '|' */
    FURNITURE_PART,  /* is somewhere in it */
};

struct furniture_rule {
    enum furniture_how how;
    unsigned char words; /* the line has at most so many; 0: no bound */
    bool sentence;       /* may end as a sentence does */
    enum furniture_then then;
    const char *text; /* folded; alternatives separated by '|' */
    const char *also; /* and one of these is in the line too; NULL: nothing more */
    const char *why;
};

extern const struct furniture_rule furniture_rules[];
extern const size_t furniture_rule_count;

/* Reasons that counts and credits share with the table. */
#define FURNITURE_SHARE "share buttons"
#define FURNITURE_PLAYER "a video, audio or gallery control"
#define FURNITURE_CAPTION "a picture's caption or credit"
#define FURNITURE_COMMENTS "readers' comments"

#endif
