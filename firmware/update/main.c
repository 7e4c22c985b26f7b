/* SPDX-License-Identifier: MIT */
/* The program standfirst-import: import.h says what it does and how it is called. */
#include "base/log.h"
#include "shelf/shelf.h"
#include "update/import.h"
#include "update/sandbox.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAM "standfirst-import"

/* A change of the shelf, instead of an import. */
typedef bool (*change)(struct shelf *s, struct error *e);

/* Whoever calls it has just looked at the shelf: what fell back meanwhile, it finds out by itself. */
static bool count_start(struct shelf *s, struct error *e)
{
    bool fell_back;
    return shelf_start(s, NULL, &fell_back, e);
}

struct options {
    const char *shelf, *trust, *keys, *folder;
    bool anew;
    change change; /* NULL: none */
};

static bool read_options(int argc, char **argv, struct options *o)
{
    static const struct option names[] = {
        {"shelf", required_argument, NULL, 's'},
        {"trust", required_argument, NULL, 't'},
        {"keys", required_argument, NULL, 'k'},
        {"anew", no_argument, NULL, 'a'},
        {"forget-floors", no_argument, NULL, 'f'},
        {"mark-good", no_argument, NULL, 'g'},
        {"undo", no_argument, NULL, 'u'},
        {"count-start", no_argument, NULL, 'c'},
        {NULL, 0, NULL, 0},
    };
    int c;

    while ((c = getopt_long(argc, argv, "", names, NULL)) != -1) {
        switch (c) {
        case 's':
            o->shelf = optarg;
            break;
        case 't':
            o->trust = optarg;
            break;
        case 'k':
            o->keys = optarg;
            break;
        case 'a':
            o->anew = true;
            break;
        case 'f':
            o->change = shelf_forget_floors;
            break;
        case 'c':
            o->change = count_start;
            break;
        case 'g':
            o->change = shelf_mark_good;
            break;
        case 'u':
            o->change = shelf_undo;
            break;
        default:
            return false;
        }
    }
    o->folder = argv[optind];
    bool trust = o->trust == NULL || strcmp(o->trust, "signed") == 0 || strcmp(o->trust, "any") == 0;
    return o->shelf != NULL && trust && argc - optind == (o->change != NULL ? 0 : 1);
}

/* In the report's form, for the kiosk; it stands for the end that the importer did not come to. */
static int fail(enum message_reason reason, const char *why)
{
    struct buffer line = {0};
    struct message end = {.kind = MESSAGE_IS_END, .reason = reason};

    snprintf(end.text, sizeof end.text, "%s", why);
    message_put(&line, &end);
    if (!line.failed)
        fwrite(line.data, 1, line.size, stdout);
    fflush(stdout);
    buffer_finish(&line);
    return 1;
}

static void note(const char *why)
{
    struct buffer line = {0};
    struct message r = {.kind = MESSAGE_IS_NOTE};

    snprintf(r.text, sizeof r.text, "%s", why);
    message_put(&line, &r);
    if (!line.failed)
        fwrite(line.data, 1, line.size, stdout);
    fflush(stdout);
    buffer_finish(&line);
}

/* NULL and *why on failure. A key that cannot be read is told, and the others count. Where nothing is said of trust, a
 * key that is installed says that unsigned editions are not wanted. */
static struct keyring *read_keys(const struct options *o, struct error *why)
{
    struct error e;
    bool any = o->trust != NULL && strcmp(o->trust, "any") == 0;
    struct keyring *keys = keyring_create(any ? KEYRING_UNSIGNED_TOO : KEYRING_SIGNED_ONLY);

    bool clean = keys == NULL || o->keys == NULL || keyring_add_folder(keys, o->keys, &e);
    if (!clean) {
        error_prefix(&e, "%s", o->keys);
        note(e.text);
        /* Nobody's signature would be taken, and it would be nobody's fault but ours. */
        if (keyring_count(keys) == 0) {
            *why = e;
            keyring_destroy(keys);
            return NULL;
        }
    }
    if (keys != NULL && o->trust == NULL && clean && keyring_count(keys) == 0) {
        keyring_destroy(keys);
        keys = keyring_create(KEYRING_UNSIGNED_TOO);
    }
    if (keys == NULL)
        error_memory(why);
    return keys;
}

static int change_shelf(const struct options *o, const struct keyring *keys)
{
    struct error e;
    struct shelf *shelf = shelf_create(o->shelf, NULL, keys);

    bool ok = shelf != NULL ? o->change(shelf, &e) : error_memory(&e);
    shelf_destroy(shelf);
    if (!ok)
        log_error(PROGRAM, "%s", e.text);
    return ok ? 0 : 1;
}

static int run(const struct options *o, const struct keyring *keys)
{
    const struct import_wish wish = {
        .folder = o->folder, .shelf = o->shelf, .trusted = keys, .anew = o->anew, .out = STDOUT_FILENO};
    enum message_reason reason;
    struct error e;
    bool landlock;

    struct import *i = import_open(&wish, &reason);
    if (i == NULL)
        return 1;
    int status = 1;
    if (!sandbox_shut(o->shelf, &landlock, &e)) {
        status = fail(MESSAGE_BROKEN, e.text);
    } else {
        if (!landlock)
            note("this kernel has no Landlock; the system call filter is the one wall");
        reason = import_run(i);
        status = reason == MESSAGE_DONE || reason == MESSAGE_UNSURE || reason == MESSAGE_SAME ? 0 : 1;
    }
    import_close(i);
    return status;
}

int main(int argc, char **argv)
{
    struct options o = {0};

    if (!read_options(argc, argv, &o)) {
        log_error(PROGRAM, "usage: %s --shelf DIR [--trust signed|any] [--keys DIR] [--anew] FOLDER", PROGRAM);
        log_error(PROGRAM,
                  "usage: %s --shelf DIR [--trust signed|any] [--keys DIR] "
                  "--forget-floors|--count-start|--mark-good|--undo",
                  PROGRAM);
        return 2;
    }
    /* The kiosk's end is the importer's: nobody would hear it, and the next kiosk starts its own. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    umask(022);
    close_range(3, ~0U, 0);
    struct error why;
    struct keyring *keys = read_keys(&o, &why);
    int status = keys == NULL       ? fail(MESSAGE_CARD, why.text)
                 : o.change != NULL ? change_shelf(&o, keys)
                                    : run(&o, keys);
    keyring_destroy(keys);
    /* Behind the walls there is nothing left to tidy, and a leak checker could not work. */
    fflush(stdout);
    _exit(status);
}
