/* SPDX-License-Identifier: MIT */
#include "update/sandbox.h"

#include "edition/edition.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
enum { INSTRUMENTED = 1 };
#else
enum { INSTRUMENTED = 0 };
#endif

/* What an import needs once everything is open; architectures have different names for the same. */
static const char *const calls[] = {"read",
                                    "pread64",
                                    "write",
                                    "pwrite64",
                                    "lseek",
                                    "_llseek",
                                    "fstat",
                                    "fstat64",
                                    "newfstatat",
                                    "fstatat64",
                                    "statx",
                                    "fstatfs",
                                    "fstatfs64",
                                    "fsync",
                                    "ftruncate",
                                    "ftruncate64",
                                    "fadvise64",
                                    "fadvise64_64",
                                    "arm_fadvise64_64",
                                    "sync_file_range",
                                    "sync_file_range2",
                                    "arm_sync_file_range",
                                    "fcntl",
                                    "fcntl64",
                                    "flock",
                                    "renameat",
                                    "renameat2",
                                    "unlinkat",
                                    "close",
                                    "munmap",
                                    "mremap",
                                    "brk",
                                    "madvise",
                                    "futex",
                                    "getrandom",
                                    "getpid",
                                    "gettid",
                                    "sched_yield",
                                    "clock_gettime",
                                    "clock_gettime64",
                                    "rt_sigaction",
                                    "rt_sigprocmask",
                                    "rt_sigreturn",
                                    "sigaltstack",
                                    "restart_syscall",
                                    "exit",
                                    "exit_group"};

static bool shut_seccomp(struct error *e)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int result = filter == NULL ? -ENOMEM : 0;

    for (size_t i = 0; result == 0 && i < sizeof calls / sizeof calls[0]; i++) {
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, seccomp_syscall_resolve_name(calls[i]), 0);
        if (result == -EDOM) /* not a call of this architecture */
            result = 0;
    }
    /* Memory, but none that can be run. */
    const int memory[] = {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)};
    for (size_t i = 0; result == 0 && i < sizeof memory / sizeof memory[0]; i++)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, memory[i], 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (result == 0)
        result = seccomp_load(filter);
    seccomp_release(filter);
    return result == 0 || error_set(e, "the system call filter cannot be set: %s", strerror(-result));
}

/* Everything this header knows of is handled, and so denied but for what a rule allows; an older kernel knows less. */
static uint64_t known_accesses(long abi)
{
    uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

#ifdef LANDLOCK_ACCESS_FS_REFER
    if (abi >= 2)
        all |= LANDLOCK_ACCESS_FS_REFER;
#endif
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
    if (abi >= 3)
        all |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
    return all;
}

static bool shut_landlock(const char *folder)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 1)
        return false;
    const struct landlock_ruleset_attr attr = {.handled_access_fs = known_accesses(abi)};
    long rules = syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
    if (rules < 0)
        return false;
    struct landlock_path_beneath_attr beneath = {
        .allowed_access = LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE,
        .parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC),
    };
    bool ok = beneath.parent_fd >= 0 &&
              syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0 &&
              syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    if (beneath.parent_fd >= 0)
        close(beneath.parent_fd);
    close((int)rules);
    return ok;
}

static bool set_limit(int what, rlim_t most, struct error *e)
{
    struct rlimit limit;

    if (getrlimit(what, &limit) == 0) {
        if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < most)
            most = limit.rlim_max;
        limit.rlim_cur = limit.rlim_max = most;
        if (setrlimit(what, &limit) == 0)
            return true;
    }
    return error_set(e, "a limit cannot be set: %s", strerror(errno));
}

bool sandbox_shut(const char *folder, bool *landlock, struct error *e)
{
    if (!set_limit(RLIMIT_CORE, 0, e) || !set_limit(RLIMIT_NPROC, 0, e) || !set_limit(RLIMIT_CPU, 600, e) ||
        !set_limit(RLIMIT_NOFILE, 160, e) || !set_limit(RLIMIT_FSIZE, EDITION_FILE_MOST, e) ||
        /* A sanitizer's shadow of the memory is larger than any bound. */
        (!INSTRUMENTED && !set_limit(RLIMIT_AS, 256 << 20, e)))
        return false;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return error_set(e, "privileges cannot be given up: %s", strerror(errno));
    *landlock = shut_landlock(folder);
    return shut_seccomp(e);
}
