/* SPDX-License-Identifier: MIT */
/*
 * Disks are told stories: each step says what happens (a message of the kernel's, a mount, reads, time that passes) and
 * what is said after it: "+sda" came to nothing, "-sda" is taken back. The messages have the form of a kernel's that
 * was listened to.
 */
#include "device/disks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define USB                                                                                                            \
    "/devices/platform/scb/fd500000.pcie/pci0000:00/0000:00:00.0/usb1/1-1/1-1:1.0/host0/target0:0:0/0:0:0:0/block/"
#define CARD "/devices/platform/emmc2bus/fe340000.mmc/mmc_host/mmc0/mmc0:aaaa/block/"
#define SATA "/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/"
#define MEDIA "change!"      /* with DISK_MEDIA_CHANGE=1 */
#define REPEATED "SYNTHETIC" /* an "add" that a program made the kernel tell */

enum { LOOK = DISKS_LOOK_MS };

struct world {
    struct disks disks;
    struct mounts_list mounted;
    uint64_t now;
    bool empty, busy;
    uint64_t reads;
};

static struct disk_look look(void *user, const char *name)
{
    const struct world *w = user;

    (void)name;
    return (struct disk_look){.medium = !w->empty, .busy = w->busy, .reads = w->reads};
}

static void expect_news(struct world *w, const char *wanted)
{
    char said[64] = "";
    struct disks_news news;

    while (disks_next(&w->disks, &w->mounted, w->now, look, w, &news)) {
        size_t n = strlen(said);
        snprintf(said + n, sizeof said - n, "%s%c%s", n > 0 ? " " : "", news.in ? '+' : '-', news.name);
    }
    assert_string_equal(said, wanted);
}

/* The message about `where` (its parent's path and its name), minor number `minor`. */
static void tell(struct world *w, const char *action, const char *where, unsigned minor)
{
    char text[1024];
    const char *name = strstr(where, "/block/") + 7, *slash = strchr(name, '/');
    bool media = strcmp(action, MEDIA) == 0, repeated = strcmp(action, REPEATED) == 0;

    if (media || repeated)
        action = media ? "change" : "add";
    int n = snprintf(text, sizeof text,
                     "%s@%s%cACTION=%s%cDEVPATH=%s%cSUBSYSTEM=block%c%s%cMAJOR=8%cMINOR=%u%cDEVNAME=%s%cDEVTYPE=%s%c%s",
                     action, where, 0, action, 0, where, 0, 0,
                     media      ? "DISK_MEDIA_CHANGE=1"
                     : repeated ? "SYNTH_UUID=0"
                                : "DISKSEQ=12",
                     0, 0, minor, 0, slash != NULL ? slash + 1 : name, 0, slash != NULL ? "partition" : "disk", 0,
                     "SEQNUM=1");
    assert_in_range(n, 1, sizeof text - 1);
    disks_take(&w->disks, &(struct uevent){text, (size_t)n + 1}, w->now);
}

static void mount(struct world *w, unsigned minor)
{
    w->mounted.items[w->mounted.n++] = (struct mounted){.id = 1, .major = 8, .minor = minor, .path = "/anywhere"};
}

struct step {
    enum { END, TELL, WAIT, MOUNT, UNMOUNT, READ, BUSY, EMPTY, FILLED } kind;
    const char *action, *where;
    unsigned number; /* minor number or milliseconds */
    const char *said;
};

