/* SPDX-License-Identifier: MIT */
/* Where the wall was, for the next run: a service that crashed, hung or was restarted goes on there. It is one line in
 * a file of the service's runtime folder ($RUNTIME_DIRECTORY of systemd.exec(5), a file system in memory): edition,
 * article, card. Without that variable nothing is kept, and nothing is ever written to a disk.
 *
 * A place is given out once: should showing it be what crashes, the run after that starts at home. */
#pragma once

#include "edition/edition.h"
#include "reading/deck.h"

struct bookmark {
    int fd; /* -1: there is no place for it */
    bool kept;
    uint8_t edition[EDITION_IDENTITY]; /* what is kept, if anything is */
    struct place place;
};

void bookmark_open(struct bookmark *b);
void bookmark_close(struct bookmark *b); /* what is kept stays */

/* The place that the last run kept, if it was in this edition. Forgets it. */
bool bookmark_take(struct bookmark *b, const uint8_t edition[EDITION_IDENTITY], struct place *out);

/* Writes only what has changed. Where that fails, which nobody is told, the next run starts at home. */
void bookmark_keep(struct bookmark *b, const uint8_t edition[EDITION_IDENTITY], struct place place);
