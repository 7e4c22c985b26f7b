/* SPDX-License-Identifier: MIT */
/* What the shelf remembers, and how it is kept. For this room only.
 *
 * state.1 and state.2 each hold the whole of it: lines of text, a checksum over them (BLAKE2b-256), padding. They are
 * written in place, first the one with the lower generation, then the other, each with its fsync: so at any moment one
 * copy is whole, and the whole one with the higher generation counts. Nothing is allocated and no name changes, so a
 * full card cannot stop it. */
#pragma once

#include "edition/keyring.h"
#include "shelf/shelf.h"

#include <dirent.h>

enum {
    SHELF_SLOT = 16384, /* bytes of a copy */
    SHELF_FLOORS_MOST = KEYRING_MOST,
    SHELF_FLOOR_ID = 8, /* bytes of an edition's identity that a floor keeps */
    SHELF_NAME_ROOM = 48,
    SHELF_BOOT_ROOM = 40,
};

struct shelf_item {
    bool there;
    bool good;      /* was on the screen for a minute */
    bool is_signed; /* by a key of the ring */
    uint8_t key[KEY_ID];
    uint64_t sequence;
    uint8_t id[EDITION_IDENTITY];
};

/* The latest edition taken from a key. */
struct shelf_floor {
    bool is_signed; /* false: the one floor of all editions nobody known has signed */
    uint8_t key[KEY_ID];
    uint64_t sequence;
    uint8_t id[SHELF_FLOOR_ID];
};

struct shelf_state {
    uint64_t generation; /* 0: nothing was ever kept */
    struct shelf_item current, previous;
    bool has_before, has_undone;
    struct shelf_floor before; /* the floor of the current edition's key before it came */
    uint8_t undone[EDITION_IDENTITY];
    unsigned starts; /* of runs with the current edition on trial that did not end in order, in this boot */
    char boot[SHELF_BOOT_ROOM];
    struct shelf_floor floors[SHELF_FLOORS_MOST]; /* the least recently raised first */
    size_t n_floors;
};

void shelf_item_of(const struct edition *e, struct shelf_item *out);
/* The file's name in the shelf's folder; and whether a name may be one, so that somebody else's file is left alone. */
void shelf_item_name(const struct shelf_item *item, char name[SHELF_NAME_ROOM]);
bool shelf_item_has_name(const char *name);
bool shelf_item_is(const struct shelf_item *item, const struct edition *e);

/* NULL: that key has none. */
const struct shelf_floor *shelf_floor_of(const struct shelf_state *s, const struct shelf_item *item);

/* The item becomes the current one, on trial. It may be the current one already (its file was damaged). */
void shelf_state_take(struct shelf_state *s, const struct shelf_item *item);
/* Back to the previous one; there is a current one. */
void shelf_state_undo(struct shelf_state *s);

/* put: false if out of memory. take_slot: false for a copy that is not whole. */
bool shelf_state_put(const struct shelf_state *s, uint8_t slot[SHELF_SLOT]);
bool shelf_state_take_slot(struct shelf_state *s, const uint8_t *slot, size_t size);

/* flock(2), tried again when a signal interrupts it: 0, or -1 and errno. */
int shelf_lock(int folder, int how);

/* The folder's names; the descriptor stays the caller's. closedir() it. NULL: cannot be read. */
DIR *shelf_names(int folder);

/* Both copies, open. */
struct shelf_slots {
    int fd[2]; /* -1: not there, or not to be opened */
    int why;   /* errno of the first that could not be opened for writing; 0 */
};
/* For reading, or for writing: then they are made if they are not there, and the folder is fsynced. Never fails. */
void shelf_slots_open(struct shelf_slots *slots, int folder, bool write);
void shelf_slots_close(struct shelf_slots *slots);

/* False: neither copy is whole; *s is empty. */
bool shelf_slots_read(const struct shelf_slots *slots, struct shelf_state *s);

/* Writes both, with the next generation. NOT_KEPT: the old state stays. UNSURE: readers see the new one, but a power
 * cut may bring the old one back. The error is set for both. */
enum shelf_kept { SHELF_NOT_KEPT, SHELF_UNSURE, SHELF_KEPT };
enum shelf_kept shelf_slots_write(const struct shelf_slots *slots, struct shelf_state *s, struct error *e);

/* The folder's state; if both copies are lost, it is found again from the editions that are there and open with these
 * keys. True: it was found in a copy. */
bool shelf_state_load(int folder, const struct shelf_slots *slots, const struct keyring *trusted,
                      struct shelf_state *s);
