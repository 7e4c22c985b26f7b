/* SPDX-License-Identifier: MIT */
/* The program standfirst-import: import.h says what it does and how it is called. */
#include "base/arguments.h"
#include "base/log.h"
#include "shelf/shelf.h"
#include "update/import.h"
#include "update/sandbox.h"

#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAM "standfirst-import"

/* A change of the shelf, instead of an import. */
typedef bool (*change)(struct shelf *s, struct error *e);

/* Whether an edition was taken back by it, the kiosk finds out when it opens the shelf. */
static bool count_start(struct shelf *s, struct error *e)
{
    bool fell_back;
    return shelf_start(s, NULL, &fell_back, e);
}

struct import_options {
    const char *shelf, *trust, *keys, *folder;
    bool anew, forget_floors, count_start, mark_good, undo;
    change change; /* NULL: none */
};

#define PLACE(field) offsetof(struct import_options, field)

static const struct argument_option table[] = {
    {"--shelf", ARGUMENT_TEXT, 1, PLACE(shelf), NULL},
    {"--trust", ARGUMENT_TEXT, 1, PLACE(trust), NULL},
    {"--keys", ARGUMENT_TEXT, 1, PLACE(keys), NULL},
    {"--anew", ARGUMENT_FLAG, 1, PLACE(anew), NULL},
    {"--forget-floors", ARGUMENT_FLAG, 1, PLACE(forget_floors), NULL},
    {"--count-start", ARGUMENT_FLAG, 1, PLACE(count_start), NULL},
    {"--mark-good", ARGUMENT_FLAG, 1, PLACE(mark_good), NULL},
    {"--undo", ARGUMENT_FLAG, 1, PLACE(undo), NULL},
};

/* False: wrong use; if a single argument is at fault, it was told. */
static bool read_options(char **argv, struct import_options *o)
{
    struct arguments a = {
        .options = table, .n_options = sizeof table / sizeof table[0], .command = 1, .argv = argv + (argv[0] != NULL)};
    enum argument met;
    struct error e;
    size_t folders = 0;

    while ((met = arguments_next(&a, o, &e)) == ARGUMENT_OPTION || met == ARGUMENT_FILE) {
        if (met == ARGUMENT_FILE) {
            o->folder = a.text;
            folders++;
        }
    }
    if (met != ARGUMENTS_END) {
        if (met == ARGUMENT_NO_VALUE)
            log_error(PROGRAM, "option '%s' requires an argument", a.text);
        else if (met == ARGUMENT_WITH_VALUE)
            log_error(PROGRAM, "option '%s' doesn't allow an argument", a.option->name);
        else
            log_error(PROGRAM, "unrecognized option '%s'", a.text);
        return false;
    }
    o->change = o->forget_floors ? shelf_forget_floors
                : o->count_start ? count_start
                : o->mark_good   ? shelf_mark_good
                : o->undo        ? shelf_undo
                                 : NULL;
    bool trust = o->trust == NULL || strcmp(o->trust, "signed") == 0 || strcmp(o->trust, "any") == 0;
    return o->shelf != NULL && trust && folders == (o->change != NULL ? 0 : 1);
}

static void say(enum message_kind kind, enum message_reason reason, const char *text)
{
    struct message m = {.kind = kind, .reason = reason};

    snprintf(m.text, sizeof m.text, "%s", text);
    message_send(STDOUT_FILENO, &m);
}

/* The importer cannot come to an end of its own. */
static int fail(enum message_reason reason, const char *why)
{
    say(MESSAGE_IS_END, reason, why);
    return 1;
}

/* NULL and *why on failure. A key that cannot be read is told, and the others count. */
static struct keyring *read_keys(const struct import_options *o, struct error *why)
{
    enum keyring_policy policy = o->trust == NULL               ? KEYRING_AUTO
                                 : strcmp(o->trust, "any") == 0 ? KEYRING_UNSIGNED_TOO
                                                                : KEYRING_SIGNED_ONLY;
    struct keyring *keys = keyring_read(policy, o->keys, why);

    if (keys == NULL) {
        error_memory(why);
    } else if (why->text[0] != '\0') {
        error_prefix(why, "%s", o->keys);
        say(MESSAGE_IS_NOTE, 0, why->text);
        /* Without any key every signer would be unknown, and the editor would be told that the edition is at fault. */
        if (keyring_count(keys) == 0) {
            keyring_destroy(keys);
            keys = NULL;
        }
    }
    return keys;
}

static int change_shelf(const struct import_options *o, const struct keyring *keys)
{
    struct error e;
    struct shelf *shelf = shelf_create(o->shelf, NULL, keys);

    bool ok = shelf != NULL ? o->change(shelf, &e) : error_memory(&e);
    shelf_destroy(shelf);
    if (!ok)
        log_error(PROGRAM, "%s", e.text);
    return ok ? 0 : 1;
}

static int run(const struct import_options *o, const struct keyring *keys)
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
            say(MESSAGE_IS_NOTE, 0, "this kernel has no Landlock; the system call filter is the one wall");
        reason = import_run(i);
        status = reason == MESSAGE_DONE || reason == MESSAGE_UNSURE || reason == MESSAGE_SAME ? 0 : 1;
    }
    import_close(i);
    return status;
}

int main(int argc, char **argv)
{
    struct import_options o = {0};

    (void)argc;
    if (!read_options(argv, &o)) {
        log_error(PROGRAM, "usage: %s --shelf DIR [--trust signed|any] [--keys DIR] [--anew] FOLDER", PROGRAM);
        log_error(PROGRAM,
                  "usage: %s --shelf DIR [--trust signed|any] [--keys DIR] "
                  "--forget-floors|--count-start|--mark-good|--undo",
                  PROGRAM);
        return 2;
    }
    /* It ends with the kiosk: nobody would read its report, and the next kiosk starts its own. */
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
    /* The sandbox forbids what a leak checker does at exit(). */
    _exit(status);
}
