/* SPDX-License-Identifier: MIT */
#include "device/mounts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

struct mounts {
    struct loop *loop;
    int fd;
    char *place;
    void (*changed)(void *user, const char *path, bool in);
    void *user;
    struct mounts_list list;
};

/* Field `n` (from 0) of a line whose fields have one blank between them; false if there are not so many. */
static bool field(const char *line, size_t size, size_t n, const char **out, size_t *out_size)
{
    const char *at = line, *end = line + size;

    for (; n > 0; n--) {
        const char *blank = memchr(at, ' ', (size_t)(end - at));
        if (blank == NULL)
            return false;
        at = blank + 1;
    }
    const char *blank = memchr(at, ' ', (size_t)(end - at));
    *out = at;
    *out_size = (size_t)((blank != NULL ? blank : end) - at);
    return *out_size > 0;
}

static bool number(const char *text, size_t size, unsigned *out)
{
    unsigned v = 0;

    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9' || v > 400000000)
            return false;
        v = v * 10 + (unsigned)(text[i] - '0');
    }
    *out = v;
    return size > 0;
}

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* The kernel writes blanks, tabs, line ends and backslashes of a path as \040 and so on. */
static bool unescape(const char *text, size_t size, char out[MOUNTS_PATH_ROOM])
{
    size_t n = 0;

    for (size_t i = 0; i < size; n++) {
        if (n == MOUNTS_PATH_ROOM - 1)
            return false;
        if (text[i] == '\\' && size - i >= 4 && text[i + 1] <= '3' && is_octal(text[i + 1]) && is_octal(text[i + 2]) &&
            is_octal(text[i + 3])) {
            out[n] = (char)((text[i + 1] - '0') << 6 | (text[i + 2] - '0') << 3 | (text[i + 3] - '0'));
            i += 4;
        } else {
            out[n] = text[i++];
        }
        if (out[n] == '\0')
            return false;
    }
    out[n] = '\0';
    return true;
}

static bool is_at_or_below(const char *path, const char *place)
{
    size_t size = strlen(place);

    while (size > 1 && place[size - 1] == '/')
        size--;
    return strncmp(path, place, size) == 0 && (path[size] == '\0' || path[size] == '/');
}

/* An automount point is only the promise of a mount. The type stands after the "-" that ends the optional fields. */
static bool is_promise(const char *line, size_t size)
{
    const char *text;
    size_t text_size;

    for (size_t i = 6; field(line, size, i, &text, &text_size); i++)
        if (text_size == 1 && text[0] == '-')
            return field(line, size, i + 1, &text, &text_size) && text_size == 6 && memcmp(text, "autofs", 6) == 0;
    return true; /* no such line has ever come from the kernel */
}

void mounts_take_line(struct mounts_list *list, const char *place, const char *line, size_t size)
{
    struct mounted found;
    const char *id, *path;
    size_t id_size, path_size;

    if (!field(line, size, 0, &id, &id_size) || !number(id, id_size, &found.id) ||
        !field(line, size, 4, &path, &path_size) || !unescape(path, path_size, found.path))
        return;
    if (!is_at_or_below(found.path, place) || is_promise(line, size))
        return;
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->items[i].path, found.path) == 0) { /* the later line is the one on top */
            list->items[i].id = found.id;
            return;
        }
    }
    if (list->n < MOUNTS_MOST)
        list->items[list->n++] = found;
}

size_t mounts_missing(const struct mounts_list *a, const struct mounts_list *b, const struct mounted **out)
{
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++) {
        bool found = false;
        for (size_t k = 0; k < b->n; k++)
            found |= a->items[i].id == b->items[k].id && strcmp(a->items[i].path, b->items[k].path) == 0;
        if (!found)
            out[n++] = &a->items[i];
    }
    return n;
}

/* Reads the file anew, a line at a time. A change while it is read is told again by the kernel. */
static void look(const struct mounts *m, struct mounts_list *out)
{
    char buffer[MOUNTS_LINE_MOST];
    size_t have = 0;
    bool skip = false; /* within a line that is too long */

    out->n = 0;
    if (lseek(m->fd, 0, SEEK_SET) != 0)
        return;
    for (;;) {
        ssize_t got = read(m->fd, buffer + have, sizeof buffer - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        have += (size_t)got;
        char *at = buffer, *end = buffer + have, *lf;
        for (; (lf = memchr(at, '\n', (size_t)(end - at))) != NULL; at = lf + 1) {
            if (!skip)
                mounts_take_line(out, m->place, at, (size_t)(lf - at));
            skip = false;
        }
        have = (size_t)(end - at);
        memmove(buffer, at, have);
        if (have == sizeof buffer) {
            skip = true;
            have = 0;
        }
    }
}

static void ready(void *user, int fd, uint32_t events)
{
    struct mounts *m = user;
    struct mounts_list before = m->list;
    const struct mounted *changed[MOUNTS_MOST];

    (void)fd;
    (void)events; /* always EPOLLERR with EPOLLPRI */
    look(m, &m->list);
    struct mounts_list now = m->list;
    size_t n = mounts_missing(&before, &now, changed);
    for (size_t i = 0; i < n; i++)
        m->changed(m->user, changed[i]->path, false);
    n = mounts_missing(&now, &before, changed);
    for (size_t i = 0; i < n; i++)
        m->changed(m->user, changed[i]->path, true);
}

struct mounts *mounts_create(struct loop *l, const char *place, void (*changed)(void *user, const char *path, bool in),
                             void *user)
{
    struct mounts *m = calloc(1, sizeof *m);

    if (m == NULL)
        return NULL;
    *m = (struct mounts){.loop = l, .changed = changed, .user = user};
    m->place = strdup(place);
    m->fd = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
    if (m->place == NULL || m->fd < 0 || loop_watch(l, m->fd, EPOLLPRI, ready, m) != 0) {
        int why = errno;
        if (m->fd >= 0)
            close(m->fd);
        free(m->place);
        free(m);
        errno = why;
        return NULL;
    }
    look(m, &m->list);
    return m;
}

const struct mounts_list *mounts_now(struct mounts *m)
{
    return &m->list;
}

void mounts_destroy(struct mounts *m)
{
    if (m == NULL)
        return;
    loop_unwatch(m->loop, m->fd);
    close(m->fd);
    free(m->place);
    free(m);
}