static const struct story {
    const char *name;
    struct step steps[12];
} stories[] = {
    {"blank",
     {{TELL, "add", USB "sda", 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK - 1, ""},
      {WAIT, 0, 0, 1, "+sda"},
      {TELL, "remove", USB "sda", 0, "-sda"}}},
    {"NTFS on a partition",
     {{TELL, "add", USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {WAIT, 0, 0, 2 * LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sda"},
      {TELL, "remove", USB "sda/sda1", 1, ""},
      {TELL, "remove", USB "sda", 0, "-sda"}}},
    {"each word of the kernel's begins the time anew",
     {{TELL, "add", USB "sda", 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK - 1, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK - 1, ""},
      {WAIT, 0, 0, 1, "+sda"}}},
    {"mounted",
     {{TELL, "add", USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {MOUNT, 0, 0, 1, ""},
      {WAIT, 0, 0, LOOK, ""},
      {UNMOUNT, 0, 0, 0, ""},
      {WAIT, 0, 0, 9 * LOOK, ""},
      {TELL, "remove", USB "sda", 0, ""}}},
    {"one of three partitions is mounted",
     {{TELL, "add", USB "sdb", 16, ""},
      {TELL, "add", USB "sdb/sdb1", 17, ""},
      {TELL, "add", USB "sdb/sdb2", 18, ""},
      {TELL, "add", USB "sdb/sdb3", 19, ""},
      {MOUNT, 0, 0, 18, ""},
      {WAIT, 0, 0, 9 * LOOK, ""}}},
    {"without partitions, mounted",
     {{TELL, "add", USB "sda", 0, ""}, {MOUNT, 0, 0, 0, ""}, {WAIT, 0, 0, 9 * LOOK, ""}}},
    {"another one's mount",
     {{MOUNT, 0, 0, 17, ""},
      {TELL, "add", USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sda"}}},
    {"mounted after all",
     {{TELL, "add", USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sda"},
      {MOUNT, 0, 0, 1, "-sda"},
      {WAIT, 0, 0, 9 * LOOK, ""},
      {TELL, "remove", USB "sda", 0, ""}}},
    {"still read",
     {{TELL, "add", USB "sda", 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {READ, 0, 0, 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {BUSY, 0, 0, 1, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, ""},
      {BUSY, 0, 0, 0, ""},
      {WAIT, 0, 0, LOOK, "+sda"}}},
    {"two, one readable",
     {{TELL, "add", USB "sda", 0, ""},
      {TELL, "add", USB "sdb", 16, ""},
      {TELL, "add", USB "sdb/sdb1", 17, ""},
      {MOUNT, 0, 0, 17, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sda"},
      {TELL, "remove", USB "sdb", 16, ""},
      {TELL, "remove", USB "sda", 0, "-sda"}}},
    {"an empty slot, then a card, then another, then none",
     {{EMPTY, 0, 0, 0, ""},
      {TELL, "add", USB "sdc", 32, ""},
      {WAIT, 0, 0, 9 * LOOK, ""},
      {TELL, MEDIA, USB "sdc", 32, ""},
      {FILLED, 0, 0, 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sdc"},
      {TELL, MEDIA, USB "sdc", 32, "-sdc"},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sdc"},
      {TELL, MEDIA, USB "sdc", 32, "-sdc"}}},
    {"a card in a reader that was there before",
     {{TELL, MEDIA, USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sda"}}},
    {"a medium that is told of after its partitions",
     {{TELL, "add", USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {TELL, MEDIA, USB "sda", 0, ""},
      {MOUNT, 0, 0, 1, ""},
      {WAIT, 0, 0, 9 * LOOK, ""}}},
    {"there before",
     {{TELL, "change", USB "sda", 0, ""},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {WAIT, 0, 0, 9 * LOOK, ""},
      {TELL, "remove", USB "sda", 0, ""}}},
    {"repeated by a program", {{TELL, REPEATED, USB "sda", 0, ""}, {WAIT, 0, 0, 9 * LOOK, ""}}},
    {"no stick",
     {{TELL, "add", CARD "mmcblk0", 0, ""},
      {TELL, "add", SATA "sda", 0, ""},
      {TELL, "add", USB "sr0", 0, ""},
      {TELL, "add", "/devices/virtual/block/loop0", 0, ""},
      {WAIT, 0, 0, 9 * LOOK, ""}}},
    {"pulled in time",
     {{TELL, "add", USB "sda", 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {TELL, "remove", USB "sda", 0, ""},
      {WAIT, 0, 0, 9 * LOOK, ""}}},
    /* As after messages that were lost. */
    {"its end was not heard",
     {{TELL, "add", USB "sda", 0, ""},
      {WAIT, 0, 0, LOOK, ""},
      {WAIT, 0, 0, LOOK, "+sda"},
      {TELL, "add", USB "sda", 0, "-sda"},
      {TELL, "add", USB "sda/sda1", 1, ""},
      {MOUNT, 0, 0, 1, ""},
      {WAIT, 0, 0, 9 * LOOK, ""}}},
};

static void play(struct world *w, const struct step *s)
{
    switch (s->kind) {
    case TELL:
        tell(w, s->action, s->where, s->number);
        break;
    case WAIT:
        w->now += s->number;
        break;
    case MOUNT:
        mount(w, s->number);
        break;
    case UNMOUNT:
        w->mounted.n = 0;
        break;
    case READ:
        w->reads++;
        break;
    case BUSY:
        w->busy = s->number != 0;
        break;
    case EMPTY:
    case FILLED:
        w->empty = s->kind == EMPTY;
        break;
    case END:
        break;
    }
    expect_news(w, s->said);
}

static void test_stories(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++) {
        struct world *w = calloc(1, sizeof *w);
        assert_non_null(w);
        w->now = 1000;
        print_message("%s\n", stories[i].name);
        for (const struct step *s = stories[i].steps; s < stories[i].steps + 12 && s->kind != END; s++)
            play(w, s);
        free(w);
    }
}

/* With nothing to find out, there is nothing to wake up for. */
static void test_wakes(void **state)
{
    struct world w = {.now = 1000};

    (void)state;
    assert_true(disks_wake(&w.disks) == NEVER);
    tell(&w, "add", USB "sda", 0);
    expect_news(&w, "");
    assert_int_equal(disks_wake(&w.disks), w.now + LOOK);
    w.now += LOOK;
    expect_news(&w, "");
    assert_int_equal(disks_wake(&w.disks), w.now + LOOK);
    w.now += LOOK;
    expect_news(&w, "+sda");
    assert_true(disks_wake(&w.disks) == NEVER);
    tell(&w, "add", USB "sdb", 16);
    tell(&w, "remove", USB "sdb", 16);
    expect_news(&w, "");
    assert_true(disks_wake(&w.disks) == NEVER);
    assert_int_equal(w.disks.n, 1);
}

static void test_too_many(void **state)
{
    struct world w = {.now = 1000};
    char where[200];

    (void)state;
    for (unsigned i = 0; i < DISKS_MOST + 4; i++) {
        snprintf(where, sizeof where, USB "sd%c", 'a' + (char)i);
        tell(&w, "add", where, 16 * i);
    }
    assert_int_equal(w.disks.n, DISKS_MOST);
    for (unsigned i = 0; i < DISKS_MOST + 4; i++) {
        snprintf(where, sizeof where, USB "sd%c", 'a' + (char)i);
        tell(&w, "remove", where, 16 * i);
    }
    expect_news(&w, "");
    assert_int_equal(w.disks.n, 0);
    /* Which partition of so many is mounted cannot be said, and so nothing is. */
    tell(&w, "add", USB "sda", 0);
    for (unsigned i = 1; i <= DISKS_NUMBERS_MOST; i++) {
        snprintf(where, sizeof where, USB "sda/sda%u", i);
        tell(&w, "add", where, i);
        tell(&w, "change", where, i); /* the same again */
    }
    for (int i = 0; i < 9; i++) {
        w.now += LOOK;
        expect_news(&w, "");
    }
    tell(&w, "add", USB "sda", 0);
    for (int i = 0; i < 2; i++) {
        expect_news(&w, "");
        w.now += LOOK;
    }
    expect_news(&w, "+sda");
    /* A name that is too long, and messages that lack something. */
    snprintf(where, sizeof where, USB "sd%080d", 1);
    tell(&w, "add", where, 0);
    static const char bare[] = "add@/x\0ACTION=add\0DEVTYPE=disk\0SUBSYSTEM=block";
    disks_take(&w.disks, &(struct uevent){bare, sizeof bare}, w.now);
    static const char no_action[] = "x\0DEVPATH=" USB "sdx\0DEVTYPE=disk";
    disks_take(&w.disks, &(struct uevent){no_action, sizeof no_action}, w.now);
    assert_int_equal(w.disks.n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),
        cmocka_unit_test(test_wakes),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
