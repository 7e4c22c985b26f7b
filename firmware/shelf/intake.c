/* SPDX-License-Identifier: MIT */
#include "shelf/intake.h"

#include "shelf/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define INCOMING "incoming."

struct intake {
    int folder, fd, current; /* -1: could not be opened */
    int why;                 /* errno of `fd` */
    char name[32];           /* of the file behind `fd`; "" once it is renamed */
    const struct keyring *trusted;
    struct shelf_slots slots;
    struct shelf_state state;
    bool sound;  /* the current edition's copy on the shelf is whole; */
    bool proved; /* that was found out */
};

/* Removes what an import that was killed left behind. Under the lock, so that no other import is renaming its copy.
 * With `editions`, also those that the state does not name; not if both copies of the state are lost. */
static void sweep(const struct intake *i, bool editions)
{
    char keep[2][SHELF_NAME_ROOM] = {"", ""};
    const struct dirent *d;

    if (i->state.current.there)
        shelf_item_name(&i->state.current, keep[0]);
    if (i->state.previous.there)
        shelf_item_name(&i->state.previous, keep[1]);
    DIR *stream = shelf_names(i->folder);
    if (stream == NULL)
        return;
    while ((d = readdir(stream)) != NULL) {
        bool incoming = strncmp(d->d_name, INCOMING, strlen(INCOMING)) == 0;
        bool forgotten = editions && shelf_item_has_name(d->d_name) && strcmp(d->d_name, keep[0]) != 0 &&
                         strcmp(d->d_name, keep[1]) != 0;
        if (incoming || forgotten)
            unlinkat(i->folder, d->d_name, 0);
    }
    closedir(stream);
}

