/* SPDX-License-Identifier: MIT */
/*
 * The program standfirst-import as the kiosk's child: it reads sticks and the inbox, and it does whatever else writes
 * to the shelf while the wall is up, since a slow card must not keep the kiosk from a press.
 */
#ifndef KIOSK_IMPORTER_H
#define KIOSK_IMPORTER_H

#include "device/child.h"
#include "settings/settings.h"

enum importer_job { IMPORTER_IMPORT, IMPORTER_COUNT_START, IMPORTER_MARK_GOOD, IMPORTER_UNDO };

struct importer_wish {
    enum importer_job job;
    const char *folder; /* IMPORT: where from, */
    bool anew;          /* and whether it was plugged in just now */
    const struct settings *settings;
    bool signed_only; /* the kiosk's trust, as it stands now */
};

enum { IMPORTER_MISSING = 127 << 8 }; /* as a child's status: it could not be started */

/* As child_start(). */
struct child *importer_start(struct loop *l, const struct importer_wish *wish,
                             void (*wrote)(void *user, const char *data, size_t size),
                             void (*ended)(void *user, int status), void *user);

#endif
