/* SPDX-License-Identifier: MIT */
/*
 * What tests/crash/run.py needs of the shelf and the importer, as a program: one command a run, one line of answer a
 * question, exit 1 with the reason if it is refused. "-" stands for no factory edition, no folder of keys.
 */
#include "shelf/shelf.h"
#include "update/import.h"
#include "update/sandbox.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *or_null(const char *argument)
{
    return strcmp(argument, "-") == 0 ? NULL : argument;
}

static struct keyring *keys_of(const char *folder, struct error *e)
{
    struct keyring *keys = keyring_create(or_null(folder) != NULL ? KEYRING_SIGNED_ONLY : KEYRING_UNSIGNED_TOO);

    if (keys == NULL || or_null(folder) == NULL || keyring_add_folder(keys, folder, e))
        return keys;
    keyring_destroy(keys);
    return NULL;
}

/* What the wall would show: its place, sequence and identity, or "nothing". Every entry is proved. */
static void show(const char *folder, const char *factory, const struct keyring *keys)
{
    static const char *const names[] = {"current", "previous", "factory"};
    struct shelf *s = shelf_create(folder, or_null(factory), keys);
    enum shelf_place place = SHELF_CURRENT;
    struct error e;
    struct edition *ed = NULL;

    while (s != NULL && (ed = shelf_open(s, &place, NULL, NULL)) != NULL && !edition_verify(ed, NULL, NULL, &e)) {
        edition_close(ed);
        ed = NULL;
        if (place++ == SHELF_FACTORY)
            break;
    }
    if (ed == NULL) {
        printf("nothing\n");
    } else {
        printf("%s %" PRIu64 " ", names[place], edition_facts(ed)->sequence);
        for (int i = 0; i < EDITION_IDENTITY; i++)
            printf("%02x", edition_identity(ed)[i]);
        printf("\n");
    }
    edition_close(ed);
    shelf_destroy(s);
    fflush(stdout);
}

/* show FACTORY KEYS: for each folder on standard input. */
static int command_show(char **arguments)
{
    struct error e;
    char line[4096];
    struct keyring *keys = keys_of(arguments[1], &e);

    if (keys == NULL)
        return 1;
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        show(line, arguments[0], keys);
    }
    keyring_destroy(keys);
    return 0;
}

/* start BOOT, stop, good, undo or forget, then SHELF KEYS */
static int command_shelf(const char *what, char **arguments)
{
    struct error e = {.text = ""};
    bool fell_back = false, ok = false;
    const char *boot = strcmp(what, "start") == 0 ? *arguments++ : NULL;
    struct keyring *keys = keys_of(arguments[1], &e);
    struct shelf *s = keys != NULL ? shelf_create(arguments[0], NULL, keys) : NULL;

    if (s != NULL) {
        ok = boot != NULL                  ? shelf_start(s, boot, &fell_back, &e)
             : strcmp(what, "stop") == 0   ? shelf_stop(s, &e)
             : strcmp(what, "good") == 0   ? shelf_mark_good(s, &e)
             : strcmp(what, "forget") == 0 ? shelf_forget_floors(s, &e)
                                           : shelf_undo(s, &e);
    }
    shelf_destroy(s);
    keyring_destroy(keys);
    /* One write: whoever replays the calls sees when it was acknowledged. */
    printf("%s\n", !ok ? e.text : fell_back ? "fell back" : "ok");
    return ok ? 0 : 1;
}

