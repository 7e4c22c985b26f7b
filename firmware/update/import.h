/* SPDX-License-Identifier: MIT */
/* The importer: reads one folder once and puts the latest valid edition of it on the shelf. The program around it is
 * libexec/standfirst-import, started by the kiosk for each stick:
 *
 *   standfirst-import --shelf DIR --trust signed|any [--keys DIR] [--anew] FOLDER
 *
 * It reports on standard output (message.h), for people on standard error only in case of wrong use, and exits with 0
 * if the shelf's current edition is now that of the folder (done, unsure or same), 1 if not, 2 for wrong use. It may be
 * killed at any moment: the shelf then has the old edition or the new one.
 *
 *   standfirst-import --shelf DIR --forget-floors      for a technician: older editions are taken again
 *
 * import_open() opens everything there is to open; import_run() needs no other file, so the sandbox is shut between
 * them. */
#pragma once

#include "base/error.h"
#include "edition/keyring.h"
#include "update/message.h"

struct import_wish {
    const char *folder, *shelf;
    const struct keyring *trusted; /* outlives the import */
    bool anew;
    int out; /* where the report goes; stays the caller's */
};

struct import;

/* NULL if it has ended already; the report says why. */
struct import *import_open(const struct import_wish *wish, enum message_reason *reason);

/* Chooses, copies, verifies, keeps. The last line of the report says the reason that it returns. */
enum message_reason import_run(struct import *i);

void import_close(struct import *i); /* takes NULL */
