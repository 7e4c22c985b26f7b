/* SPDX-License-Identifier: MIT */
/* What several commands need: the kiosk's config, secret keys and their passwords. */
#include "desk/commands.h"

#include "base/file.h"
#include "base/log.h"
#include "desk/glyphs.h"
#include "edition/secret_key.h"
#include "settings/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

int command_failed(const char *what, const struct error *e)
{
    log_error(PROGRAM, "%s%s%s", what != NULL ? what : "", what != NULL ? ": " : "", e->text);
    return 1;
}

bool wall_load_settings(struct wall *w, const char *config, struct error *e)
{
    if (w->settings != NULL)
        return true;
    /* Too large for a stack that may be small. */
    struct settings *settings = calloc(1, sizeof *settings);
    struct settings_problems *problems = calloc(1, sizeof *problems);
    struct settings_names names = {0};
    char room[SETTINGS_PATH_ROOM];

    if (settings == NULL || problems == NULL) {
        error_memory(e);
    } else if (settings_load(settings_find(config, room), &names, settings, problems)) {
        w->settings = settings;
    } else {
        size_t first = 0;
        while (first + 1 < problems->n && problems->items[first].advice)
            first++;
        settings_problem_say(problems, first, e);
    }
    free(problems);
    if (w->settings == NULL)
        free(settings);
    return w->settings != NULL;
}

bool wall_load(struct wall *w, const char *config, struct error *e)
{
    if (!wall_load_settings(w, config, e))
        return false;
    w->glyphs = glyphs_create(w->settings);
    if (w->glyphs == NULL)
        return error_memory(e);
    if (glyphs_none(w->glyphs) != NULL)
        log_note(PROGRAM, "%s", glyphs_none(w->glyphs));
    return true;
}

void wall_finish(struct wall *w)
{
    glyphs_destroy(w->glyphs);
    free(w->settings);
    *w = (struct wall){0};
}

/* One line, read byte by byte, so that what follows it stays on standard input. */
static bool read_line(int fd, char out[PASSWORD_ROOM], struct error *e)
{
    size_t n = 0;

    for (;;) {
        char c;
        ssize_t got = read(fd, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(e, "the password cannot be read: %s", strerror(errno));
        if (got == 0 && n == 0)
            return error_set(e, "the key has a password, and none was given");
        if (got == 0 || c == '\n')
            break;
        if (n + 1 == PASSWORD_ROOM)
            return error_set(e, "the password is longer than %d bytes", PASSWORD_ROOM - 1);
        out[n++] = c;
    }
    if (n > 0 && out[n - 1] == '\r')
        n--;
    out[n] = '\0';
    return true;
}

bool ask_password(const char *question, char out[PASSWORD_ROOM], struct error *e)
{
    int tty = isatty(STDIN_FILENO) ? open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;
    struct termios before, quiet;
    bool ok;

    memset(out, 0, PASSWORD_ROOM);
    if (tty < 0) {
        ok = read_line(STDIN_FILENO, out, e);
    } else {
        bool silenced = tcgetattr(tty, &before) == 0;
        if (silenced) {
            quiet = before;
            quiet.c_lflag &= (tcflag_t) ~(tcflag_t)ECHO;
            silenced = tcsetattr(tty, TCSAFLUSH, &quiet) == 0;
        }
        ok = file_write_all(tty, question, strlen(question)) == 0
                 ? read_line(tty, out, e)
                 : error_set(e, "the terminal cannot be written: %s", strerror(errno));
        if (silenced)
            tcsetattr(tty, TCSAFLUSH, &before);
        if (file_write_all(tty, "\n", 1) != 0)
            ok = ok && error_set(e, "the terminal cannot be written: %s", strerror(errno));
        close(tty);
    }
    if (!ok)
        explicit_bzero(out, PASSWORD_ROOM);
    return ok;
}

struct secret_key *open_secret_key(const char *path, struct error *e)
{
    char password[PASSWORD_ROOM];
    bool encrypted;

    if (!secret_key_is_encrypted(path, &encrypted, e))
        return NULL;
    if (!encrypted)
        return secret_key_load(path, NULL, e);
    if (!ask_password("Password: ", password, e))
        return NULL;
    struct secret_key *key = secret_key_load(path, password, e);
    explicit_bzero(password, sizeof password);
    return key;
}
