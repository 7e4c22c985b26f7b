/* SPDX-License-Identifier: MIT */
/* A page's furniture: lines that belong to the newspaper's site and not to the article. A table of rules, each with its
 * reason. A rule must rather miss a line than take a sentence of the article, so lines that report speech, and (but for
 * rules that say so) whole sentences, are never furniture. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum furniture_effect {
    FURNITURE_ALONE,   /* this line only */
    FURNITURE_LIST,    /* headlines of other stories may follow */
    FURNITURE_TAIL,    /* the page's end: other stories with their teasers may follow */
    FURNITURE_END,     /* the text's end: nothing below is the article's */
    FURNITURE_CREDIT,  /* a picture's credit: its caption may stand beside it */
    FURNITURE_BOX,     /* a box begins that ends with "after newsletter promotion" */
    FURNITURE_BOX_END, /* that line */
    FURNITURE_OFFER,   /* a newsletter's or app's offer: more words of it may follow */
    FURNITURE_POINTS,  /* "Key points": what sums up the story follows */
    FURNITURE_LENGTH,  /* how long a video is: its title may follow */
    FURNITURE_POST,    /* whose post it was: its words are before it */
    FURNITURE_CORRECT, /* a correction note: it may carry the date */
};

struct furniture {
    const char *why; /* static */
    enum furniture_effect effect;
};

/* With which letters the texts of each rule begin, so that most need not be tried. A value; make it once for
 * a page. */
enum { FURNITURE_RULES_MOST = 112 };
struct furniture_letters {
    uint32_t of[FURNITURE_RULES_MOST];
};
void furniture_letters_make(struct furniture_letters *out);

/* Whether the line is furniture; *out says why. `letters` may be NULL: then every rule is tried. */
bool furniture_is(const char *line, const struct furniture_letters *letters, struct furniture *out);

/* The table, for furniture.c only. */

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
    enum furniture_effect effect;
    const char *why;
    const char *also; /* one of these is in the line as well; NULL: nothing more */
    const char *text; /* folded; alternatives separated by '|' */
};

extern const struct furniture_rule furniture_rules[];
extern const size_t furniture_rule_count;

/* Reasons that counts and credits share with the table. */
#define FURNITURE_SHARE "share buttons"
#define FURNITURE_PLAYER "a video, audio or gallery control"
#define FURNITURE_CAPTION "a picture's caption or credit"
#define FURNITURE_COMMENTS "readers' comments"
