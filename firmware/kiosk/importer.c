/* SPDX-License-Identifier: MIT */
#include "kiosk/importer.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Beside this program in the folder it was built in, or in libexec where it is installed. False: there is none. */
static bool find_program(char path[PATH_MAX])
{
    static const char *const places[] = {"standfirst-import", "../libexec/standfirst-import"};
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

    if (n <= 0)
        return false;
    self[n] = '\0';
    *strrchr(self, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (snprintf(path, PATH_MAX, "%s/%s", self, places[i]) < PATH_MAX && access(path, X_OK) == 0)
            return true;
    errno = ENOENT;
    return false;
}

struct child *importer_start(struct loop *l, const struct importer_wish *w,
                             void (*wrote)(void *user, const char *data, size_t size),
                             void (*ended)(void *user, int status), void *user)
{
    char program[PATH_MAX];
    const char *argv[12] = {program, "--shelf", w->settings->update.shelf, "--trust"};
    size_t n = 4;

    argv[n++] = w->signed_only ? "signed" : "any";
    if (w->settings->update.keys[0] != '\0') {
        argv[n++] = "--keys";
        argv[n++] = w->settings->update.keys;
    }
    switch (w->job) {
    case IMPORTER_IMPORT:
        if (w->anew)
            argv[n++] = "--anew";
        argv[n++] = w->folder;
        break;
    case IMPORTER_COUNT_START:
        argv[n++] = "--count-start";
        break;
    case IMPORTER_MARK_GOOD:
        argv[n++] = "--mark-good";
        break;
    case IMPORTER_UNDO:
        argv[n++] = "--undo";
        break;
    }
    return find_program(program) ? child_start(l, (char *const *)argv, wrote, ended, user) : NULL;
}
