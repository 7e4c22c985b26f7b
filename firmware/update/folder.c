/* SPDX-License-Identifier: MIT */
#include "update/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define END ".edition"

/* In any case, since FAT does not tell them apart. A name that begins with a dot is hidden: a Mac's companion of a
 * file, or a file that is still being synchronised. */
static bool is_edition(const char *name)
{
    size_t n = strlen(name), k = strlen(END);

    return name[0] != '.' && n > k && strcasecmp(name + n - k, END) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct folder_file *)a)->name, ((const struct folder_file *)b)->name);
}

static void open_file(int folder, struct folder_file *f)
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

/* False if out of memory. */
static bool add(struct folder *out, const char *name)
{
    out->files[out->n] = (struct folder_file){.name = strdup(name), .fd = -1};
    return out->files[out->n].name != NULL && ++out->n > 0;
}

static enum folder_result read_names(DIR *stream, void (*passed)(void *user, const char *name, const char *why),
                                     void *user, struct folder *out, struct error *e)
{
    for (size_t seen = 0;; seen++) {
        struct stat st;
        errno = 0;
        const struct dirent *d = readdir(stream);
        if (d == NULL && errno != 0) {
            error_set(e, "cannot be read: %s", strerror(errno));
            return FOLDER_FAILED;
        }
        if (d == NULL)
            return FOLDER_READ;
        if (seen == FOLDER_ENTRIES_MOST)
            return FOLDER_TOO_MANY;
        if (!is_edition(d->d_name))
            continue;
        /* Before it is opened: to open a device may already have an effect. */
        if (fstatat(dirfd(stream), d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(st.st_mode)) {
            if (passed != NULL)
                passed(user, d->d_name, "is not a regular file");
            continue;
        }
        if (out->n == FOLDER_EDITIONS_MOST)
            return FOLDER_TOO_MANY;
        if (!add(out, d->d_name)) {
            error_memory(e);
            return FOLDER_FAILED;
        }
    }
}

enum folder_result folder_open(const char *path, void (*passed)(void *user, const char *name, const char *why),
                               void *user, struct folder *out, struct error *e)
{
    *out = (struct folder){.files = calloc(FOLDER_EDITIONS_MOST, sizeof out->files[0])};
    if (out->files == NULL) {
        error_memory(e);
        return FOLDER_FAILED;
    }
    DIR *stream = opendir(path);
    if (stream == NULL) {
        error_set(e, "cannot be read: %s", strerror(errno));
        return FOLDER_FAILED;
    }
    enum folder_result result = read_names(stream, passed, user, out, e);
    if (result == FOLDER_READ) {
        qsort(out->files, out->n, sizeof out->files[0], by_name);
        for (size_t i = 0; i < out->n; i++)
            open_file(dirfd(stream), &out->files[i]);
    }
    closedir(stream);
    return result;
}

void folder_finish(struct folder *f)
{
    for (size_t i = 0; i < f->n; i++) {
        if (f->files[i].fd >= 0)
            close(f->files[i].fd);
        free(f->files[i].name);
    }
    free(f->files);
    *f = (struct folder){0};
}
