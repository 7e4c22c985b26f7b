/* SPDX-License-Identifier: MIT */
#include "device/unmounted.h"

#include "device/disks.h"
#include "device/uevents.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct unmounted {
    const struct mounts *mounts;
    void (*told)(void *user, const char *node, bool in);
    void *user;
    struct loop_timer *timer;
    struct uevents *uevents;
    struct disks disks;
};

/* A file of the disk's in sysfs. NULL: it is not there. */
static FILE *open_of(const char *name, const char *file)
{
    char path[DISKS_NAME_ROOM + 32];

    snprintf(path, sizeof path, "/sys/block/%s/%s", name, file);
    return fopen(path, "re");
}

/* Of /sys/block/NAME/stat the fields 1 and 9: reads that are done, and requests under way. */
static void take_stat(const char *name, struct disk_look *out)
{
    uint64_t reads = 0, requests = 0;
    FILE *in = open_of(name, "stat");

    if (in == NULL)
        return;
    if (fscanf(in, "%" SCNu64 " %*u %*u %*u %*u %*u %*u %*u %" SCNu64, &reads, &requests) == 2) {
        out->reads = reads;
        out->busy = requests > 0;
    }
    fclose(in);
}

static struct disk_look look_at(void *user, const char *name)
{
    struct disk_look out = {.medium = false};
    uint64_t sectors = 0;
    FILE *in = open_of(name, "size");

    (void)user;
    if (in == NULL)
        return out;
    out.medium = fscanf(in, "%" SCNu64, &sectors) == 1 && sectors > 0;
    fclose(in);
    take_stat(name, &out);
    return out;
}

void unmounted_look(struct unmounted *u)
{
    struct disks_news news;

    while (disks_next(&u->disks, mounts_now(u->mounts), loop_now(), look_at, NULL, &news)) {
        char node[DISKS_NAME_ROOM + 8];
        snprintf(node, sizeof node, "/dev/%s", news.name);
        u->told(u->user, node, news.in);
    }
    (void)loop_timer_set(u->timer, disks_wake(&u->disks));
}

static void disk_told(void *user, const struct uevent *e)
{
    struct unmounted *u = user;

    disks_take(&u->disks, e, loop_now());
    unmounted_look(u);
}

static void look_due(void *user)
{
    unmounted_look(user);
}

struct unmounted *unmounted_create(struct loop *l, const struct mounts *m,
                                   void (*told)(void *user, const char *node, bool in), void *user)
{
    struct unmounted *u = calloc(1, sizeof *u);

    if (u == NULL)
        return NULL;
    *u = (struct unmounted){.mounts = m, .told = told, .user = user};
    u->timer = loop_timer_create(l, false, look_due, u);
    u->uevents = uevents_create(l, &(struct uevents_wish){.subsystem = "block", .told = disk_told, .user = u});
    if (u->timer != NULL && u->uevents != NULL)
        return u;
    unmounted_destroy(u);
    return NULL;
}

void unmounted_destroy(struct unmounted *u)
{
    if (u == NULL)
        return;
    uevents_destroy(u->uevents);
    loop_timer_destroy(u->timer);
    free(u);
}
