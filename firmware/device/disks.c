/* SPDX-License-Identifier: MIT */
#include "device/disks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The disk's name in "/devices/.../usb1/.../block/sda/sda1". False for a disk that is not on USB, and for one that is
 * no SCSI disk: a drive for CDs holds a medium at all times, as far as its size goes. */
static bool take_name(const struct uevent *e, char out[DISKS_NAME_ROOM])
{
    static const char block[] = "/block/";
    const char *path = uevent_value(e, "DEVPATH"), *at = path != NULL ? strstr(path, block) : NULL;

    if (at == NULL || strstr(path, "/usb") == NULL)
        return false;
    at += sizeof block - 1;
    size_t size = strcspn(at, "/");
    if (size >= DISKS_NAME_ROOM || strncmp(at, "sd", 2) != 0)
        return false;
    memcpy(out, at, size);
    out[size] = '\0';
    return true;
}

static struct disk *find(struct disks *d, const char *name)
{
    for (size_t i = 0; i < d->n; i++)
        if (strcmp(d->items[i].name, name) == 0)
            return &d->items[i];
    return NULL;
}

static void take_number(struct disk *it, const struct uevent *e, bool is_there)
{
    const char *a = uevent_value(e, "MAJOR"), *b = uevent_value(e, "MINOR");

    if (a == NULL || b == NULL)
        return;
    unsigned major = (unsigned)strtoul(a, NULL, 10), minor = (unsigned)strtoul(b, NULL, 10);
    for (size_t i = 0; i < it->n_numbers; i++)
        if (it->numbers[i].major == major && it->numbers[i].minor == minor)
            it->numbers[i--] = it->numbers[--it->n_numbers];
    if (!is_there)
        return;
    if (it->n_numbers < DISKS_NUMBERS_MOST) {
        it->numbers[it->n_numbers].major = major;
        it->numbers[it->n_numbers++].minor = minor;
    } else {
        it->crowded = true;
    }
}

static void expect(struct disk *it, uint64_t now)
{
    it->due = now + DISKS_LOOK_MS;
    it->reads = UINT64_MAX;
}

/* A disk came, or another medium did. */
static void begin(struct disks *d, struct disk *it, const char *name, uint64_t now)
{
    if (it == NULL) {
        if (d->n == DISKS_MOST)
            return;
        it = &d->items[d->n++];
        *it = (struct disk){.n_numbers = 0};
        snprintf(it->name, sizeof it->name, "%s", name);
    }
    it->other = true;
    it->gone = false;
    expect(it, now);
}

void disks_take(struct disks *d, const struct uevent *e, uint64_t now)
{
    char name[DISKS_NAME_ROOM];
    bool whole = uevent_says(e, "DEVTYPE", "disk"), add = uevent_says(e, "ACTION", "add"),
         removed = uevent_says(e, "ACTION", "remove");

    if (uevent_value(e, "SYNTH_UUID") != NULL || !take_name(e, name))
        return;
    struct disk *it = find(d, name);
    if (whole && (add || uevent_says(e, "DISK_MEDIA_CHANGE", "1"))) {
        begin(d, it, name, now);
        it = find(d, name);
        /* Of a new medium's partitions those that go and come are told one by one. */
        if (it != NULL && add) {
            it->n_numbers = 0;
            it->crowded = false;
        }
    }
    if (it == NULL)
        return;
    take_number(it, e, !removed);
    if (whole && removed)
        it->gone = true;
    else if (it->due != NEVER)
        expect(it, now);
}

static bool is_mounted(const struct disk *it, const struct mounts_list *mounted)
{
    for (size_t i = 0; i < it->n_numbers; i++)
        for (size_t k = 0; k < mounted->n; k++)
            if (mounted->items[k].major == it->numbers[i].major && mounted->items[k].minor == it->numbers[i].minor)
                return true;
    return false;
}

/* What can be known of it now: true if it came to nothing. */
static bool settle(struct disk *it, bool mounted, uint64_t now, disks_look look, void *user)
{
    struct disk_look l = {.medium = false};

    if (!mounted)
        l = look(user, it->name);
    if (l.medium && (l.busy || l.reads != it->reads)) {
        it->due = now + DISKS_LOOK_MS;
        it->reads = l.reads;
        return false;
    }
    it->due = NEVER;
    return l.medium && !it->crowded;
}

bool disks_next(struct disks *d, const struct mounts_list *mounted, uint64_t now, disks_look look, void *user,
                struct disks_news *out)
{
    for (size_t i = 0; i < d->n; i++) {
        struct disk *it = &d->items[i];
        bool in = is_mounted(it, mounted), was_told = it->told;
        if (it->other || it->gone || in)
            it->told = false;
        it->other = false;
        if (!it->gone && it->due <= now)
            it->told = settle(it, in, now, look, user);
        if (it->told != was_told) {
            *out = (struct disks_news){.in = it->told};
            memcpy(out->name, it->name, sizeof out->name);
            return true;
        }
        if (it->gone)
            d->items[i--] = d->items[--d->n];
    }
    return false;
}

uint64_t disks_wake(const struct disks *d)
{
    uint64_t at = NEVER;

    for (size_t i = 0; i < d->n; i++)
        at = sooner(at, d->items[i].due);
    return at;
}
