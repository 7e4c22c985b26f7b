/* SPDX-License-Identifier: MIT */
/* What the importer says to the kiosk, one line at a time on a pipe: words with one tab between them, LF at the end, at
 * most MESSAGE_LINE_MOST bytes with it. Numbers are decimal, sizes in bytes.
 *   step NAME            what it does now: look, copy, check, keep (message_step_name)
 *   edition SIZE TITLE   the edition it has chosen: its title, else its publication
 *   done BYTES ALL       how far the step is
 *   note TEXT            for the journal: a file that was passed over, and why
 *   end REASON NEED FREE TEXT
 *                        the outcome (message_reason_name), the last line. TEXT is for the journal and names the exact
 *                        class and the file; NEED and FREE are 0 but for "full"
 * Both ends are one version of one package, so there is no version here. The kiosk takes nothing on trust all the same:
 * a line of any other form counts as the importer's being broken. */
#pragma once

#include "base/bytes.h"

enum {
    MESSAGE_LINE_MOST = 1024,
    MESSAGE_TITLE_ROOM = 201,
    MESSAGE_TEXT_ROOM = sizeof(((struct error *)0)->text),
};

enum message_step {
    MESSAGE_LOOK,  /* which editions are there */
    MESSAGE_COPY,  /* from the stick to the shelf; again with the next edition if the copy proves damaged */
    MESSAGE_CHECK, /* the shelf's copy, entry by entry */
    MESSAGE_KEEP,  /* it becomes the current one */
    MESSAGE_STEPS
};

/* How an update ended. Each has one plain sentence in each language of the kiosk. */
enum message_reason {
    MESSAGE_DONE,           /* it is the current edition, durably */
    MESSAGE_UNSURE,         /* it is the current edition, but may not survive a power cut */
    MESSAGE_SAME,           /* already showing */
    MESSAGE_NOTHING,        /* no edition in the stick's root folder */
    MESSAGE_TOO_MANY,       /* more editions there than anyone means */
    MESSAGE_UNREADABLE,     /* the stick gives errors */
    MESSAGE_PULLED,         /* the stick was pulled out too early */
    MESSAGE_HUNG,           /* the stick does not answer */
    MESSAGE_NOT_EDITION,    /* the file is something else under that name */
    MESSAGE_DAMAGED,        /* copy or build it again */
    MESSAGE_NEWER,          /* a newer standfirst-pack made it */
    MESSAGE_UNSIGNED,       /* this kiosk shows only signed editions */
    MESSAGE_UNKNOWN_SIGNER, /* signed by nobody this kiosk trusts; the word is "stranger" */
    MESSAGE_FORGED,         /* not what the signer signed */
    MESSAGE_OLDER,          /* older than what is shown */
    MESSAGE_REBUILD,        /* as old as what is shown, yet another: build it again */
    MESSAGE_UNDONE,         /* taken back at this kiosk: plug the stick in anew */
    MESSAGE_FULL,           /* no room on the kiosk's card: needs so much, so much is free */
    MESSAGE_CARD,           /* the kiosk's own card cannot be read or written */
    MESSAGE_BROKEN,         /* the importer failed: a fault of ours */
    /* The kiosk's own, never said on the pipe. */
    MESSAGE_FORMAT,     /* nothing of the stick could be mounted */
    MESSAGE_UNSHOWABLE, /* taken, but its first article could not be shown; the kiosk went back */
    MESSAGE_REASONS
};

/* Short lower-case names, "not-edition". */
const char *message_step_name(enum message_step step);
const char *message_reason_name(enum message_reason reason);

enum message_kind { MESSAGE_IS_STEP, MESSAGE_IS_EDITION, MESSAGE_IS_DONE, MESSAGE_IS_NOTE, MESSAGE_IS_END };

/* One line. The fields its kind does not have are zero. */
struct message {
    enum message_kind kind;
    enum message_step step;
    enum message_reason reason;
    uint64_t size, done, all, need, free;
    char text[MESSAGE_TEXT_ROOM]; /* title, note or the end's text; valid UTF-8 without control characters */
};

/* Appends the line, cutting the text if it is too long. */
void message_put(struct buffer *out, const struct message *r);

/* Writes the line to a descriptor. A failure is not told: if nobody reads the pipe any more, the kiosk finds the
 * outcome on the shelf. */
void message_send(int fd, const struct message *r);

/* Takes a line apart; `size` bytes without the LF. False: it has no form of those above. */
MUST_CHECK bool message_take(const char *line, size_t size, struct message *out);
