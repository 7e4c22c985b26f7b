/* SPDX-License-Identifier: MIT */
/* The USB disks that were plugged in while we looked, and which of them came to nothing: no file system of theirs was
 * mounted, so the stick cannot be read here (NTFS, ext4, blank, broken). Pure: what the kernel says, the mounts, a look
 * at the disk and the time go in; what is new comes out.
 *
 * A disk counts from the kernel's own "add", and the card in a reader from "change" with DISK_MEDIA_CHANGE=1. What was
 * there before is never told of, and what a program makes the kernel repeat (SYNTH_UUID) counts for nothing; see the
 * kernel's Documentation/ABI/testing/sysfs-uevent. A disk without a medium is the empty slot of a reader. */
#pragma once

#include "device/mounts.h"
#include "device/uevents.h"

enum {
    DISKS_MOST = 16,         /* at one time; more are passed over */
    DISKS_NUMBERS_MOST = 32, /* of a disk and its partitions; one that has more is not told of */
    DISKS_NAME_ROOM = 32,    /* "sda" */
    /* A disk is looked at so often after the kernel last spoke of it or its partitions. It came to nothing if nothing
     * of it is mounted at a look, and nothing was read from it since the look before: after twice that time at the
     * least. */
    DISKS_LOOK_MS = 4000,
};

struct disks {
    size_t n;
    struct disk {
        char name[DISKS_NAME_ROOM];
        uint64_t due;   /* the next look; NEVER: it is settled */
        uint64_t reads; /* at the last look; UINT64_MAX: it was not looked at */
        size_t n_numbers;
        struct {
            unsigned major, minor;
        } numbers[DISKS_NUMBERS_MOST]; /* its own and its partitions' */
        bool crowded;                  /* it has more */
        bool told;                     /* that it came to nothing */
        bool other, gone;              /* another medium is in it; it was pulled */
    } items[DISKS_MOST];
};

/* What sysfs says of a disk. */
struct disk_look {
    bool medium;    /* it is there, and its size is not 0 */
    bool busy;      /* a request is under way */
    uint64_t reads; /* how many are done */
};
typedef struct disk_look (*disks_look)(void *user, const char *name);

/* Takes a message about a block device. Ask for the news after it. */
void disks_take(struct disks *d, const struct uevent *e, uint64_t now);

/* What is new after a message, after the mounts changed and when it is time; again until it says false. */
struct disks_news {
    char name[DISKS_NAME_ROOM];
    bool in; /* it came to nothing; false: it was pulled, or is mounted after all */
};
bool disks_next(struct disks *d, const struct mounts_list *mounted, uint64_t now, disks_look look, void *user,
                struct disks_news *out);

/* When to ask again; NEVER: not before something happens. */
uint64_t disks_wake(const struct disks *d);
