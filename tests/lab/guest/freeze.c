/* SPDX-License-Identifier: MIT */
/*
 * freeze PID NAME: holds every thread of the process whose name begins so, for as long as this program runs: a renderer
 * that hangs while the rest of the program does not. Says how many there are.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static int is_named(const char *pid, const char *thread, const char *name)
{
    char path[300], found[32] = "";
    snprintf(path, sizeof path, "/proc/%s/task/%s/comm", pid, thread);
    FILE *f = fopen(path, "re");
    int is = f != NULL && fgets(found, sizeof found, f) != NULL && strncmp(found, name, strlen(name)) == 0;
    if (f != NULL)
        fclose(f);
    return is;
}

int main(int argc, char **argv)
{
    char path[64];
    int n = 0;

    if (argc != 3)
        return 2;
    snprintf(path, sizeof path, "/proc/%s/task", argv[1]);
    DIR *threads = opendir(path);
    for (struct dirent *d; threads != NULL && (d = readdir(threads)) != NULL;) {
        pid_t thread = (pid_t)atoi(d->d_name);
        if (thread <= 0 || !is_named(argv[1], d->d_name, argv[2]))
            continue;
        if (ptrace(PTRACE_SEIZE, thread, 0, 0) != 0 || ptrace(PTRACE_INTERRUPT, thread, 0, 0) != 0 ||
            waitpid(thread, NULL, __WALL) != thread) {
            perror("freeze");
            return 1;
        }
        n++;
    }
    if (threads != NULL)
        closedir(threads);
    printf("%d frozen\n", n);
    fflush(stdout);
    /* A thread that ends while it is held is ours to bury, or its process would never be gone. */
    while (waitpid(-1, NULL, __WALL) > 0)
        ;
    return 0;
}
