/* SPDX-License-Identifier: MIT */
#include "device/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    struct loop *loop;
    pid_t pid;
    int gone, pipe; /* descriptors; -1 when that has come to its end */
    int status;
    void (*wrote)(void *user, const char *data, size_t size);
    void (*ended)(void *user, int status);
    void *user;
};

static void finish_if_over(struct child *c)
{
    if (c->gone < 0 && c->pipe < 0)
        c->ended(c->user, c->status); /* may destroy the child */
}

static void pipe_ready(void *user, int fd, uint32_t events)
{
    struct child *c = user;
    char data[4096];

    (void)events;
    ssize_t got = read(fd, data, sizeof data);
    if (got > 0) {
        if (c->wrote != NULL)
            c->wrote(c->user, data, (size_t)got);
        return;
    }
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    loop_close(c->loop, &c->pipe);
    finish_if_over(c);
}

static void gone_ready(void *user, int fd, uint32_t events)
{
    struct child *c = user;

    (void)fd;
    (void)events;
    if (waitpid(c->pid, &c->status, WNOHANG) != c->pid)
        return;
    loop_close(c->loop, &c->gone);
    finish_if_over(c);
}

/* The loop has blocked signals and the program ignores SIGPIPE; the child starts with neither. */
static int spawn(pid_t *pid, char *const *argv, int out)
{
    extern char **environ;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none, pipe;

    sigemptyset(&none);
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    int why = posix_spawn_file_actions_init(&files);
    if (why != 0)
        return why;
    why = posix_spawnattr_init(&how);
    if (why == 0) {
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setsigmask(&how, &none);
        posix_spawnattr_setsigdefault(&how, &pipe);
        why = posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        if (why == 0)
            why = posix_spawn_file_actions_adddup2(&files, out, 1);
        if (why == 0)
            why = posix_spawn(pid, argv[0], &files, &how, argv, environ);
        posix_spawnattr_destroy(&how);
    }
    posix_spawn_file_actions_destroy(&files);
    return why;
}

struct child *child_start(struct loop *l, char *const *argv, void (*wrote)(void *user, const char *data, size_t size),
                          void (*ended)(void *user, int status), void *user)
{
    struct child *c = calloc(1, sizeof *c);
    int ends[2] = {-1, -1}, why;

    if (c == NULL)
        return NULL;
    *c = (struct child){.loop = l, .gone = -1, .pipe = -1, .wrote = wrote, .ended = ended, .user = user};
    if (pipe2(ends, O_CLOEXEC) != 0)
        goto failed;
    c->pipe = ends[0];
    errno = spawn(&c->pid, argv, ends[1]);
    if (errno != 0) {
        c->pid = 0;
        goto failed;
    }
    close(ends[1]);
    ends[1] = -1;
    fcntl(c->pipe, F_SETFL, O_NONBLOCK);
    c->gone = pidfd_open(c->pid, 0);
    if (c->gone < 0 || loop_watch(l, c->gone, EPOLLIN, gone_ready, c) != 0 ||
        loop_watch(l, c->pipe, EPOLLIN, pipe_ready, c) != 0)
        goto failed;
    return c;
failed:
    why = errno;
    if (ends[1] >= 0)
        close(ends[1]);
    child_destroy(c);
    errno = why;
    return NULL;
}

void child_kill(struct child *c)
{
    if (c->gone >= 0)
        kill(c->pid, SIGKILL);
}

void child_destroy(struct child *c)
{
    if (c == NULL)
        return;
    if (c->pid > 0 && c->gone >= 0) {
        kill(c->pid, SIGKILL);
        waitpid(c->pid, NULL, WNOHANG);
    }
    loop_close(c->loop, &c->gone);
    loop_close(c->loop, &c->pipe);
    free(c);
}
