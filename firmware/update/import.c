/* SPDX-License-Identifier: MIT */
#include "update/import.h"

#include "base/file.h"
#include "edition/edition.h"
#include "shelf/intake.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CHUNK = 128 << 10,  /* bytes read at a time */
    AHEAD = 4 << 20,    /* bytes after which the kernel is asked to begin writing them */
    COPY_STEPS = 100,   /* of the copying's progress: the bar shows no more, and each wakes the kiosk */
    CHECK_STEPS = 20,   /* of the check's, which is less than a fifth of the bar */
    MARGIN = 256 << 10, /* bytes that a file system needs for a file besides its own */
    EDITIONS_MOST = 64, /* in a folder; more are not looked at */
    NAMES_MOST = 20000,
};

/* A regular file NAME.edition in the folder. */
struct file {
    char *name;
    int fd; /* -1: cannot be opened, see `why` */
    int why;
    uint64_t size;
};

struct candidate {
    const struct file *file;
    uint64_t sequence;
    char title[MESSAGE_TITLE_ROOM];
};

struct import {
    struct import_wish wish;
    struct intake *intake;
    struct file files[EDITIONS_MOST]; /* by name */
    size_t n_files;
    struct candidate valid[EDITIONS_MOST]; /* the highest sequence first */
    size_t n_valid;
    uint64_t all;         /* of the present step */
    uint64_t steps, told; /* its progress is told in so many steps; the last one told */
    struct message end;   /* how it ended, or will if nothing else happens */
};

static void say(const struct import *i, const struct message *r)
{
    message_send(i->wish.out, r);
}

/* `name` may be NULL. */
static void put_words(struct message *r, const char *name, const char *why)
{
    struct error e;

    error_set(&e, "%s", why);
    if (name != NULL)
        error_prefix(&e, "%.200s", name);
    memcpy(r->text, e.text, sizeof r->text);
}

static void say_note(const struct import *i, const char *name, const char *why)
{
    struct message r = {.kind = MESSAGE_IS_NOTE};

    put_words(&r, name, why);
    say(i, &r);
}

static void say_step(struct import *i, enum message_step step, uint64_t all)
{
    i->told = 0;
    i->all = all;
    i->steps = step == MESSAGE_CHECK ? CHECK_STEPS : COPY_STEPS;
    say(i, &(struct message){.kind = MESSAGE_IS_STEP, .step = step});
}

static void say_done(struct import *i, uint64_t done)
{
    uint64_t told = i->all > 0 ? done * i->steps / i->all : i->steps;

    if (told == i->told)
        return;
    i->told = told;
    say(i, &(struct message){.kind = MESSAGE_IS_DONE, .done = done, .all = i->all});
}

/* How it ends unless something else is said later; returns the reason. */
static enum message_reason set_end(struct import *i, enum message_reason reason, const char *name, const char *why)
{
    i->end = (struct message){.kind = MESSAGE_IS_END, .reason = reason};
    put_words(&i->end, name, why);
    return reason;
}

/* Of a failed write to the shelf. */
static enum message_reason reason_of(int why)
{
    return why == ENOSPC || why == EDQUOT || why == EFBIG ? MESSAGE_FULL : MESSAGE_CARD;
}

static enum message_reason reason_of_fault(enum edition_fault fault)
{
    static const enum message_reason reasons[] = {
        [EDITION_UNREADABLE] = MESSAGE_UNREADABLE,
        [EDITION_NOT_ONE] = MESSAGE_NOT_EDITION,
        [EDITION_NEWER] = MESSAGE_NEWER,
        [EDITION_UNSIGNED] = MESSAGE_UNSIGNED,
        [EDITION_UNKNOWN_SIGNER] = MESSAGE_UNKNOWN_SIGNER,
        [EDITION_FORGED] = MESSAGE_FORGED,
        [EDITION_NO_MEMORY] = MESSAGE_BROKEN,
        [EDITION_DAMAGED] = MESSAGE_DAMAGED,
    };

    return reasons[fault];
}

/* In any case, since FAT does not tell them apart. A name that begins with a dot is hidden: a Mac's companion of a
 * file, or a file that is still being synchronised. */
