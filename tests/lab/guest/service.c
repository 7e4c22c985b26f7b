/* SPDX-License-Identifier: MIT */
/*
 * service USER PROGRAM [ARGUMENT...]: runs a program as that user the way systemd would with Type=notify,
 * WatchdogSec=15 and Restart=always: sd_notify(3) on a datagram socket, SIGABRT and then SIGKILL when the watchdog is
 * not fed in time, a new start whenever it ends. The guest has no systemd, which takes longer to start than all the
 * rest. What it does is told on standard error, with the seconds since boot.
 */
#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NOTIFY "/run/standfirst/notify"

enum { WATCHDOG_MS = 15000, KILL_MS = 2000, LOOK_MS = 50 };

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void say(const char *form, ...) __attribute__((format(printf, 1, 2)));
static void say(const char *form, ...)
{
    char text[256];
    va_list values;

    va_start(values, form);
    vsnprintf(text, sizeof text, form, values);
    va_end(values);
    dprintf(STDERR_FILENO, "service: %.3f %s\n", (double)now_ms() / 1000, text);
}

static int listen_for_notes(const struct passwd *user)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX, .sun_path = NOTIFY};
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    unlink(NOTIFY);
    if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0 || chown(NOTIFY, user->pw_uid, user->pw_gid) != 0)
        return -1;
    return fd;
}

static pid_t start(const struct passwd *user, char **command)
{
    pid_t pid = fork();

    if (pid != 0)
        return pid;
    setenv("NOTIFY_SOCKET", NOTIFY, 1);
    setenv("WATCHDOG_USEC", "15000000", 1);
    if (initgroups(user->pw_name, user->pw_gid) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0 ||
        chdir("/") != 0)
        _exit(126);
    execv(command[0], command);
    _exit(127);
}

/* One datagram; the new time the watchdog ends. As with systemd it begins when the service is ready. */
static long long take_note(int fd, long long *allowed, bool *ready, long long until)
{
    char text[1024];
    ssize_t n = recv(fd, text, sizeof text - 1, 0);

    if (n <= 0)
        return until;
    text[n] = '\0';
    bool fed = false;
    for (char *rest = NULL, *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        long long us;
        if (sscanf(line, "WATCHDOG_USEC=%lld", &us) == 1) {
            *allowed = us / 1000;
            fed = true;
        } else if (strcmp(line, "WATCHDOG=1") == 0) {
            fed = true;
        } else {
            say("told %s", line);
            if (strcmp(line, "READY=1") == 0)
                *ready = fed = true;
        }
    }
    return *ready && fed ? now_ms() + *allowed : until;
}

int main(int argc, char **argv)
{
    const struct passwd *user = argc > 2 ? getpwnam(argv[1]) : NULL;
    int notes = user != NULL ? listen_for_notes(user) : -1;

    if (notes < 0) {
        fprintf(stderr, "service: %s\n", strerror(errno));
        return 1;
    }
    for (;;) {
        long long allowed = WATCHDOG_MS, until = LLONG_MAX, killed = 0;
        int status = 0;
        bool ready = false;
        pid_t pid = start(user, argv + 2);
        say("started %d", (int)pid);
        while (waitpid(pid, &status, WNOHANG) == 0) {
            struct pollfd wait = {.fd = notes, .events = POLLIN};
            if (poll(&wait, 1, LOOK_MS) > 0)
                until = take_note(notes, &allowed, &ready, until);
            if (killed == 0 && now_ms() >= until) {
                say("the watchdog was not fed");
                kill(pid, SIGABRT);
                killed = now_ms();
            } else if (killed != 0 && now_ms() >= killed + KILL_MS) {
                kill(pid, SIGKILL);
                killed = now_ms();
            }
        }
        if (WIFSIGNALED(status))
            say("ended by signal %d", WTERMSIG(status));
        else
            say("ended with status %d", WEXITSTATUS(status));
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            return 0;
    }
}
