/* SPDX-License-Identifier: MIT */
/* The shelf's state on the disk. */
#include "shelf/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char *const slot_names[2] = {"state.1", "state.2"};

/* Makes the file if it is not there, and then sets *made. O_NOFOLLOW: a link must not make it write to another file;
 * O_NONBLOCK: a pipe under this name must not hang the kiosk. */
static int open_to_write(int folder, const char *name, bool *made)
{
    const int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int fd = openat(folder, name, flags);

    if (fd < 0 && errno == ENOENT) {
        fd = openat(folder, name, flags | O_CREAT, 0644);
        *made = *made || fd >= 0;
    }
    return fd;
}

int shelf_lock(int folder, int how)
{
    return (int)TEMP_FAILURE_RETRY(flock(folder, how));
}

DIR *shelf_names(int folder)
{
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = again >= 0 ? fdopendir(again) : NULL;

    if (stream == NULL && again >= 0)
        close(again);
    return stream;
}

void shelf_slots_open(struct shelf_slots *slots, int folder, bool write)
{
    bool made = false;

    *slots = (struct shelf_slots){.fd = {-1, -1}};
    for (int i = 0; i < 2; i++) {
        if (write)
            slots->fd[i] = open_to_write(folder, slot_names[i], &made);
        if (write && slots->fd[i] < 0 && slots->why == 0)
            slots->why = errno;
        if (slots->fd[i] < 0)
            slots->fd[i] = openat(folder, slot_names[i], O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    }
    if (made && fsync(folder) != 0 && slots->why == 0)
        slots->why = errno;
}

void shelf_slots_close(struct shelf_slots *slots)
{
    for (int i = 0; i < 2; i++) {
        if (slots->fd[i] >= 0)
            close(slots->fd[i]);
        slots->fd[i] = -1;
    }
}

static bool read_slot(int fd, struct shelf_state *s)
{
    uint8_t data[SHELF_SLOT];
    size_t size = 0;

    *s = (struct shelf_state){0};
    while (fd >= 0 && size < sizeof data) {
        ssize_t n = TEMP_FAILURE_RETRY(pread(fd, data + size, sizeof data - size, (off_t)size));
        if (n <= 0)
            break;
        size += (size_t)n;
    }
    return shelf_state_take_slot(s, data, size);
}

bool shelf_slots_read(const struct shelf_slots *slots, struct shelf_state *s)
{
    struct shelf_state other;
    bool first = read_slot(slots->fd[0], s), second = read_slot(slots->fd[1], &other);

    if (second && (!first || other.generation > s->generation))
        *s = other;
    return first || second;
}

/* 0, or -1 and errno; *wrote says whether all bytes are in the file, though maybe not on the disk. */
static int write_slot(int fd, const uint8_t *data, bool *wrote)
{
    size_t done = 0;

    *wrote = false;
    while (done < SHELF_SLOT) {
        ssize_t n = TEMP_FAILURE_RETRY(pwrite(fd, data + done, SHELF_SLOT - done, (off_t)done));
        if (n <= 0) {
            errno = n == 0 ? EIO : errno;
            return -1;
        }
        done += (size_t)n;
    }
    *wrote = true;
    return fsync(fd);
}

enum shelf_kept shelf_slots_write(const struct shelf_slots *slots, struct shelf_state *s, struct error *e)
{
    struct shelf_state there[2];
    bool whole[2], wrote;
    uint8_t data[SHELF_SLOT];
    uint64_t generation = s->generation;

    if (slots->why != 0 || slots->fd[0] < 0 || slots->fd[1] < 0) {
        error_set(e, "cannot be written: %s", strerror(slots->why != 0 ? slots->why : EIO));
        return SHELF_NOT_KEPT;
    }
    for (int i = 0; i < 2; i++) {
        whole[i] = read_slot(slots->fd[i], &there[i]);
        if (whole[i] && there[i].generation > generation)
            generation = there[i].generation;
    }
    s->generation = generation + 1;
    if (!shelf_state_put(s, data)) {
        error_memory(e);
        return SHELF_NOT_KEPT;
    }
    /* The copy that counts is written last: should this fail half-way, it is still there. */
    int first = whole[0] && (!whole[1] || there[0].generation > there[1].generation) ? 1 : 0;
    if (write_slot(slots->fd[first], data, &wrote) != 0) {
        error_set(e, "%s: %s", wrote ? "is written, but may not survive a power cut" : "cannot be written",
                  strerror(errno));
        return wrote ? SHELF_UNSURE : SHELF_NOT_KEPT;
    }
    if (write_slot(slots->fd[1 - first], data, &wrote) != 0) {
        error_set(e, "is written, but in one copy only: %s", strerror(errno));
        return SHELF_UNSURE;
    }
    return SHELF_KEPT;
}

/* Makes a state of the two latest editions in the folder that open. */
static void find_again(int folder, const struct keyring *trusted, struct shelf_state *s)
{
    struct shelf_item latest[2] = {{0}};
    const struct dirent *d;
    struct error e;

    DIR *stream = shelf_names(folder);
    if (stream == NULL)
        return;
    while ((d = readdir(stream)) != NULL) {
        if (!shelf_item_has_name(d->d_name))
            continue;
        int fd = openat(folder, d->d_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        struct edition *ed = fd >= 0 ? edition_open_fd(fd, trusted, &e) : NULL;
        if (ed == NULL)
            continue;
        struct shelf_item item;
        char name[SHELF_NAME_ROOM];
        shelf_item_of(ed, &item);
        shelf_item_name(&item, name);
        edition_close(ed);
        item.good = true;
        if (strcmp(name, d->d_name) != 0)
            continue;
        if (!latest[0].there || item.sequence > latest[0].sequence) {
            latest[1] = latest[0];
            latest[0] = item;
        } else if (!latest[1].there || item.sequence > latest[1].sequence) {
            latest[1] = item;
        }
    }
    closedir(stream);
    for (int i = 1; i >= 0; i--)
        if (latest[i].there)
            shelf_state_take(s, &latest[i]);
    /* On trial they could be taken back by mistake; they were on the shelf, so they were probably shown. */
    s->current.good = s->previous.good = true;
}

bool shelf_state_load(int folder, const struct shelf_slots *slots, const struct keyring *trusted, struct shelf_state *s)
{
    if (shelf_slots_read(slots, s))
        return true;
    find_again(folder, trusted, s);
    return false;
}