static bool is_edition(const char *name)
{
    static const char end[] = ".edition";
    size_t n = strlen(name), k = strlen(end);

    return name[0] != '.' && n > k && strcasecmp(name + n - k, end) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static void open_file(int folder, struct file *f)
{
    struct stat st;

    f->fd = openat(folder, f->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (f->fd >= 0 && fstat(f->fd, &st) == 0 && S_ISREG(st.st_mode)) {
        f->size = (uint64_t)st.st_size;
        return;
    }
    f->why = f->fd < 0 ? errno : EIO;
    if (f->fd >= 0)
        close(f->fd);
    f->fd = -1;
}

static enum message_reason too_many(struct import *i)
{
    return set_end(i, MESSAGE_TOO_MANY, i->wish.folder, "more editions or files than are looked at");
}

static enum message_reason unreadable(struct import *i, int why)
{
    struct error e;

    error_set(&e, "cannot be read: %s", strerror(why));
    return set_end(i, MESSAGE_UNREADABLE, i->wish.folder, e.text);
}

static enum message_reason read_names(struct import *i, DIR *stream)
{
    for (size_t seen = 0;; seen++) {
        struct stat st;
        errno = 0;
        const struct dirent *d = readdir(stream);
        if (d == NULL && errno != 0)
            return unreadable(i, errno);
        if (d == NULL)
            return i->n_files > 0 ? MESSAGE_DONE : set_end(i, MESSAGE_NOTHING, i->wish.folder, "no edition is there");
        if (seen == NAMES_MOST)
            return too_many(i);
        if (!is_edition(d->d_name))
            continue;
        /* Before it is opened: to open a device may already have an effect. */
        if (fstatat(dirfd(stream), d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(st.st_mode)) {
            say_note(i, d->d_name, "is not a regular file");
            continue;
        }
        if (i->n_files == EDITIONS_MOST)
            return too_many(i);
        i->files[i->n_files] = (struct file){.name = strdup(d->d_name), .fd = -1};
        if (i->files[i->n_files++].name == NULL)
            return set_end(i, MESSAGE_UNREADABLE, i->wish.folder, "out of memory");
    }
}

/* Opens the folder's editions, following no link. MESSAGE_DONE, or the end is set. */
static enum message_reason open_files(struct import *i)
{
    DIR *stream = opendir(i->wish.folder);

    if (stream == NULL)
        return unreadable(i, errno);
    enum message_reason reason = read_names(i, stream);
    if (reason == MESSAGE_DONE) {
        qsort(i->files, i->n_files, sizeof i->files[0], by_name);
        for (size_t k = 0; k < i->n_files; k++)
            open_file(dirfd(stream), &i->files[k]);
    }
    closedir(stream);
    return reason;
}

struct import *import_open(const struct import_wish *wish, enum message_reason *reason)
{
    struct error e;
    struct import *i = calloc(1, sizeof *i);

    if (i == NULL) {
        *reason = MESSAGE_BROKEN;
        return NULL;
    }
    i->wish = *wish;
    say_step(i, MESSAGE_LOOK, 0);
    *reason = open_files(i);
    if (*reason == MESSAGE_DONE && (i->intake = intake_open(wish->shelf, wish->trusted, &e)) == NULL)
        *reason = set_end(i, MESSAGE_CARD, NULL, e.text);
    if (*reason == MESSAGE_DONE)
        return i;
    say(i, &i->end);
    import_close(i);
    return NULL;
}

void import_close(struct import *i)
{
    if (i == NULL)
        return;
    intake_close(i->intake);
    for (size_t k = 0; k < i->n_files; k++) {
        if (i->files[k].fd >= 0)
            close(i->files[k].fd);
        free(i->files[k].name);
    }
    free(i);
}

/* Opens another descriptor's file as an edition; the descriptor stays. */
static struct edition *open_again(int fd, const struct keyring *trusted, struct error *e)
{
    int again = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    if (again >= 0)
        return edition_open_fd(again, trusted, e);
    error_set(e, "cannot be opened: %s", strerror(errno));
    return NULL;
}

static int by_sequence(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;

    if (x->sequence != y->sequence)
        return x->sequence > y->sequence ? -1 : 1;
    return strcmp(x->file->name, y->file->name);
}

/* Finds the files that open as editions; sets the end for the case that none does. */
static void look(struct import *i)
{
    struct error e;

    for (size_t k = 0; k < i->n_files; k++) {
        const struct file *f = &i->files[k];
        enum message_reason why = MESSAGE_UNREADABLE;
        if (f->fd < 0) {
            error_set(&e, "cannot be opened: %s", strerror(f->why));
        } else {
            struct edition *ed = open_again(f->fd, i->wish.trusted, &e);
            if (ed != NULL) {
                const struct edition_facts *facts = edition_facts(ed);
                struct candidate *c = &i->valid[i->n_valid++];
                *c = (struct candidate){.file = f, .sequence = facts->sequence};
                strncpy(c->title, facts->title[0] != '\0' ? facts->title : facts->publication, sizeof c->title - 1);
                edition_close(ed);
                continue;
            }
            why = reason_of_fault(edition_fault_of(f->fd, i->wish.trusted));
        }
        say_note(i, f->name, e.text);
        /* The first fault is told, or the first of a signature: that says more than a damaged file. */
        if (k == 0 || (why >= MESSAGE_UNSIGNED && why <= MESSAGE_FORGED && i->end.reason < MESSAGE_UNSIGNED))
            set_end(i, why, f->name, e.text);
    }
    if (i->n_valid > 0)
        qsort(i->valid, i->n_valid, sizeof i->valid[0], by_sequence);
}

static enum message_reason copy(struct import *i, const struct candidate *c)
{
    static const char card[] = "the kiosk's card";
    const char *name = c->file->name;
    uint8_t *block = malloc(CHUNK);
    enum message_reason reason = MESSAGE_DONE;
    int fd = intake_fd(i->intake);
    uint64_t done = 0;

    if (block == NULL)
        return set_end(i, MESSAGE_BROKEN, name, "out of memory");
    while (reason == MESSAGE_DONE && done < c->file->size) {
        size_t want = c->file->size - done < CHUNK ? (size_t)(c->file->size - done) : CHUNK;
        ssize_t n = TEMP_FAILURE_RETRY(pread(c->file->fd, block, want, (off_t)done));
        if (n < 0) {
            reason = set_end(i, MESSAGE_UNREADABLE, name, strerror(errno));
        } else if (n == 0) {
            reason = set_end(i, MESSAGE_DAMAGED, name, "is shorter than it was a moment ago");
        } else if (file_write_all(fd, block, (size_t)n) != 0) {
            reason = set_end(i, reason_of(errno), card, strerror(errno));
        } else {
            /* The card writes while the stick reads, so that the fsync at the end has little left to do. */
            if ((done + (uint64_t)n) / AHEAD != done / AHEAD)
                sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
            done += (uint64_t)n;
            say_done(i, done);
        }
    }
    free(block);
    return reason;
}

static void checked(void *user, size_t done, size_t all)
{
    struct import *i = user;

    i->all = all;
    say_done(i, done);
}

/* The shelf does not take the edition. */
static enum message_reason refuse(struct import *i, enum intake_verdict verdict, const char *name)
{
    switch (verdict) {
    case INTAKE_SAME:
        return set_end(i, MESSAGE_SAME, name, "is what is showing");
    case INTAKE_OLDER:
        return set_end(i, MESSAGE_OLDER, name, "is older than the latest edition of its signer here");
    case INTAKE_REBUILD:
        return set_end(i, MESSAGE_REBUILD, name,
                       "has the sequence of the latest edition of its signer here, but is another one");
    case INTAKE_UNDONE:
        return set_end(i, MESSAGE_UNDONE, name, "was taken back here, and its stick was not plugged in anew");
    case INTAKE_TAKE:
        break;
    }
    assert(false);
    return MESSAGE_BROKEN;
}

/* Makes the verified copy the current edition. */
static enum message_reason keep(struct import *i, const char *name, struct edition *ed)
{
    struct error e;
    enum intake_verdict verdict;

    say_step(i, MESSAGE_KEEP, 0);
    switch (intake_keep(i->intake, ed, i->wish.anew, &verdict, &e)) {
    case INTAKE_KEPT:
        return set_end(i, MESSAGE_DONE, name, "is the current edition");
    case INTAKE_UNSURE:
        return set_end(i, MESSAGE_UNSURE, name, e.text);
    case INTAKE_NOT_KEPT:
        break;
    }
    if (verdict != INTAKE_TAKE)
        return refuse(i, verdict, name);
    return set_end(i, MESSAGE_CARD, name, e.text);
}

static enum message_reason check_and_keep(struct import *i, const char *name)
{
    struct error e, again;
    int fd = intake_fd(i->intake);
    enum message_reason reason;

    say_step(i, MESSAGE_CHECK, 0);
    struct edition *ed = open_again(fd, i->wish.trusted, &e);
    if (ed == NULL)
        reason = reason_of_fault(edition_fault_of(fd, i->wish.trusted));
    else if (!edition_verify(ed, checked, i, &e)) /* damaged, or only read wrong this time? */
        reason = !edition_is_readable(fd, edition_size(ed)) || edition_verify(ed, NULL, NULL, &again)
                     ? MESSAGE_UNREADABLE
                     : MESSAGE_DAMAGED;
    else
        reason = MESSAGE_DONE;
    if (reason == MESSAGE_DONE)
        reason = keep(i, name, ed);
    else /* the copy lies on the kiosk's card: if it cannot be read, the card is at fault, not the stick */
        set_end(i, reason == MESSAGE_UNREADABLE ? MESSAGE_CARD : reason, name, e.text);
    edition_close(ed);
    return i->end.reason;
}

/* Copies, checks and keeps one candidate; sets the end. */
static enum message_reason attempt(struct import *i, const struct candidate *c)
{
    struct message chosen = {.kind = MESSAGE_IS_EDITION, .size = c->file->size};
    const char *name = c->file->name;

    memcpy(chosen.text, c->title, sizeof c->title);
    say(i, &chosen);
    if (intake_fd(i->intake) < 0)
        return set_end(i, reason_of(errno), "the shelf", strerror(errno));
    say_step(i, MESSAGE_COPY, c->file->size);
    if (intake_empty(i->intake) != 0)
        return set_end(i, reason_of(errno), "the shelf", strerror(errno));
    uint64_t free_bytes = intake_free(i->intake), need = c->file->size + MARGIN;
    if (free_bytes < need) {
        set_end(i, MESSAGE_FULL, name, "does not fit on the kiosk's card");
    } else if (copy(i, c) == MESSAGE_DONE) {
        if (intake_flush(i->intake) == 0)
            return check_and_keep(i, name);
        set_end(i, reason_of(errno), "the kiosk's card", strerror(errno));
    }
    if (i->end.reason == MESSAGE_FULL) {
        i->end.need = need;
        i->end.free = free_bytes;
    }
    return i->end.reason;
}

/* With any other outcome the next candidate is not tried. */
static bool is_candidates_fault(enum message_reason reason)
{
    return reason == MESSAGE_DAMAGED || reason == MESSAGE_UNREADABLE;
}

/* Tries the highest sequence first, and the next if that turns out to be damaged inside. If none is taken, the end says
 * what was wrong with the first, since that is the one the editor meant. */
static void choose(struct import *i)
{
    struct message first = {0};
    bool failed = false;
    struct error e;

    for (size_t k = 0; k < i->n_valid; k++) {
        const struct candidate *c = &i->valid[k];
        struct edition *ed = open_again(c->file->fd, i->wish.trusted, &e);
        if (ed == NULL) {
            set_end(i, reason_of_fault(edition_fault_of(c->file->fd, i->wish.trusted)), c->file->name, e.text);
        } else {
            enum intake_verdict verdict = intake_judge(i->intake, ed, i->wish.anew);
            edition_close(ed);
            if (verdict != INTAKE_TAKE) {
                refuse(i, verdict, c->file->name);
                break;
            }
            if (!is_candidates_fault(attempt(i, c)))
                break;
        }
        say_note(i, c->file->name, i->end.text);
        if (!failed)
            first = i->end;
        failed = true;
    }
    if (failed && i->end.reason != MESSAGE_DONE && i->end.reason != MESSAGE_UNSURE)
        i->end = first;
}

enum message_reason import_run(struct import *i)
{
    assert(i->n_files > 0);
    look(i);
    choose(i);
    say(i, &i->end);
    return i->end.reason;
}