static long resident_kib(void)
{
    long pages = 0, all = 0;
    FILE *f = fopen("/proc/self/statm", "r");

    if (f != NULL && fscanf(f, "%ld %ld", &all, &pages) != 2)
        pages = 0;
    if (f != NULL)
        fclose(f);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static int descriptors(void)
{
    int n = 0;

    for (int fd = 0; fd < 1024; fd++)
        n += fcntl(fd, F_GETFD) >= 0;
    return n;
}

/* swaps N SHELF ONE TWO: the folders ONE and TWO by turns, each undone by nobody: the floors are forgotten between. */
static int command_swaps(char **arguments)
{
    long n = strtol(arguments[0], NULL, 10), before = 0;
    struct error e;
    int fds = 0, done = 0, out = open("/dev/null", O_WRONLY | O_CLOEXEC);
    struct keyring *keys = keys_of("-", &e);

    for (long k = 0; k < n; k++) {
        const struct import_wish wish = {
            .folder = arguments[2 + k % 2], .shelf = arguments[1], .trusted = keys, .anew = true, .out = out};
        enum message_reason reason;
        struct shelf *s = shelf_create(arguments[1], NULL, keys);
        if (!shelf_forget_floors(s, &e))
            return 1;
        struct import *i = import_open(&wish, &reason);
        if (i != NULL)
            reason = import_run(i);
        import_close(i);
        enum shelf_place place = SHELF_CURRENT;
        struct edition *ed = shelf_open(s, &place, NULL, NULL);
        done += reason == MESSAGE_DONE && ed != NULL && place == SHELF_CURRENT &&
                edition_facts(ed)->sequence % 2 == (uint64_t)k % 2;
        edition_close(ed);
        shelf_destroy(s);
        if (k == 99) {
            before = resident_kib();
            fds = descriptors();
        }
    }
    printf("%d of %ld swaps, %ld KiB and %d descriptors more\n", done, n, resident_kib() - before, descriptors() - fds);
    keyring_destroy(keys);
    return done == n ? 0 : 1;
}

static int denials;

static void deny(const char *what, bool denied)
{
    if (!denied)
        printf("%s is possible (%s)\n", what, strerror(errno));
    denials += denied;
}

/* walls SHELF, which holds `keep` and lies beside `victim`: everything that the importer must not be able to do, tried
 * behind its walls. */
static int command_walls(char **arguments)
{
    struct error e;
    bool landlock;
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int folder = open(arguments[0], O_RDONLY | O_DIRECTORY | O_CLOEXEC), n = 0;
    int elsewhere = openat(folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    char *const none[] = {(char *)"true", NULL};

    if (!sandbox_shut(arguments[0], &landlock, &e)) {
        printf("%s\n", e.text);
        return 1;
    }
#define DENY(what, call)                                                                                               \
    do {                                                                                                               \
        errno = 0;                                                                                                     \
        bool failed = (call);                                                                                          \
        n++;                                                                                                           \
        deny(what, failed && (errno == EPERM || errno == EACCES || errno == EXDEV));                                   \
    } while (0)
    DENY("open", open("/etc/passwd", O_RDONLY) < 0);
    DENY("open in the shelf", openat(folder, "state.1", O_RDONLY) < 0);
    DENY("creat", open("/tmp/standfirst-walls", O_WRONLY | O_CREAT, 0600) < 0);
    DENY("socket", socket(AF_INET, SOCK_STREAM, 0) < 0);
    DENY("local socket", socket(AF_UNIX, SOCK_STREAM, 0) < 0);
    DENY("connect", connect(udp, (struct sockaddr *)&to, sizeof to) != 0);
    DENY("sendto", sendto(udp, "x", 1, 0, (struct sockaddr *)&to, sizeof to) < 0);
    DENY("exec", execv("/bin/true", none) != 0);
    DENY("fork", fork() < 0);
    DENY("ptrace", ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) != 0);
    DENY("kill", kill(getppid(), 0) != 0);
    DENY("mount", mount("none", "/mnt", "tmpfs", 0, NULL) != 0);
    DENY("umount", umount("/mnt") != 0);
    DENY("unshare", unshare(CLONE_NEWUSER) != 0);
    DENY("chmod", fchmod(folder, 0777) != 0);
    DENY("chdir", chdir("/") != 0);
    DENY("link", linkat(folder, "a", folder, "b", 0) != 0);
    DENY("symlink", symlinkat("a", folder, "b") != 0);
    DENY("mkdir", mkdirat(folder, "a", 0700) != 0);
    DENY("memory that runs", mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    if (landlock) {
        DENY("unlink elsewhere", unlinkat(elsewhere, "victim", 0) != 0);
        DENY("rename out of the shelf", renameat(folder, "keep", elsewhere, "keep") != 0);
    }
    printf("%d of %d denied%s\n", denials, n, landlock ? "" : ", no Landlock here");
    fflush(stdout);
    _exit(denials == n ? 0 : 1);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int arguments;
    } commands[] = {{"show", 2}, {"start", 3},  {"stop", 2},  {"good", 2},
                    {"undo", 2}, {"forget", 2}, {"swaps", 4}, {"walls", 1}};

    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(argv[1], commands[i].name) != 0 || argc != 2 + commands[i].arguments)
            continue;
        return i == 0   ? command_show(argv + 2)
               : i < 6  ? command_shelf(argv[1], argv + 2)
               : i == 6 ? command_swaps(argv + 2)
                        : command_walls(argv + 2);
    }
    fprintf(stderr, "update_tool: unknown command, or too few or too many arguments\n");
    return 2;
}
