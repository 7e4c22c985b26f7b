/* SPDX-License-Identifier: MIT */
/* The shelf: the editions kept on the device, and which of them is shown. A folder holds
 *   SEQUENCE-IDENTITY.edition   the editions: the current one and the one before it
 *   state.1 state.2             what is current, previous and undone, and the floors; two checksummed copies
 *   incoming.PID                an edition that is being copied in
 * and the factory's edition lies elsewhere, for good. The importer puts editions in (shelf/intake.h); the kiosk opens
 * them, marks one good and takes one back. Whoever changes the state holds a lock on the folder meanwhile.
 * The floor of a key is the latest edition taken from it: an older one is refused.
 *
 * No decision asks the clock. A shelf that is missing or cannot be written is still read: what cannot be kept is told,
 * and the factory's edition is always the last resort. */
#pragma once

#include "edition/edition.h"

enum shelf_place { SHELF_CURRENT, SHELF_PREVIOUS, SHELF_FACTORY };

struct shelf;

/* Remembers the arguments and touches no file. `factory` may be NULL. `trusted` is asked of the shelf's own editions
 * (not of the factory's), may be NULL as in edition_open(), and must outlive the shelf. NULL: out of memory. */
struct shelf *shelf_create(const char *folder, const char *factory, const struct keyring *trusted);
void shelf_destroy(struct shelf *s); /* takes NULL */

/* Before the first shelf_open() of a run, and before an edition that came during it is shown. An edition on trial (not
 * yet marked good) that a run crashed with twice is taken back here as if by shelf_undo(), and *fell_back is set; else
 * this start is counted. `boot` is the kernel's boot id, so that a power cut does not count as a crash; NULL reads it
 * from /proc. False if it could not be written: the reason is for the journal, and the show goes on. */
MUST_CHECK bool shelf_start(struct shelf *s, const char *boot, bool *fell_back, struct error *e);

/* An orderly end of the run: it was no crash, even if the edition is still on trial. */
MUST_CHECK bool shelf_stop(struct shelf *s, struct error *e);

/* Opens the first edition that can be opened, from *place on; *place says which it was. NULL if there is none. `passed`
 * (may be NULL) is called for every one passed over, with the path of its file and the reason.
 * After a bad entry on the wall: again, with the place after the one that was shown. */
typedef void shelf_passed(void *user, const char *path, const char *why);
struct edition *shelf_open(const struct shelf *s, enum shelf_place *place, shelf_passed *passed, void *user);

/* Whether that edition is the shelf's current one. */
bool shelf_is_current(const struct shelf *s, const struct edition *e);

/* The current edition was on the screen for a minute. Nothing is written if it is marked already. This and the next
 * write durably: they may take as long as two fsyncs. */
MUST_CHECK bool shelf_mark_good(struct shelf *s, struct error *e);
bool shelf_is_on_trial(const struct shelf *s); /* there is a current edition, and it is not marked yet */

/* Goes back one edition, to the factory's if there was none before; the floor of its key goes back with it. The undone
 * edition is taken again only from a stick plugged in anew. Then call shelf_open() from SHELF_CURRENT. */
MUST_CHECK bool shelf_undo(struct shelf *s, struct error *e);
bool shelf_can_undo(const struct shelf *s); /* there is a current edition */

/* Forgets all floors: an older edition is taken again. For a technician; the current edition stays. */
MUST_CHECK bool shelf_forget_floors(struct shelf *s, struct error *e);
