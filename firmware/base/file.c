/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_read_fd(int fd, size_t most, struct bytes *out, struct error *e)
{
    size_t room = 1 << 16, size = 0;
    struct stat st;

    *out = (struct bytes){0};
    /* One spare byte: the read that finds the end of a file of known size then needs no second round. */
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        if ((uintmax_t)st.st_size > most)
            return error_set(e, "is %jd bytes, more than the %zu allowed", (intmax_t)st.st_size, most);
        room = (size_t)st.st_size + 2;
    }
    uint8_t *data = malloc(room);
    if (data == NULL)
        return error_memory(e);
    for (;;) {
        if (size + 1 >= room) {
            uint8_t *grown = room > SIZE_MAX / 2 ? NULL : realloc(data, room * 2);
            if (grown == NULL) {
                error_memory(e);
                break;
            }
            data = grown;
            room *= 2;
        }
        ssize_t n = TEMP_FAILURE_RETRY(read(fd, data + size, room - size - 1));
        if (n < 0) {
            error_set(e, "cannot be read: %s", strerror(errno));
            break;
        }
        size += (size_t)n;
        if (size > most) {
            error_set(e, "is more than the %zu bytes allowed", most);
            break;
        }
        if (n == 0) {
            data[size] = '\0';
            *out = (struct bytes){.data = data, .size = size};
            return true;
        }
    }
    free(data);
    return false;
}

bool file_read(const char *path, size_t most, struct bytes *out, struct error *e)
{
    struct stat st;

    *out = (struct bytes){0};
    /* O_NONBLOCK: opening a pipe that nobody writes to must not hang. It has no effect on a regular file. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return error_set(e, "%s", errno == ENOENT ? "there is no such file" : strerror(errno));
    bool ok = false;
    if (fstat(fd, &st) != 0)
        error_set(e, "%s", strerror(errno));
    else if (S_ISDIR(st.st_mode))
        error_set(e, "is a folder, not a file");
    else if (!S_ISREG(st.st_mode))
        error_set(e, "is not a regular file");
    else
        ok = file_read_fd(fd, most, out, e);
    close(fd);
    return ok;
}

int file_write_all(int fd, const void *data, size_t size)
{
    const uint8_t *at = data;

    while (size > 0) {
        ssize_t n = TEMP_FAILURE_RETRY(write(fd, at, size));
        if (n < 0)
            return -1;
        at += n;
        size -= (size_t)n;
    }
    return 0;
}

/* Gives the new file up for the reason that is in errno. */
static bool give_up(struct file_new *f, struct error *e)
{
    error_set(e, "cannot be written: %s", strerror(errno));
    file_new_abandon(f);
    return false;
}

bool file_new_begin(struct file_new *f, const char *path, struct error *e)
{
    struct stat st;

    *f = (struct file_new){.fd = -1};
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return error_set(e, "cannot be written: it is there and is not a regular file");
    f->path = strdup(path);
    size_t room = strlen(path) + sizeof ".XXXXXX";
    f->temporary = malloc(room);
    if (f->path == NULL || f->temporary == NULL) {
        file_new_abandon(f);
        return error_memory(e);
    }
    snprintf(f->temporary, room, "%s.XXXXXX", path);
    f->fd = mkostemp(f->temporary, O_CLOEXEC);
    if (f->fd < 0) {
        free(f->temporary);
        f->temporary = NULL;
        return give_up(f, e);
    }
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(f->fd, 0666 & ~mask) == 0 || give_up(f, e);
}

/* Cuts `path` down to its folder in place: an allocation could fail, and by now the file is renamed. */
static int sync_folder_of(char *path)
{
    char *slash = strrchr(path, '/');
    const char *folder = slash == NULL ? "." : slash == path ? "/" : path;

    if (slash != NULL)
        *slash = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int result = fsync(fd);
    int why = errno;
    /* Some file systems cannot sync a folder, fsync(2): that is no failure of ours. */
    if (result != 0 && why == EINVAL)
        result = 0;
    close(fd);
    errno = why;
    return result;
}

bool file_new_commit(struct file_new *f, struct error *e)
{
    int fd = f->fd;

    if (fsync(fd) != 0)
        return give_up(f, e);
    f->fd = -1;
    if (close(fd) != 0 || rename(f->temporary, f->path) != 0)
        return give_up(f, e);
    free(f->temporary);
    f->temporary = NULL;
    bool ok = sync_folder_of(f->path) == 0 ||
              error_set(e, "is written, but may not survive a power cut: %s", strerror(errno));
    file_new_abandon(f);
    return ok;
}

void file_new_abandon(struct file_new *f)
{
    if (f->fd >= 0)
        close(f->fd);
    if (f->temporary != NULL)
        unlink(f->temporary);
    free(f->temporary);
    free(f->path);
    *f = (struct file_new){.fd = -1};
}

bool file_replace(const char *path, const void *data, size_t size, struct error *e)
{
    struct file_new f;

    if (!file_new_begin(&f, path, e))
        return false;
    return file_write_all(f.fd, data, size) == 0 ? file_new_commit(&f, e) : give_up(&f, e);
}