static void open_files(struct intake *i)
{
    char name[SHELF_NAME_ROOM];

    bool locked = shelf_lock(i->folder, LOCK_EX) == 0;
    shelf_slots_open(&i->slots, i->folder, true);
    bool known = shelf_state_load(i->folder, &i->slots, i->trusted, &i->state);
    if (locked)
        sweep(i, known);
    snprintf(i->name, sizeof i->name, INCOMING "%ld", (long)getpid());
    /* Only a new file: what could not be removed may be a link to another file, which would be overwritten. */
    i->fd = openat(i->folder, i->name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (i->fd < 0) {
        i->why = errno;
        i->name[0] = '\0';
    }
    if (i->state.current.there) {
        shelf_item_name(&i->state.current, name);
        i->current = openat(i->folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    }
    if (locked)
        shelf_lock(i->folder, LOCK_UN);
}

struct intake *intake_open(const char *shelf, const struct keyring *trusted, struct error *e)
{
    struct intake *i = calloc(1, sizeof *i);

    if (i == NULL) {
        error_memory(e);
        return NULL;
    }
    i->fd = i->current = -1;
    i->trusted = trusted;
    i->slots = (struct shelf_slots){.fd = {-1, -1}};
    i->folder = open(shelf, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (i->folder < 0) {
        error_set(e, "%s: %s", shelf, strerror(errno));
        free(i);
        return NULL;
    }
    open_files(i);
    return i;
}

void intake_close(struct intake *i)
{
    if (i == NULL)
        return;
    if (i->name[0] != '\0')
        unlinkat(i->folder, i->name, 0);
    if (i->fd >= 0)
        close(i->fd);
    if (i->current >= 0)
        close(i->current);
    shelf_slots_close(&i->slots);
    close(i->folder);
    free(i);
}

/* Whether the shelf's own copy of the current edition is whole: if not, it is taken from the stick again. */
static bool is_sound(struct intake *i)
{
    struct error e;

    if (i->proved)
        return i->sound;
    i->proved = true;
    int fd = i->current >= 0 ? fcntl(i->current, F_DUPFD_CLOEXEC, 0) : -1;
    if (fd < 0)
        return false;
    struct edition *ed = edition_open_fd(fd, i->trusted, &e);
    i->sound = ed != NULL && shelf_item_is(&i->state.current, ed) && edition_verify(ed, NULL, NULL, &e);
    edition_close(ed);
    return i->sound;
}

enum intake_verdict intake_judge(struct intake *i, const struct edition *candidate, bool anew)
{
    struct shelf_item item;

    shelf_item_of(candidate, &item);
    if (shelf_item_is(&i->state.current, candidate))
        return is_sound(i) ? INTAKE_SAME : INTAKE_TAKE;
    if (i->state.has_undone && memcmp(i->state.undone, item.id, sizeof item.id) == 0 && !anew)
        return INTAKE_UNDONE;
    const struct shelf_floor *floor = shelf_floor_of(&i->state, &item);
    if (floor == NULL || item.sequence > floor->sequence)
        return INTAKE_TAKE;
    if (item.sequence < floor->sequence)
        return INTAKE_OLDER;
    return memcmp(floor->id, item.id, sizeof floor->id) == 0 ? INTAKE_TAKE : INTAKE_REBUILD;
}

int intake_fd(const struct intake *i)
{
    if (i->fd < 0)
        errno = i->why;
    return i->fd;
}

uint64_t intake_free(const struct intake *i)
{
    struct statvfs st;

    return TEMP_FAILURE_RETRY(fstatvfs(i->folder, &st)) == 0 ? (uint64_t)st.f_bavail * st.f_frsize : 0;
}

int intake_empty(struct intake *i)
{
    return TEMP_FAILURE_RETRY(ftruncate(i->fd, 0)) == 0 && lseek(i->fd, 0, SEEK_SET) == 0 ? 0 : -1;
}

int intake_flush(struct intake *i)
{
    if (fsync(i->fd) != 0)
        return -1;
    /* So that the copy is proved as the medium gives it back, not as memory still holds it. */
    posix_fadvise(i->fd, 0, 0, POSIX_FADV_DONTNEED);
    return 0;
}

/* Removes an edition from the shelf unless the state names it: the one before the previous, or one not kept. */
static void drop(const struct intake *i, const struct shelf_item *item)
{
    char name[SHELF_NAME_ROOM], kept[SHELF_NAME_ROOM];
    const struct shelf_item *keep[] = {&i->state.current, &i->state.previous};

    if (!item->there)
        return;
    shelf_item_name(item, name);
    for (size_t k = 0; k < 2; k++) {
        if (!keep[k]->there)
            continue;
        shelf_item_name(keep[k], kept);
        if (strcmp(name, kept) == 0)
            return;
    }
    unlinkat(i->folder, name, 0);
}

static enum intake_outcome keep(struct intake *i, const struct shelf_item *item, struct error *e)
{
    char name[SHELF_NAME_ROOM];
    const struct shelf_item dropped = i->state.previous;
    struct shelf_state state = i->state;

    shelf_item_name(item, name);
    if (i->slots.why != 0 || i->name[0] == '\0') {
        error_set(e, "the shelf cannot be written: %s", strerror(i->slots.why != 0 ? i->slots.why : i->why));
        return INTAKE_NOT_KEPT;
    }
    if (renameat(i->folder, i->name, i->folder, name) != 0) {
        error_set(e, "the edition cannot be put on the shelf: %s", strerror(errno));
        return INTAKE_NOT_KEPT;
    }
    i->name[0] = '\0';
    /* The name must outlive a power cut before the state refers to it. */
    if (fsync(i->folder) != 0) {
        error_set(e, "the edition cannot be put on the shelf: %s", strerror(errno));
        drop(i, item);
        return INTAKE_NOT_KEPT;
    }
    shelf_state_take(&state, item);
    enum shelf_kept kept = shelf_slots_write(&i->slots, &state, e);
    if (kept == SHELF_NOT_KEPT) {
        error_prefix(e, "the shelf's state");
        drop(i, item);
        return INTAKE_NOT_KEPT;
    }
    i->state = state;
    if (kept == SHELF_UNSURE) {
        error_prefix(e, "the shelf's state");
        return INTAKE_UNSURE;
    }
    drop(i, &dropped);
    return INTAKE_KEPT;
}

enum intake_outcome intake_keep(struct intake *i, const struct edition *copy, bool anew, enum intake_verdict *verdict,
                                struct error *e)
{
    struct shelf_state now;
    struct shelf_item item;

    *verdict = INTAKE_TAKE;
    if (shelf_lock(i->folder, LOCK_EX) != 0) {
        error_set(e, "the shelf cannot be locked: %s", strerror(errno));
        return INTAKE_NOT_KEPT;
    }
    /* The kiosk may have taken an edition back meanwhile. */
    if (shelf_slots_read(&i->slots, &now)) {
        i->state = now;
    } else if (i->state.generation > 0) {
        shelf_lock(i->folder, LOCK_UN);
        error_set(e, "the shelf's state cannot be read any more");
        return INTAKE_NOT_KEPT;
    }
    *verdict = intake_judge(i, copy, anew);
    enum intake_outcome outcome = INTAKE_NOT_KEPT;
    if (*verdict == INTAKE_TAKE) {
        shelf_item_of(copy, &item);
        outcome = keep(i, &item, e);
    } else {
        error_set(e, "the shelf changed meanwhile");
    }
    shelf_lock(i->folder, LOCK_UN);
    return outcome;
}
