/* SPDX-License-Identifier: MIT */
#include "device/mounts.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

#define NO_ID UINT_MAX /* no mount has it: number() */

enum { TABLE_MOST = 16 << 20 }; /* bytes of mountinfo */

struct mounts {
    struct loop *loop;
    int fd;
    int ends;               /* inotify */
    int guard[MOUNTS_MOST]; /* of each in the list: inotify's number of its root; -1: none */
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

/* "8:17" */
static bool device(const char *text, size_t size, struct mounted *out)
{
    const char *colon = memchr(text, ':', size);

    return colon != NULL && number(text, (size_t)(colon - text), &out->major) &&
           number(colon + 1, size - (size_t)(colon + 1 - text), &out->minor);
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

static void take_line(struct mounts_list *list, const char *place, const char *line, size_t size)
{
    struct mounted found;
    const char *id, *dev, *path;
    size_t id_size, dev_size, path_size;

    if (!field(line, size, 0, &id, &id_size) || !number(id, id_size, &found.id) ||
        !field(line, size, 2, &dev, &dev_size) || !device(dev, dev_size, &found) ||
        !field(line, size, 4, &path, &path_size) || !unescape(path, path_size, found.path))
        return;
    if (!is_at_or_below(found.path, place) || is_promise(line, size))
        return;
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->items[i].path, found.path) == 0) { /* the later line is the one on top */
            list->items[i] = found;
            return;
        }
    }
    if (list->n < MOUNTS_MOST)
        list->items[list->n++] = found;
}

void mounts_take(struct mounts_list *list, const char *place, const char *text, size_t size)
{
    for (const char *end = text + size, *next; text < end; text = next) {
        const char *lf = memchr(text, '\n', (size_t)(end - text));
        next = lf != NULL ? lf + 1 : end;
        take_line(list, place, text, (size_t)((lf != NULL ? lf : end) - text));
    }
}

static bool is_same(const struct mounted *a, const struct mounted *b)
{
    return a->id == b->id && a->major == b->major && a->minor == b->minor && strcmp(a->path, b->path) == 0;
}

size_t mounts_missing(const struct mounts_list *a, const struct mounts_list *b, const struct mounted **out)
{
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++) {
        bool found = false;
        for (size_t k = 0; k < b->n; k++)
            found |= is_same(&a->items[i], &b->items[k]);
        if (!found)
            out[n++] = &a->items[i];
    }
    return n;
}

/* Reads the file anew; where that fails, the list stays. A change while it is read is told again by the kernel. */
static void look(struct mounts *m)
{
    struct bytes text;
    struct error e;

    if (lseek(m->fd, 0, SEEK_SET) != 0 || !file_read_fd(m->fd, TABLE_MOST, &text, &e))
        return;
    m->list.n = 0;
    mounts_take(&m->list, m->place, (const char *)text.data, text.size);
    bytes_finish(&text);
}

/* Guards the mounts of the list, which before was `old`. No guard keeps anybody from unmounting. */
static void guard(struct mounts *m, const struct mounts_list *old)
{
    int before[MOUNTS_MOST];

    memcpy(before, m->guard, sizeof before);
    for (size_t i = 0; i < m->list.n; i++) {
        m->guard[i] = -1;
        for (size_t k = 0; k < old->n; k++) {
            if (before[k] >= 0 && is_same(&m->list.items[i], &old->items[k])) {
                m->guard[i] = before[k];
                before[k] = -1;
            }
        }
    }
    for (size_t k = 0; k < old->n; k++)
        if (before[k] >= 0)
            (void)inotify_rm_watch(m->ends, before[k]);
    /* Without IN_ONLYDIR, which could wait for an automount. */
    for (size_t i = 0; i < m->list.n; i++)
        if (m->guard[i] < 0)
            m->guard[i] = inotify_add_watch(m->ends, m->list.items[i].path, IN_DELETE_SELF);
}

static void compare(struct mounts *m)
{
    struct mounts_list before = m->list;
    const struct mounted *changed[MOUNTS_MOST];

    look(m);
    guard(m, &before);
    struct mounts_list now = m->list;
    size_t n = mounts_missing(&before, &now, changed);
    for (size_t i = 0; i < n; i++)
        m->changed(m->user, changed[i]->path, false);
    n = mounts_missing(&now, &before, changed);
    for (size_t i = 0; i < n; i++)
        m->changed(m->user, changed[i]->path, true);
}

static void table_changed(void *user, int fd, uint32_t events)
{
    (void)fd;
    (void)events; /* always EPOLLERR with EPOLLPRI */
    compare(user);
}

/* What has ended is not what is there now, whatever its numbers. */
static void mount_ended(void *user, int fd, uint32_t events)
{
    _Alignas(struct inotify_event) char buffer[4096];
    struct mounts *m = user;
    bool any = false;

    (void)events;
    ssize_t got = read(fd, buffer, sizeof buffer);
    for (ssize_t at = 0; at < got;) {
        const struct inotify_event *e = (const void *)(buffer + at);
        for (size_t i = 0; i < m->list.n; i++) {
            if (m->guard[i] != e->wd || (e->mask & IN_UNMOUNT) == 0)
                continue;
            m->guard[i] = -1;
            m->list.items[i].id = NO_ID;
            any = true;
        }
        at += (ssize_t)(sizeof *e + e->len);
    }
    if (any)
        compare(m);
}

struct mounts *mounts_create(struct loop *l, const char *place, void (*changed)(void *user, const char *path, bool in),
                             void *user)
{
    const struct mounts_list none = {.n = 0};
    struct mounts *m = calloc(1, sizeof *m);

    if (m == NULL)
        return NULL;
    *m = (struct mounts){.loop = l, .changed = changed, .user = user};
    m->place = strdup(place);
    m->fd = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
    m->ends = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (m->place == NULL || m->fd < 0 || m->ends < 0 || loop_watch(l, m->fd, EPOLLPRI, table_changed, m) != 0 ||
        loop_watch(l, m->ends, EPOLLIN, mount_ended, m) != 0) {
        mounts_destroy(m);
        return NULL;
    }
    look(m);
    guard(m, &none);
    return m;
}

const struct mounts_list *mounts_now(const struct mounts *m)
{
    return &m->list;
}

void mounts_destroy(struct mounts *m)
{
    if (m == NULL)
        return;
    loop_close(m->loop, &m->fd);
    loop_close(m->loop, &m->ends);
    free(m->place);
    free(m);
}
