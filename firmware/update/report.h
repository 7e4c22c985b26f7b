/* SPDX-License-Identifier: MIT */
/*
 * What the importer says to the kiosk, one line at a time on a pipe: words with one tab between them, LF at the end, at
 * most REPORT_LINE_MOST bytes with it. Numbers are decimal, sizes in bytes.
 *   step NAME            what it does now: look, copy, check, keep (report_step_name)
 *   edition SIZE TITLE   the edition it has chosen: its title, else its publication
 *   done BYTES ALL       how far the step is
 *   note TEXT            for the journal: a file that was passed over, and why
 *   end REASON NEED FREE TEXT
 *                        the outcome (report_reason_name), the last line. TEXT is for the journal and names the exact
 *                        class and the file; NEED and FREE are 0 but for "full"
 * Both ends are one version of one package, so there is no version here. The kiosk takes nothing on trust all the same:
 * a line of any other form counts as the importer's being broken.
 */
#ifndef UPDATE_REPORT_H
#define UPDATE_REPORT_H

#include "base/bytes.h"

enum {
    REPORT_LINE_MOST = 1024,
    REPORT_TITLE_ROOM = 201,
    REPORT_TEXT_ROOM = sizeof(((struct error *)0)->text),
};

enum report_step {
    REPORT_LOOK,  /* which editions are there */
    REPORT_COPY,  /* from the stick to the shelf; again with the next edition if the copy proves damaged */
    REPORT_CHECK, /* the shelf's copy, entry by entry */
    REPORT_KEEP,  /* it becomes the current one */
};

/* How an update ended. Each has one plain sentence in the kiosk's phrases. */
enum report_reason {
    REPORT_DONE,        /* it is the current edition, durably */
    REPORT_UNSURE,      /* it is the current edition, but may not survive a power cut */
    REPORT_SAME,        /* already showing */
    REPORT_NOTHING,     /* no edition in the stick's root folder */
    REPORT_TOO_MANY,    /* more editions there than anyone means */
    REPORT_UNREADABLE,  /* the stick gives errors */
    REPORT_PULLED,      /* the stick was pulled out too early */
    REPORT_HUNG,        /* the stick does not answer */
    REPORT_NOT_EDITION, /* the file is something else under that name */
    REPORT_DAMAGED,     /* copy or build it again */
    REPORT_NEWER,       /* a newer standfirst-pack made it */
    REPORT_UNSIGNED,    /* this kiosk shows only signed editions */
    REPORT_STRANGER,    /* signed by nobody this kiosk trusts */
    REPORT_FORGED,      /* not what the signer signed */
    REPORT_OLDER,       /* older than what is shown */
    REPORT_REBUILD,     /* as old as what is shown, yet another: build it again */
    REPORT_UNDONE,      /* taken back at this kiosk: plug the stick in anew */
    REPORT_FULL,        /* no room on the kiosk's card: needs so much, so much is free */
    REPORT_CARD,        /* the kiosk's own card cannot be read or written */
    REPORT_BROKEN,      /* the importer failed: a fault of ours */
    /* The kiosk's own, never said on the pipe. */
    REPORT_FORMAT,     /* nothing of the stick could be mounted */
    REPORT_UNSHOWABLE, /* taken, but its first article could not be shown; the kiosk went back */
    REPORT_REASONS
};

/* Short lower-case names, "not-edition". */
const char *report_step_name(enum report_step step);
const char *report_reason_name(enum report_reason reason);

enum report_kind { REPORT_IS_STEP, REPORT_IS_EDITION, REPORT_IS_DONE, REPORT_IS_NOTE, REPORT_IS_END };

/* One line. The fields its kind does not have are zero. */
struct report {
    enum report_kind kind;
    enum report_step step;
    enum report_reason reason;
    uint64_t size, done, all, need, free;
    char text[REPORT_TEXT_ROOM]; /* title, note or the end's text; valid UTF-8 without control characters */
};

/* Appends the line, cutting the text if it is too long. */
void report_put(struct buffer *out, const struct report *r);

/* Takes a line apart; `size` bytes without the LF. False: it has no form of those above. */
MUST_CHECK bool report_take(const char *line, size_t size, struct report *out);

#endif
